// Vaults and secrets: from properties to what is wanted, and who reads a secret.
#include <quoin/aws/secrets_vault.hpp>

#include "constructs/fargate_service/fargate_service_intent.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/secrets_vault/rotation_intent.hpp"
#include "constructs/secrets_vault/secret_intent.hpp"
#include "core/ascii.hpp"
#include "core/place.hpp"
#include "messages/secrets_messages.hpp"

#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/aws/rules/kms.hpp>

#include <algorithm>
#include <iterator>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

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

/// "database-secrets" → "DatabaseSecretsKey".
std::string key_id_from(std::string_view key_class) { return ascii::pascal_case(key_class) + "Key"; }

/// Whom a role belongs to: a service brings its own, or uses one that stands elsewhere.
const NodeData& owner_of_role(const Value& role, const NodeData& reader) {
  const NodeData* owner = quoin::detail::node_behind(role);
  return owner != nullptr ? *owner : reader;
}

}  // namespace

NodeData& key_of_class(NodeData& vault, std::string_view key_class, std::source_location where) {
  NodeData*& key = vault.intent_as<VaultIntent>().keys[std::string{key_class}];
  if (key == nullptr) key = &add_key(*vault.tree, Node{vault}, key_id_from(key_class), key_class, where);
  return *key;
}

NodeData& add_database_secret(Tree& tree, const Node& scope, std::string_view id, const Node& vault,
                              SecretIntent intent, std::source_location where) {
  NodeData& holder = *vault.data();
  const auto& rules = holder.intent_as<VaultIntent>();
  NodeData& key = key_of_class(holder, DatabaseSecrets::key_class, where);
  intent.secret_class = DatabaseSecrets::key_class;
  intent.key = quoin::detail::reference<KmsKeyArn>(key, "arn");
  intent.replicas = rules.replicas;
  intent.recovery_window_days = rules.recovery_window_days;
  NodeData& node = tree.add_construct(scope, id, "Secret", std::move(intent), where);
  node.intent_as<SecretIntent>().path = node.name_path();
  use_key(node, key, "secretsmanager", where);
  return node;
}

void read_secret(NodeData& reader, const Node& secret, const Ref<RoleArn>& role, std::source_location where,
                 std::string_view which_role) {
  NodeData& read = *secret.data();
  reader.tree->relate({.kind = quoin::detail::relation::reads_secret,
                       .from = &reader,
                       .to = &read,
                       .key = std::string{which_role},
                       .data = Value::object({{"role_arn", role.value()}}),
                       .where = where});
}

Ref<SecretArn> secret_arn(const Node& secret) {
  return quoin::detail::reference<SecretArn>(*secret.data(), "arn");
}
Ref<KmsKeyArn> secret_key_arn(const Node& secret) { return secret.data()->intent_as<SecretIntent>().key; }

void resolve_intent(SecretIntent& intent, const NodeData& self, const quoin::detail::Relations& relations) {
  for (const quoin::detail::Relation* relation : relations.incoming) {
    if (relation->kind != quoin::detail::relation::reads_secret || relation->from == nullptr) continue;
    const Value& role = quoin::detail::member(relation->data, "role_arn");
    const NodeData& owner = owner_of_role(role, *relation->from);
    if (quoin::detail::accounts_differ(self, owner))
      self.tree->report(messages::secret_read_from_another_account(
                            quoin::detail::with_line(owner), quoin::detail::account_of(owner),
                            quoin::detail::with_line(self), quoin::detail::account_of(self)),
                        relation->from, relation->where);
    // A role of another stack is not named here, for that stack already waits for the secret: inside one
    // account its own policy is enough.
    if (owner.stack == self.stack) intent.readers.push_back({relation->from->path, Ref<RoleArn>{role}});
  }
}

