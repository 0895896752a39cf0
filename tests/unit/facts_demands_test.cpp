// What rules demand of single resources: each demand broken in a resource that is right otherwise, in both
// targets.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "facts/demands.hpp"
#include "good_resources_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/rules/rds.hpp>
#include <quoin/bindings/raw.hpp>
#include <quoin/tf/aws/cloudwatch_log_group.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace quoin::facts_demands_test {

using nlohmann::json;

test::Synthesized made(Target target, const char* type, const json& arguments) {
  return test::synthesize(target, [&](App& app) {
    const Stack stack{app, "net", {.region = eu_west_1}};
    const Parameter flag{stack, "Flag"};
    test::raw(stack, "It", type, arguments);
  });
}

std::string said(Target target, const char* type, const json& arguments) {
  return test::without_lines(made(target, type, arguments).messages());
}

/// How one target is told something wrong, and what the message says that it got. A null takes the property
/// away.
struct Side {
  const char* type;
  json (*good)(Target);
  const char* property;
  json wrong;
  const char* got;
};
struct Mistake {
  const char* rule;
  Side terraform;
  Side cloudformation;
};

json registry(Target target) {
  return json::parse(target == Target::terraform ? R"({"encryption_configuration": [{"kms_key": "key"}],
      "image_scanning_configuration": [{"scan_on_push": true}], "image_tag_mutability": "IMMUTABLE"})"
                                                 : R"({"EncryptionConfiguration": {"KmsKey": "key"},
      "ImageScanningConfiguration": {"ScanOnPush": true}, "ImageTagMutability": "IMMUTABLE"})");
}

json log_group(Target target) {
  return json::parse(target == Target::terraform ? R"({"kms_key_id": "key", "retention_in_days": 90})"
                                                 : R"({"KmsKeyId": "key", "RetentionInDays": 90})");
}

json cluster(Target target) {
  return json::parse(target == Target::terraform
                         ? R"({"setting": [{"name": "containerInsights", "value": "enhanced"}]})"
                         : R"({"ClusterSettings": [{"Name": "containerInsights", "Value": "enhanced"}]})");
}

json postgres(Target target) {
  json out = test::good_database(target);
  const bool terraform = target == Target::terraform;
  out[terraform ? "engine" : "Engine"] = "postgres";
  out[terraform ? "enabled_cloudwatch_logs_exports" : "EnableCloudwatchLogsExports"] = {"postgresql"};
  return out;
}

Side db(const char* property, json wrong, const char* got) {
  return {"aws_db_instance", test::good_database, property, std::move(wrong), got};
}
Side cfn_db(const char* property, json wrong, const char* got) {
  return {"AWS::RDS::DBInstance", test::good_database, property, std::move(wrong), got};
}
Side lb(const char* property, json wrong, const char* got) {
  return {"aws_lb", test::good_load_balancer, property, std::move(wrong), got};
}
Side cfn_lb(const char* property, json wrong, const char* got) {
  return {"AWS::ElasticLoadBalancingV2::LoadBalancer", test::good_load_balancer, property, std::move(wrong),
          got};
}
Side task(const char* property, json wrong, const char* got) {
  return {"aws_ecs_task_definition", test::good_task, property, std::move(wrong), got};
}
Side cfn_task(const char* property, json wrong, const char* got) {
  return {"AWS::ECS::TaskDefinition", test::good_task, property, std::move(wrong), got};
}
Side service(const char* property, json wrong, const char* got) {
  return {"aws_ecs_service", test::good_service, property, std::move(wrong), got};
}
Side cfn_service(const char* property, json wrong, const char* got) {
  return {"AWS::ECS::Service", test::good_service, property, std::move(wrong), got};
}

