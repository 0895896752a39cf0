// Roles in CloudFormation, and what both targets share.
#include "constructs/role/role_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/iam/policy.hpp>
#include <quoin/cfn/iam/role.hpp>

namespace quoin::aws {

using quoin::detail::local_name;

std::vector<Value> add_role_policy(cfn::Resources& out, std::string_view local, const Ref<RoleName>& role,
                                   const std::vector<PolicyStatement>& statements) {
  if (statements.empty()) return {};
  const std::string name = local_name(local, "policy");
  const auto policy = out.add<cfn::iam::Policy>(
      name, {.policy_document = policy_document(statements), .policy_name = name, .roles = {role}});
  return {Value::reference(policy.target(), "")};
}

AddedRole add_role(cfn::Resources& out, std::string_view local, const RoleSpec& role) {
  cfn::iam::RoleArgs args{.assume_role_policy_document = policy_document(role.trust),
                          .description = role.description,
                          .max_session_duration = bindings::at_run_time(role.session_hours * 3600)};
  if (!role.managed_policies.empty()) args.managed_policy_arns = role.managed_policies;
  if (!role.permissions_boundary.empty()) args.permissions_boundary = role.permissions_boundary;
  const auto made = out.add<cfn::iam::Role>(local, args);
  AddedRole added{.arn = made.arn(), .name = made.ref(), .ready = {}};
  added.ready = add_role_policy(out, local, added.name, role.statements);
  return added;
}

quoin::detail::Lowered lower_cloudformation(const RoleIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  const AddedRole added = add_role(out, "", complete(intent, around));
  out.provide("arn", added.arn);
  out.provide("name", added.name);
  return out.finish();
}

}  // namespace quoin::aws
