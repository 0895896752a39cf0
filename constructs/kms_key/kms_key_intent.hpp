// What a key wants, and the way in which other constructs make or use one.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/kms_key.hpp>
#include <quoin/aws_ids.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// One service that works with the key.
struct KeyUse {
  std::string service{};                ///< "rds", "secretsmanager", "logs", …: the key of the relation.
  std::vector<Value> log_group_arns{};  ///< For "logs": the groups that it may encrypt, by ARN.
  bool all_log_groups = false;  ///< For "logs": a user did not say which, so all of account and region.
  /// Services that call KMS in their own name, "cloudwatch.amazonaws.com", and the ARNs on whose behalf;
  /// none: on the account's.
  std::map<std::string, std::vector<Value>> principals{};
};

struct KmsKeyIntent {
  std::string path{};
  std::string key_class{};
  std::string description{};
  std::string alias{};  ///< "alias/chat/DbKey"
  int deletion_window_days = 30;
  int rotation_days = 365;
  Value existing{};                   ///< The ARN of a key that is there already; unset: it is made.
  std::vector<KeyUse> uses{};         ///< Sorted by service. Filled from the `uses_key` relations.
  std::vector<Text> distributions{};  ///< ARNs of those that read what it encrypts. From there, too.
};

/// Makes a key below `scope`, for constructs that bring their own. It provides "arn" and "id".
quoin::detail::NodeData& add_key(quoin::detail::Tree& tree, const Node& scope, std::string_view id,
                                 std::string_view key_class, std::source_location where);

/// Notes that `user` encrypts with `key` by way of an AWS service ("logs", "rds", "secretsmanager", "ecr",
/// "s3", …). `data` is an object or unset. For "logs", {"log_group_arn": …} names the group: text without a
/// reference to the group itself, which needs the key first. {"principal": "cloudwatch.amazonaws.com"} adds a
/// service that calls KMS in its own name, for this account only; with {"source_arn": …}, on behalf of that
/// resource only. For "cloudfront", {"distribution_arn": …} names the distribution that decrypts objects of a
/// bucket.
void use_key(quoin::detail::NodeData& user, quoin::detail::NodeData& key, std::string_view service,
             std::source_location where, Value data = {});

/// The class that a key was made for; empty where the node is no key of Quoin's.
std::string_view key_class_of(const quoin::detail::NodeData& key);

void resolve_intent(KmsKeyIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
quoin::detail::Lowered lower_terraform(const KmsKeyIntent& intent,
                                       const quoin::detail::Surroundings& surroundings);
quoin::detail::Lowered lower_cloudformation(const KmsKeyIntent& intent,
                                            const quoin::detail::Surroundings& surroundings);

}  // namespace quoin::aws
