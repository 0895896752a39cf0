// Commands in running containers: off, or encrypted, logged and granted exactly.
#include "services_fixture.hpp"

#include <gtest/gtest.h>

#include <string>

namespace fargate_service_exec_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::in_cloudformation;
using quoin::test::in_terraform;
using quoin::test::ServiceParts;
using quoin::test::Synthesized;

FargateServiceProps with_sessions(ServiceParts& parts) {
  return {.subnets = parts.vpc.private_subnets(),
          .image = parts.registry.image(test::image_digest),
          .port = tls_port<3443>,
          .exec = outside_production(logged_sessions)};
}

void one_service(ServiceParts& parts) { const FargateService api{parts.stack, "Api", with_sessions(parts)}; }

void waived(ServiceParts& parts) {
  FargateServiceProps props = with_sessions(parts);
  props.exec = waive<"QN-ECS-03", "the vendor's tool runs there only">(until<2027, 3, 1>);
  const FargateService api{parts.stack, "Api", props};
}

TEST(FargateServiceExec, IsOffUnlessItIsSaid) {
  const auto plain = [](ServiceParts& parts) { parts.service("Api"); };
  const Synthesized tf = in_terraform(plain, test::staging);
  EXPECT_EQ(tf.terraform("aws_ecs_service", "api")["enable_execute_command"], false);
  EXPECT_FALSE(tf.terraform("aws_ecs_cluster", "cluster").contains("configuration"));
  const Synthesized cf = in_cloudformation(plain, test::staging);
  EXPECT_EQ(test::properties_of(cf, "AWS::ECS::Service", "Api")["EnableExecuteCommand"], false);
  EXPECT_FALSE(test::properties_of(cf, "AWS::ECS::Cluster", "Cluster").contains("Configuration"));
}

TEST(FargateServiceExec, ProductionHasNoSessionsWithoutAWaiver) {
  const Synthesized production = in_terraform(one_service);
  EXPECT_FALSE(has_errors(production.diagnostics)) << production.messages();
  EXPECT_EQ(production.terraform("aws_ecs_service", "api")["enable_execute_command"], false);
  EXPECT_FALSE(production.terraform_all("aws_kms_key").contains("cluster_sessions_key"));
  EXPECT_FALSE(test::terraform_containers(production, "api")["app"].contains("mountPoints"));
  EXPECT_EQ(
      test::properties_of(in_cloudformation(one_service), "AWS::ECS::Service", "Api")["EnableExecuteCommand"],
      false);

  const Synthesized with_waiver = in_terraform(waived);
  EXPECT_FALSE(has_errors(with_waiver.diagnostics)) << with_waiver.messages();
  EXPECT_EQ(with_waiver.terraform("aws_ecs_service", "api")["enable_execute_command"], true);
  EXPECT_TRUE(has_errors(in_terraform(waived, {"--no-waivers"}).diagnostics));
}

TEST(FargateServiceExec, SessionsAreEncryptedAndLogged) {
  const Synthesized tf = in_terraform(one_service, test::staging);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(tf.terraform("aws_ecs_service", "api")["enable_execute_command"], true);
  const json command = test::block(test::block(tf.terraform("aws_ecs_cluster", "cluster"), "configuration"),
                                   "execute_command_configuration");
  EXPECT_EQ(command["kms_key_id"], "${aws_kms_key.cluster_sessions_key.arn}");
  EXPECT_EQ(command["logging"], "OVERRIDE");
  const json log = test::block(command, "log_configuration");
  EXPECT_EQ(log["cloud_watch_encryption_enabled"], true);
  EXPECT_EQ(log["cloud_watch_log_group_name"], "${aws_cloudwatch_log_group.cluster_sessions.name}");
  const json group = tf.terraform("aws_cloudwatch_log_group", "cluster_sessions");
  EXPECT_EQ(group["name"], "/chat/Cluster/Sessions");
  EXPECT_EQ(group["retention_in_days"], 90);
  EXPECT_EQ(group["kms_key_id"], "${aws_kms_key.logs_key.arn}");

  const Synthesized cf = in_cloudformation(one_service, test::staging);
  EXPECT_FALSE(has_errors(cf.diagnostics)) << cf.messages();
  EXPECT_EQ(test::properties_of(cf, "AWS::ECS::Service", "Api")["EnableExecuteCommand"], true);
  const json configuration =
      test::properties_of(cf, "AWS::ECS::Cluster", "Cluster")["Configuration"]["ExecuteCommandConfiguration"];
  EXPECT_EQ(configuration["Logging"], "OVERRIDE");
  EXPECT_EQ(configuration["KmsKeyId"], json::parse(R"({"Fn::GetAtt":["ClusterSessionsKey","Arn"]})"));
  EXPECT_EQ(
      configuration["LogConfiguration"],
      json::parse(
          R"({"CloudWatchEncryptionEnabled":true,"CloudWatchLogGroupName":{"Ref":"ClusterSessions"}})"));
  EXPECT_EQ(test::properties_of(cf, "AWS::Logs::LogGroup", "ClusterSessions")["RetentionInDays"], 90);
}

