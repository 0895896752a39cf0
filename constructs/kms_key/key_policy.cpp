// The policy of a key, which both targets print.
#include "constructs/kms_key/key_policy.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <array>

namespace quoin::aws {

using quoin::detail::Surroundings;

namespace {

const std::vector<std::string> administration{
    "kms:CancelKeyDeletion",    "kms:CreateAlias",  "kms:DeleteAlias",       "kms:DescribeKey",
    "kms:DisableKey",           "kms:EnableKey",    "kms:EnableKeyRotation", "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus", "kms:ListGrants",   "kms:ListKeyPolicies",   "kms:ListKeyRotations",
    "kms:ListResourceTags",     "kms:PutKeyPolicy", "kms:RevokeGrant",       "kms:RotateKeyOnDemand",
    "kms:ScheduleKeyDeletion",  "kms:TagResource",  "kms:UntagResource",     "kms:UpdateAlias",
    "kms:UpdateKeyDescription",
};

const std::vector<std::string> key_use{
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
};

const std::vector<std::string> grants{"kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"};

/// How a service works with keys: in the name of who calls it, or in its own.
struct ServiceRow {
  std::string_view name;
  std::string_view word;   ///< In the statement's id.
  bool by_grants = false;  ///< It keeps a grant, because it works on when nobody calls.
};
constexpr std::array key_services{
    ServiceRow{"dynamodb", "DynamoDb", true},
    ServiceRow{"ec2", "Ec2", true},
    ServiceRow{"ecr", "Ecr", true},
    ServiceRow{"elasticache", "ElastiCache", true},
    ServiceRow{"elasticfilesystem", "Efs", true},
    ServiceRow{"rds", "Rds", true},
    ServiceRow{"s3", "S3"},
    ServiceRow{"secretsmanager", "SecretsManager"},
    ServiceRow{"sns", "Sns"},
    ServiceRow{"sqs", "Sqs"},
    ServiceRow{"ssm", "Ssm"},
};

ServiceRow row_of(std::string_view service) {
  const auto found = std::ranges::find(key_services, service, &ServiceRow::name);
  return found == key_services.end() ? ServiceRow{service, service} : *found;
}

Text account_of(const Surroundings& around) { return Text{around.account_id}; }

Text root_of(const Surroundings& around) {
  return Text{"arn:" + around.partition + ":iam::"} + account_of(around) + Text{":root"};
}

PolicyCondition on_behalf_of(const std::vector<Value>& sources, const Surroundings& around) {
  if (sources.empty()) return {"StringEquals", "aws:SourceAccount", {account_of(around)}};
  std::vector<Text> arns;
  for (const Value& arn : sources) arns.emplace_back(arn);
  return {"ArnLike", "aws:SourceArn", std::move(arns)};
}

PolicyStatement for_logs(const KeyUse& each, const Surroundings& around) {
  std::vector<Text> groups;
  if (!each.all_log_groups)
    for (const Value& arn : each.log_group_arns) groups.emplace_back(arn);
  else
    groups.push_back(Text{"arn:" + around.partition + ":logs:" + around.region + ":"} + account_of(around) +
                     Text{":log-group:*"});
  return {.sid = "UseByLogs",
          .actions = key_use,
          .resources = {"*"},
          .principals = {{"Service", {"logs." + around.region + "." + around.dns_suffix}}},
          .conditions = {{"ArnLike", "kms:EncryptionContext:aws:logs:arn", std::move(groups)}}};
}

/// Both ends of a session call KMS themselves: who opens it asks for a data key, and the agent in the
/// container decrypts that. No service stands between, so what is encrypted says what it is.
/// Source: AWS, "Monitor Amazon ECS containers with ECS Exec"; the agent's encryption context.
PolicyStatement for_sessions(const Surroundings& around) {
  return {.sid = "UseInSessions",
          .actions = {"kms:Decrypt", "kms:GenerateDataKey"},
          .resources = {"*"},
          .principals = {{"AWS", {root_of(around)}}},
          .conditions = {{"Null", "kms:EncryptionContext:aws:ssm:SessionId", {"false"}},
                         {"StringEquals", "kms:CallerAccount", {account_of(around)}}}};
}

}  // namespace

std::vector<PolicyStatement> key_statements(const KmsKeyIntent& intent, const Surroundings& around) {
  std::vector<PolicyStatement> statements;
  statements.push_back({.sid = "Administration",
                        .actions = administration,
                        .resources = {"*"},
                        .principals = {{"AWS", {root_of(around)}}}});
  for (const KeyUse& each : intent.uses) {
    for (const auto& [principal, sources] : each.principals)
      statements.push_back({.sid = "UseBy" + ascii::pascal_case(principal.substr(0, principal.find('.'))),
                            .actions = key_use,
                            .resources = {"*"},
                            .principals = {{"Service", {principal}}},
                            .conditions = {on_behalf_of(sources, around)}});
    if (each.service == "logs") {
      statements.push_back(for_logs(each, around));
      continue;
    }
    if (each.service == "ssmmessages") {
      statements.push_back(for_sessions(around));
      continue;
    }
    const ServiceRow row = row_of(each.service);
    const std::string name = row.word == row.name ? ascii::pascal_case(row.name) : std::string{row.word};
    const PolicyCondition via{
        "StringEquals", "kms:ViaService", {each.service + "." + around.region + "." + around.dns_suffix}};
    const PolicyCondition caller{"StringEquals", "kms:CallerAccount", {account_of(around)}};
    statements.push_back({.sid = "UseThrough" + name,
                          .actions = key_use,
                          .resources = {"*"},
                          .principals = {{"AWS", {root_of(around)}}},
                          .conditions = {caller, via}});
    if (row.by_grants)
      statements.push_back({.sid = "GrantsThrough" + name,
                            .actions = grants,
                            .resources = {"*"},
                            .principals = {{"AWS", {root_of(around)}}},
                            .conditions = {{"Bool", "kms:GrantIsForAWSResource", {"true"}}, caller, via}});
  }
  if (!intent.distributions.empty())
    statements.push_back({.sid = "DecryptByCloudFront",
                          .actions = {"kms:Decrypt"},
                          .resources = {"*"},
                          .principals = {{"Service", {"cloudfront." + around.dns_suffix}}},
                          .conditions = {{"StringEquals", "aws:SourceArn", intent.distributions}}});
  return statements;
}

Text stated_alias_arn(const KmsKeyIntent& intent, const Surroundings& around) {
  return Text{"arn:" + around.partition + ":kms:" + around.region + ":"} + account_of(around) +
         Text{":" + intent.alias};
}

bool outlives_its_stack(const KmsKeyIntent& intent) {
  constexpr std::array<std::string_view, 4> classes{"database", "files", "objects", "trail"};
  return std::ranges::find(classes, intent.key_class) != classes.end();
}

}  // namespace quoin::aws
