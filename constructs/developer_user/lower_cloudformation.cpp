// A developer's user in CloudFormation.
#include "constructs/developer_user/developer_user_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/iam/group.hpp>
#include <quoin/cfn/iam/policy.hpp>
#include <quoin/cfn/iam/user.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const DeveloperUserIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  const auto group = out.add<cfn::iam::Group>("group", {.group_name = intent.name});
  const auto user = out.add<cfn::iam::User>("", {.groups = {group.ref()}, .user_name = intent.name});
  const AddedRole role = add_role(out, "role", developer_role(intent, user.arn(), around));
  out.add<cfn::iam::Policy>("group_policy",
                            {.groups = {group.ref()},
                             .policy_document = policy_document(own_statements(role.arn, around)),
                             .policy_name = "group_policy"});
  out.provide("arn", user.arn());
  out.provide("name", user.ref());
  out.provide("role.arn", role.arn);
  out.provide("role.name", role.name);
  return out.finish();
}

}  // namespace quoin::aws