bool is_rotated_by_function(NodeData& secret, const StatedRotation& stated, std::source_location where) {
  Tree& tree = *secret.tree;
  auto& intent = secret.intent_as<SecretIntent>();
  if (stated.is_never) {
    if (quoin::detail::says_something(stated.reason))
      tree.note_relaxation(secret, QUOIN_QN_SEC_04, "never rotated: " + std::string{stated.reason}, where);
    else
      tree.refuse(QUOIN_QN_SEC_04, &secret, where, "no_rotation() without a reason");
    return false;
  }
  intent.rotation_days = stated.every.count;
  if (!rules::rotation_is_allowed(intent.rotation_days)) {
    tree.refuse(QUOIN_QN_SEC_04, &secret, where,
                std::to_string(intent.rotation_days) + " days; Secrets Manager takes 1 to 1,000");
    intent.rotation_days = 30;
  }
  if (!stated.by_hand) return true;
  intent.rotated_by = RotatedBy::owner;
  tree.note_relaxation(secret, QUOIN_QN_SEC_04,
                       "replaced by hand every " + std::to_string(intent.rotation_days) + " days", where);
  return false;
}

namespace detail {

namespace {

/// Who makes one secret of a vault: its tree, its node, and the line to blame.
struct Making {
  Tree& tree;
  NodeData& node;
  std::source_location where;

  void report(Diagnostic diagnostic) const { tree.report(std::move(diagnostic), &node, where); }
};

bool member_name_is_allowed(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) {
    return ascii::is_letter_or_digit(c) || c == '_' || c == '-';
  });
}

bool member_value_is_allowed(const Text& value) {
  if (value.value().kind() != Value::Kind::string) return true;  // a reference: a name that AWS gave
  return std::ranges::all_of(value.value().characters(), [](char c) {
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= ' ';
  });
}

void resolve_members(SecretIntent& intent, const SecretRequest& request, const Making& at) {
  for (std::size_t i = 0; i < request.member_count; ++i) {
    const SecretMember& member = request.members[i];
    const bool repeated =
        member.name == request.member ||
        std::ranges::any_of(intent.members, [&](const auto& known) { return known.first == member.name; });
    if (!member_name_is_allowed(member.name) || repeated)
      at.report(messages::secret_member_malformed(member.name));
    else if (!member_value_is_allowed(member.value))
      at.report(messages::secret_member_value_malformed(member.name));
    else
      intent.members.emplace_back(std::string{member.name}, member.value);
  }
}

}  // namespace

Node add_vault_secret(const Node& vault, std::string_view id, const SecretRequest& request,
                      std::source_location where) {
  NodeData& holder = *vault.data();
  Tree& tree = *holder.tree;
  auto& rules = holder.intent_as<VaultIntent>();
  NodeData& node = tree.add_construct(vault, id, "Secret", SecretIntent{}, where);
  auto& intent = node.intent_as<SecretIntent>();
  const Making at{tree, node, where};
  intent.path = node.name_path();
  intent.secret_class = request.key_class;
  intent.description = request.description.empty()
                           ? "Secret " + intent.path + " of the class " + intent.secret_class
                           : std::string{request.description};
  if (intent.description.size() > 2048)
    at.report(messages::secret_description_too_long(intent.description.size()));
  intent.generated_member = request.member;
  intent.generated_length = request.characters;
  if (request.characters < request.least_characters || request.characters > 4096) {
    at.report(messages::secret_length_out_of_range(request.characters, request.least_characters));
    intent.generated_length = 64;
  }
  intent.replicas = rules.replicas;
  intent.recovery_window_days = rules.recovery_window_days;
  resolve_members(intent, request, at);

  const auto [known, is_first] = rules.classes.try_emplace(intent.secret_class, request.tag);
  if (!is_first && known->second != request.tag)
    tree.refuse(QUOIN_QN_KMS_03, &node, where,
                "the class \"" + intent.secret_class + "\", which another type is called, too");
  NodeData& key =
      request.key.data() != nullptr ? *request.key.data() : key_of_class(holder, request.key_class, where);
  intent.key = quoin::detail::reference<KmsKeyArn>(key, "arn");
  use_key(node, key, "secretsmanager", where);
  if (is_rotated_by_function(node, request.rotation, where)) rotate_by_function(holder, node, where);
  return Node{node};
}

