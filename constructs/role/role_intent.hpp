// Roles as a building block: whom they trust and what they may do, for the lowering of any construct.
#pragma once

#include "constructs/role/policy.hpp"
#include "core/intent.hpp"

#include <quoin/aws/role.hpp>
#include <quoin/aws_ids.hpp>
#include <quoin/diagnostic.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::cfn {
class Resources;
}

namespace quoin::aws {

/// One role. It may do nothing but what its statements say.
struct RoleSpec {
  std::string description{};                  ///< "Runs the tasks of chat/Api". Stable text.
  std::vector<PolicyStatement> trust{};       ///< Usually one, made by service_trust().
  std::vector<PolicyStatement> statements{};  ///< None: the role has no policy.
  std::vector<Text> managed_policies{};  ///< ARNs of policies of AWS, from the reviewed list (QN-IAM-01).
  std::string permissions_boundary{};    ///< An ARN, or empty.
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

/// Adds the role, local name `local`, and its policy, `<local>_policy` ("policy" where `local` is empty).
/// Provides nothing by itself.
AddedRole add_role(tf::Resources& out, std::string_view local, const RoleSpec& role);
AddedRole add_role(cfn::Resources& out, std::string_view local, const RoleSpec& role);

/// Adds a policy to a role that stands elsewhere; gives references for `depends_on`.
std::vector<Value> add_role_policy(tf::Resources& out, std::string_view local, const Ref<RoleName>& role,
                                   const std::vector<PolicyStatement>& statements);
std::vector<Value> add_role_policy(cfn::Resources& out, std::string_view local, const Ref<RoleName>& role,
                                   const std::vector<PolicyStatement>& statements);

/// The permission as a statement. What the rules refuse is reported at `node`, and left out.
std::vector<PolicyStatement> statements_of(quoin::detail::NodeData& node, const Permission* first,
                                           std::size_t count);

/// A role of the program's own.
struct RoleIntent {
  std::string service;
  RoleSpec role{};
  std::size_t services_run = 0;  ///< How many services start their tasks with it: one at most (QN-IAM-04).
};

void resolve_intent(RoleIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
void check_intent(const RoleIntent& intent, const quoin::detail::NodeData& self, Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const RoleIntent& intent, const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const RoleIntent& intent,
                                            const quoin::detail::Surroundings& around);

/// The role with its trust and its managed policies' ARNs.
RoleSpec complete(const RoleIntent& intent, const quoin::detail::Surroundings& around);

/// Sorts statements and gives those without a name one, by their actions.
void name_statements(std::vector<PolicyStatement>& statements);

/// The relation of a service to the role that starts its tasks.
inline constexpr std::string_view starts_with = "starts_with";

}  // namespace quoin::aws
