// Names in templates.
#include "assembly/names.hpp"

#include "assembly/references.hpp"
#include "core/ascii.hpp"
#include "core/sort_by.hpp"
#include "core/text_order.hpp"
#include "messages/core_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace quoin::assembly {
namespace {

constexpr std::size_t longest_cloudformation_id = 255;

/// A new word starts here: "DbKey" before K, "DBKey" before K, not inside "DB".
bool starts_word(std::string_view text, std::size_t at) {
  if (at == 0 || !ascii::is_upper(text[at])) return false;
  const bool after_small = ascii::is_lower(text[at - 1]) || ascii::is_digit(text[at - 1]);
  const bool before_small = at + 1 < text.size() && ascii::is_lower(text[at + 1]);
  return after_small || (ascii::is_upper(text[at - 1]) && before_small);
}

std::string plain_name(std::string_view path, quoin::Target target) {
  std::string name = target == quoin::Target::terraform ? snake_case(path) : pascal_case(path);
  if (target == quoin::Target::cloudformation && name.size() > longest_cloudformation_id)
    name = name.substr(0, longest_cloudformation_id - 8) + short_hash(path);
  return name;
}

std::string with_hash(const std::string& name, std::string_view path, quoin::Target target) {
  const std::string hash = short_hash(path);
  return target == quoin::Target::terraform ? name + "_" + hash
                                            : name.substr(0, longest_cloudformation_id - 8) + hash;
}

/// A name that Quoin's own parameters bear: CloudFormation's parameters and resources share their names.
bool is_reserved(std::string_view name, quoin::Target target) {
  return target == quoin::Target::cloudformation &&
         std::ranges::find(own_variables, name, &OwnVariable::cloudformation) != std::end(own_variables);
}

/// Terraform's names are unique within a type and a category, CloudFormation's within the template.
/// Among which names a resource's must be the only one.
auto name_space(const Resource& resource, quoin::Target target) {
  using detail::OrderedText;
  if (target == quoin::Target::cloudformation) return std::pair{bindings::Category{}, OrderedText{}};
  return std::pair{resource.type->category, OrderedText{resource.type->name}};
}

/// Which of several alike may keep the plain name: the nearest to the stack, then the one that lost no
/// character.
auto rank(std::string_view path) {
  const auto depth = std::ranges::count(path, '/');
  const auto stripped = std::ranges::count_if(path, [](char c) { return c == '-' || c == '_'; });
  return std::make_tuple(depth, stripped, path);
}

/// The path under which CloudFormation first knew the resource.
std::string oldest_path(const Resource& resource) {
  const std::string owner = resource.owner->name_path();
  std::string path{below_stack(owner)};
  if (!resource.local.empty()) (path += path.empty() ? "" : "/") += resource.local;
  return path;
}

}  // namespace

std::string snake_case(std::string_view path) {
  std::string out;
  out.reserve(path.size() + 8);  // and some words
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (starts_word(path, i) && !out.empty() && out.back() != '_') out += '_';
    out += path[i] == '/' || path[i] == '-' ? '_' : ascii::lower(path[i]);
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
      out += starts ? ascii::upper(c) : c;
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

void name_resources(Template& stack_template, quoin::Target target, Diagnostics& diagnostics) {
  const auto first_path = [target](const Resource& resource) {  // as the target first knew it
    return target == quoin::Target::cloudformation ? oldest_path(resource)
                                                   : std::string{below_stack(resource.path)};
  };
  std::vector<Resource*> resources = stack_template.resources;
  for (Resource* resource : resources) resource->logical_id = plain_name(first_path(*resource), target);
  const auto name_of = [target](const Resource* each) {
    return std::pair{name_space(*each, target), detail::OrderedText{each->logical_id}};
  };
  detail::sort_by(resources, name_of);
  for (auto first = resources.begin(), end = first; first != resources.end(); first = end) {
    end = std::find_if(first, resources.end(),
                       [&](const Resource* each) { return name_of(each) != name_of(*first); });
    const std::span<Resource*> alike{first, end};
    const bool reserved = is_reserved(alike.front()->logical_id, target);
    if (alike.size() == 1 && !reserved) continue;
    std::ranges::sort(alike, {}, [](const Resource* each) { return rank(each->path); });
    const Resource& kept = *alike.front();
    for (Resource* each : alike.subspan(reserved ? 0 : 1)) {
      if (!reserved && each->owner != kept.owner)
        diagnostics.push_back(
            detail::placed(messages::names_alike(kept.owner->path, each->owner->path), *each->owner));
      each->logical_id = with_hash(each->logical_id, first_path(*each), target);
    }
  }
}

std::string free_name(const std::string& name, std::string_view path, quoin::Target target,
                      const std::function<bool(const std::string&)>& is_taken) {
  return is_taken(name) ? with_hash(name, path, target) : name;
}

std::unordered_map<const NodeData*, std::string> name_nodes(
    std::vector<const NodeData*> nodes, quoin::Target target,
    const std::function<bool(const std::string&)>& is_taken, Diagnostics& diagnostics) {
  std::ranges::sort(nodes,
                    [](const NodeData* a, const NodeData* b) { return rank(a->path) < rank(b->path); });
  std::unordered_map<const NodeData*, std::string> names;
  std::set<std::string> used;
  for (const NodeData* node : nodes) {
    const std::string whole = node->name_path();  // what people and scripts give and read keeps its name
    const std::string_view path = below_stack(whole);
    const std::string plain = plain_name(path, target);
    std::string name = free_name(plain, path, target, [&](const std::string& wanted) {
      return used.contains(wanted) || is_taken(wanted);
    });
    if (name != plain) diagnostics.push_back(detail::placed(messages::plain_name_taken(plain, name), *node));
    used.insert(name);
    names.emplace(node, std::move(name));
  }
  return names;
}

std::vector<std::string> former_names(const Resource& resource, quoin::Target target,
                                      const std::function<bool(const std::string&)>& is_taken) {
  const auto was_renamed = [](const NodeData* node) {
    for (; node != nullptr && !node->stack_data; node = node->parent)
      if (!node->former_ids().empty()) return true;
    return false;
  };
  if (!was_renamed(resource.owner)) return {};
  // The constructs from the stack down to the resource's own, each with all ids that it ever had, the oldest
  // first.
  std::vector<std::vector<std::string_view>> ids;
  for (const NodeData* node = resource.owner; node != nullptr && !node->stack_data; node = node->parent) {
    std::vector<std::string_view>& own = *ids.emplace(ids.begin());
    own.assign(node->former_ids().begin(), node->former_ids().end());
    own.push_back(node->id);
  }
  // Nobody knows which of them was renamed first, so every combination gets its turn; the last is the present
  // one.
  std::vector<std::string> names;
  std::vector<std::size_t> turn(ids.size(), 0);
  while (true) {
    std::size_t at = 0;
    bool is_present = true;
    for (std::size_t i = 0; i < ids.size(); ++i) is_present = is_present && turn[i] + 1 == ids[i].size();
    if (is_present) return names;
    std::string path;
    for (std::size_t i = 0; i < ids.size(); ++i)
      path += (path.empty() ? "" : "/") + std::string{ids[i][turn[i]]};
    if (!resource.local.empty()) path += "/" + resource.local;
    names.push_back(free_name(plain_name(path, target), path, target, is_taken));
    while (++turn[at] == ids[at].size()) turn[at++] = 0;
  }
}

}  // namespace quoin::assembly
