// Vaults and secrets: from properties to what is wanted, and who reads a secret.
#include <quoin/aws/secrets_vault.hpp>

#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/secrets_vault/secret_intent.hpp"
#include "messages/secrets_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::string_view database_key_id = "DatabaseSecretsKey";

Region region_of(const NodeData& node) {
  return node.stack != nullptr && node.stack->stack_data ? node.stack->stack_data->region : unknown_region;
}

/// What is wrong with a copy, if anything, as the line 'got'.
std::string wrong_with(const Replica& replica, Region own) {
  const std::string name{name_of(replica.region)};
  if (name.empty()) return "a region that AWS does not have";
  if (replica.region == own) return name + ", the stack's own region";
  if (partition_of(replica.region) != partition_of(own)) return name + ", a region of another partition";
  if (const NodeData* key = replica.key.data(); key != nullptr && region_of(*key) != replica.region)
    return name + ", with a key of " + std::string{name_of(region_of(*key))};
  return {};
}

std::vector<SecretReplica> resolve_replicas(const Replicas& replicas, Tree& tree, const NodeData& node,
                                            std::source_location where) {
  std::vector<SecretReplica> resolved;
  for (const Replica& each : replicas.list()) {
    if (std::string wrong = wrong_with(each, region_of(node)); !wrong.empty()) {
      tree.refuse(QUOIN_QN_SEC_05, &node, where, std::move(wrong));
      continue;
    }
    SecretReplica replica{.region = std::string{name_of(each.region)}};
    if (NodeData* key = each.key.data(); key != nullptr)
      replica.key = quoin::detail::reference<KmsKeyArn>(*key, "arn");
    const bool repeated =
        std::ranges::find(resolved, replica.region, &SecretReplica::region) != resolved.end();
    if (!repeated) resolved.push_back(std::move(replica));
  }
  std::ranges::sort(resolved, {}, &SecretReplica::region);
  return resolved;
}

/// The key of the class 'database': the one that was given, or the vault's own, made on first use.
NodeData& database_key_of(Tree& tree, NodeData& vault, std::source_location where) {
  auto& intent = vault.intent_as<VaultIntent>();
  if (intent.database_key == nullptr)
    intent.database_key = &add_key(tree, Node{vault}, database_key_id, DatabaseSecrets::key_class, where);
  return *intent.database_key;
}

}  // namespace

NodeData& add_database_secret(Tree& tree, const Node& scope, std::string_view id, const Node& vault,
                              SecretIntent intent, std::source_location where) {
  NodeData& holder = *vault.data();
  const auto& rules = holder.intent_as<VaultIntent>();
  NodeData& key = database_key_of(tree, holder, where);
  intent.secret_class = DatabaseSecrets::key_class;
  intent.key = quoin::detail::reference<KmsKeyArn>(key, "arn");
  intent.replicas = rules.replicas;
  intent.recovery_window_days = rules.recovery_window_days;
  NodeData& node = tree.add_construct(scope, id, "Secret", std::move(intent), where);
  node.intent_as<SecretIntent>().path = node.path;
  use_key(node, key, "secretsmanager", where);
  return node;
}

void read_secret(NodeData& reader, const Node& secret, const Ref<RoleArn>& role, std::source_location where) {
  NodeData& read = *secret.data();
  reader.tree->relate({.kind = quoin::detail::relation::reads_secret,
                       .from = &reader,
                       .to = &read,
                       .data = Value::object({{"role_arn", role.value()}}),
                       .where = where});
}

Ref<SecretArn> secret_arn(const Node& secret) {
  return quoin::detail::reference<SecretArn>(*secret.data(), "arn");
}
Ref<KmsKeyArn> secret_key_arn(const Node& secret) { return secret.data()->intent_as<SecretIntent>().key; }

void resolve_intent(SecretIntent& intent, const NodeData&, const quoin::detail::Relations& relations) {
  for (const quoin::detail::Relation* relation : relations.incoming)
    if (relation->kind == quoin::detail::relation::reads_secret && relation->from != nullptr)
      intent.readers.push_back(
          {relation->from->path, Ref<RoleArn>{quoin::detail::member(relation->data, "role_arn")}});
}

namespace detail {

Node make_secrets_vault(const Scope& scope, std::string_view id, const SecretsVaultProps& props,
                        std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "SecretsVault", VaultIntent{}, where);
  auto& intent = node.intent_as<VaultIntent>();
  intent.replicas = resolve_replicas(props.replicas, tree, node, where);
  intent.database_key = props.database_key.key().data();
  intent.recovery_window_days = props.recovery_window.count();

  if (props.replicas.without()) {
    if (quoin::detail::says_something(props.replicas.reason()))
      tree.note_relaxation(node, QUOIN_QN_SEC_05, "no_replica: " + std::string{props.replicas.reason()},
                           where);
    else
      tree.refuse(QUOIN_QN_SEC_05, &node, where, "no_replica() without a reason");
  }
  if (intent.recovery_window_days < 7 || intent.recovery_window_days > 30) {
    tree.report(messages::recovery_window_out_of_range(intent.recovery_window_days), &node, where);
    intent.recovery_window_days = 30;
  }
  return Node{node};
}

}  // namespace detail

}  // namespace quoin::aws
