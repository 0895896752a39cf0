// Policies as structure: statements that both targets print in their own way, never escaped text.
#pragma once

#include <quoin/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::tf {
class Resources;
}

namespace quoin::aws {

/// The JSON of a rendered policy.
struct PolicyDocument;

/// Whom a statement of a resource's policy, or of a trust policy, concerns.
struct PolicyPrincipal {
  std::string type;               ///< "AWS", "Service", "Federated", or "*" for everybody.
  std::vector<Text> identifiers;  ///< ARNs, services' names; {"*"} where the type is "*".
};

/// One condition. Several values of one condition are alternatives; several conditions must all hold.
struct PolicyCondition {
  std::string test;          ///< "StringEquals", "ArnLike", "Bool", …
  std::string variable;      ///< "aws:SourceAccount"
  std::vector<Text> values;  ///< At least one.
};

enum class PolicyEffect : std::uint8_t { allow, deny };

/// One statement, for the policy of a role, a key, a bucket, an endpoint or a secret.
///
///     {.sid = "ReadSecrets", .actions = {"secretsmanager:GetSecretValue"}, .resources = {secret_arn}}
struct PolicyStatement {
  std::string sid{};  ///< Letters and digits. Give each one: reviewers read it.
  PolicyEffect effect = PolicyEffect::allow;
  std::vector<std::string> actions{};
  std::vector<Text> resources{};                  ///< Empty in a trust policy.
  std::vector<Text> not_resources{};              ///< For a Deny only.
  std::vector<PolicyPrincipal> principals{};      ///< Empty in a role's own policy.
  std::vector<PolicyPrincipal> not_principals{};  ///< For a Deny only.
  std::vector<PolicyCondition> conditions{};
};

/// Every statement in order, actions and values sorted: what the same wishes give is the same text.
std::vector<PolicyStatement> sorted(std::vector<PolicyStatement> statements);

/// Terraform: adds a data source `aws_iam_policy_document` and gives a reference to its JSON, for the
/// argument `policy` or `assume_role_policy` of a resource.
Ref<PolicyDocument> add_policy_document(tf::Resources& out, std::string_view local,
                                        std::vector<PolicyStatement> statements);

/// CloudFormation: the policy as an object, for `PolicyDocument`, `KeyPolicy`, `AssumeRolePolicyDocument`.
Value policy_document(std::vector<PolicyStatement> statements);

}  // namespace quoin::aws
