// Where a construct lies: its region, its account, its line.
#include "core/place.hpp"

namespace quoin::detail {

std::string region_name_of(const NodeData& node) { return std::string{name_of(region_around(node))}; }

std::string_view region_name_of(const Resource& resource) {
  return resource.region.empty() ? name_of(resource.stack->stack_data->region) : resource.region;
}

std::string account_of(const NodeData& node) {
  return node.stack != nullptr && node.stack->stack_data ? node.stack->stack_data->account : std::string{};
}

bool accounts_differ(const NodeData& one, const NodeData& other) {
  const std::string left = account_of(one);
  const std::string right = account_of(other);
  return !left.empty() && !right.empty() && left != right;
}

std::string with_line(const NodeData& node) {
  return node.path + " (" + node.tree->source_file(node.where) + ":" + std::to_string(node.where.line()) +
         ")";
}

}  // namespace quoin::detail
