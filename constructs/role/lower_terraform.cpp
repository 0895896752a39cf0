// Roles in Terraform.
#include "constructs/role/role_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/iam_role.hpp>
#include <quoin/tf/aws/iam_role_policy.hpp>
#include <quoin/tf/aws/iam_role_policy_attachment.hpp>

namespace quoin::aws {

using quoin::detail::local_name;

std::vector<Value> add_role_policy(tf::Resources& out, std::string_view local, const Ref<RoleName>& role,
                                   const std::vector<PolicyStatement>& statements) {
  if (statements.empty()) return {};
  const auto document = add_policy_document(out, local_name(local, "permissions"), statements);
  const auto policy =
      out.add<tf::aws::IamRolePolicy>(local_name(local, "policy"), {.policy = document, .role = role});
  return {Value::reference(policy.target(), "")};
}

AddedRole add_role(tf::Resources& out, std::string_view local, const RoleSpec& role) {
  const auto trust = add_policy_document(out, local_name(local, "trust"), role.trust);
  tf::aws::IamRoleArgs args{.assume_role_policy = trust,
                            .description = role.description,
                            .max_session_duration = role.session_hours * 3600};
  if (!role.permissions_boundary.empty()) args.permissions_boundary = role.permissions_boundary;
  const auto made = out.add<tf::aws::IamRole>(local, args);
  AddedRole added{.arn = made.arn(), .name = made.name(), .ready = {}};
  added.ready = add_role_policy(out, local, added.name, role.statements);
  for (std::size_t i = 0; i < role.managed_policies.size(); ++i) {
    const auto attached = out.add<tf::aws::IamRolePolicyAttachment>(
        local_name(local, "managed_" + std::to_string(i + 1)),
        {.policy_arn = role.managed_policies[i], .role = added.name});
    added.ready.push_back(Value::reference(attached.target(), ""));
  }
  return added;
}

quoin::detail::Lowered lower_terraform(const RoleIntent& intent, const quoin::detail::Surroundings& around) {
  tf::Resources out;
  const AddedRole added = add_role(out, "", complete(intent, around));
  out.provide("arn", added.arn);
  out.provide("name", added.name);
  return out.finish();
}

}  // namespace quoin::aws