const std::vector<Mistake>& mistakes() {
  static const std::vector<Mistake> all = {
      {"QN-RDS-01", db("/db_subnet_group_name", {}, "db_subnet_group_name is not set"),
       cfn_db("/DBSubnetGroupName", {}, "DBSubnetGroupName is not set")},
      {"QN-RDS-03", db("/multi_az", false, "multi_az is false"), cfn_db("/MultiAZ", {}, "MultiAZ is false")},
      {"QN-RDS-04", db("/instance_class", "db.t4g.medium", "instance_class is db.t4g.medium"),
       cfn_db("/DBInstanceClass", "db.m7g.large", "DBInstanceClass is db.m7g.large")},
      {"QN-RDS-15", db("/engine_version", "5.7.44", "engine_version is 5.7.44"),
       cfn_db("/EngineVersion", "5.7.44", "EngineVersion is 5.7.44")},
      {"QN-RDS-15",
       {"aws_db_instance", postgres, "/engine_version", "9.6", "engine_version is 9.6"},
       {"AWS::RDS::DBInstance", postgres, "/EngineVersion", "9.6", "EngineVersion is 9.6"}},
      {"QN-RDS-05", db("/manage_master_user_password", {}, "manage_master_user_password is not set"),
       cfn_db("/ManageMasterUserPassword", {}, "ManageMasterUserPassword is not set")},
      {"QN-RDS-07",
       db("/iam_database_authentication_enabled", {}, "iam_database_authentication_enabled is false"),
       cfn_db("/EnableIAMDatabaseAuthentication", false, "EnableIAMDatabaseAuthentication is false")},
      {"QN-RDS-08",
       db("/enabled_cloudwatch_logs_exports", {"error", "general"},
          "enabled_cloudwatch_logs_exports is error general"),
       cfn_db("/EnableCloudwatchLogsExports", {}, "EnableCloudwatchLogsExports is not set")},
      {"QN-RDS-08",
       {"aws_db_instance",
        postgres,
        "/enabled_cloudwatch_logs_exports",
        {},
        "enabled_cloudwatch_logs_exports is not set"},
       {"AWS::RDS::DBInstance",
        postgres,
        "/EnableCloudwatchLogsExports",
        {"upgrade"},
        "EnableCloudwatchLogsExports is upgrade"}},
      {"QN-RDS-09", db("/database_insights_mode", {}, "database_insights_mode is standard"),
       cfn_db("/DatabaseInsightsMode", "standard", "DatabaseInsightsMode is standard")},
      {"QN-RDS-10", db("/network_type", "IPV4", "network_type is IPV4"),
       cfn_db("/NetworkType", {}, "NetworkType is IPV4")},
      {"QN-RDS-11", db("/backup_retention_period", {}, "backup_retention_period is 0"),
       cfn_db("/BackupRetentionPeriod", 0, "BackupRetentionPeriod is 0")},
      {"QN-RDS-11", db("/deletion_protection", {}, "deletion_protection is false"),
       cfn_db("/DeletionProtection", false, "DeletionProtection is false")},
      {"QN-RDS-11", db("/skip_final_snapshot", true, "skip_final_snapshot is true"), {}},
      {"QN-RDS-12", db("/max_allocated_storage", 100, "max_allocated_storage is 100"),
       cfn_db("/MaxAllocatedStorage", {}, "MaxAllocatedStorage is 0")},
      {"QN-KMS-01", db("/kms_key_id", {}, "kms_key_id is not set"),
       cfn_db("/KmsKeyId", {}, "KmsKeyId is not set")},
      {"QN-TLS-03",
       {"aws_lb_listener", test::good_listener, "/ssl_policy", {}, "ssl_policy is ELBSecurityPolicy-2016-08"},
       {"AWS::ElasticLoadBalancingV2::Listener", test::good_listener, "/SslPolicy",
        "ELBSecurityPolicy-TLS13-1-0-2021-06", "SslPolicy is ELBSecurityPolicy-TLS13-1-0-2021-06"}},
      {"QN-TLS-05", lb("/access_logs/0/enabled", false, "access_logs.0.enabled is false"),
       cfn_lb("/LoadBalancerAttributes/0/Value", "false",
              "LoadBalancerAttributes:access_logs.s3.enabled is false")},
      {"QN-TLS-05", lb("/enable_deletion_protection", {}, "enable_deletion_protection is false"),
       cfn_lb("/LoadBalancerAttributes/1/Value", "false",
              "LoadBalancerAttributes:deletion_protection.enabled is false")},
      {"QN-ECS-02",
       task("/container_definitions/0/readonlyRootFilesystem", {},
            "container_definitions.readonlyRootFilesystem is false"),
       cfn_task("/ContainerDefinitions/0/ReadonlyRootFilesystem", false,
                "ContainerDefinitions.ReadonlyRootFilesystem is false")},
      {"QN-ECS-03", task("/container_definitions/0/user", {}, "container_definitions.user is root"),
       cfn_task("/ContainerDefinitions/0/User", "0:0", "ContainerDefinitions.User is 0:0")},
      {"QN-ECS-04",
       task("/container_definitions/0/image", "registry:5000/app",
            "container_definitions.image is registry:5000/app"),
       cfn_task("/ContainerDefinitions/0/Image", "app:latest", "ContainerDefinitions.Image is app:latest")},
      {"QN-ECS-05",
       {"aws_ecr_repository", registry, "/image_tag_mutability", {}, "image_tag_mutability is MUTABLE"},
       {"AWS::ECR::Repository", registry, "/ImageTagMutability", "MUTABLE", "ImageTagMutability is MUTABLE"}},
      {"QN-ECS-05",
       {"aws_ecr_repository", registry, "/image_scanning_configuration/0/scan_on_push", false,
        "image_scanning_configuration.0.scan_on_push is false"},
       {"AWS::ECR::Repository",
        registry,
        "/ImageScanningConfiguration",
        {},
        "ImageScanningConfiguration.ScanOnPush is false"}},
      {"QN-KMS-04",
       {"aws_ecr_repository",
        registry,
        "/encryption_configuration",
        {},
        "encryption_configuration.0.kms_key is not set"},
       {"AWS::ECR::Repository",
        registry,
        "/EncryptionConfiguration",
        {},
        "EncryptionConfiguration.KmsKey is not set"}},
      {"QN-ECS-06",
       {"aws_ecs_cluster", cluster, "/setting/0/value", "disabled", "setting:containerInsights is disabled"},
       {"AWS::ECS::Cluster",
        cluster,
        "/ClusterSettings",
        {},
        "ClusterSettings:containerInsights is disabled"}},
      {"QN-ECS-09",
       service("/deployment_circuit_breaker/0/rollback", false,
               "deployment_circuit_breaker.0.rollback is false"),
       cfn_service("/DeploymentConfiguration/DeploymentCircuitBreaker/Rollback", {},
                   "DeploymentConfiguration.DeploymentCircuitBreaker.Rollback is false")},
      {"QN-ECS-03", service("/enable_execute_command", true, "enable_execute_command is true"),
       cfn_service("/EnableExecuteCommand", true, "EnableExecuteCommand is true")},
      {"QN-AUD-08",
       {"aws_ecs_cluster", cluster, "/configuration",
        json::parse(R"([{"execute_command_configuration": [{"logging": "NONE"}]}])"),
        "configuration.0.execute_command_configuration.0.logging is NONE"},
       {"AWS::ECS::Cluster", cluster, "/Configuration",
        json::parse(R"({"ExecuteCommandConfiguration": {"Logging": "NONE"}})"),
        "Configuration.ExecuteCommandConfiguration.Logging is NONE"}},
      {"QN-ECS-09",
       service("/deployment_circuit_breaker/0/enable", false, "deployment_circuit_breaker.0.enable is false"),
       cfn_service("/DeploymentConfiguration/DeploymentCircuitBreaker/Enable", false,
                   "DeploymentConfiguration.DeploymentCircuitBreaker.Enable is false")},
      {"QN-AUD-07",
       {"aws_cloudwatch_log_group", log_group, "/retention_in_days", 0, "retention_in_days is 0"},
       {"AWS::Logs::LogGroup", log_group, "/RetentionInDays", {}, "RetentionInDays is 0"}},
      {"QN-KMS-04",
       {"aws_cloudwatch_log_group", log_group, "/kms_key_id", {}, "kms_key_id is not set"},
       {"AWS::Logs::LogGroup", log_group, "/KmsKeyId", {}, "KmsKeyId is not set"}},
  };
  return all;
}

