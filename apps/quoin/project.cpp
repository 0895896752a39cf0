// quoin.yaml: where the program is, how it is built, and for which environments and targets it is run.
#include "project.hpp"

#include "core/suggestion.hpp"
#include "messages/cli_messages.hpp"
#include "process.hpp"

#include <fmt/core.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using messages::Spot;

constexpr auto target_names = std::to_array<std::string_view>({"terraform", "cloudformation"});
constexpr auto release_names = std::to_array<std::string_view>({QUOIN_AWS_RELEASES, "common"});
constexpr auto kind_names = std::to_array<std::string_view>({"production", "staging", "development", "test"});
constexpr double longest_timeout = 86'400;  // a day, in seconds
constexpr std::uintmax_t largest_file = 1 << 20;

constexpr auto key_table = std::to_array<Key>({
    {"program", Shape::map, "", "The C++ program that describes the infrastructure. Required.", ""},
    {"program.source", Shape::texts, "",
     "The program's C++ files, relative to quoin.yaml. Quoin compiles and links them itself, in `.quoin/` "
     "beside "
     "quoin.yaml. Either this or `program.run`.",
     "source: main.cpp"},
    {"program.build", Shape::command, "",
     "The command that builds the program. It is run in quoin.yaml's folder before the program is. Text, "
     "which goes "
     "to /bin/sh only where it needs a shell, or a list of words.",
     "build: cmake --build build --target infra"},
    {"program.run", Shape::command, "",
     "The built program, or the command that runs it. Quoin adds its options at the end.",
     "run: build/infra"},
    {"program.include", Shape::texts, "bindings",
     "Folders that `#include <...>` looks in before Quoin's own, relative to quoin.yaml. `quoin bindings` "
     "writes to "
     "the first one.",
     "include: [bindings, shared]"},
    {"bindings", Shape::map, "", "Which release of a provider the program's raw resources are of.", ""},
    {"bindings.aws", Shape::aws_release, QUOIN_NEWEST_AWS_RELEASE,
     "A release of hashicorp/aws that comes with Quoin, or `common` for what all of them have.",
     "aws: 5.100.0"},
    {"targets", Shape::target_list, "terraform", "What is written where `--target` names nothing else.",
     "targets: [terraform, cloudformation]"},
    {"environments", Shape::map, "",
     "The environments that `--env` can name. Without this key it takes every name, and means production.",
     ""},
    {"environments.*", Shape::map, "", "One environment, under a name of your choice.", ""},
    {"environments.*.kind", Shape::environment_kind, "production",
     "What the environment is for. Relaxed values take effect only where it is not production.",
     "kind: development"},
    {"environments.*.context", Shape::map, "", "Values that the program asks its `App` for.", ""},
    {"environments.*.context.*", Shape::scalar, "",
     "One value, under a name of your choice: text, a number, true or false. It is handed on as it is "
     "written.",
     "domain: api.example.com"},
    {"output", Shape::text, "quoin.out",
     "The output folder, relative to quoin.yaml. It is replaced as a whole.", "output: generated"},
    {"timeout", Shape::seconds, "60",
     "How many seconds the program may run before it is killed. Building it has no limit.", "timeout: 120"},
});

struct ShapeWords {
  Shape shape;
  std::string_view words;
};
constexpr auto shape_table = std::to_array<ShapeWords>({
    {Shape::map, "a map of keys and values"},
    {Shape::text, "a text"},
    {Shape::texts, "a text or a list of texts"},
    {Shape::command, "a command, as a text or a list of words"},
    {Shape::target_list, "a list of targets: terraform, cloudformation"},
    {Shape::environment_kind, "one of: production, staging, development, test"},
    {Shape::aws_release, "one of: " QUOIN_AWS_RELEASE_LIST ", common"},
    {Shape::scalar, "a text, a number, true or false"},
    {Shape::seconds, "a number of seconds between 0.1 and 86400"},
});

constexpr std::string_view name_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

