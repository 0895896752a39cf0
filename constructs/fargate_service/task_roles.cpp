// The two roles of a service: one starts its tasks, the other is what the program itself may do.
#include "constructs/container_registry/pull_policy.hpp"
#include "constructs/fargate_service/fargate_service_intent.hpp"

#include <iterator>

namespace quoin::aws {

using quoin::detail::Surroundings;

namespace {

/// Tasks of this account and region only (QN-IAM-07).
PolicyStatement task_trust(const Surroundings& around) {
  return service_trust(Task::service_principal, around, {arn_of(around, "ecs", Text{"*"})});
}

}  // namespace

std::vector<PolicyStatement> execution_statements(const FargateServiceIntent& intent,
                                                  const Surroundings& around) {
  std::vector<PolicyStatement> statements{{.sid = "WriteLogs",
                                           .actions = {"logs:CreateLogStream", "logs:PutLogEvents"},
                                           .resources = {intent.log_group_arn + Text{":*"}}}};
  if (!intent.repositories.empty()) {
    PolicyStatement pull{.sid = "PullImages", .actions = pull_actions()};
    for (const auto& [path, arn] : intent.repositories) pull.resources.push_back(arn);
    statements.push_back(std::move(pull));
    // AWS defines this action without a resource: it opens no image by itself.
    statements.push_back(
        {.sid = "LogInToRegistries", .actions = {"ecr:GetAuthorizationToken"}, .resources = {Text{"*"}}});
  }
  if (!intent.secrets.empty()) {
    PolicyStatement read{.sid = "ReadSecrets", .actions = {"secretsmanager:GetSecretValue"}};
    PolicyStatement decrypt{.sid = "DecryptSecrets", .actions = {"kms:Decrypt"}};
    for (const auto& [path, secret] : intent.secrets) {
      const auto& [arn, key] = secret;
      read.resources.push_back(arn);
      bool is_new = true;
      for (const Text& known : decrypt.resources) is_new = is_new && !(known == key);
      if (is_new) decrypt.resources.push_back(key);
    }
    decrypt.conditions = {{"StringEquals", "kms:EncryptionContext:SecretARN", read.resources},
                          {"StringEquals",
                           "kms:ViaService",
                           {Text{"secretsmanager." + around.region + "." + around.dns_suffix}}}};
    statements.push_back(std::move(read));
    statements.push_back(std::move(decrypt));
  }
  return statements;
}

RoleSpec execution_role(const FargateServiceIntent& intent, const Surroundings& around) {
  return {.description = "Starts the tasks of " + intent.path,
          .trust = {task_trust(around)},
          .statements = execution_statements(intent, around)};
}

RoleSpec task_role(const FargateServiceIntent& intent, const Surroundings& around) {
  RoleSpec role{.description = "What the program of " + intent.path + " may do",
                .trust = {task_trust(around)},
                .statements = intent.permissions};
  const auto add = [&role](std::vector<PolicyStatement> statements) {
    role.statements.insert(role.statements.end(), std::make_move_iterator(statements.begin()),
                           std::make_move_iterator(statements.end()));
  };
  if (intent.sessions) add(session_statements(*intent.sessions, around));
  if (intent.agent) add(agent_statements(*intent.agent));
  add(file_statements(intent.files));
  return role;
}

bool is_stopped(const Surroundings& around) {
  return around.state == quoin::detail::State::hibernated || around.state == quoin::detail::State::contained;
}

std::vector<std::pair<std::string, Text>> log_options(const FargateServiceIntent& intent,
                                                      const ContainerIntent& container,
                                                      const Surroundings& around) {
  std::vector<std::pair<std::string, Text>> options{{"awslogs-group", intent.log_group},
                                                    {"awslogs-region", Text{around.region}},
                                                    {"awslogs-stream-prefix", Text{container.name}}};
  if (intent.blocking_logs) {
    options.emplace_back("mode", Text{"blocking"});
  } else {
    options.emplace_back("max-buffer-size", Text{"25m"});
    options.emplace_back("mode", Text{"non-blocking"});
  }
  return options;
}

}  // namespace quoin::aws
