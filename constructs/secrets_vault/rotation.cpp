// The rotation function: which secrets it rotates, and what it may do with them.
#include "constructs/secrets_vault/rotation_function.hpp"
#include "constructs/secrets_vault/rotation_intent.hpp"

#include "assembly/names.hpp"
#include "constructs/log_group/log_group_intent.hpp"
#include "constructs/secrets_vault/secret_intent.hpp"

#include "functions/rotate_generated.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_function_name = 64;

NodeData& function_of(NodeData& vault, std::source_location where) {
  if (NodeData* known = vault.child("Rotation", "Rotation")) return *known;
  Tree& tree = *vault.tree;
  NodeData& node = tree.add_construct(Node{vault}, "Rotation", "Rotation", RotationIntent{}, where);
  auto& intent = node.intent_as<RotationIntent>();
  intent.path = node.name_path();
  intent.name = function_name_from(intent.path);
  const NodeData& logs =
      add_log_group(tree, Node{node}, "Logs", {.name = Text{"/aws/lambda/" + intent.name}}, where);
  intent.log_group = quoin::detail::reference<LogGroupArn>(logs, "arn");
  intent.log_group_name = quoin::detail::reference<LogGroupName>(logs, "name");
  return node;
}

}  // namespace

std::string function_name_from(std::string_view path) {
  std::string name{path};
  std::ranges::replace(name, '/', '-');
  if (name.size() <= longest_function_name) return name;
  return name.substr(0, longest_function_name - 9) + "-" + assembly::short_hash(path);
}

void let_rotate(NodeData& function, NodeData& secret, std::source_location where) {
  auto& intent = secret.intent_as<SecretIntent>();
  intent.rotated_by = RotatedBy::function;
  intent.function = quoin::detail::reference<FunctionArn>(function, "arn");
  intent.callable = quoin::detail::reference<FunctionArn>(function, "permission");
  intent.function_role = quoin::detail::reference<RoleArn>(function, "role_arn");
  function.tree->relate({.kind = rotates, .from = &function, .to = &secret, .where = where});
}

void rotate_by_function(NodeData& vault, NodeData& secret, std::source_location where) {
  let_rotate(function_of(vault, where), secret, where);
}

void resolve_intent(RotationIntent& intent, const NodeData&, const quoin::detail::Relations& relations) {
  for (const quoin::detail::Relation* relation : relations.outgoing) {
    if (relation->kind != rotates || relation->to == nullptr) continue;
    const auto& secret = relation->to->intent_as<SecretIntent>();
    intent.secrets.push_back({.path = relation->to->path,
                              .arn = quoin::detail::reference<SecretArn>(*relation->to, "arn"),
                              .key = secret.key,
                              .member = secret.generated_member,
                              .length = secret.generated_length});
  }
}

std::string_view rotation_source() { return functions::rotate_generated; }

// Members are names that were checked: nothing in them needs escaping.
Text rotation_settings(const RotationIntent& intent) {
  Text text{"{"};
  bool first = true;
  for (const RotatedSecret& each : intent.secrets) {
    text = text + Text{first ? "\"" : ",\""} + each.arn +
           Text{"\":{\"length\":" + std::to_string(each.length) + ",\"member\":\"" + each.member + "\"}"};
    first = false;
  }
  return text + Text{"}"};
}

// aws:SourceAccount, as in the trust of Role<Lambda>: one account's function cannot be given another's role.
// Not aws:SourceArn: Lambda tries the role when it makes the function, and the two would wait for one
// another.
PolicyStatement function_trust(const quoin::detail::Surroundings& around) {
  return service_trust("lambda.amazonaws.com", around);
}

std::vector<PolicyStatement> rotating_statements(const std::vector<RotatedSecret>& secrets,
                                                 const Ref<LogGroupArn>& log_group,
                                                 const quoin::detail::Surroundings& around) {
  PolicyStatement rotate{
      .sid = "RotateTheSecrets",
      .actions = {"secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue",
                  "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"}};
  PolicyStatement keys{.sid = "UseTheirKeys",
                       .actions = {"kms:Decrypt", "kms:GenerateDataKey"},
                       .conditions = {{"StringEquals",
                                       "kms:ViaService",
                                       {Text{"secretsmanager." + around.region + "." + around.dns_suffix}}}}};
  for (const RotatedSecret& each : secrets) {
    rotate.resources.push_back(Text{each.arn});
    const Text key{each.key};
    if (std::ranges::find(keys.resources, key) == keys.resources.end()) keys.resources.push_back(key);
  }
  return {
      std::move(rotate),
      std::move(keys),
      // AWS defines this action without a resource.
      {.sid = "MakeRandomValues", .actions = {"secretsmanager:GetRandomPassword"}, .resources = {Text{"*"}}},
      {.sid = "WriteLogs",
       .actions = {"logs:CreateLogStream", "logs:PutLogEvents"},
       .resources = {log_group + Text{":*"}}}};
}

RoleSpec rotation_role(const RotationIntent& intent, const quoin::detail::Surroundings& around) {
  return {.description = "Rotates the generated secrets of " + intent.path,
          .trust = {function_trust(around)},
          .statements = rotating_statements(intent.secrets, intent.log_group, around)};
}

namespace {

RotationFunction rotation_function(const RotationIntent& intent, const quoin::detail::Surroundings& around) {
  return {.code_name = "rotate_generated",
          .source = rotation_source(),
          .name = intent.name,
          .description = "Rotates the generated secrets of " + intent.path,
          .variable = "SECRETS",
          .settings = rotation_settings(intent),
          .role = rotation_role(intent, around),
          .log_group = intent.log_group_name};
}

}  // namespace

quoin::detail::Lowered lower_terraform(const RotationIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  add_rotation_function(out, rotation_function(intent, around), around);
  return out.finish();
}

quoin::detail::Lowered lower_cloudformation(const RotationIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  add_rotation_function(out, rotation_function(intent, around), around);
  return out.finish();
}

}  // namespace quoin::aws
