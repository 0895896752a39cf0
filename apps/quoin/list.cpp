// quoin list: the stacks of the program, and its constructs. Nothing is written.
#include "commands.hpp"
#include "messages/assembly_messages.hpp"
#include "messages/joined.hpp"
#include "process.hpp"
#include "program.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <system_error>
#include <vector>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Gone at the end, whatever the end is.
class TemporaryFolder {
public:
  TemporaryFolder() {
    std::error_code code;
    const fs::path place = fs::temp_directory_path(code);
    std::string name = (place / "quoin-list-XXXXXX").string();
    if (!code && ::mkdtemp(name.data()) != nullptr)
      path_ = name;
    else
      error_ = code ? code.value() : errno;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }
  int error() const { return error_; }

private:
  fs::path path_;
  int error_ = 0;
};

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths.resize(std::max(widths.size(), row.size()));
      widths[i] = std::max(widths[i], row[i].size());
    }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      text += i + 1 == row.size() ? row[i] + "\n" : fmt::format("{:<{}}  ", row[i], widths[i]);
  }
  return text;
}

// The constructs of the first target's graph: its tree, or nothing where there is none.
json tree_of(const fs::path& out, const std::vector<std::string>& targets) {
  std::ifstream in{out / targets.front() / "graph.json"};
  if (!in) return nullptr;
  const json graph = json::parse(in, nullptr, false);
  return graph.is_object() ? graph.value("tree", json{}) : json{};
}

std::string text_in(const json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string{};
}

// "  Vpc", its kind, and the line that made it; then those below it.
void add_constructs(const json& nodes, const std::string& indent,
                    std::vector<std::vector<std::string>>& rows) {
  if (!nodes.is_array()) return;
  for (const json& node : nodes) {
    if (!node.is_object()) continue;
    std::string place = text_in(node, "file");
    const auto line = node.find("line");
    if (line != node.end() && line->is_number_integer()) place += fmt::format(":{}", line->get<long long>());
    const std::string kind = text_in(node, "kind");
    rows.push_back({indent + text_in(node, "id"), kind.empty() ? "-" : kind, place});
    add_constructs(node.value("children", json{}), indent + "  ", rows);
  }
}

}  // namespace

ExitCode list(const Options& options, Console& console) {
  const auto fail = [&](ExitCode code) {
    if (options.json && interruption() == 0) print_failure_as_json(options, console, code);
    return code;
  };
  Plan plan;
  if (!make_plan(options, console, plan)) return fail(ExitCode::misuse);
  const TemporaryFolder temporary;
  if (temporary.error() != 0) {
    console.report(messages::output_unwritable("a temporary folder", "TMPDIR", temporary.error()));
    return fail(ExitCode::failed);
  }
  const fs::path out = temporary.path() / "out";
  const Run run = build_and_run(plan, options, out, temporary.path(), console);
  if (run.code != ExitCode::done || interruption() != 0) return fail(run.code);
  const json tree = tree_of(out, plan.targets);
  if (options.constructs && !tree.is_object()) {
    console.report(messages::graph_missing(plan.targets.front()));
    return fail(ExitCode::failed);
  }
  if (options.json) {
    json stacks = json::array();
    for (const WrittenStack& stack : run.assembly.stacks)
      stacks.push_back({{"name", stack.name},
                        {"target", stack.target},
                        {"region", stack.region},
                        {"files", stack.files},
                        {"depends_on", stack.depends_on}});
    json document{
        {"version", 1},     {"command", "list"},
        {"exit_code", 0},   {"environment", plan.environment},
        {"stacks", stacks}, {"diagnostics", json::parse(diagnostics_as_json(console, run.diagnostics))}};
    if (options.constructs) document["constructs"] = tree.value("children", json::array());
    print(document.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
  } else if (options.constructs) {
    std::vector<std::vector<std::string>> rows{{"CONSTRUCT", "KIND", "LINE"}};
    add_constructs(tree.value("children", json{}), "", rows);
    print(table(rows));
  } else {
    std::vector<std::vector<std::string>> rows{{"STACK", "TARGET", "REGION", "DEPENDS ON"}};
    for (const WrittenStack& stack : run.assembly.stacks)
      rows.push_back({stack.name, stack.target, stack.region.empty() ? "-" : stack.region,
                      stack.depends_on.empty() ? "-" : messages::joined(stack.depends_on, ", ")});
    print(table(rows));
  }
  return ExitCode::done;
}

}  // namespace quoin::cli