// As it may stand in a message: a file can hold anything.
std::string printable(std::string_view text) {
  constexpr std::size_t longest = 80;
  std::string out;
  for (const char letter : text.substr(0, longest)) {
    const auto code = static_cast<unsigned char>(letter);
    if (code < 0x20 || code == 0x7f)
      out += fmt::format("\\x{:02x}", code);
    else
      out += letter;
  }
  return text.size() > longest ? out + "..." : out;
}

std::string kind_of(const YAML::Node& node) {
  switch (node.Type()) {
    case YAML::NodeType::Null:
      return "nothing";
    case YAML::NodeType::Sequence:
      return "a list";
    case YAML::NodeType::Map:
      return "a map";
    default:
      return fmt::format("'{}'", printable(node.Scalar()));
  }
}

std::string last_part(std::string_view path) {
  const auto dot = path.rfind('.');
  return std::string{dot == std::string_view::npos ? path : path.substr(dot + 1)};
}

// The keys that may stand in the map of that pattern; a star where the user names them.
std::vector<std::string> keys_in(std::string_view pattern) {
  std::vector<std::string> found;
  for (const Key& key : key_table) {
    const auto dot = key.path.rfind('.');
    const std::string_view within =
        dot == std::string_view::npos ? std::string_view{} : key.path.substr(0, dot);
    if (within == pattern) found.push_back(last_part(key.path));
  }
  return found;
}

const Key& key_of(std::string_view pattern) {
  return *std::find_if(key_table.begin(), key_table.end(),
                       [&](const Key& key) { return key.path == pattern; });
}

class Reader {
public:
  Reader(Project& project, Diagnostics& found) : project_{project}, found_{found} {}

  void read(const YAML::Node& root) {
    if (root.IsNull() || !root.IsDefined()) {
      found_.push_back(messages::key_missing({project_.shown_file, 1, 1}, "program", program_example));
      return;
    }
    if (!root.IsMap()) {
      found_.push_back(messages::key_of_wrong_shape(spot(root), "", kind_of(root), words_for(Shape::map),
                                                    std::string{"begin with "} + program_example));
      return;
    }
    read_map(root, "", "");
    if (!found_.empty()) return;
    check_program(root);
  }

private:
  static constexpr const char* program_example = "`program: {source: main.cpp}`";

  Spot spot(const YAML::Node& node) const {
    const YAML::Mark mark = node.Mark();
    if (mark.is_null()) return {project_.shown_file, 0, 0};
    return {project_.shown_file, static_cast<unsigned>(mark.line) + 1,
            static_cast<unsigned>(mark.column) + 1};
  }

  // `pattern` has a star where `path` has the user's name.
  void read_map(const YAML::Node& map, const std::string& pattern, const std::string& path) {
    const std::vector<std::string> known = keys_in(pattern);
    std::map<std::string, unsigned> seen;
    for (const auto& entry : map) {
      if (!entry.first.IsScalar()) {
        found_.push_back(messages::key_of_wrong_shape(spot(entry.first), "a key", kind_of(entry.first),
                                                      words_for(Shape::text), ""));
        continue;
      }
      const std::string name = entry.first.Scalar();
      const Spot at = spot(entry.first);
      if (const auto [first, is_new] = seen.emplace(name, at.line); !is_new) {
        found_.push_back(messages::key_twice(at, printable(name), first->second));
        continue;
      }
      const std::string inner = path.empty() ? name : path + "." + name;
      const bool free_names = known.front() == "*";
      if (free_names && !is_name(name)) {
        found_.push_back(messages::key_with_wrong_value(at, "a name in " + path, printable(name),
                                                        "letters, digits, '-', '_' and '.'", ""));
        continue;
      }
      if (!free_names && std::find(known.begin(), known.end(), name) == known.end()) {
        found_.push_back(
            messages::unknown_key(at, printable(name), path, detail::closest(name, known), known));
        continue;
      }
      const std::string part = free_names ? "*" : name;
      read_value(entry.second, at, pattern.empty() ? part : pattern + "." + part, inner, name);
    }
  }

  static bool is_name(const std::string& name) {
    return !name.empty() && name.find_first_not_of(name_characters) == std::string::npos &&
           name.front() != '-';
  }

