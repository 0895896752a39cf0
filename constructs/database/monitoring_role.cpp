// The role by which RDS writes what enhanced monitoring measures.
#include "constructs/database/monitoring_role.hpp"

namespace quoin::aws {

// The group's name is AWS's, and one for all databases of an account and region: RDS makes it, and lets its
// records go after 30 days.
RoleSpec monitoring_role(const DatabaseIntent& intent, const quoin::detail::Surroundings& surroundings) {
  // Replicas are monitored by their source's role.
  std::vector<Text> instances{arn_of(surroundings, "rds", Text{"db:" + intent.identifier})};
  for (const std::string& replica : intent.replicas)
    instances.push_back(arn_of(surroundings, "rds", Text{"db:" + replica}));
  return {
      .description = "Writes the operating system's measurements of " + intent.path,
      .trust = {service_trust("monitoring.rds.amazonaws.com", surroundings, std::move(instances))},
      .statements = {{.sid = "MakeTheGroup",
                      .actions = {"logs:CreateLogGroup", "logs:PutRetentionPolicy"},
                      .resources = {arn_of(surroundings, "logs", "log-group:RDSOSMetrics")}},
                     {.sid = "WriteRecords",
                      .actions = {"logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents",
                                  "logs:PutLogEvents"},
                      .resources = {arn_of(surroundings, "logs", "log-group:RDSOSMetrics:log-stream:*")}}}};
}

}  // namespace quoin::aws
