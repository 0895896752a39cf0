// How diagnostics look, for people and for machines.
#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <quoin/diagnostic.hpp>

namespace quoin {
namespace {

struct Paint {
  std::string_view bold, red, yellow, off;
};
constexpr Paint plain{};
constexpr Paint coloured{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[0m"};

void add_lines(std::string& out, std::string_view label, std::string_view text) {
  const std::string indent(label.size() + 2, ' ');
  std::string_view head = label;
  while (!text.empty()) {
    const auto end = text.find('\n');
    out += fmt::format("{}{}\n", head.empty() ? indent : std::string{"  "} + std::string{head},
                       text.substr(0, end));
    head = {};
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
}

std::string place(const Diagnostic& diagnostic) {
  if (diagnostic.file.empty()) return diagnostic.path;
  std::string source = diagnostic.file;
  if (diagnostic.line != 0) source += fmt::format(":{}", diagnostic.line);
  if (diagnostic.column != 0) source += fmt::format(":{}", diagnostic.column);
  return diagnostic.path.empty() ? source : fmt::format("{} ({})", diagnostic.path, source);
}

std::string_view name_of(Severity severity) {
  constexpr std::string_view names[] = {"note", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

}  // namespace

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& each) { return each.severity == Severity::error; });
}

std::string format(const Diagnostic& diagnostic, bool colour) {
  const Paint& paint = colour ? coloured : plain;
  const bool error = diagnostic.severity == Severity::error;
  std::string out =
      fmt::format("{}{}{}{}: {}{}{}\n", error ? paint.red : paint.yellow, name_of(diagnostic.severity),
                  diagnostic.rule.empty() ? "" : fmt::format("[{}]", diagnostic.rule), paint.off, paint.bold,
                  diagnostic.summary, paint.off);
  if (const std::string where = place(diagnostic); !where.empty()) out += fmt::format("  at {}\n", where);
  add_lines(out, "got: ", diagnostic.got);
  add_lines(out, "note: ", diagnostic.note);
  add_lines(out, "fix: ", diagnostic.fix);
  return out;
}

std::string format(const Diagnostics& diagnostics, bool colour) {
  std::string out;
  for (const Diagnostic& each : diagnostics)
    if (each.severity != Severity::note) out += format(each, colour);
  return out;
}

std::string to_json(const Diagnostics& diagnostics) {
  nlohmann::json array = nlohmann::json::array();
  for (const Diagnostic& each : diagnostics) {
    array.push_back({{"severity", name_of(each.severity)},
                     {"rule", each.rule},
                     {"summary", each.summary},
                     {"got", each.got},
                     {"note", each.note},
                     {"fix", each.fix},
                     {"path", each.path},
                     {"file", each.file},
                     {"line", each.line},
                     {"column", each.column}});
  }
  return array.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace quoin