/// The message of the demand's rule, whose text stands in one place only. A rule may have a text of its own
/// for one property.
std::string refusal(const char* rule, const char* got) {
  const auto of_the_property = [&](const facts::Demand& demand) {
    const std::string said = std::string{got} + " ";
    return said.starts_with(std::string{demand.terraform.properties} + " ") ||
           said.starts_with(std::string{demand.cloudformation.properties} + " ");
  };
  const auto demands = facts::demands();
  const bool has_own = std::ranges::any_of(
      demands, [&](const facts::Demand& each) { return each.rule.id() == rule && of_the_property(each); });
  for (const facts::Demand& each : demands)
    if (each.rule.id() == rule && (!has_own || of_the_property(each)))
      return "error[" + std::string{rule} + "]: " + std::string{each.rule.title()} +
             "\n  at net/It (facts_demands_test.cpp:N)\n  got: " + got +
             "\n  fix: " + std::string{each.rule.fix()} + "\n";
  return "no demand of " + std::string{rule};
}

void expect_refusal(Target target, const char* rule, const Side& side) {
  if (side.type == nullptr) return;
  EXPECT_EQ(said(target, side.type, side.good(target)), "") << side.type;
  json arguments = side.good(target);
  const json::json_pointer at{side.property};
  if (side.wrong.is_null())
    arguments.at(at.parent_pointer()).erase(at.back());
  else
    arguments[at] = side.wrong;
  EXPECT_EQ(said(target, side.type, arguments), refusal(rule, side.got)) << side.property;
}

