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

std::vector<PolicyStatement> reader_statements(const SecretIntent& intent, const Ref<SecretArn>& secret) {
  std::vector<Text> roles;
  for (const SecretReader& reader : intent.readers) roles.emplace_back(reader.role);
  return {{.sid = "ReadByThoseWhoAreGivenIt",
           .actions = {"secretsmanager:GetSecretValue"},
           .resources = {Text{secret}},
           .principals = {{"AWS", std::move(roles)}}}};
}

}  // namespace quoin::aws
