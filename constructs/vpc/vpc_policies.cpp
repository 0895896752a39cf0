// The policies of a VPC's endpoints and of the roles that work for it. Alike in both targets.
#include "constructs/role/role_intent.hpp"
#include "constructs/vpc/vpc_intent.hpp"

namespace quoin::aws {

using quoin::detail::Surroundings;

namespace {

/// Everybody of the own account: what the principal may do is its own policies' matter.
PolicyStatement for_own_account(std::string sid, const Surroundings& around) {
  return {.sid = std::move(sid),
          .principals = {{"*", {Text{"*"}}}},
          .conditions = {{"StringEquals", "aws:PrincipalAccount", {Text{around.account_id}}}}};
}

Text bucket_arn(const Surroundings& around, std::string_view bucket, std::string_view objects = "") {
  return Text{"arn:" + around.partition + ":s3:::" + std::string{bucket} + std::string{objects}};
}

}  // namespace

std::vector<PolicyStatement> s3_endpoint_policy(const VpcIntent& intent, const Surroundings& around) {
  PolicyStatement own = for_own_account("OwnBuckets", around);
  own.actions = {"s3:AbortMultipartUpload",
                 "s3:DeleteObject",
                 "s3:GetBucketLocation",
                 "s3:GetObject",
                 "s3:GetObjectVersion",
                 "s3:ListBucket",
                 "s3:ListBucketMultipartUploads",
                 "s3:ListMultipartUploadParts",
                 "s3:PutObject"};
  own.resources = {bucket_arn(around, "*"), bucket_arn(around, "*", "/*")};
  own.conditions.push_back({"StringEquals", "aws:ResourceAccount", {Text{around.account_id}}});
  std::vector<PolicyStatement> statements{std::move(own)};

  if (intent.images)  // ECR hands out signed addresses into a bucket of AWS's own
    statements.push_back(
        {.sid = "ImageLayers",
         .actions = {"s3:GetObject"},
         .resources = {bucket_arn(around, "prod-" + around.region + "-starport-layer-bucket", "/*")},
         .principals = {{"*", {Text{"*"}}}}});
  if (!intent.foreign_buckets.empty()) {
    PolicyStatement foreign = for_own_account("ForeignBuckets", around);
    foreign.actions = {"s3:GetObject", "s3:ListBucket"};
    for (const std::string& bucket : intent.foreign_buckets) {
      foreign.resources.push_back(bucket_arn(around, bucket));
      foreign.resources.push_back(bucket_arn(around, bucket, "/*"));
    }
    statements.push_back(std::move(foreign));
  }
  return statements;
}

std::vector<PolicyStatement> endpoint_policy(std::string_view service, const Surroundings& around) {
  PolicyStatement statement = for_own_account("OwnAccount", around);
  if (const EndpointService* const known = find_endpoint_service(service))
    statement.actions.assign(known->actions.begin(), known->actions.end());
  statement.resources = {Text{"*"}};
  return {statement};
}

RoleSpec flow_log_role(const VpcIntent& intent, const Surroundings& around) {
  const Text group{intent.flow_log_group};
  return {.description = "Writes the flow logs of " + intent.path,
          .trust = {service_trust("vpc-flow-logs." + around.dns_suffix, around,
                                  {arn_of(around, "ec2", Text{"vpc-flow-log/*"})})},
          .statements = {{.sid = "WriteFlowLogs",
                          .actions = {"logs:CreateLogStream", "logs:DescribeLogGroups",
                                      "logs:DescribeLogStreams", "logs:PutLogEvents"},
                          .resources = {group, group + Text{":*"}}}}};
}

RoleSpec closing_role(const VpcIntent& intent, const Surroundings& around, const Text& default_group) {
  const std::string runbook{closing_runbook};
  return {.description = "Takes the rules out of the default security group of " + intent.path,
          .trust = {service_trust("ssm." + around.dns_suffix, around,
                                  {arn_of(around, "ssm", Text{"automation-execution/*"})})},
          .statements = {
              {.sid = "FindGroup", .actions = {"ec2:DescribeSecurityGroups"}, .resources = {Text{"*"}}},
              {.sid = "RevokeRules",
               .actions = {"ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress"},
               .resources = {arn_of(around, "ec2", Text{"security-group/"} + default_group)}},
              {.sid = "RunRunbook",
               .actions = {"ssm:StartAutomationExecution"},
               .resources = {Text{"arn:" + around.partition + ":ssm:" + around.region +
                                  "::automation-definition/" + runbook + ":*"}}},
              {.sid = "FollowRunbook",
               .actions = {"ssm:GetAutomationExecution"},
               .resources = {arn_of(around, "ssm", Text{"automation-execution/*"})}}}};
}

}  // namespace quoin::aws
