// What both targets print of a secret: its text, and its resource policy.
#include "constructs/secrets_vault/secret_parts.hpp"

namespace quoin::aws {

// Members are names that Quoin chose or has checked, and host names of AWS: nothing in them needs escaping in
// JSON.
Text known_members(const SecretIntent& intent) {
  Text text{"{"};
  bool first = true;
  for (const auto& [name, value] : intent.members) {
    text = text + Text{(first ? "\"" : ",\"") + name + "\":\""} + value + Text{"\""};
    first = false;
  }
  return text;
}

std::vector<PolicyStatement> policy_statements(const SecretIntent& intent, const Ref<SecretArn>& secret) {
  std::vector<PolicyStatement> statements;
  std::vector<Text> roles;
  for (const SecretReader& reader : intent.readers) roles.emplace_back(reader.role);
  if (!roles.empty())
    statements.push_back({.sid = "ReadByThoseWhoAreGivenIt",
                          .actions = {"secretsmanager:GetSecretValue"},
                          .resources = {Text{secret}},
                          .principals = {{"AWS", std::move(roles)}}});
  if (intent.rotated_by == RotatedBy::function)
    statements.push_back(
        {.sid = "RotatedByItsFunction",
         .actions = {"secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue",
                     "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"},
         .resources = {Text{secret}},
         .principals = {{"AWS", {Text{intent.function_role}}}}});
  return statements;
}

}  // namespace quoin::aws
