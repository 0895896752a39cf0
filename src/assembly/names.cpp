// Names in templates.
#include "assembly/names.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

namespace quoin::assembly {
namespace {

constexpr std::size_t longest_cloudformation_id = 255;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

/// A new word starts here: "DbKey" before K, "DBKey" before K, not inside "DB".
bool starts_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_upper(text[at])) return false;
  const bool after_small = is_lower(text[at - 1]) || is_digit(text[at - 1]);
  const bool before_small = at + 1 < text.size() && is_lower(text[at + 1]);
  return after_small || (is_upper(text[at - 1]) && before_small);
}

std::string plain_name(std::string_view path, quoin::Target target) {
  std::string name = target == quoin::Target::terraform ? snake_case(path) : pascal_case(path);
  if (target == quoin::Target::cloudformation && name.size() > longest_cloudformation_id)
    name = name.substr(0, longest_cloudformation_id - 8) + short_hash(path);
  return name;
}

std::string hashed_name(std::string_view path, quoin::Target target) {
  const std::string hash = short_hash(path);
  return target == quoin::Target::terraform ? plain_name(path, target) + "_" + hash
                                            : plain_name(path, target).substr(0, longest_cloudformation_id - 8) + hash;
}

/// Terraform's names are unique within a type and a category, CloudFormation's within the template.
std::string name_space(const Resource& resource, quoin::Target target) {
  if (target == quoin::Target::cloudformation) return {};
  return std::to_string(static_cast<int>(resource.type->category)) + std::string{resource.type->name};
}

/// Which of several alike may keep the plain name: the nearest to the stack, then the one that lost no character.
auto rank(const Resource& resource) {
  const auto depth = std::ranges::count(resource.path, '/');
  const auto stripped = std::ranges::count_if(resource.path, [](char c) { return c == '-' || c == '_'; });
  return std::make_tuple(depth, stripped, std::string_view{resource.path});
}

/// The path under which CloudFormation first knew the resource.
std::string oldest_path(const Resource& resource) {
  std::string path{resource.local};
  for (const NodeData* node = resource.owner; node != nullptr && node->stack_data == std::nullopt; node = node->parent) {
    const std::string& id = node->former_ids.empty() ? node->id : node->former_ids.front();
    path = path.empty() ? id : id + "/" + path;
  }
  return path;
}

}  // namespace

std::string snake_case(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (starts_word(path, i) && !out.empty() && out.back() != '_') out += '_';
    out += path[i] == '/' || path[i] == '-' ? '_' : lower(path[i]);
  }
  return out;
}

std::string pascal_case(std::string_view path) {
  std::string out;
  bool starts = true;
  for (const char c : path) {
    if (c == '/' || c == '-' || c == '_') {
      starts = true;
    } else {
      out += starts ? upper(c) : c;
      starts = false;
    }
  }
  return out;
}

std::string_view below_stack(std::string_view path) {
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
}

std::string short_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  std::string out;
  for (int shift = 28; shift >= 0; shift -= 4) out += "0123456789abcdef"[(hash ^ hash >> 32) >> shift & 0xF];
  return out;
}

void name_resources(Template& stack_template, quoin::Target target) {
  std::unordered_map<std::string, std::vector<Resource*>> alike;
  for (Resource* resource : stack_template.resources) {
    const std::string path = target == quoin::Target::cloudformation ? oldest_path(*resource)
                                                                     : std::string{below_stack(resource->path)};
    resource->logical_id = plain_name(path, target);
    alike[name_space(*resource, target) + "/" + resource->logical_id].push_back(resource);
  }
  for (auto& [name, resources] : alike) {
    if (resources.size() == 1) continue;
    std::ranges::sort(resources, [](const Resource* a, const Resource* b) { return rank(*a) < rank(*b); });
    for (auto each = resources.begin() + 1; each != resources.end(); ++each)
      (*each)->logical_id = hashed_name(below_stack((*each)->path), target);
  }
}

std::vector<std::string> former_names(const Resource& resource, quoin::Target target) {
  // The constructs from the stack down to the resource's own, and how often each was renamed.
  std::vector<const NodeData*> chain;
  for (const NodeData* node = resource.owner; node != nullptr && !node->stack_data; node = node->parent)
    chain.insert(chain.begin(), node);
  std::vector<std::string> ids;
  for (const NodeData* node : chain) ids.push_back(node->former_ids.empty() ? node->id : node->former_ids.front());

  std::vector<std::string> names;
  const auto add_name = [&] {
    std::string path;
    for (const std::string& id : ids) path += (path.empty() ? "" : "/") + id;
    if (!resource.local.empty()) path += "/" + resource.local;
    names.push_back(plain_name(path, target));
  };
  for (std::size_t i = 0; i < chain.size(); ++i) {
    for (std::size_t renaming = 0; renaming < chain[i]->former_ids.size(); ++renaming) {
      add_name();
      ids[i] = renaming + 1 < chain[i]->former_ids.size() ? chain[i]->former_ids[renaming + 1] : chain[i]->id;
    }
  }
  return names;
}

}  // namespace quoin::assembly