  void wrong_shape(const YAML::Node& value, const Spot& at, const Key& key, const std::string& path) {
    found_.push_back(messages::key_of_wrong_shape(
        at, path, kind_of(value), words_for(key.shape),
        key.example.empty() ? std::string{} : fmt::format("write it as in `{}`", key.example)));
  }

  void read_value(const YAML::Node& value, const Spot& at_key, const std::string& pattern,
                  const std::string& path, const std::string& name) {
    const Key& key = key_of(pattern);
    const Spot at = spot(value).line == 0 || value.IsNull() ? at_key : spot(value);
    switch (key.shape) {
      case Shape::map:
        if (value.IsMap()) {
          if (pattern == "environments.*") project_.environments[name];
          read_map(value, pattern, path);
        } else if (value.IsNull() && pattern == "environments.*") {
          project_.environments[name];
        } else {
          wrong_shape(value, at, key, path);
        }
        return;
      case Shape::text:
        if (const auto text = text_of(value)) {
          project_.output = *text;
          project_.output_place = {at.line, at.column};
        } else {
          wrong_shape(value, at, key, path);
        }
        return;
      case Shape::texts:
        return read_paths(value, at, key, path);
      case Shape::aws_release:
        return read_aws_release(value, at, key, path);
      case Shape::command:
        return read_command(value, at, key, path);
      case Shape::target_list:
        return read_targets(value, at, key, path);
      case Shape::environment_kind:
        return read_kind(value, at, key, path);
      case Shape::scalar:
        if (value.IsScalar()) {
          project_.environments[middle_of(path)].context[name] = value.Scalar();
        } else {
          wrong_shape(value, at, key, path);
        }
        return;
      case Shape::seconds:
        return read_seconds(value, at, key, path);
    }
  }

  static std::optional<std::string> text_of(const YAML::Node& value) {
    if (!value.IsScalar() || value.Scalar().empty()) return std::nullopt;
    return value.Scalar();
  }

  // A text, or a list of texts that is not empty; or nothing.
  static std::optional<std::vector<std::string>> texts_of(const YAML::Node& value) {
    if (const auto text = text_of(value)) return std::vector{*text};
    if (!value.IsSequence() || value.size() == 0) return std::nullopt;
    std::vector<std::string> texts;
    for (const auto& item : value) {
      if (!item.IsScalar()) return std::nullopt;
      texts.push_back(item.Scalar());
    }
    return texts;
  }

  // "environments.NAME.kind" and "environments.NAME.context.KEY"; a name may hold dots.
  std::string middle_of(const std::string& path) const {
    std::string best;
    for (const auto& [name, environment] : project_.environments)
      if (path.starts_with("environments." + name + ".") && name.size() > best.size()) best = name;
    return best;
  }

  void read_paths(const YAML::Node& value, const Spot& at, const Key& key, const std::string& path) {
    const auto texts = texts_of(value);
    if (!texts || std::find(texts->begin(), texts->end(), "") != texts->end())
      return wrong_shape(value, at, key, path);
    (path == "program.source" ? project_.sources : project_.includes).assign(texts->begin(), texts->end());
    if (path != "program.source") return;
    for (std::size_t i = 0; i < texts->size(); ++i) {
      const Spot where = value.IsSequence() ? spot(value[i]) : at;
      project_.source_places.push_back({where.line, where.column});
    }
  }

  void read_aws_release(const YAML::Node& value, const Spot& at, const Key& key, const std::string& path) {
    const auto text = text_of(value);
    if (!text) return wrong_shape(value, at, key, path);
    if (std::find(release_names.begin(), release_names.end(), *text) == release_names.end()) {
      found_.push_back(messages::key_with_wrong_value(
          at, path, printable(*text), words_for(key.shape),
          detail::closest(*text, {release_names.begin(), release_names.end()})));
      return;
    }
    project_.aws_release = *text;
  }

  void read_command(const YAML::Node& value, const Spot& at, const Key& key, const std::string& path) {
    const auto texts = texts_of(value);
    if (!texts || texts->front().empty()) return wrong_shape(value, at, key, path);
    (path == "program.build" ? project_.build : project_.run) =
        value.IsScalar() ? words_of(texts->front()) : *texts;
  }

