// What both targets print of a secret: its text, and its resource policy.
#pragma once

#include "constructs/role/policy.hpp"
#include "constructs/secrets_vault/secret_intent.hpp"

#include <vector>

namespace quoin::aws {

/// The JSON of the known members, up to where the generated one would follow: `{"username":"chat"`.
Text known_members(const SecretIntent& intent);

/// Who may read the secret by its own policy: exactly the roles that are given it (QN-SEC-06).
/// And the function that rotates it, if there is one.
std::vector<PolicyStatement> policy_statements(const SecretIntent& intent, const Ref<SecretArn>& secret);

}  // namespace quoin::aws
