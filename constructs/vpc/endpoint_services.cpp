// The services of AWS that can be reached through an interface endpoint.
#include "constructs/vpc/endpoint_services.hpp"

#include <algorithm>

namespace quoin::aws {
namespace {

constexpr std::string_view images[] = {"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage",
                                       "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"};
constexpr std::string_view events[] = {"events:PutEvents"};
constexpr std::string_view keys[] = {"kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey",
                                     "kms:GenerateDataKeyWithoutPlaintext"};
constexpr std::string_view logs[] = {"logs:CreateLogStream", "logs:DescribeLogGroups",
                                     "logs:DescribeLogStreams", "logs:PutLogEvents"};
constexpr std::string_view metrics[] = {"cloudwatch:PutMetricData"};
constexpr std::string_view secrets[] = {"secretsmanager:DescribeSecret", "secretsmanager:GetRandomPassword",
                                        "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
                                        "secretsmanager:UpdateSecretVersionStage"};
constexpr std::string_view topics[] = {"sns:Publish"};
constexpr std::string_view queues[] = {"sqs:ChangeMessageVisibility", "sqs:DeleteMessage",
                                       "sqs:GetQueueAttributes",      "sqs:GetQueueUrl",
                                       "sqs:ReceiveMessage",          "sqs:SendMessage"};
constexpr std::string_view parameters[] = {"ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath",
                                           "ssm:UpdateInstanceInformation"};
constexpr std::string_view sessions[] = {"ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
                                         "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"};
constexpr std::string_view identities[] = {"sts:AssumeRole", "sts:GetCallerIdentity"};
constexpr std::string_view traces[] = {"xray:GetSamplingRules", "xray:GetSamplingTargets",
                                       "xray:PutTelemetryRecords", "xray:PutTraceSegments"};

// Sorted by name.
constexpr EndpointService endpoint_services[] = {
    {"ecr.api", images}, {"ecr.dkr", images},     {"events", events},          {"kms", keys},
    {"logs", logs},      {"monitoring", metrics}, {"secretsmanager", secrets}, {"sns", topics},
    {"sqs", queues},     {"ssm", parameters},     {"ssmmessages", sessions},   {"sts", identities},
    {"xray", traces},
};

}  // namespace

const EndpointService* find_endpoint_service(std::string_view name) {
  const auto* const found = std::ranges::find(endpoint_services, name, &EndpointService::name);
  return found == std::end(endpoint_services) ? nullptr : found;
}

std::string endpoint_service_names() {
  std::string names;
  for (const EndpointService& each : endpoint_services)
    names += (names.empty() ? "" : ", ") + std::string{each.name};
  return names + ", s3";
}

std::string endpoint_local(std::string_view service) {
  std::string local = "endpoint_" + std::string{service};
  std::ranges::replace_if(local, [](char c) { return c == '.' || c == '-'; }, '_');
  return local;
}

}  // namespace quoin::aws
