// What a secret wants, and the way in which other constructs make or read one.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/rotation.hpp>
#include <quoin/aws/secret.hpp>
#include <quoin/aws_ids.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quoin::aws {

/// A copy of a secret in another region.
struct SecretReplica {
  std::string region;
  Ref<KmsKeyArn> key{};  ///< Of that region; unset: the key that AWS manages there for Secrets Manager.

  friend bool operator==(const SecretReplica&, const SecretReplica&) = default;
};

/// Who may read a secret, by its own resource policy.
struct SecretReader {
  std::string path;   ///< The construct's, "chat/Api".
  Ref<RoleArn> role;  ///< Its role.
};

/// Who replaces a secret's value.
enum class RotatedBy : std::uint8_t { nobody, owner, function };

/// What a secret wants, with all defaults filled in.
struct SecretIntent {
  std::string path{};
  std::string description{};
  std::string secret_class{};  ///< "database-secrets"
  Ref<KmsKeyArn> key{};
  std::vector<SecretReplica> replicas{};  ///< Sorted by region.
  int recovery_window_days = 30;
  /// The members that are known, in the order in which they are written: {"username", "chat"}, {"host", …}.
  std::vector<std::pair<std::string, Text>> members{};
  /// The member that the cloud generates: "password".
  std::string generated_member = "password";
  int generated_length = 40;
  RotatedBy rotated_by = RotatedBy::nobody;
  int rotation_days = 0;
  bool rotated_at_once = false;  ///< The first rotation is part of the deployment.
  Ref<FunctionArn> function{};   ///< That rotates it.
  Ref<FunctionArn> callable{};   ///< There once Secrets Manager may call the function.
  Ref<RoleArn> function_role{};  ///< As which it does.
  std::vector<SecretReader>
      readers{};  ///< Sorted by path and role. Filled from the `reads_secret` relations.
};

/// What a vault says of all its secrets. It emits nothing by itself.
struct VaultIntent {
  std::vector<SecretReplica> replicas{};  ///< Sorted by region.
  /// By the class's name. What is missing is made when the first secret of the class needs it:
  /// `<vault>/DatabaseSecretsKey`.
  std::map<std::string, quoin::detail::NodeData*, std::less<>> keys{};
  /// The C++ type behind each class's name: two types of one name are two classes (QN-KMS-03).
  std::map<std::string, const void*, std::less<>> classes{};
  int recovery_window_days = 30;
};

/// Makes a secret of the class 'database' below `scope`, with the vault's key, copies and recovery window. Of
/// `intent`, the description and the members count. It provides "arn" and "key_arn", and
/// "written.arn": the ARN again, known in Terraform once the first value is written.
quoin::detail::NodeData& add_database_secret(quoin::detail::Tree& tree, const Node& scope,
                                             std::string_view id, const Node& vault, SecretIntent intent,
                                             std::source_location where);

/// Takes in how a secret is rotated, and reports what is wrong with that. True: a function makes the values,
/// which who makes the secret lets rotate it.
bool is_rotated_by_function(quoin::detail::NodeData& secret, const StatedRotation& stated,
                            std::source_location where);

/// The key of one class, made on first use.
quoin::detail::NodeData& key_of_class(quoin::detail::NodeData& vault, std::string_view key_class,
                                      std::source_location where);

/// Notes that a role of `reader` reads the secret: the secret's resource policy names it. The role's own
/// policy is the reader's part: secretsmanager:GetSecretValue on "arn", kms:Decrypt on "key_arn".
/// `which_role` tells two roles of one reader apart.
void read_secret(quoin::detail::NodeData& reader, const Node& secret, const Ref<RoleArn>& role,
                 std::source_location where, std::string_view which_role = {});

/// The secret's references, for policies and container definitions.
Ref<SecretArn> secret_arn(const Node& secret);
Ref<KmsKeyArn> secret_key_arn(const Node& secret);

void resolve_intent(SecretIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
quoin::detail::Lowered lower_terraform(const SecretIntent& intent,
                                       const quoin::detail::Surroundings& surroundings);
quoin::detail::Lowered lower_cloudformation(const SecretIntent& intent,
                                            const quoin::detail::Surroundings& surroundings);
quoin::detail::Lowered lower_terraform(const VaultIntent& intent,
                                       const quoin::detail::Surroundings& surroundings);
quoin::detail::Lowered lower_cloudformation(const VaultIntent& intent,
                                            const quoin::detail::Surroundings& surroundings);

}  // namespace quoin::aws
