// Reads what a program wrote, and refuses it where it is not whole.
#include "assembly_check.hpp"

#include "messages/assembly_messages.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* manifest_name = "manifest.json";

bool is_plain_relative(const std::string& name) {
  const fs::path path{name};
  return !name.empty() && path.is_relative() && path == path.lexically_normal() && *path.begin() != ".." &&
         *path.begin() != "." && path.has_filename();
}

class TargetReader {
public:
  TargetReader(const fs::path& folder, std::string target, Assembly& assembly, Diagnostics& found)
      : folder_{folder / target},
        target_{std::move(target)},
        manifest_{target_ + "/" + manifest_name},
        assembly_{assembly},
        found_{found} {}

  void read() {
    std::ifstream in{folder_ / manifest_name, std::ios::binary};
    if (!in || !fs::is_regular_file(folder_ / manifest_name)) {
      found_.push_back(messages::assembly_missing(target_));
      return;
    }
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    json manifest;
    try {
      manifest = json::parse(text);
    } catch (const json::parse_error& problem) {
      const std::string_view before =
          std::string_view{text}.substr(0, problem.byte == 0 ? 0 : problem.byte - 1);
      const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
      const auto newline = before.rfind('\n');
      const std::size_t column = before.size() - (newline == std::string_view::npos ? 0 : newline + 1) + 1;
      found_.push_back(messages::manifest_is_no_json(manifest_, line, column));
      return;
    }
    if (!manifest.is_object()) return wrong("the whole", manifest, "an object");
    if (!manifest.contains("version") || manifest["version"] != 1) {
      found_.push_back(messages::manifest_of_other_version(
          manifest_, manifest.contains("version") ? shown(manifest["version"]) : "no version"));
      return;
    }
    if (entry(manifest, "target") != target_)
      return wrong("target", entry(manifest, "target"), "'" + target_ + "'");
    if (!entry(manifest, "stacks").is_array()) return wrong("stacks", entry(manifest, "stacks"), "a list");
    if (!is_list_of_files(entry(manifest, "files")))
      return wrong("files", entry(manifest, "files"), "a list of relative paths");
    read_stacks(manifest["stacks"]);
    compare_files(manifest["files"]);
  }

private:
  static const json& entry(const json& object, const char* name) {
    static const json nothing;
    const auto at = object.find(name);
    return at == object.end() ? nothing : *at;
  }

  static std::string shown(const json& value) {
    constexpr std::size_t longest = 60;
    std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
    return text.size() > longest ? text.substr(0, longest) + "..." : text;
  }

  void wrong(const std::string& name, const json& got, const std::string& expected) {
    found_.push_back(
        messages::manifest_wrong_entry(manifest_, name, got.is_null() ? "nothing" : shown(got), expected));
  }

  static bool is_list_of_texts(const json& list) {
    return list.is_array() &&
           std::all_of(list.begin(), list.end(), [](const json& item) { return item.is_string(); });
  }
  static bool is_list_of_files(const json& list) {
    return is_list_of_texts(list) && std::all_of(list.begin(), list.end(), [](const json& item) {
             return is_plain_relative(item.get_ref<const std::string&>());
           });
  }

  void read_stacks(const json& stacks) {
    for (const json& item : stacks) {
      if (!item.is_object() || !entry(item, "name").is_string())
        return wrong("stacks", item, "a list of stacks with names");
      if (!is_list_of_files(entry(item, "files")))
        return wrong("stacks.files", entry(item, "files"), "a list of relative paths");
      WrittenStack stack;
      stack.target = target_;
      stack.name = item["name"];
      if (entry(item, "region").is_string()) stack.region = item["region"];
      for (const json& file : item["files"]) stack.files.push_back(target_ + "/" + file.get<std::string>());
      if (is_list_of_texts(entry(item, "depends_on")))
        stack.depends_on = item["depends_on"].get<std::vector<std::string>>();
      assembly_.stacks.push_back(std::move(stack));
    }
  }

  void compare_files(const json& files) {
    std::set<std::string> listed{manifest_name};
    for (const json& file : files) listed.insert(file.get<std::string>());
    for (const std::string& file : listed) {
      if (!fs::is_regular_file(fs::symlink_status(folder_ / file)))
        found_.push_back(messages::manifest_names_missing_file(manifest_, file));
      assembly_.files.push_back(target_ + "/" + file);
    }
    for (const auto& each : fs::recursive_directory_iterator{folder_}) {
      const std::string name = each.path().lexically_relative(folder_).generic_string();
      if (!(each.is_directory() && !each.is_symlink()) && !listed.contains(name))
        found_.push_back(messages::manifest_omits_file(manifest_, name));
    }
  }

  fs::path folder_;
  std::string target_;
  std::string manifest_;
  Assembly& assembly_;
  Diagnostics& found_;
};

}  // namespace

Diagnostics read_assembly(const fs::path& folder, const std::vector<std::string>& targets,
                          Assembly& assembly) {
  Diagnostics found;
  for (const std::string& target : targets) TargetReader{folder, target, assembly, found}.read();
  std::error_code code;
  std::vector<std::string> others;
  for (const auto& each : fs::directory_iterator{folder, code})
    if (const std::string name = each.path().filename();
        std::find(targets.begin(), targets.end(), name) == targets.end())
      others.push_back(name);
  std::sort(others.begin(), others.end());
  for (const std::string& name : others) found.push_back(messages::assembly_unasked(name));
  std::sort(assembly.files.begin(), assembly.files.end());
  return found;
}

}  // namespace quoin::cli
