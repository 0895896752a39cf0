// quoin bindings from-schema and add: headers for a provider, written into the user's project.
#include "bindings_search.hpp"
#include "commands.hpp"
#include "file_set.hpp"
#include "headers.hpp"
#include "layout.hpp"
#include "messages/bindings_cli_messages.hpp"
#include "names.hpp"
#include "process.hpp"
#include "project.hpp"
#include "provider_schema.hpp"
#include "requirement.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::string_view generated_mark = ". Generated; do not edit.";

std::string release_of(const bindgen::Schema& schema) {
  return schema.releases.empty() ? std::string{} : schema.releases.front();
}

std::string local_name(const bindgen::Schema& schema) {
  return schema.provider.substr(schema.provider.rfind('/') + 1);
}

// `acme = {source = "acme/acme", version = ">= 1.0, < 2"}`
std::string required_provider(const bindgen::Schema& schema) {
  const std::string constraint = bindgen::constraint_of(bindgen::requirement_of(schema.releases));
  return fmt::format("{} = {{source = \"{}\"{}}}", local_name(schema), schema.provider,
                     constraint.empty() ? "" : fmt::format(", version = \"{}\"", constraint));
}

// Whose header a file is, as its first line says; nothing where Quoin did not make it.
std::optional<std::string> owner_of(const fs::path& file) {
  std::ifstream in{file};
  std::string line;
  std::getline(in, line);
  if (!line.starts_with("// ") || !line.ends_with(generated_mark)) return std::nullopt;
  line.resize(line.size() - generated_mark.size());
  const std::size_t of = line.rfind(" of ");
  if (of == std::string::npos) return std::nullopt;
  line.erase(0, of + 4);
  return line.substr(0, line.find(' '));
}

// What stands where a header has to go, and is none of this provider's.
std::optional<Diagnostic> in_the_way(const fs::path& out, const bindgen::Files& files,
                                     const std::string& provider) {
  std::error_code code;
  for (const auto& [path, text] : files) {
    const fs::path file = out / path;
    if (!fs::exists(fs::symlink_status(file, code))) continue;
    const auto owner = fs::is_regular_file(file, code) ? owner_of(file) : std::nullopt;
    if (!owner) return messages::foreign_file_in_the_way(file.string());
    if (*owner != provider)
      return messages::other_provider_in_the_way(file.parent_path().string(), *owner, provider);
  }
  return std::nullopt;
}

// The project that the headers are for, where there is one.
struct Place {
  std::optional<Project> project;
  fs::path out;
  bool is_found = false;  // `quoin synth` looks there by itself
};

Diagnostics find_place(const Options& options, Place& place) {
  std::error_code code;
  const fs::path here = fs::current_path(code);
  if (const auto file = find_project_file(here)) {
    Project project;
    if (Diagnostics found = load_project(*file, project); !found.empty()) return found;
    place.project = std::move(project);
  }
  if (options.out)
    place.out = *options.out;
  else if (place.project)
    place.out = (place.project->folder / place.project->includes.front()).lexically_proximate(here);
  else
    place.out = "bindings";
  if (place.project && !place.project->sources.empty()) {
    const fs::path wanted = fs::weakly_canonical(place.out, code);
    place.is_found = std::ranges::any_of(place.project->includes, [&](const fs::path& folder) {
      return fs::weakly_canonical(place.project->folder / folder, code) == wanted;
    });
  }
  return {};
}

ExitCode fail(const Options& options, Console& console, const Diagnostics& problems, ExitCode exit_code) {
  if (interruption() == 0) {
    console.report(problems);
    if (options.json) print_failure_as_json(options, console, exit_code);
  }
  return exit_code;
}

std::string text_for_people(const bindgen::Schema& schema, const Place& place, const FoundType& example,
                            std::size_t count, const bindgen::WriteResult& written) {
  const std::string out = place.out.string();
  const std::string release = release_of(schema);
  std::string text = fmt::format("{} header{} of {}{}{} in {}: {} written, {} unchanged, {} removed\n\n",
                                 count, count == 1 ? "" : "s", schema.provider, release.empty() ? "" : " ",
                                 release, out, written.written, written.unchanged, written.removed);
  text += fmt::format("  in C++     #include <{}>    // {}\n", example.header, example.cpp_type);
  if (place.is_found)
    text += "  quoin      finds them there by itself\n";
  else if (place.project && !place.project->sources.empty())
    text += fmt::format("  quoin.yaml program: {{include: [{}]}}\n",
                        place.out.is_absolute()
                            ? out
                            : fs::absolute(place.out).lexically_proximate(place.project->folder).string());
  text += fmt::format("  CMake      target_include_directories(infra PRIVATE {})\n", out);
  text += fmt::format("  Terraform  required_providers {{ {} }}\n", required_provider(schema));
  if (release.empty())
    text += "\nNo release is asked for: with --release, as in --release 1.2.3, the templates name one.\n";
  return text;
}