TEST(FactsDemands, EachMistakeIsRefusedInBothTargets) {
  for (const Mistake& each : mistakes()) {
    expect_refusal(Target::terraform, each.rule, each.terraform);
    expect_refusal(Target::cloudformation, each.rule, each.cloudformation);
  }
}

TEST(FactsDemands, EveryDemandHasItsMistake) { EXPECT_EQ(mistakes().size(), facts::demands().size()); }

TEST(FactsDemands, AReplicaTakesFromItsSource) {
  json replica = test::good_database(Target::terraform);
  for (const char* inherited : {"backup_retention_period", "kms_key_id", "manage_master_user_password",
                                "multi_az", "db_subnet_group_name"})
    replica.erase(inherited);
  replica["replicate_source_db"] = "other";
  EXPECT_EQ(said(Target::terraform, "aws_db_instance", replica), "");
}

TEST(FactsDemands, ValuesThatAreKnownAtDeploymentOnlyAreNoted) {
  json arguments = test::good_database(Target::terraform);
  arguments["multi_az"] = "${net/Flag}";
  const test::Synthesized result = made(Target::terraform, "aws_db_instance", arguments);
  EXPECT_EQ(result.messages(), "");
  ASSERT_EQ(result.diagnostics.size(), 1u);
  EXPECT_EQ(result.diagnostics[0].severity, Severity::note);
  EXPECT_EQ(result.diagnostics[0].rule, "QN-RDS-03");
  EXPECT_EQ(result.diagnostics[0].got, "multi_az is known at deployment only");
}

TEST(FactsDemands, WhatOnlyProductionDemandsIsNoFindingElsewhere) {
  const test::Run run = test::run(
      [](App& app) {
        const Stack stack{app, "net", {.region = eu_west_1}};
        const tf::aws::CloudwatchLogGroup logs{stack, "It", {.name = "jobs", .retention_in_days = 30}};
      },
      {"--env", "staging", "--env-kind", "staging"});
  EXPECT_EQ(run.messages, "");
  EXPECT_EQ(run.exit_code, 0);
}

TEST(FactsDemands, ARawResourceSetsARuleAsideWithAReason) {
  const auto with = [](const std::vector<std::string>& options) {
    return test::run(
        [](App& app) {
          const Stack stack{app, "net", {.region = eu_west_1}};
          const tf::aws::CloudwatchLogGroup logs{
              stack,
              "It",
              {.kms_key_id = "key", .name = "jobs"},
              {.waivers = {waive<"QN-AUD-07", "the archive has no end">(until<2027, 3, 1>)}}};
        },
        options);
  };
  const test::Run waived = with({"--as-of", "2026-11-22"});
  EXPECT_EQ(waived.messages, "");
  EXPECT_EQ(json::parse(test::without_lines(waived.files.at("terraform/report.json")))["waivers"],
            json::parse(R"json([{"path": "net/It", "place": "facts_demands_test.cpp:N", "rule": "QN-AUD-07",
                                 "what": "the archive has no end (until 2027-03-01)"}])json"));
  EXPECT_EQ(with({"--as-of", "2026-11-22", "--no-waivers"}).exit_code, 1);
}

}  // namespace quoin::facts_demands_test