  void read_targets(const YAML::Node& value, const Spot& at, const Key& key, const std::string& path) {
    const auto texts = texts_of(value);
    if (!texts) return wrong_shape(value, at, key, path);
    project_.targets.clear();
    for (std::size_t i = 0; i < texts->size(); ++i) {
      const std::string& name = (*texts)[i];
      const Spot where = value.IsSequence() ? spot(value[i]) : at;
      if (std::find(target_names.begin(), target_names.end(), name) == target_names.end())
        found_.push_back(messages::key_with_wrong_value(
            where, path, printable(name), words_for(key.shape),
            detail::closest(name, {target_names.begin(), target_names.end()})));
      else if (std::find(project_.targets.begin(), project_.targets.end(), name) == project_.targets.end())
        project_.targets.push_back(name);
    }
  }

  void read_kind(const YAML::Node& value, const Spot& at, const Key& key, const std::string& path) {
    const auto text = text_of(value);
    if (!text) return wrong_shape(value, at, key, path);
    if (std::find(kind_names.begin(), kind_names.end(), *text) == kind_names.end()) {
      found_.push_back(
          messages::key_with_wrong_value(at, path, printable(*text), words_for(key.shape),
                                         detail::closest(*text, {kind_names.begin(), kind_names.end()})));
      return;
    }
    project_.environments[middle_of(path)].kind = *text;
  }

  void read_seconds(const YAML::Node& value, const Spot& at, const Key& key, const std::string& path) {
    const auto text = text_of(value);
    if (!text) return wrong_shape(value, at, key, path);
    double seconds = 0;
    const char* end = text->data() + text->size();
    const auto [stop, code] = std::from_chars(text->data(), end, seconds);
    if (code != std::errc{} || stop != end || !(seconds >= 0.1 && seconds <= longest_timeout)) {
      found_.push_back(messages::key_with_wrong_value(at, path, printable(*text), words_for(key.shape), ""));
      return;
    }
    project_.timeout = std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)};
  }

  void check_program(const YAML::Node& root) {
    const YAML::Node program = root["program"];
    if (!program) {
      found_.push_back(messages::key_missing({project_.shown_file, 1, 1}, "program", program_example));
      return;
    }
    const Spot at = spot(program);
    if (!project_.sources.empty() && !project_.build.empty())
      found_.push_back(messages::keys_exclude_each_other(at, "program.source", "program.build"));
    else if (!project_.sources.empty() && !project_.run.empty())
      found_.push_back(messages::keys_exclude_each_other(at, "program.source", "program.run"));
    else if (project_.sources.empty() && project_.build.empty() && project_.run.empty())
      found_.push_back(messages::key_missing(at, "program.source", "`source: main.cpp`"));
    else if (!project_.build.empty() && project_.run.empty())
      found_.push_back(
          messages::key_missing(at, "program.run", "the built program, as in `run: build/infra`"));
  }

  Project& project_;
  Diagnostics& found_;
};

// The parser finds an indentation by a tab only later in the line, and calls it something else.
std::optional<unsigned> tab_in_indentation(std::string_view text, int line) {
  for (int i = 0; i < line; ++i) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
  }
  const auto at = text.find_first_not_of(' ');
  if (at == std::string_view::npos || text[at] != '\t') return std::nullopt;
  return static_cast<unsigned>(at) + 1;
}

std::string shown(const fs::path& file) {
  std::error_code code;
  const fs::path near = file.lexically_proximate(fs::current_path(code));
  return near.native().starts_with("../../..") ? file.string() : near.string();
}

}  // namespace

std::span<const Key> keys() { return key_table; }

std::span<const std::string_view> known_targets() { return target_names; }
std::span<const std::string_view> known_aws_releases() { return release_names; }

std::string_view words_for(Shape shape) {
  return std::find_if(shape_table.begin(), shape_table.end(),
                      [&](const ShapeWords& row) { return row.shape == shape; })
      ->words;
}

Diagnostic at(Diagnostic diagnostic, const Project& project, Position place) {
  if (place.line == 0) return diagnostic;
  diagnostic.file = project.shown_file;
  diagnostic.line = place.line;
  diagnostic.column = place.column;
  return diagnostic;
}