TEST(FargateServiceExec, TheProgramsRoleMayDoExactlyWhatSessionsNeed) {
  const Synthesized tf = in_terraform(one_service, test::staging);
  const json statements = test::terraform_statements(tf, "api_task_role_permissions");
  EXPECT_EQ(test::keys_of(statements), (std::set<std::string>{"DecryptSessions", "FindSessionLogs",
                                                              "OpenSessions", "WriteSessionLogs"}));
  EXPECT_EQ(statements["OpenSessions"]["actions"],
            json::parse(R"(["ssmmessages:CreateControlChannel","ssmmessages:CreateDataChannel",
                            "ssmmessages:OpenControlChannel","ssmmessages:OpenDataChannel"])"));
  EXPECT_EQ(statements["OpenSessions"]["resources"], json::array({"*"}));
  EXPECT_EQ(statements["DecryptSessions"]["actions"], json::array({"kms:Decrypt"}));
  EXPECT_EQ(statements["DecryptSessions"]["resources"],
            json::array({"${aws_kms_key.cluster_sessions_key.arn}"}));
  EXPECT_EQ(statements["FindSessionLogs"]["actions"], json::array({"logs:DescribeLogGroups"}));
  EXPECT_EQ(statements["FindSessionLogs"]["resources"],
            json::array({"arn:aws:logs:eu-west-1:123456789012:log-group:*"}));
  EXPECT_EQ(statements["WriteSessionLogs"]["actions"],
            json::parse(R"(["logs:CreateLogStream","logs:DescribeLogStreams","logs:PutLogEvents"])"));
  EXPECT_EQ(statements["WriteSessionLogs"]["resources"],
            json::array({"arn:aws:logs:eu-west-1:123456789012:log-group:/chat/Cluster/Sessions:*"}));
  EXPECT_EQ(test::keys_of(test::cloudformation_statements(in_cloudformation(one_service, test::staging),
                                                          "ApiTaskRole")),
            test::keys_of(statements));
}

TEST(FargateServiceExec, TheKeyIsForSessionsOnly) {
  const Synthesized tf = in_terraform(one_service, test::staging);
  const json use = test::terraform_statements(tf, "cluster_sessions_key_policy")["UseInSessions"];
  EXPECT_EQ(use["actions"], json::parse(R"(["kms:Decrypt","kms:GenerateDataKey"])"));
  EXPECT_EQ(
      use["condition"],
      json::parse(R"([{"test":"Null","values":["false"],"variable":"kms:EncryptionContext:aws:ssm:SessionId"},
                            {"test":"StringEquals","values":["123456789012"],"variable":"kms:CallerAccount"}])"));
  EXPECT_EQ(test::keys_of(test::terraform_statements(tf, "cluster_sessions_key_policy")),
            (std::set<std::string>{"Administration", "UseInSessions"}));
}

TEST(FargateServiceExec, TheAgentMayWriteWhereItMustAndTheRootStaysReadOnly) {
  const auto declare = [](ServiceParts& parts) {
    const FargateService api{parts.stack,
                             "Api",
                             {.subnets = parts.vpc.private_subnets(),
                              .image = parts.registry.image(test::image_digest),
                              .port = tls_port<3443>,
                              .writable_paths = {"/tmp", "/var/log/amazon"},
                              .sidecars = {{.name = "envoy", .image = parts.registry.image("v1"_tag)}},
                              .exec = outside_production(logged_sessions)}};
  };
  const Synthesized tf = in_terraform(declare, test::staging);
  const json containers = test::terraform_containers(tf, "api");
  EXPECT_EQ(containers["app"]["readonlyRootFilesystem"], true);
  EXPECT_EQ(containers["app"]["mountPoints"],
            json::parse(R"([{"containerPath":"/tmp","readOnly":false,"sourceVolume":"tmp"},
                            {"containerPath":"/var/lib/amazon","readOnly":false,"sourceVolume":"var-lib-amazon"},
                            {"containerPath":"/var/log/amazon","readOnly":false,"sourceVolume":"var-log-amazon"}])"));
  EXPECT_EQ(containers["envoy"]["mountPoints"].size(), 2);
  EXPECT_EQ(containers["envoy"]["mountPoints"][0]["sourceVolume"], "envoy-var-lib-amazon");
  EXPECT_EQ(tf.terraform("aws_ecs_task_definition", "api_task")["volume"].size(), 5);
  const json cfn = test::cloudformation_containers(in_cloudformation(declare, test::staging), "Api");
  EXPECT_EQ(cfn["app"]["MountPoints"].size(), 3);
  EXPECT_EQ(cfn["envoy"]["MountPoints"][1]["ContainerPath"], "/var/log/amazon");
}