Node add_signing_key(const Node& vault, std::string_view id, const SigningKeyProps& props,
                     std::source_location where) {
  int days = props.rotation.count();
  if (!rules::signing_key_rotation_is_allowed(days)) {
    NodeData& holder = *vault.data();
    holder.tree->refuse(QUOIN_QN_SEC_04, &holder, where,
                        std::to_string(days) + " days for the signing key \"" + std::string{id} + "\"");
    days = 30;
  }
  return add_vault_secret(vault, id,
                          {.key_class = SigningKeys::key_class,
                           .tag = &class_tag<SigningKeys>,
                           .key = {},
                           .member = "key",
                           .description = {},
                           .members = nullptr,
                           .member_count = 0,
                           .characters = props.characters,
                           .least_characters = 32,
                           .rotation = {.every = {days}}},
                          where);
}

Node add_smtp_credentials(const Node& vault, std::string_view id, const SmtpCredentialsProps& props,
                          std::source_location where) {
  constexpr int ports[] = {25, 465, 587, 2465, 2587};
  const SecretMember members[] = {{"username", Text{props.username}},
                                  {"host", Text{props.host}},
                                  {"port", Text{std::to_string(props.port)}}};
  const Node secret = add_vault_secret(vault, id,
                                       {.key_class = SmtpSecrets::key_class,
                                        .tag = &class_tag<SmtpSecrets>,
                                        .key = {},
                                        .member = "password",
                                        .description = {},
                                        .members = members,
                                        .member_count = std::size(members),
                                        .characters = 40,
                                        .least_characters = 16,
                                        .rotation = props.rotation.stated()},
                                       where);
  if (std::ranges::find(ports, props.port) == std::end(ports))
    secret.data()->tree->report(messages::smtp_port_unknown(props.port), secret.data(), where);
  return secret;
}

namespace {

Permission read_permission(const Node& secret, std::source_location where) {
  return allow_these({"secretsmanager:GetSecretValue"}, {Text{secret_arn(secret)}}, where);
}

/// Decrypts this secret only, though its key has others.
Permission decrypt_permission(const Node& secret, std::source_location where) {
  const PermissionCondition only{"StringEquals", "kms:EncryptionContext:SecretARN", Text{secret_arn(secret)}};
  const Value key = secret_key_arn(secret).value();
  constexpr std::string_view decrypt[] = {"kms:Decrypt"};
  return make_permission(decrypt, 1, &key, 1, &only, where);
}

}  // namespace

void grant_read(const Node& secret, const Node& role, const Value& role_arn, std::source_location where) {
  read_secret(*role.data(), secret, Ref<RoleArn>{role_arn}, where);
  add_permission(role, read_permission(secret, where));
  add_permission(role, decrypt_permission(secret, where));
}

void grant_read_to_service(const Node& secret, const Node& service, std::source_location where) {
  NodeData& node = *service.data();
  const auto& intent = node.intent_as<FargateServiceIntent>();
  const Ref<RoleArn> role = intent.task_role_arn.empty()
                                ? quoin::detail::reference<RoleArn>(node, "task_role.arn")
                                : intent.task_role_arn;
  read_secret(node, secret, role, where, "task_role");
  permit_service(service, read_permission(secret, where));
  permit_service(service, decrypt_permission(secret, where));
  if (intent.vpc != nullptr)
    needs_service(node, SubnetList{.vpc_node = intent.vpc, .ids = {}, .zones = {}}, "secretsmanager", where);
}

Ref<SecretArn> vault_secret_arn(const Node& secret) { return secret_arn(secret); }

Node make_secrets_vault(const Scope& scope, std::string_view id, const SecretsVaultProps& props,
                        std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "SecretsVault", VaultIntent{}, where);
  auto& intent = node.intent_as<VaultIntent>();
  intent.replicas = resolve_replicas(props.replicas, tree, node, where);
  const std::pair<std::string_view, const Node&> given[] = {
      {DatabaseSecrets::key_class, props.database_key.key()},
      {SmtpSecrets::key_class, props.smtp_key.key()},
      {SigningKeys::key_class, props.signing_keys_key.key()}};
  for (const auto& [key_class, key] : given)
    if (key.data() != nullptr) intent.keys.emplace(key_class, key.data());
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
