// quoin explain and quoin rules: what the registry of rules says.
#include "commands.hpp"
#include "core/ascii.hpp"
#include "core/suggestion.hpp"
#include "messages/cli_messages.hpp"
#include "rules/document.hpp"
#include "rules/registry.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::cli {
namespace {

using nlohmann::json;
using rules::Enforcement;
using rules::Rule;
using rules::Status;

constexpr std::size_t text_width = 100;
constexpr std::size_t label_width = 12;

constexpr std::array<std::string_view, 3> level_words{
    "C: a literal misuse does not compile; a computed one fails the synthesis",
    "T: it holds by construction; the API has no way to say otherwise",
    "S: checked at synthesis, on what is really emitted",
};

std::vector<Enforcement> enforcements(const Rule& rule) {
  std::vector<Enforcement> found;
  for (const Enforcement& entry : rule.enforced)
    if (!entry.by.empty()) found.push_back(entry);
  return found;
}

json as_json(const Rule& rule) {
  json enforced = json::array();
  for (const Enforcement& entry : enforcements(rule))
    enforced.push_back({{"by", entry.by}, {"where", rules::phrase(entry.where)}, {"test", entry.test}});
  return {{"id", rule.id()},
          {"title", rule.title()},
          {"fix", rule.fix()},
          {"level", std::string(1, rules::letter(rule.level))},
          {"status", rules::phrase(rule.status())},
          {"enforced", enforced},
          {"open", rule.open},
          {"why", rule.why},
          {"detail", rule.detail},
          {"sources", rule.sources},
          {"controls", rule.controls},
          {"broken", rule.broken},
          {"fixed", rule.fixed}};
}

// Breaks the text at spaces so that it stands in one column behind its label.
std::string labelled(std::string_view label, std::string_view text) {
  if (text.empty()) return {};
  std::string out = fmt::format("{:<{}}", label, label_width);
  std::size_t column = label_width;
  while (!text.empty()) {
    const auto end = text.find_first_of(" \n");
    const std::string_view piece = text.substr(0, end);
    if (column > label_width && column + 1 + piece.size() > text_width) {
      out += fmt::format("\n{:<{}}", "", label_width);
      column = label_width;
    } else if (column > label_width) {
      out += ' ';
      ++column;
    }
    out += piece;
    column += piece.size();
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return out + "\n";
}

std::string snippet(std::string_view title, std::string_view code) {
  if (code.empty()) return {};
  std::string out = fmt::format("\n{}\n", title);
  while (!code.empty()) {
    const auto end = code.find('\n');
    const std::string_view line = code.substr(0, end);
    out += line.empty() ? "\n" : fmt::format("    {}\n", line);
    code = end == std::string_view::npos ? std::string_view{} : code.substr(end + 1);
  }
  return out;
}

std::string as_text(const Rule& rule, bool colour) {
  std::string out = fmt::format("{}{}{}: {}\n\n", colour ? "\x1b[1m" : "", rule.id(), colour ? "\x1b[0m" : "",
                                rule.title());
  out += labelled("why", rule.why);
  out += labelled("in doubt", rule.detail);
  out += labelled("fix", rule.fix());
  out += labelled("level", level_words.at(static_cast<std::size_t>(rule.level)));
  std::string status{rules::phrase(rule.status())};
  const auto entries = enforcements(rule);
  for (std::size_t i = 0; i < entries.size(); ++i)
    status += fmt::format("{}{} ({})", i == 0 ? ": " : ", ", entries[i].by, rules::phrase(entries[i].where));
  out += labelled("status", status);
  out += labelled("not yet", rule.open);
  out += labelled("sources", rule.sources);
  out += labelled("controls", rule.controls);
  out += snippet("breaks it:", rule.broken);
  out += snippet("keeps it:", rule.fixed);
  return out;
}

}  // namespace

ExitCode explain(const Options& options, Console& console) {
  std::string id = *options.rule;
  for (char& letter : id) letter = ascii::upper(letter);
  const Rule* rule = rules::find(id);
  if (rule == nullptr) {
    std::vector<std::string> ids;
    for (const Rule& each : rules::registry()) ids.emplace_back(each.id());
    console.report(messages::unknown_rule(*options.rule, detail::closest(id, ids)));
    if (options.json) print_failure_as_json(options, console, ExitCode::misuse);
    return ExitCode::misuse;
  }
  print(options.json ? as_json(*rule).dump(2) + "\n" : as_text(*rule, console.out_colour()));
  return ExitCode::done;
}

ExitCode rules(const Options& options, Console& console) {
  json array = json::array();
  std::string text;
  std::size_t count = 0;
  for (const rules::Area& area : rules::areas()) {
    std::string lines;
    for (const Rule& rule : area.rows) {
      if (options.level && rules::letter(rule.level) != *options.level) continue;
      if (options.enforced_only && rule.status() == Status::planned) continue;
      ++count;
      array.push_back(as_json(rule));
      lines += fmt::format("  {:<10}  {}  {:<15}  {}\n", rule.id(), rules::letter(rule.level),
                           rules::phrase(rule.status()), rule.title());
    }
    if (lines.empty()) continue;
    text += fmt::format("{}{}{}{}\n{}", text.empty() ? "" : "\n", console.out_colour() ? "\x1b[1m" : "",
                        area.title, console.out_colour() ? "\x1b[0m" : "", lines);
  }
  if (options.json) {
    print(array.dump(2) + "\n");
    return ExitCode::done;
  }
  print(text);
  print(fmt::format("{}{} rule{}; `quoin explain ID` says more.\n", text.empty() ? "" : "\n", count,
                    count == 1 ? "" : "s"));
  return ExitCode::done;
}

}  // namespace quoin::cli
