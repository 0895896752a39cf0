// File systems: from properties to the intent, and who mounts them.
#include "constructs/file_system/file_system_intent.hpp"

#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/vpc/subnets.hpp"
#include "messages/file_system_messages.hpp"

#include <quoin/aws/rules/kms.hpp>

#include <algorithm>
#include <set>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Relations;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_directory = 100;
constexpr std::int64_t most_path_levels = 4;
constexpr std::int64_t largest_posix_id = 4'294'967'295;

/// One to four levels, none of which starts with '.' or has a character that EFS refuses.
/// Source: AWS::EFS::AccessPoint, RootDirectory.Path.
bool is_directory(std::string_view path) {
  constexpr std::string_view refused = "$#<>;`|&?{}^*\n";
  if (path.size() < 2 || path.size() > longest_directory || path.front() != '/') return false;
  return path.back() != '/' && path.find("//") == std::string_view::npos &&
         path.find("/.") == std::string_view::npos && path.find_first_of(refused) == std::string_view::npos &&
         std::ranges::count(path, '/') <= most_path_levels;
}

bool is_mode(std::string_view digits) {
  return (digits.size() == 3 || digits.size() == 4) &&
         std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '7'; });
}

/// One subnet per zone: EFS takes no second.
std::vector<MountTarget> targets_of(const SubnetList& subnets) {
  std::vector<MountTarget> targets;
  std::set<std::string_view> zones;
  for (std::size_t i = 0; i < subnets.ids.size(); ++i)
    if (zones.insert(subnets.zones[i]).second)
      targets.push_back({"mount_target_" + std::string{subnets.zones[i].back()}, subnets.ids[i]});
  return targets;
}

void take_key(NodeData& node, FileSystemIntent& intent, const FileSystemProps& props,
              std::source_location where) {
  Tree& tree = *node.tree;
  if (props.encryption.is_relaxed() && !tree.is_production()) {
    tree.note_relaxation(node, RuleText{QUOIN_QN_KMS_04}, "files without a customer-managed key", where);
    return;
  }
  NodeData* key = props.encryption.key().data();
  if (key == nullptr) {
    if (node.stack == nullptr) return;
    key = &add_key(tree, Node{node}, "Key", Files::key_class, where);
  }
  intent.key = reference<KmsKeyArn>(*key, "arn");
  use_key(node, *key, "elasticfilesystem", where);
}

void take_owner(NodeData& node, FileSystemIntent& intent, const FileSystemProps& props,
                std::source_location where) {
  Tree& tree = *node.tree;
  if (is_directory(props.directory))
    intent.directory = props.directory;
  else
    tree.report(messages::file_directory_malformed(props.directory), &node, where);
  if (is_mode(props.permissions))
    intent.permissions = props.permissions;
  else
    tree.report(messages::file_permissions_malformed(props.permissions), &node, where);
  const auto fits = [](std::int64_t number) { return number > 0 && number <= largest_posix_id; };
  if (!fits(props.owner.number) || !fits(props.owner.group)) {
    tree.report(messages::file_owner_out_of_range(props.owner.number, props.owner.group), &node, where);
    return;
  }
  intent.user = props.owner.number;
  intent.group = props.owner.group;
}

int checked_days(NodeData& node, std::string_view property, const IdleDays& idle,
                 std::source_location where) {
  if (!idle.moves()) return 0;
  if (detail::file_idle_days_are_allowed(idle.days())) return idle.days();
  node.tree->report(messages::file_idle_days_unknown(property, idle.days()), &node, where);
  return 0;
}

void take_storage(NodeData& node, FileSystemIntent& intent, const FileSystemProps& props,
                  std::source_location where) {
  Tree& tree = *node.tree;
  intent.infrequent_days = checked_days(node, ".infrequent_after", props.infrequent_after, where);
  intent.archive_days = checked_days(node, ".archive_after", props.archive_after, where);
  intent.back_when_read = props.back_when_read;
  intent.throughput = props.throughput;
  if (props.throughput.mode == FileThroughput::Mode::provisioned &&
      !detail::file_throughput_is_allowed(props.throughput.mebibytes)) {
    tree.report(messages::file_throughput_out_of_range(props.throughput.mebibytes), &node, where);
    intent.throughput = elastic_throughput;
  }
  if (intent.archive_days != 0 && intent.archive_days <= intent.infrequent_days) {
    tree.report(messages::files_archived_too_early(intent.archive_days, intent.infrequent_days), &node,
                where);
    intent.archive_days = 0;
  }
  if (intent.archive_days != 0 && intent.throughput.mode != FileThroughput::Mode::elastic) {
    tree.report(messages::archive_needs_elastic_throughput(), &node, where);
    intent.archive_days = 0;
  }
  intent.backed_up = !props.backups.is_relaxed() || tree.is_production();
}

}  // namespace

std::string after_days(int days) { return "AFTER_" + std::to_string(days) + (days == 1 ? "_DAY" : "_DAYS"); }

// An Allow is not among them: with a policy in force, EFS admits only whom a role's own policy or this one
// allows. CloudFormation cannot name the access point here, which names the file system; there is one.
std::vector<PolicyStatement> file_system_statements() {
  const std::vector<std::string> actions{
      "elasticfilesystem:ClientMount", "elasticfilesystem:ClientRootAccess", "elasticfilesystem:ClientWrite"};
  const PolicyPrincipal everybody{"AWS", {Text{"*"}}};
  return {{.sid = "DenyPlainText",
           .effect = PolicyEffect::deny,
           .actions = actions,
           .principals = {everybody},
           .conditions = {{"Bool", "aws:SecureTransport", {Text{"false"}}}}},
          {.sid = "DenyAroundTheAccessPoint",
           .effect = PolicyEffect::deny,
           .actions = actions,
           .principals = {everybody},
           .conditions = {{"Null", "elasticfilesystem:AccessPointArn", {Text{"true"}}}}}};
}

void resolve_intent(FileSystemIntent& intent, const NodeData& self, const Relations& relations) {
  resolve_security(intent.security, self, relations);
}

void check_intent(const FileSystemIntent&, const NodeData& self, Diagnostics& diagnostics) {
  for (const auto& [key, relation] : self.tree->relations)
    if (relation.kind == quoin::detail::relation::reaches && relation.to == &self) return;
  diagnostics.push_back(quoin::detail::placed(messages::file_system_without_users(), self));
}

namespace detail {

Node make_file_system(const Scope& scope, std::string_view id, const FileSystemProps& props,
                      std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "FileSystem", FileSystemIntent{}, where);
  auto& intent = node.intent_as<FileSystemIntent>();
  intent.path = node.name_path();
  const SubnetList subnets =
      props.subnets.vpc().data() == nullptr
          ? SubnetList{}
          : subnets_of(props.subnets.vpc(),
                       props.subnets.is_isolated() ? Tier::isolated_tier : Tier::private_tier);
  intent.vpc = subnets.vpc_node;
  intent.security.vpc = subnets.vpc;
  intent.security_group = reference<SecurityGroupId>(node, "security_group.id");
  intent.targets = targets_of(subnets);
  take_key(node, intent, props, where);
  take_owner(node, intent, props, where);
  take_storage(node, intent, props, where);
  node.endpoint = quoin::detail::Endpoint{.port = nfs_port, .protocol = "nfs"};
  return Node{node};
}

Ref<FileSystemId> file_system_id(const Node& node) { return reference<FileSystemId>(*node.data(), "id"); }
Ref<FileSystemArn> file_system_arn(const Node& node) { return reference<FileSystemArn>(*node.data(), "arn"); }

}  // namespace detail

}  // namespace quoin::aws
