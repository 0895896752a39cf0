// quoin bindings find and show: which header a resource has, and what it takes and gives.
#include "bindings_search.hpp"
#include "bundled_schemas.hpp"
#include "commands.hpp"
#include "core/suggestion.hpp"
#include "id_table.hpp"
#include "layout.hpp"
#include "messages/bindings_cli_messages.hpp"
#include "project.hpp"
#include "toolchain.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using bindgen::Leaf;
using bindgen::Member;
using nlohmann::json;

ExitCode fail(const Options& options, Console& console, const Diagnostic& problem, ExitCode code) {
  console.report(problem);
  if (options.json) print_failure_as_json(options, console, code);
  return code;
}

std::variant<std::vector<FoundType>, Diagnostic> all_types(Toolchain& toolchain) {
  auto loaded = load_toolchain();
  if (auto* problem = std::get_if<Diagnostic>(&loaded)) return std::move(*problem);
  toolchain = std::get<Toolchain>(std::move(loaded));
  try {
    return bundled_types(toolchain);
  } catch (const std::exception& problem) {
    return messages::schema_of_quoin_broken(toolchain.schemas.string(), problem.what());
  }
}

// aws_sqs_queue without its provider: sqs_queue.
std::string_view without_provider(const FoundType& type) {
  const std::size_t end = type.kind == "CloudFormation" ? std::string::npos : type.name.find('_');
  return end == std::string::npos ? std::string_view{} : std::string_view{type.name}.substr(end + 1);
}

std::string closest_name(const std::string& word, const std::vector<FoundType>& types) {
  std::vector<std::string> names;
  for (const FoundType& type : types) names.push_back(type.name);
  if (std::string near = detail::closest(word, names); !near.empty()) return near;
  names.clear();
  for (const FoundType& type : types) names.emplace_back(without_provider(type));
  const std::string near = detail::closest(word, names);
  const auto at = std::ranges::find_if(
      types, [&](const FoundType& type) { return !near.empty() && without_provider(type) == near; });
  return at == types.end() ? std::string{} : at->name;
}

std::string remarks_on(const FoundType& type) {
  std::string text;
  if (!type.is_everywhere)
    for (const std::string& release : type.releases) text += (text.empty() ? "  only " : ", ") + release;
  if (type.is_deprecated) text += "  deprecated";
  return text;
}

// The release that the project chooses, where there is one.
std::string release_of_project() {
  Project project;
  std::error_code code;
  const auto file = find_project_file(fs::current_path(code));
  if (!file || !load_project(*file, project).empty()) return Project{}.aws_release;
  return project.aws_release;
}

std::string leaf_words(const bindgen::Layout& layout, const Member& member) {
  switch (member.type.leaf) {
    case Leaf::string:
      return member.sensitive || member.write_only ? "secret text" : "text";
    case Leaf::boolean:
      return "true or false";
    case Leaf::number:
      return "number";
    case Leaf::integer:
      return "whole number";
    case Leaf::any:
      return "anything";
    case Leaf::shape:
      break;
  }
  return layout.struct_of(member.type.shape).name;
}

std::string type_words(const bindgen::Layout& layout, const Member& member) {
  std::string words = leaf_words(layout, member);
  const std::string outer = bindgen::outer_of(member);
  for (auto letter = outer.rbegin(); letter != outer.rend(); ++letter)
    words = fmt::format("{} of {}", *letter == 'l' ? "list" : *letter == 's' ? "set" : "map", words);
  return words;
}

struct Line {
  std::string name;
  std::string type;
  std::vector<std::string> remarks;
};

Line line_for(const bindgen::Layout& layout, const bindgen::Layout::Field& field) {
  const Member& member = *field.member;
  Line line{field.name, type_words(layout, member), {}};
  if (member.required) line.remarks.emplace_back("required");
  if (member.deprecated) line.remarks.emplace_back("deprecated");
  if (member.write_only) line.remarks.emplace_back("write-only");
  if (member.create_only) line.remarks.emplace_back("a change replaces the resource");
  if (!member.values.empty()) {
    std::string values = "one of:";
    for (const std::string& value : member.values) values += " " + value;
    line.remarks.push_back(std::move(values));
  }
  return line;
}

