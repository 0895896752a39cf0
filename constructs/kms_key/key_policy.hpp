// The policy of a key, which both targets print.
#pragma once

#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/role/policy.hpp"

#include <vector>

namespace quoin::aws {

/// Who may administer the key, and who may use it through which service (QN-KMS-05).
///
/// The account's own policies decide who administers it, and they cannot decrypt: encrypting and decrypting
/// is open only through the services that were given the key.
std::vector<PolicyStatement> key_statements(const KmsKeyIntent& intent,
                                            const quoin::detail::Surroundings& surroundings);

/// The ARN of the key's alias, as text that refers to nothing.
Text stated_alias_arn(const KmsKeyIntent& intent, const quoin::detail::Surroundings& surroundings);

/// CloudFormation keeps keys of these classes when their stack is deleted: what they encrypt outlives it.
bool outlives_its_stack(const KmsKeyIntent& intent);

}  // namespace quoin::aws