std::optional<fs::path> find_project_file(const fs::path& start) {
  std::error_code code;
  for (fs::path folder = start;; folder = folder.parent_path()) {
    if (fs::exists(folder / project_file_name, code)) return folder / project_file_name;
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

Diagnostics load_project(const fs::path& file, Project& project) {
  Diagnostics found;
  std::error_code code;
  project.file = fs::absolute(file, code).lexically_normal();
  project.folder = project.file.parent_path();
  project.shown_file = shown(project.file);

  if (!fs::is_regular_file(project.file, code)) {
    const int error = code ? code.value() : fs::exists(project.file, code) ? EISDIR : ENOENT;
    return {messages::project_unreadable(project.shown_file, error)};
  }
  if (fs::file_size(project.file, code) > largest_file)
    return {messages::project_too_large(project.shown_file)};
  std::ifstream in{project.file, std::ios::binary};
  if (!in) return {messages::project_unreadable(project.shown_file, errno)};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};

  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(text);
    if (documents.size() > 1) {
      const YAML::Mark mark = documents[1].Mark();
      return {messages::project_has_several_documents(
          {project.shown_file, static_cast<unsigned>(mark.line) + 1, 0})};
    }
    Reader{project, found}.read(documents.empty() ? YAML::Node{} : documents.front());
  } catch (const YAML::Exception& problem) {
    Spot spot{project.shown_file, 0, 0};
    const bool deep = dynamic_cast<const YAML::DeepRecursion*>(&problem) != nullptr;
    std::string what = deep ? "more levels than anybody can read" : problem.msg;
    if (!problem.mark.is_null()) {
      spot.line = static_cast<unsigned>(problem.mark.line) + 1;
      spot.column = static_cast<unsigned>(problem.mark.column) + 1;
      if (const auto tab = tab_in_indentation(text, problem.mark.line)) {
        spot.column = *tab;
        what = "the line is indented with a tab, where YAML takes spaces only";
      }
    }
    found = {messages::project_is_no_yaml(spot, what)};
  }
  return found;
}

std::string keys_for_terminal() {
  std::string text =
      "quoin.yaml tells quoin where your program is. The command looks for it in the current folder\n"
      "and those above. Example:\n\n"
      "  program:\n"
      "    source: main.cpp\n"
      "  targets: [terraform, cloudformation]\n"
      "  environments:\n"
      "    production:\n"
      "      context: {domain: api.example.com}\n"
      "    dev:\n"
      "      kind: development\n"
      "      context: {domain: api.dev.example.com}\n\n"
      "Keys:\n";
  for (const Key& key : key_table) {
    text += fmt::format("\n  {}\n      {}\n      It is {}{}.\n", key.path, key.meaning, words_for(key.shape),
                        key.fallback.empty() ? "" : fmt::format("; {} by default", key.fallback));
  }
  return text;
}

std::string keys_for_docs() {
  std::string text =
      "# quoin.yaml\n\n"
      "This page is made by `quoin help quoin.yaml --markdown`, from the table that checks the file.\n\n"
      "`quoin.yaml` tells `quoin` where your program is. The command looks for it in the current folder and "
      "those\n"
      "above; `--config FILE` names another one. An unknown key, a wrong type or a bad value is an error "
      "that names\n"
      "file, line and column (exit code 2).\n\n"
      "```yaml\n"
      "program:\n"
      "  source: main.cpp\n"
      "targets: [terraform, cloudformation]\n"
      "environments:\n"
      "  production:\n"
      "    context: {domain: api.example.com}\n"
      "  dev:\n"
      "    kind: development\n"
      "    context: {domain: api.dev.example.com}\n"
      "```\n\n"
      "| Key | What it is | Default | Meaning | Example |\n"
      "|---|---|---|---|---|\n";
  for (const Key& key : key_table) {
    text += fmt::format("| `{}` | {} | {} | {} | {} |\n", key.path, words_for(key.shape),
                        key.fallback.empty() ? "" : fmt::format("`{}`", key.fallback), key.meaning,
                        key.example.empty() ? "" : fmt::format("`{}`", key.example));
  }
  return text;
}

}  // namespace quoin::cli
