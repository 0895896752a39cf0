// What can be wrong with a resource's options before anything is emitted.
#include "bindings/options_of.hpp"
#include "core/suggestion.hpp"
#include "core/tree.hpp"
#include "messages/bindings_messages.hpp"

#include <algorithm>
#include <array>

namespace quoin::bindings {

using quoin::detail::NodeData;
using quoin::detail::ValueAccess;

namespace {

/// What CloudFormation can take a snapshot of.
constexpr std::array<std::string_view, 8> with_snapshots{
    "AWS::DocDB::DBCluster",          "AWS::EC2::Volume",
    "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
    "AWS::Neptune::DBCluster",        "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",           "AWS::Redshift::Cluster"};

constexpr std::array<std::string_view, 4> deletion_policies{"Delete", "Retain", "RetainExceptOnCreate",
                                                            "Snapshot"};
constexpr std::array<std::string_view, 3> replace_policies{"Delete", "Retain", "Snapshot"};

/// The names of a resource's arguments in its target.
std::vector<std::string> names_of(const detail::Fields& arguments) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < arguments.count; ++i)
    if (arguments.rows[i].name != nullptr) names.emplace_back(arguments.rows[i].name);
  return names;
}

void check_ignored(std::string_view type, const detail::Fields& arguments, const Value& ignored,
                   Diagnostics& out) {
  if (ignored.kind() != Value::Kind::list) return;
  const std::vector<std::string> known = names_of(arguments);
  for (const Value& each : ValueAccess::items(ignored)) {
    const std::string_view path = each.characters();
    const std::string name{path.substr(0, path.find_first_of(".["))};
    if (std::ranges::find(known, name) == known.end())
      out.push_back(messages::ignored_argument_unknown(type, path, quoin::detail::closest(name, known)));
  }
}

void check_lifecycle(const ResourceType& type, const Lifecycle& lifecycle, Diagnostics& out) {
  if (type.category == Category::resource) return;
  const auto refuse = [&](const ArgBase& argument, std::string_view name) {
    if (argument.is_set()) out.push_back(messages::lifecycle_of_what_is_read(type.name, name));
  };
  refuse(lifecycle.create_before_destroy, "create_before_destroy");
  refuse(lifecycle.ignore_changes, "ignore_changes");
  refuse(lifecycle.prevent_destroy, "prevent_destroy");
  refuse(lifecycle.replace_triggered_by, "replace_triggered_by");
}

void check_provider(const ResourceType& type, const TerraformOptions& options, Diagnostics& out) {
  const Value& provider = options.provider.value();
  if (!provider.is_set()) return;
  const NodeData* node = quoin::detail::node_behind(provider);
  if (node->pinned->name != type.provider.name)
    out.push_back(messages::provider_of_another_kind(type.name, type.provider.name, node->pinned->name));
  if (!options.region.empty()) out.push_back(messages::provider_and_region(type.name));
}

template <std::size_t N>
void check_policy(std::string_view type, std::string_view property, std::string_view policy,
                  const std::array<std::string_view, N>& allowed, Diagnostics& out) {
  if (policy.empty()) return;
  if (std::ranges::find(allowed, policy) == allowed.end())
    out.push_back(messages::policy_unknown(type, property, policy, {allowed.begin(), allowed.end()}));
  else if (policy == "Snapshot" && std::ranges::find(with_snapshots, type) == with_snapshots.end())
    out.push_back(messages::policy_without_snapshot(type, property));
}

}  // namespace

Diagnostics problems_of_repetition(std::string_view type, const ArgBase& count, const ArgBase& for_each) {
  Diagnostics out;
  if (count.is_set() && for_each.is_set()) out.push_back(messages::count_and_for_each(type));
  if (count.value().kind() == Value::Kind::integer && ValueAccess::integer(count.value()) < 0)
    out.push_back(messages::count_below_zero(type, ValueAccess::integer(count.value())));
  return out;
}

Diagnostics problems_of(const ResourceType& type, const detail::Fields& arguments,
                        const TerraformOptions& options) {
  Diagnostics out = problems_of_repetition(type.name, options.count, options.for_each);
  check_lifecycle(type, options.lifecycle, out);
  check_ignored(type.name, arguments, options.lifecycle.ignore_changes.value(), out);
  check_provider(type, options, out);
  return out;
}

Diagnostics problems_of(const ResourceType& type, const detail::Fields&,
                        const CloudFormationOptions& options) {
  Diagnostics out;
  check_policy(type.name, "deletion_policy", options.deletion_policy.name(), deletion_policies, out);
  check_policy(type.name, "update_replace_policy", options.update_replace_policy.name(), replace_policies,
               out);
  return out;
}

}  // namespace quoin::bindings