// What others can refer to. Attributes inside attributes are left out: the name of the outer one leads there.
std::vector<Line> references_of(const bindgen::Schema& schema, const bindgen::Entity& entity,
                                const bindgen::Layout& layout) {
  std::vector<Line> lines;
  const bool is_cloudformation = schema.target == bindgen::Target::cloudformation;
  const auto add = [&](const std::string& name, const std::string& attribute, const std::string& type) {
    const std::string_view tag =
        entity.category == bindgen::Category::ephemeral ? "" : bindgen::id_tag(entity.name, attribute);
    lines.push_back({name, tag.empty() ? type : fmt::format("aws::{}", tag), {}});
  };
  if (is_cloudformation) add("ref", "", "text");
  for (const Member& member : is_cloudformation ? entity.attributes : schema.shape_of(entity).members) {
    if (member.write_only) continue;
    std::string name = member.name;
    std::ranges::replace(name, '.', '_');
    const bool is_nested = member.type.leaf == Leaf::shape;
    if (is_nested && !member.computed) continue;
    add(layout.field_name(name), member.name,
        is_nested ? "attributes of its own" : type_words(layout, member));
  }
  return lines;
}

std::string as_text(const std::vector<Line>& lines) {
  std::size_t width = 0;
  std::size_t type_width = 0;
  for (const Line& line : lines) {
    width = std::max(width, line.name.size());
    type_width = std::max(type_width, line.type.size());
  }
  std::string text;
  for (const Line& line : lines) {
    std::string remarks;
    for (const std::string& remark : line.remarks) remarks += (remarks.empty() ? "" : "; ") + remark;
    text += remarks.empty()
                ? fmt::format("  {:<{}}  {}\n", line.name, width, line.type)
                : fmt::format("  {:<{}}  {:<{}}  {}\n", line.name, width, line.type, type_width, remarks);
  }
  return text;
}

json as_json(const std::vector<Line>& lines) {
  json array = json::array();
  for (const Line& line : lines)
    array.push_back({{"name", line.name}, {"type", line.type}, {"remarks", line.remarks}});
  return array;
}

// A name as it stands in templates, in C++, or as Terraform writes addresses: data.aws_vpc.
const FoundType* type_named(const std::vector<FoundType>& types, const std::string& name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> prefixes{
      {{"data.", "data source"}, {"ephemeral.", "ephemeral"}}};
  for (const auto& [prefix, kind] : prefixes)
    for (const FoundType& type : types)
      if (name.starts_with(prefix) && type.kind == kind && type.name == name.substr(prefix.size()))
        return &type;
  const auto at = std::ranges::find_if(types, [&](const FoundType& type) {
    return type.name == name || type.cpp_type == name || "quoin::" + type.cpp_type == name ||
           type.header == name || without_provider(type) == name;
  });
  return at == types.end() ? nullptr : &*at;
}

std::string address_of(const FoundType& type) {
  return type.kind == "data source" ? "data." + type.name
         : type.kind == "ephemeral" ? "ephemeral." + type.name
                                    : type.name;
}

