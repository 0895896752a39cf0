// Whom a role trusts, and the ARNs that policies name.
#include "constructs/role/role_intent.hpp"

namespace quoin::aws {

Text arn_of(const quoin::detail::Surroundings& around, std::string_view service, const Text& resource) {
  return Text{"arn:" + around.partition + ":" + std::string{service} + ":" + around.region + ":"} +
         Text{around.account_id} + Text{":"} + resource;
}

PolicyStatement service_trust(std::string_view service, const quoin::detail::Surroundings& around,
                              std::vector<Text> source_arns) {
  PolicyStatement statement{.sid = "TrustService",
                            .actions = {"sts:AssumeRole"},
                            .principals = {{"Service", {Text{service}}}},
                            .conditions = {{"StringEquals", "aws:SourceAccount", {Text{around.account_id}}}}};
  if (!source_arns.empty())
    statement.conditions.push_back({"ArnLike", "aws:SourceArn", std::move(source_arns)});
  return statement;
}

RoleSpec complete(const RoleIntent& intent, const quoin::detail::Surroundings& around) {
  RoleSpec role = intent.role;
  const bool of_tasks = intent.service.starts_with("ecs-tasks.");
  role.trust = {
      service_trust(intent.service, around,
                    of_tasks ? std::vector<Text>{arn_of(around, "ecs", Text{"*"})} : std::vector<Text>{})};
  for (Text& policy : role.managed_policies)
    policy = Text{"arn:" + around.partition + ":iam::aws:policy/"} + policy;
  return role;
}

}  // namespace quoin::aws
