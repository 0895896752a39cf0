// The traits of the identity rules that need no construct.
#pragma once

#include <string_view>

namespace quoin::rules {

/// QN-IAM-01: an action of an Allow statement matches more than the one it names.
constexpr bool action_has_wildcard(std::string_view action) {
  return action.find('*') != std::string_view::npos || action.find('?') != std::string_view::npos;
}

/// QN-IAM-02: '*', or an ARN that ends the service in '*' as "arn:aws:s3:::*": everything of that service.
/// An ARN with something of its own before the '*' ("arn:aws:s3:::media/*") names a resource.
constexpr bool resource_is_wildcard(std::string_view resource) {
  const auto is_star = [](std::string_view part) {
    if (part.empty()) return false;
    for (const char c : part)
      if (c != '*' && c != '?' && c != '/' && c != ':') return false;
    return part.find('*') != std::string_view::npos;
  };
  if (is_star(resource)) return true;
  std::string_view rest = resource;
  for (int field = 0; field < 5; ++field) {  // arn, partition, service, region, account
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos)
      return rest.find('*') != std::string_view::npos;  // cut short: all that follows
    if (field == 2 && is_star(rest.substr(0, colon))) return true;
    rest.remove_prefix(colon + 1);
  }
  return is_star(rest);
}

/// QN-IAM-02: an action that AWS defines without resource-level permissions: only "*" can be its resource.
/// A list of what is known to have none; every other action names its resources.
constexpr bool action_takes_no_resource(std::string_view action) {
  constexpr std::string_view actions[] = {
      "ce:GetCostAndUsage",
      "cloudwatch:GetMetricData",
      "cloudwatch:GetMetricStatistics",
      "cloudwatch:ListMetrics",
      "cloudwatch:PutMetricData",
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeInstances",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
      "ecr:GetAuthorizationToken",
      "s3:ListAllMyBuckets",
      "secretsmanager:GetRandomPassword",
      "secretsmanager:ListSecrets",
      "ses:GetSendQuota",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
      "sts:GetCallerIdentity",
      "xray:GetSamplingRules",
      "xray:GetSamplingStatisticSummaries",
      "xray:GetSamplingTargets",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
  };
  for (const auto each : actions)
    if (each == action) return true;
  return false;
}

/// An action as policies name it: "s3:GetObject".
constexpr bool is_action(std::string_view action) {
  const auto colon = action.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == action.size()) return false;
  for (std::size_t i = 0; i < action.size(); ++i) {
    const char c = action[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (i != colon && !letter && !digit && c != '-' && c != '*' && c != '?') return false;
  }
  return true;
}

/// QN-IAM-01: policies of AWS that were read, and that grant what their one purpose needs.
constexpr bool managed_policy_is_reviewed(std::string_view name) {
  constexpr std::string_view reviewed[] = {
      "AmazonSSMManagedInstanceCore",
      "AWSXRayDaemonWriteAccess",
      "service-role/AmazonRDSEnhancedMonitoringRole",
      "service-role/AWS_ConfigRole",
      "service-role/AWSBackupServiceRolePolicyForBackup",
      "service-role/AWSBackupServiceRolePolicyForRestores",
      "service-role/AWSLambdaENIManagementAccess",
      "service-role/AWSLambdaVPCAccessExecutionRole",
  };
  for (const auto each : reviewed)
    if (each == name) return true;
  return false;
}

}  // namespace quoin::rules