ExitCode show(const Options& options, Console& console, const Toolchain& toolchain,
              const std::vector<FoundType>& types, const FoundType& type) {
  const bool is_cloudformation = type.kind == "CloudFormation";
  std::string release = options.release ? *options.release : release_of_project();
  const auto has = [&](const std::string& one) {
    return std::ranges::find(type.releases, one) != type.releases.end();
  };
  if (release == "common" ? !type.is_everywhere : !has(release)) release = type.releases.back();
  bindgen::Schema schema;
  try {
    schema = is_cloudformation ? read_bundled_schema(toolchain.schemas / cloudformation_schema_name, "")
                               : read_bundled_schema(toolchain.schemas / aws_schema_name, release);
  } catch (const std::exception& problem) {
    return fail(options, console,
                messages::schema_of_quoin_broken(toolchain.schemas.string(), problem.what()),
                ExitCode::failed);
  }
  const std::vector<bindgen::Place> places = bindgen::places_of(schema);
  const auto at = std::ranges::find(places, type.header, &bindgen::Place::path);
  const bindgen::Entity& entity = schema.entities[static_cast<std::size_t>(at - places.begin())];
  const bindgen::Layout layout{schema, entity, *at};

  json structs = json::array();
  std::string text;
  for (const bindgen::Layout::Struct& each : layout.structs()) {
    std::vector<Line> lines;
    for (const bindgen::Layout::Field& field : layout.fields_of(each.shape))
      lines.push_back(line_for(layout, field));
    const std::string name = text.empty() ? each.name : fmt::format("{}Args::{}", at->name, each.name);
    structs.push_back({{"name", name}, {"arguments", as_json(lines)}});
    text += fmt::format("\n{}{}{}\n{}", console.out_colour() ? "\x1b[1m" : "", name,
                        console.out_colour() ? "\x1b[0m" : "", as_text(lines));
  }
  const std::vector<Line> references = references_of(schema, entity, layout);
  if (options.json) {
    json document = as_json(type);
    document["release"] = is_cloudformation ? type.releases.back() : release;
    document["structs"] = structs;
    document["references"] = as_json(references);
    print(document.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
    return ExitCode::done;
  }
  print(fmt::format("{}, {} of {} {}{}\n\n  #include <{}>\n  {} it{{scope, \"Id\", {{...}}}};\n", type.name,
                    is_cloudformation          ? "a type"
                    : type.kind == "ephemeral" ? "an ephemeral resource"
                                               : "a " + type.kind,
                    is_cloudformation ? "CloudFormation, schemas" : type.provider,
                    is_cloudformation ? type.releases.back() : release, remarks_on(type), type.header,
                    type.cpp_type));
  print(text);
  print(fmt::format("\nReferences, as in it->{}()\n{}", references.empty() ? "arn" : references.front().name,
                    as_text(references)));
  for (const FoundType& other : types)
    if (other.name == type.name && other.header != type.header)
      print(fmt::format("\nalso: quoin bindings show {}\n", address_of(other)));
  return ExitCode::done;
}

}  // namespace

ExitCode bindings_find(const Options& options, Console& console) {
  Toolchain toolchain;
  const auto types = all_types(toolchain);
  if (const auto* problem = std::get_if<Diagnostic>(&types))
    return fail(options, console, *problem, ExitCode::failed);
  const auto& all = std::get<std::vector<FoundType>>(types);
  const std::vector<FoundType> found = search(all, options.words);
  if (found.empty()) {
    std::string words;
    for (const std::string& word : options.words) words += (words.empty() ? "" : " ") + word;
    return fail(options, console, messages::nothing_found(words, closest_name(words, all)), ExitCode::misuse);
  }
  if (options.json) {
    json array = json::array();
    for (const FoundType& type : found) array.push_back(as_json(type));
    print(array.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
    return ExitCode::done;
  }
  std::array<std::size_t, 3> widths{};
  for (const FoundType& type : found)
    widths = {std::max(widths[0], type.name.size()), std::max(widths[1], type.kind.size()),
              std::max(widths[2], type.header.size())};
  std::string text;
  for (const FoundType& type : found)
    text += fmt::format("{:<{}}  {:<{}}  <{}>{:{}}  {}{}\n", type.name, widths[0], type.kind, widths[1],
                        type.header, "", widths[2] - type.header.size(), type.cpp_type, remarks_on(type));
  print(text);
  return ExitCode::done;
}

ExitCode bindings_show(const Options& options, Console& console) {
  Toolchain toolchain;
  const auto types = all_types(toolchain);
  if (const auto* problem = std::get_if<Diagnostic>(&types))
    return fail(options, console, *problem, ExitCode::failed);
  const auto& all = std::get<std::vector<FoundType>>(types);
  const std::string& name = options.words.front();
  const FoundType* type = type_named(all, name);
  if (type == nullptr)
    return fail(options, console, messages::unknown_type(name, closest_name(name, all)), ExitCode::misuse);
  return show(options, console, toolchain, all, *type);
}

}  // namespace quoin::cli
