// What a developer's user may do, alone and with a second factor. Alike in both targets.
#include "constructs/developer_user/developer_user_intent.hpp"
#include "constructs/fargate_service/fargate_service_intent.hpp"

#include <iterator>
#include <map>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Surroundings;

namespace {

/// AWS knows it of sessions only: a bare access key never has it.
PolicyCondition with_second_factor() { return {"Bool", "aws:MultiFactorAuthPresent", {Text{"true"}}}; }

/// "arn:aws:iam::123456789012:user/${aws:username}": the caller's own.
Text own(const Surroundings& around, std::string_view kind) {
  return Text{"arn:" + around.partition + ":iam::"} + Text{around.account_id} +
         Text{":" + std::string{kind} + "/${aws:username}"};
}

/// The program's own role that a service runs with; null where the service brings one.
const NodeData* given_role(const FargateServiceIntent& service) {
  return quoin::detail::node_behind(service.task_role_arn.value());
}

/// A service adds its policy to a role of the program's; both may have named a statement alike.
void tell_apart(std::vector<PolicyStatement>& statements) {
  std::map<std::string, int> taken;
  for (PolicyStatement& statement : statements)
    if (const int number = ++taken[statement.sid]; number > 1) statement.sid += "Of" + std::to_string(number);
}

}  // namespace

RoleSpec app_role(const DeveloperUserIntent& intent, const Surroundings& around) {
  if (intent.like == nullptr) return {};
  if (intent.like->kind != "FargateService") return complete(intent.like->intent_as<RoleIntent>(), around);
  const auto& service = intent.like->intent_as<FargateServiceIntent>();
  RoleSpec added = task_role(service, around);
  const NodeData* given = given_role(service);
  if (given == nullptr) return added;
  RoleSpec role = complete(given->intent_as<RoleIntent>(), around);
  role.statements.insert(role.statements.end(), added.statements.begin(), added.statements.end());
  role.statements = sorted(std::move(role.statements));
  tell_apart(role.statements);
  return role;
}

RoleSpec developer_role(const DeveloperUserIntent& intent, const Text& user, const Surroundings& around) {
  RoleSpec role = app_role(intent, around);
  role.description = "What " + intent.path + " may do with a second factor";
  role.session_hours = intent.session_hours;
  role.trust = {{.sid = "TrustTheDeveloper",
                 .actions = {"sts:AssumeRole"},
                 .principals = {{"AWS", {user}}},
                 .conditions = {with_second_factor()}}};
  return role;
}

// AWS, "Allows MFA-authenticated IAM users to manage their own credentials", without what the console needs,
// and with one device only, named as the user is: so that nobody who finds a key enrols a second one.
std::vector<PolicyStatement> own_statements(const Ref<RoleArn>& role, const Surroundings& around) {
  return {
      {.sid = "ActAsTheApp",
       .actions = {"sts:AssumeRole"},
       .resources = {Text{role}},
       .conditions = {with_second_factor()}},
      {.sid = "MakeOwnDevice", .actions = {"iam:CreateVirtualMFADevice"}, .resources = {own(around, "mfa")}},
      {.sid = "EnrolOwnDevice",
       .actions = {"iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ResyncMFADevice"},
       .resources = {own(around, "user")}},
      {.sid = "DeleteOwnDevice",
       .actions = {"iam:DeleteVirtualMFADevice"},
       .resources = {own(around, "mfa")},
       .conditions = {with_second_factor()}},
      {.sid = "ManageOwnKeys",
       .actions = {"iam:CreateAccessKey", "iam:DeactivateMFADevice", "iam:DeleteAccessKey",
                   "iam:GetAccessKeyLastUsed", "iam:ListAccessKeys", "iam:UpdateAccessKey"},
       .resources = {own(around, "user")},
       .conditions = {with_second_factor()}}};
}

}  // namespace quoin::aws
