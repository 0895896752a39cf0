// Which header and which struct stand for a resource: for `quoin bindings`, and for the build.
#include "bindings_search.hpp"

#include "bundled_schemas.hpp"
#include "core/ascii.hpp"
#include "core/suggestion.hpp"
#include "layout.hpp"
#include "messages/bindings_cli_messages.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <iterator>
#include <tuple>

namespace quoin::cli {
namespace {

constexpr std::array<std::string_view, 4> kind_names{"provider", "resource", "data source", "ephemeral"};
constexpr std::string_view of_aws = "quoin/tf/aws/";
constexpr std::string_view of_cloudformation = "quoin/cfn/";
constexpr std::string_view of_terraform = "quoin/tf/";

std::string without_quoin(const std::string& space) {
  constexpr std::string_view ours = "quoin::";
  return space.starts_with(ours) ? space.substr(ours.size()) : space;
}

}  // namespace

nlohmann::json as_json(const FoundType& type) {
  return {{"name", type.name},
          {"kind", type.kind},
          {"provider", type.provider},
          {"header", type.header},
          {"cpp_type", type.cpp_type},
          {"releases", type.releases},
          {"deprecated", type.is_deprecated}};
}

std::vector<FoundType> types_of(const bindgen::Schema& schema) {
  std::vector<FoundType> types;
  const std::vector<bindgen::Place> places = bindgen::places_of(schema);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bindgen::Entity& entity = schema.entities[i];
    if (entity.category == bindgen::Category::provider) continue;
    FoundType type;
    type.name = entity.name;
    type.kind = schema.target == bindgen::Target::cloudformation
                    ? "CloudFormation"
                    : std::string{kind_names.at(static_cast<std::size_t>(entity.category))};
    type.provider = schema.provider;
    type.header = places[i].path;
    type.cpp_type = without_quoin(places[i].space) + "::" + places[i].name;
    type.is_deprecated = entity.deprecated;
    for (std::size_t r = 0; r < schema.releases.size(); ++r)
      if ((entity.releases >> r & 1U) != 0) type.releases.push_back(schema.releases[r]);
    type.is_everywhere = type.releases.size() == schema.releases.size();
    types.push_back(std::move(type));
  }
  return types;
}

std::vector<FoundType> bundled_types(const Toolchain& toolchain) {
  std::vector<FoundType> types = types_of(read_bundled_schema(toolchain.schemas / aws_schema_name, ""));
  std::vector<FoundType> more =
      types_of(read_bundled_schema(toolchain.schemas / cloudformation_schema_name, ""));
  std::move(more.begin(), more.end(), std::back_inserter(types));
  return types;
}

std::string plain(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (ascii::is_letter_or_digit(letter)) out += ascii::lower(letter);
  }
  return out;
}

std::vector<FoundType> search(const std::vector<FoundType>& types, const std::vector<std::string>& words) {
  std::vector<FoundType> found;
  std::ranges::copy_if(types, std::back_inserter(found), [&](const FoundType& type) {
    const std::string name = plain(type.name);
    return std::ranges::all_of(
        words, [&](const std::string& word) { return name.find(plain(word)) != std::string::npos; });
  });
  std::ranges::stable_sort(found, {}, [](const FoundType& type) { return plain(type.name).size(); });
  return found;
}

std::string raw_type_in(std::string_view output) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:";
  const std::size_t error = output.find("error: ");
  if (error == std::string_view::npos) return {};
  const std::string_view line = output.substr(error, output.find('\n', error) - error);
  for (const std::string_view beginning : {"quoin::tf::", "quoin::cfn::"}) {
    const std::size_t at = line.find(beginning);
    if (at == std::string_view::npos) continue;
    std::string_view rest = line.substr(at + 7);
    rest = rest.substr(0, rest.find_first_not_of(letters));
    std::string name;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find("::"), rest.size());
      const std::string_view part = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 2, rest.size()));
      if (part == "common" || (part.size() > 1 && part[0] == 'v' && part[1] >= '0' && part[1] <= '9'))
        continue;
      const bool is_arguments = part.ends_with("Args");
      name += (name.empty() ? "" : "::") + std::string{is_arguments ? part.substr(0, part.size() - 4) : part};
      if (is_arguments || (part[0] >= 'A' && part[0] <= 'Z')) return name;
    }
  }
  return {};
}

Diagnostic missing_header(const Toolchain& toolchain, const std::string& header,
                          const std::string& aws_release) {
  const bool is_of_aws = header.starts_with(of_aws);
  if (!is_of_aws && !header.starts_with(of_cloudformation)) {
    const std::string rest = header.substr(of_terraform.size());
    return messages::header_of_another_provider(header, rest.substr(0, rest.find('/')));
  }
  std::vector<std::string> headers;
  try {
    for (const FoundType& type : bundled_types(toolchain)) {
      if (type.header == header && !type.releases.empty())
        return messages::header_of_another_release(header, aws_release, type.releases.back());
      if (type.header.starts_with(is_of_aws ? of_aws : of_cloudformation)) headers.push_back(type.header);
    }
  } catch (const std::exception&) {
    headers.clear();  // without a schema there is nothing to suggest
  }
  return messages::header_unknown(header, detail::closest(header, headers));
}

}  // namespace quoin::cli
