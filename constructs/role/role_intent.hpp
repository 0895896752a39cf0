// Roles as a building block: whom they trust and what they may do, for the lowering of any construct.
#pragma once

#include "constructs/role/policy.hpp"
#include "core/intent.hpp"

#include <quoin/aws_ids.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::cfn {
class Resources;
}

namespace quoin::aws {

/// One role. It may do nothing but what its statements say.
struct RoleSpec {
  std::string description{};                ///< "Runs the tasks of chat/Api". Stable text.
  std::vector<PolicyStatement> trust{};     ///< Usually one, made by service_trust().
  std::vector<PolicyStatement> statements{};  ///< None: the role has no policy.
  std::vector<Text> managed_policies{};     ///< ARNs of policies of AWS, from the reviewed list (QN-IAM-01).
  std::string permissions_boundary{};       ///< An ARN, or empty.
  int session_hours = 1;
};

/// A role that a lowering has added.
struct AddedRole {
  Ref<RoleArn> arn;
  Ref<RoleName> name;
  std::vector<Value> ready;  ///< References for `depends_on` of what uses the role at once: its policies.
};

/// Trust in one service of AWS, for calls on behalf of this account only (QN-IAM-07): aws:SourceAccount, and
/// aws:SourceArn where the patterns are known ("arn:aws:ecs:eu-west-1:…:*").
PolicyStatement service_trust(std::string_view service, const quoin::detail::Surroundings& around,
                              std::vector<Text> source_arns = {});

/// An ARN of this account in the stack's region: `arn_of(around, "logs", "log-group:/chat/*")`.
Text arn_of(const quoin::detail::Surroundings& around, std::string_view service, const Text& resource);

/// Adds the role, local name `local`, and its policy, `<local>_policy`. Provides nothing by itself.
AddedRole add_role(tf::Resources& out, std::string_view local, const RoleSpec& role);
AddedRole add_role(cfn::Resources& out, std::string_view local, const RoleSpec& role);

}  // namespace quoin::aws