json as_json(const Options& options, const bindgen::Schema& schema, const Place& place,
             const std::vector<FoundType>& types, const bindgen::WriteResult& written) {
  json listed = json::array();
  for (const FoundType& type : types) listed.push_back(as_json(type));
  json required{{"source", schema.provider}};
  if (const std::string constraint = bindgen::constraint_of(bindgen::requirement_of(schema.releases));
      !constraint.empty())
    required["version"] = constraint;
  return {{"version", 1},
          {"command", options.verb == Verb::bindings_add ? "bindings add" : "bindings from-schema"},
          {"exit_code", 0},
          {"provider", schema.provider},
          {"release", release_of(schema)},
          {"out", place.out.string()},
          {"found_by_quoin", place.is_found},
          {"required_providers", {{local_name(schema), required}}},
          {"written", written.written},
          {"unchanged", written.unchanged},
          {"removed", written.removed},
          {"types", listed},
          {"diagnostics", json::array()}};
}

ExitCode write_bindings(const Options& options, Console& console, const bindgen::Schema& schema,
                        const Place& place) {
  bindgen::Files files;
  std::vector<FoundType> types;
  try {
    files = bindgen::headers_of(schema);
    types = types_of(schema);
  } catch (const std::exception& problem) {
    return fail(options, console, {messages::schema_unusable(options.words.front(), problem.what())},
                ExitCode::misuse);
  }
  if (types.empty())
    return fail(options, console, {messages::schema_without_resources(schema.provider)}, ExitCode::misuse);
  if (auto problem = in_the_way(place.out, files, schema.provider))
    return fail(options, console, {std::move(*problem)}, ExitCode::failed);
  bindgen::WriteResult written;
  try {
    written = bindgen::write_files(place.out, files,
                                   ".quoin-bindings-" + bindgen::plain_identifier(local_name(schema)));
  } catch (const fs::filesystem_error& problem) {
    return fail(options, console,
                {messages::bindings_unwritable(place.out.string(), problem.code().message())},
                ExitCode::failed);
  } catch (const std::exception& problem) {
    return fail(options, console, {messages::bindings_unwritable(place.out.string(), problem.what())},
                ExitCode::failed);
  }
  if (options.json)
    print(
        as_json(options, schema, place, types, written).dump(2, ' ', false, json::error_handler_t::replace) +
        "\n");
  else
    print(text_for_people(schema, place, types.front(), files.size(), written));
  return ExitCode::done;
}

}  // namespace

ExitCode bindings_from_schema(const Options& options, Console& console) {
  Place place;
  if (const Diagnostics found = find_place(options, place); !found.empty())
    return fail(options, console, found, ExitCode::misuse);
  auto schema =
      schema_in_file(options.words.front(), options.provider.value_or(""), options.release.value_or(""));
  if (auto* problem = std::get_if<Diagnostic>(&schema))
    return fail(options, console, {std::move(*problem)}, ExitCode::misuse);
  return write_bindings(options, console, std::get<bindgen::Schema>(schema), place);
}

ExitCode bindings_add(const Options& options, Console& console) {
  Place place;
  if (const Diagnostics found = find_place(options, place); !found.empty())
    return fail(options, console, found, ExitCode::misuse);
  const auto provider = read_provider_name(options.words.front());
  if (const auto* problem = std::get_if<Diagnostic>(&provider))
    return fail(options, console, {*problem}, ExitCode::misuse);
  auto schema = fetch_schema(std::get<ProviderName>(provider), options.plugin_folder.value_or(""), console);
  if (auto* problem = std::get_if<Diagnostic>(&schema))
    return fail(options, console, {std::move(*problem)}, ExitCode::failed);
  return write_bindings(options, console, std::get<bindgen::Schema>(schema), place);
}

}  // namespace quoin::cli