TEST(FargateServiceExec, TheVpcHasTheEndpointsOfSessions) {
  const auto services = [](const test::DeclareServices& declare) {
    std::set<std::string> names;
    const json endpoints = in_terraform(declare, test::staging).terraform_all("aws_vpc_endpoint");
    for (const auto& [name, endpoint] : endpoints.items()) names.insert(endpoint["service_name"]);
    return names;
  };
  const std::set<std::string> with = services(one_service);
  const std::set<std::string> without = services([](ServiceParts& parts) { parts.service("Api"); });
  std::set<std::string> more;
  for (const std::string& name : with)
    if (!without.contains(name)) more.insert(name);
  EXPECT_EQ(more,
            (std::set<std::string>{"com.amazonaws.eu-west-1.kms", "com.amazonaws.eu-west-1.ssmmessages"}));
}

TEST(FargateServiceExec, ServicesOfAClusterShareItsSessionLog) {
  const auto declare = [](ServiceParts& parts) {
    const EcsCluster cluster{
        parts.stack,
        "Platform",
        {.session_retention = days<365>, .session_encryption = KmsKey<Sessions>{parts.stack, "OwnKey"}}};
    for (const char* id : {"Api", "Worker"}) {
      FargateServiceProps props = with_sessions(parts);
      props.cluster = cluster;
      const FargateService service{parts.stack, id, props};
    }
  };
  const Synthesized tf = in_terraform(declare, test::staging);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(tf.terraform("aws_cloudwatch_log_group", "platform_sessions")["retention_in_days"], 365);
  EXPECT_FALSE(tf.terraform_all("aws_kms_key").contains("platform_sessions_key"));
  for (const char* role : {"api_task_role_permissions", "worker_task_role_permissions"})
    EXPECT_EQ(test::terraform_statements(tf, role)["DecryptSessions"]["resources"],
              json::array({"${aws_kms_key.own_key.arn}"}));
}

TEST(FargateServiceExec, RefusesWhatCannotHaveThem) {
  const Synthesized existing = in_terraform(
      [](ServiceParts& parts) {
        const EcsCluster cluster{parts.stack, "Platform", {.existing = "platform"}};
        FargateServiceProps props = with_sessions(parts);
        props.cluster = cluster;
        const FargateService api{parts.stack, "Api", props};
      },
      test::staging);
  EXPECT_EQ(test::said(existing, Severity::error),
            "error: sessions in containers are logged by their cluster, and this one is not Quoin's\n"
            "  at chat/Api\n"
            "  got: chat/Platform\n"
            "  note: whether a cluster that is there already logs them, nobody can see here\n"
            "  fix: remove .exec, or a cluster of the program's own\n");
  const Synthesized old = in_terraform(
      [](ServiceParts& parts) {
        FargateServiceProps props = with_sessions(parts);
        props.platform_version = "1.3.0";
        const FargateService api{parts.stack, "Api", props};
      },
      test::staging);
  EXPECT_EQ(test::said(old, Severity::error),
            "error: ECS Exec needs version 1.4.0 of Fargate's platform, or a later one\n"
            "  at chat/Api\n"
            "  got: \"1.3.0\"\n"
            "  fix: remove .platform_version\n");
  const Synthesized forever = in_terraform([](ServiceParts& parts) {
    const EcsCluster cluster{parts.stack, "Platform", {.session_retention = keep_forever("")}};
  });
  EXPECT_EQ(
      test::said(forever, Severity::error),
      "error: logs of sessions that are kept for ever state why\n"
      "  at chat/Platform\n"
      "  got: keep_forever(\"\")\n"
      "  fix: keep_forever(\"the regulator asks for thirty years\"), or .session_retention = days<90>\n");
}

}  // namespace fargate_service_exec_test
