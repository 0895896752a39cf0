// The function that rotates a vault's generated secrets.
#pragma once

#include "constructs/role/role_intent.hpp"
#include "core/tree.hpp"

#include <quoin/aws_ids.hpp>

#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// One secret that the function rotates.
struct RotatedSecret {
  std::string path;
  Ref<SecretArn> arn;
  Ref<KmsKeyArn> key;
  std::string member;  ///< What it makes anew: "key".
  int length = 40;     ///< Of the new value.
};

/// What the function wants. It provides "arn" and "role_arn", and "permission": there once Secrets Manager
/// may call it, for `depends_on`.
struct RotationIntent {
  std::string path{};
  std::string name{};  ///< "chat-Vault-Rotation"
  Ref<LogGroupArn> log_group{};
  Ref<LogGroupName> log_group_name{};
  std::vector<RotatedSecret> secrets{};  ///< Sorted by path. Filled from the `rotates` relations.
};

/// The relation of the function to a secret that it rotates.
inline constexpr std::string_view rotates = "rotates";

/// "chat/Vault/Rotation" → "chat-Vault-Rotation": the name of a function, 64 characters at most.
std::string function_name_from(std::string_view path);

/// Lets the function rotate the secret: `function` provides what a RotationIntent does.
void let_rotate(quoin::detail::NodeData& function, quoin::detail::NodeData& secret,
                std::source_location where);

/// Whom the role of a function trusts: Lambda, for this account (QN-IAM-07).
PolicyStatement function_trust(const quoin::detail::Surroundings& around);

/// What a function may do that rotates these secrets: read and write them, use their keys, write its log.
std::vector<PolicyStatement> rotating_statements(const std::vector<RotatedSecret>& secrets,
                                                 const Ref<LogGroupArn>& log_group,
                                                 const quoin::detail::Surroundings& around);

/// Lets the vault's function, `<vault>/Rotation`, rotate the secret; it is made with the first one.
void rotate_by_function(quoin::detail::NodeData& vault, quoin::detail::NodeData& secret,
                        std::source_location where);

/// The function's source, one file for both targets.
std::string_view rotation_source();
/// Which member of which secret is generated: the variable SECRETS, JSON.
Text rotation_settings(const RotationIntent& intent);
/// What the function may do: with these secrets and their keys, and no more.
RoleSpec rotation_role(const RotationIntent& intent, const quoin::detail::Surroundings& around);

void resolve_intent(RotationIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
quoin::detail::Lowered lower_terraform(const RotationIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const RotationIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
