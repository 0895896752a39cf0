// Who else may pull from a registry, and what pulling takes.
#include "constructs/container_registry/pull_policy.hpp"

namespace quoin::aws {

std::vector<std::string> pull_actions() {
  return {"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"};
}

std::vector<PolicyStatement> pull_policy(const ContainerRegistryIntent& intent,
                                         const quoin::detail::Surroundings& around) {
  std::vector<Text> accounts;
  for (const std::string& account : intent.pulled_by)
    accounts.emplace_back("arn:" + around.partition + ":iam::" + account + ":root");
  return {{.sid = "PullFromStatedAccounts",
           .actions = pull_actions(),
           .principals = {{"AWS", std::move(accounts)}}}};
}

}  // namespace quoin::aws
