// A developer's user as Terraform resources.
#include "constructs/developer_user/developer_user_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/iam_group.hpp>
#include <quoin/tf/aws/iam_group_policy.hpp>
#include <quoin/tf/aws/iam_user.hpp>
#include <quoin/tf/aws/iam_user_group_membership.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const DeveloperUserIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  // Keys and devices are made by hand, and end with the user.
  const auto user = out.add<tf::aws::IamUser>("", {.force_destroy = true, .name = intent.name});
  const AddedRole role = add_role(out, "role", developer_role(intent, user.arn(), around));
  const auto group = out.add<tf::aws::IamGroup>("group", {.name = intent.name});
  out.add<tf::aws::IamGroupPolicy>(
      "group_policy",
      {.group = group.name(),
       .policy = add_policy_document(out, "group_permissions", own_statements(role.arn, around))});
  out.add<tf::aws::IamUserGroupMembership>("membership", {.groups = {group.name()}, .user = user.name()});
  out.provide("arn", user.arn());
  out.provide("name", user.name());
  out.provide("role.arn", role.arn);
  out.provide("role.name", role.name);
  return out.finish();
}

}  // namespace quoin::aws
