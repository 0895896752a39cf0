// What a service becomes in both targets, and what it refuses at synthesis.
#include "synthesis_fixture.hpp"

#include <quoin/aws/alb.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>

namespace fargate_service_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::synthesize;
using quoin::test::Synthesized;

constexpr Digest digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_digest;

/// What every test has: a stack, a network, and a registry.
struct Parts {
  App& app;
  Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ContainerRegistry registry{stack, "Images", {}};

  Alb<internet_facing> alb() {
    Certificate cert{stack, "Cert", {.domain = "api.example.com"}};
    return {stack,
            "Alb",
            {.subnets = vpc.public_subnets(),
             .certificate = cert,
             .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}}}};
  }
  RdsMysql database(std::string_view id) {
    SecretsVault vault{stack, std::string{id} + "Vault", {.replicas = {eu_central_1}}};
    return {stack,
            id,
            {.subnets = vpc.isolated_subnets(),
             .encryption = KmsKey<Database>{stack, std::string{id} + "Key"},
             .master = vault.database_master()}};
  }
  FargateService service(std::string_view id = "Api") {
    return {stack,
            id,
            {.subnets = vpc.private_subnets(), .image = registry.image(digest), .port = tls_port<3443>}};
  }
};

using Declare = std::function<void(Parts&)>;

Synthesized synthesized(Target target, const Declare& declare, std::vector<std::string> options = {}) {
  options.insert(options.end(), {"--as-of", "2026-11-01"});
  return synthesize(
      target,
      [&](App& app) {
        Parts parts{app};
        declare(parts);
      },
      options);
}
Synthesized terraform(const Declare& declare, std::vector<std::string> options = {}) {
  return synthesized(Target::terraform, declare, std::move(options));
}
Synthesized cloudformation(const Declare& declare, std::vector<std::string> options = {}) {
  return synthesized(Target::cloudformation, declare, std::move(options));
}

void one_service(Parts& parts) { parts.service(); }

/// The only CloudFormation resource of a type whose logical id starts so.
json cfn(const Synthesized& out, const std::string& type, const std::string& prefix = "Api") {
  const json resources = out.cloudformation_all(type);
  for (const auto& [id, resource] : resources.items())
    if (id.starts_with(prefix)) return resource;
  return {};
}
json properties(const Synthesized& out, const std::string& type, const std::string& prefix = "Api") {
  return cfn(out, type, prefix).value("Properties", json{});
}

json tf_service(const Synthesized& out) { return out.terraform("aws_ecs_service", "api"); }
json cfn_service(const Synthesized& out) { return properties(out, "AWS::ECS::Service"); }
json tf_containers(const Synthesized& out) {
  const json locals = out.only().value("locals", json::object());
  return locals.value("api_task_container_definitions", json::array());
}
json cfn_containers(const Synthesized& out) {
  return properties(out, "AWS::ECS::TaskDefinition").value("ContainerDefinitions", json::array());
}

json named(const json& list, const std::string& key, const std::string& name) {
  for (const json& each : list)
    if (each.value(key, "") == name) return each;
  return {};
}

/// Terraform: the statements of a policy document, by their names.
json tf_statements(const Synthesized& out, const std::string& document) {
  json all = json::object();
  const json found = out.terraform("aws_iam_policy_document", document);
  if (!found.contains("statement")) return all;
  for (const json& each : found["statement"]) all[each.value("sid", "")] = each;
  return all;
}
/// CloudFormation: the statements of the policy with that name.
json cfn_statements(const Synthesized& out, const std::string& policy) {
  json all = json::object();
  const json policies = out.cloudformation_all("AWS::IAM::Policy");
  for (const auto& [id, resource] : policies.items())
    if (resource["Properties"]["PolicyName"] == policy)
      for (const json& each : resource["Properties"]["PolicyDocument"]["Statement"])
        all[each["Sid"].get<std::string>()] = each;
  return all;
}

std::set<std::string> names(const json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

/// The facts that name the service.
facts::Facts of_the_service(const Synthesized& out) {
  facts::Facts named;
  for (const auto& [kind, all] : out.facts)
    for (const facts::Fact& fact : all)
      for (const auto& [field, value] : fact)
        if (value.starts_with("chat/Api")) named[kind].insert(fact);
  return named;
}

bool has(const Synthesized& out, Severity severity, std::string_view rule, std::string_view part) {
  for (const Diagnostic& each : out.diagnostics)
    if (each.severity == severity && each.rule == rule &&
        (each.summary + "|" + each.got + "|" + each.note).find(part) != std::string::npos)
      return true;
  return false;
}

#define EXPECT_REFUSED(declare, rule, part)                               \
  do {                                                                    \
    const Synthesized out = terraform(declare);                           \
    EXPECT_TRUE(has(out, Severity::error, rule, part)) << out.messages(); \
  } while (false)

// ---- what it becomes

TEST(FargateServiceLowering, TasksStandInPrivateSubnetsWithoutPublicAddress) {
  const Synthesized tf = terraform(one_service);
  const json network = tf_service(tf)["network_configuration"];
  const json block = network.is_array() ? network[0] : network;
  EXPECT_EQ(block["assign_public_ip"], false);
  EXPECT_EQ(block["subnets"].size(), 2);
  for (const json& subnet : block["subnets"])
    EXPECT_NE(subnet.get<std::string>().find("private"), std::string::npos);

  const json cfn_network =
      cfn_service(cloudformation(one_service))["NetworkConfiguration"]["AwsvpcConfiguration"];
  EXPECT_EQ(cfn_network["AssignPublicIp"], "DISABLED");
  EXPECT_EQ(cfn_network["Subnets"].size(), 2);
  for (const json& subnet : cfn_network["Subnets"])
    EXPECT_NE(subnet.dump().find("Private"), std::string::npos);
}

TEST(FargateServiceLowering, IsolatedSubnetsWork) {
  const auto declare = [](Parts& parts) {
    const FargateService service{parts.stack,
                                 "Api",
                                 {.subnets = parts.vpc.isolated_subnets(),
                                  .image = parts.registry.image(digest),
                                  .port = tls_port<3443>}};
  };
  const json network = tf_service(terraform(declare))["network_configuration"];
  for (const json& subnet : (network.is_array() ? network[0] : network)["subnets"])
    EXPECT_NE(subnet.get<std::string>().find("isolated"), std::string::npos);
}

TEST(FargateServiceLowering, ContainersAreReadOnlyAndNotRoot) {
  const json tf = tf_containers(terraform(one_service));
  ASSERT_EQ(tf.size(), 1);
  EXPECT_EQ(tf[0]["readonlyRootFilesystem"], true);
  EXPECT_EQ(tf[0]["user"], "1000:1000");
  EXPECT_EQ(tf[0]["privileged"], false);
  const json cfn = cfn_containers(cloudformation(one_service));
  ASSERT_EQ(cfn.size(), 1);
  EXPECT_EQ(cfn[0]["ReadonlyRootFilesystem"], true);
  EXPECT_EQ(cfn[0]["User"], "1000:1000");
  EXPECT_EQ(cfn[0]["Privileged"], false);
}

TEST(FargateServiceLowering, WritablePathsAreVolumesOfTheirOwn) {
  const auto declare = [](Parts& parts) {
    const FargateService service{
        parts.stack,
        "Api",
        {.subnets = parts.vpc.private_subnets(),
         .image = parts.registry.image(digest),
         .port = tls_port<3443>,
         .user = user<1001, 2000>,
         .writable_paths = {"/var/cache/nginx", "/tmp"},
         .sidecars = {
             {.name = "envoy", .image = parts.registry.image("v1.2.3"_tag), .writable_paths = {"/tmp"}}}}};
  };
  const Synthesized tf = terraform(declare);
  const json containers = tf_containers(tf);
  EXPECT_EQ(containers[0]["user"], "1001:2000");
  EXPECT_EQ(containers[0]["mountPoints"],
            json::parse(R"([{"containerPath":"/tmp","readOnly":false,"sourceVolume":"tmp"},
                            {"containerPath":"/var/cache/nginx","readOnly":false,"sourceVolume":"var-cache-nginx"}])"));
  EXPECT_EQ(containers[1]["mountPoints"][0]["sourceVolume"], "envoy-tmp");
  EXPECT_EQ(tf.terraform("aws_ecs_task_definition", "api_task")["volume"].size(), 3);
  const Synthesized cf = cloudformation(declare);
  EXPECT_EQ(properties(cf, "AWS::ECS::TaskDefinition")["Volumes"].size(), 3);
  EXPECT_EQ(named(cfn_containers(cf), "Name", "envoy")["MountPoints"][0]["SourceVolume"], "envoy-tmp");
}

TEST(FargateServiceLowering, ContainerInsightsAreOn) {
  EXPECT_EQ(terraform(one_service).terraform("aws_ecs_cluster", "cluster")["setting"],
            json::parse(R"([{"name":"containerInsights","value":"enabled"}])"));
  EXPECT_EQ(properties(cloudformation(one_service), "AWS::ECS::Cluster", "Cluster")["ClusterSettings"],
            json::parse(R"([{"Name":"containerInsights","Value":"enabled"}])"));
}

TEST(FargateServiceLowering, ServicesOfAStackShareOneCluster) {
  const auto declare = [](Parts& parts) {
    parts.service("Api");
    parts.service("Worker");
  };
  EXPECT_EQ(terraform(declare).terraform_all("aws_ecs_cluster").size(), 1);
  const auto own = [](Parts& parts) {
    const EcsCluster cluster{parts.stack, "Own", {.insights = enhanced_insights}};
    const FargateService service{parts.stack,
                                 "Api",
                                 {.subnets = parts.vpc.private_subnets(),
                                  .image = parts.registry.image(digest),
                                  .port = tls_port<3443>,
                                  .cluster = cluster}};
  };
  const Synthesized tf = terraform(own);
  EXPECT_EQ(names(tf.terraform_all("aws_ecs_cluster")), std::set<std::string>{"own"});
  EXPECT_EQ(tf.terraform("aws_ecs_cluster", "own")["setting"][0]["value"], "enhanced");
}

TEST(FargateServiceLowering, ScalesOnCpuAndRequests) {
  const auto declare = [](Parts& parts) {
    const Alb<internet_facing> alb = parts.alb();
    FargateService api{parts.stack,
                       "Api",
                       {.subnets = parts.vpc.private_subnets(),
                        .image = parts.registry.image(digest),
                        .port = tls_port<3443>,
                        .tasks = tasks<3, 12>,
                        .scaling = {.cpu_percent = 55, .requests_per_target = 400}}};
    internet >> alb >> api;
  };
  const Synthesized tf = terraform(declare);
  const json target = tf.terraform("aws_appautoscaling_target", "api_scaling");
  EXPECT_EQ(target["min_capacity"], 3);
  EXPECT_EQ(target["max_capacity"], 12);
  const auto tracking = [&](const std::string& name) {
    json block =
        tf.terraform("aws_appautoscaling_policy", name)["target_tracking_scaling_policy_configuration"];
    return block.is_array() ? json(block[0]) : block;
  };
  const json cpu = tracking("api_scaling_cpu");
  EXPECT_EQ(cpu["target_value"], 55);
  EXPECT_NE(cpu.dump().find("ECSServiceAverageCPUUtilization"), std::string::npos);
  const json requests = tracking("api_scaling_requests_alb");
  EXPECT_EQ(requests["target_value"], 400);
  EXPECT_NE(requests.dump().find("ALBRequestCountPerTarget"), std::string::npos);
  EXPECT_NE(requests.dump().find("arn_suffix}/${"), std::string::npos) << requests;

  const Synthesized cf = cloudformation(declare);
  EXPECT_EQ(properties(cf, "AWS::ApplicationAutoScaling::ScalableTarget")["MinCapacity"], 3);
  std::set<std::string> metrics;
  const json policies = cf.cloudformation_all("AWS::ApplicationAutoScaling::ScalingPolicy");
  for (const auto& [id, policy] : policies.items())
    metrics.insert(policy["Properties"]["TargetTrackingScalingPolicyConfiguration"]
                         ["PredefinedMetricSpecification"]["PredefinedMetricType"]);
  EXPECT_EQ(metrics, (std::set<std::string>{"ALBRequestCountPerTarget", "ECSServiceAverageCPUUtilization"}));
}

TEST(FargateServiceLowering, FailedDeploymentsRollBack) {
  const json tf = tf_service(terraform(one_service));
  const json& breaker = tf["deployment_circuit_breaker"];
  EXPECT_EQ(breaker.is_array() ? json(breaker[0]) : breaker,
            json::parse(R"({"enable":true,"rollback":true})"));
  EXPECT_EQ(tf["deployment_minimum_healthy_percent"], 100);
  EXPECT_EQ(tf["deployment_maximum_percent"], 200);
  const json cfn = cfn_service(cloudformation(one_service))["DeploymentConfiguration"];
  EXPECT_EQ(cfn["DeploymentCircuitBreaker"], json::parse(R"({"Enable":true,"Rollback":true})"));
  EXPECT_EQ(cfn["MinimumHealthyPercent"], 100);
  EXPECT_EQ(cfn["MaximumPercent"], 200);
}

TEST(FargateServiceLowering, LogsAreEncryptedAndExpire) {
  const auto declare = [](Parts& parts) {
    const FargateService service{parts.stack,
                                 "Api",
                                 {.subnets = parts.vpc.private_subnets(),
                                  .image = parts.registry.image(digest),
                                  .port = tls_port<3443>,
                                  .log_retention = days<30>}};
  };
  const Synthesized tf = terraform(declare);
  const json group = tf.terraform("aws_cloudwatch_log_group", "api_logs");
  EXPECT_EQ(group["retention_in_days"], 30);
  EXPECT_EQ(group["name"], "/chat/Api/Logs");
  EXPECT_EQ(group["kms_key_id"], "${aws_kms_key.logs_key.arn}");
  const json log = tf_containers(tf)[0]["logConfiguration"];
  EXPECT_EQ(log["logDriver"], "awslogs");
  EXPECT_EQ(log["options"]["mode"], "non-blocking");
  EXPECT_EQ(log["options"]["awslogs-group"], "${aws_cloudwatch_log_group.api_logs.name}");
  const Synthesized cf = cloudformation(declare);
  const json cfn_group = properties(cf, "AWS::Logs::LogGroup");
  EXPECT_EQ(cfn_group["RetentionInDays"], 30);
  EXPECT_EQ(cfn_group["LogGroupName"], "/chat/Api/Logs");
  EXPECT_TRUE(cfn_group.contains("KmsKeyId"));
  EXPECT_EQ(cfn_containers(cf)[0]["LogConfiguration"]["Options"]["mode"], "non-blocking");
}

TEST(FargateServiceLowering, BlockingLogsAreStated) {
  const auto declare = [](Parts& parts) {
    const FargateService service{parts.stack,
                                 "Api",
                                 {.subnets = parts.vpc.private_subnets(),
                                  .image = parts.registry.image(digest),
                                  .port = tls_port<3443>,
                                  .log_delivery = blocking_logs}};
  };
  const json options = tf_containers(terraform(declare))[0]["logConfiguration"]["options"];
  EXPECT_EQ(options["mode"], "blocking");
  EXPECT_FALSE(options.contains("max-buffer-size"));
}

TEST(FargateServiceLowering, ExecutionRoleReadsExactlyTheInjectedSecrets) {
  const auto declare = [](Parts& parts) {
    const RdsMysql db = parts.database("Db");
    const RdsMysql other = parts.database("Other");
    FargateService api{parts.stack,
                       "Api",
                       {.subnets = parts.vpc.private_subnets(),
                        .image = parts.registry.image(digest),
                        .port = tls_port<3443>,
                        .secrets = {{"DB_PASSWORD", db.application_user("chat").password()}}}};
    FargateService worker{parts.stack,
                          "Worker",
                          {.subnets = parts.vpc.private_subnets(),
                           .image = parts.registry.image(digest),
                           .port = tls_port<3443>,
                           .secrets = {{"DB", other.application_user("work").password()}}}};
    api >> db;
    worker >> other;
  };
  const Synthesized tf = terraform(declare);
  const json statements = tf_statements(tf, "api_execution_role_permissions");
  EXPECT_EQ(names(statements), (std::set<std::string>{"DecryptSecrets", "LogInToRegistries", "PullImages",
                                                      "ReadSecrets", "WriteLogs"}));
  ASSERT_EQ(statements["ReadSecrets"]["resources"].size(), 1);
  const std::string secret = statements["ReadSecrets"]["resources"][0];
  EXPECT_NE(secret.find("aws_secretsmanager_secret.db_"), std::string::npos) << secret;
  EXPECT_EQ(secret.find("other"), std::string::npos);
  EXPECT_EQ(statements["DecryptSecrets"]["actions"], json::array({"kms:Decrypt"}));
  EXPECT_EQ(statements["DecryptSecrets"]["resources"].size(), 1);
  EXPECT_NE(statements["DecryptSecrets"].dump().find("secretsmanager.eu-west-1.amazonaws.com"),
            std::string::npos);
  EXPECT_EQ(statements["PullImages"]["resources"], json::array({"${aws_ecr_repository.images.arn}"}));
  ASSERT_EQ(statements["WriteLogs"]["resources"].size(), 1);
  EXPECT_NE(statements["WriteLogs"]["resources"][0].get<std::string>().find("log-group:/chat/Api/Logs:*"),
            std::string::npos);
  const json variables = tf_containers(tf)[0]["secrets"];
  ASSERT_EQ(variables.size(), 1);
  EXPECT_EQ(variables[0]["name"], "DB_PASSWORD");
  EXPECT_TRUE(variables[0]["valueFrom"].get<std::string>().ends_with(":password::")) << variables;

  const Synthesized cf = cloudformation(declare);
  const json policy = properties(cf, "AWS::IAM::Policy", "ApiExecution");
  json read;
  json pull;
  for (const json& each : policy["PolicyDocument"]["Statement"]) {
    if (each["Sid"] == "ReadSecrets") read = each;
    if (each["Sid"] == "PullImages") pull = each;
    if (each["Sid"] != "LogInToRegistries") {
      EXPECT_NE(each["Resource"], "*") << each;
    }
  }
  EXPECT_EQ(read["Action"], "secretsmanager:GetSecretValue");
  EXPECT_TRUE(read["Resource"].is_object()) << "one secret, by reference: " << read;
  EXPECT_EQ(read.dump().find("Other"), std::string::npos);
  EXPECT_TRUE(pull["Resource"].is_object()) << pull;
}

TEST(FargateServiceLowering, RolesTrustTasksOfThisAccountOnly) {
  const Synthesized tf = terraform(one_service);
  const Synthesized cf = cloudformation(one_service);
  for (const char* role : {"api_execution_role", "api_task_role"}) {
    const json trust = tf_statements(tf, std::string{role} + "_trust")["TrustService"];
    EXPECT_NE(trust["principals"].dump().find("ecs-tasks.amazonaws.com"), std::string::npos) << trust;
    std::set<std::string> variables;
    for (const json& condition : trust["condition"]) variables.insert(condition["variable"]);
    EXPECT_EQ(variables, (std::set<std::string>{"aws:SourceAccount", "aws:SourceArn"})) << trust;
  }
  std::size_t roles = 0;
  const json all = cf.cloudformation_all("AWS::IAM::Role");
  for (const auto& [id, role] : all.items()) {
    if (!id.starts_with("Api")) continue;
    ++roles;
    const json statement = role["Properties"]["AssumeRolePolicyDocument"]["Statement"][0];
    EXPECT_EQ(statement["Principal"]["Service"], "ecs-tasks.amazonaws.com");
    EXPECT_TRUE(statement["Condition"]["StringEquals"].contains("aws:SourceAccount"));
    EXPECT_TRUE(statement["Condition"]["ArnLike"].contains("aws:SourceArn"));
  }
  EXPECT_EQ(roles, 2);
}

TEST(FargateServiceLowering, TaskRoleMayDoNothingUnlessItIsSaid) {
  EXPECT_FALSE(terraform(one_service).terraform_all("aws_iam_role_policy").contains("api_task_role_policy"));
  const auto declare = [](Parts& parts) {
    const FargateService api{parts.stack,
                             "Api",
                             {.subnets = parts.vpc.private_subnets(),
                              .image = parts.registry.image(digest),
                              .port = tls_port<3443>,
                              .permissions = {allow<"s3:GetObject">("arn:aws:s3:::media/*"_arn)}}};
    api.permit(allow<"sqs:SendMessage">("arn:aws:sqs:eu-west-1:123456789012:mail"_arn));
  };
  const json statements = tf_statements(terraform(declare), "api_task_role_permissions");
  EXPECT_EQ(names(statements), (std::set<std::string>{"S3GetObject", "SqsSendMessage"}));
  EXPECT_EQ(names(cfn_statements(cloudformation(declare), "task_role_policy")), names(statements));
}

TEST(FargateServiceLowering, RolesOfTheProgramTakeTheServicesPolicies) {
  const auto declare = [](Parts& parts) {
    const Role<Task> program{
        parts.stack, "Program", {.permissions = {allow<"s3:GetObject">("arn:aws:s3:::media/*"_arn)}}};
    const Role<TaskExecution> starter{parts.stack, "Starter"};
    const FargateService service{parts.stack,
                                 "Api",
                                 {.subnets = parts.vpc.private_subnets(),
                                  .image = parts.registry.image(digest),
                                  .port = tls_port<3443>,
                                  .task_role = program,
                                  .execution_role = starter}};
  };
  const Synthesized tf = terraform(declare);
  EXPECT_EQ(tf.terraform("aws_iam_role_policy", "api_execution_role_policy")["role"],
            "${aws_iam_role.starter.name}");
  EXPECT_EQ(tf.terraform("aws_ecs_task_definition", "api_task")["task_role_arn"],
            "${aws_iam_role.program.arn}");
  EXPECT_FALSE(tf.terraform_all("aws_iam_role").contains("api_execution_role"));
}

TEST(FargateServiceLowering, ServicesFindOneAnotherByName) {
  const auto declare = [](Parts& parts) {
    const FargateService web = parts.service("Web");
    const FargateService api = parts.service("Api");
    web.add_environment("API_HOST", api.host());
    web >> api;
  };
  const Synthesized tf = terraform(declare);
  EXPECT_EQ(tf.terraform("aws_service_discovery_private_dns_namespace", "vpc_namespace")["name"],
            "chat.internal");
  EXPECT_EQ(tf.terraform("aws_service_discovery_service", "api_discovery")["name"], "api");
  const json registries = tf_service(tf)["service_registries"];
  EXPECT_NE(registries.dump().find("aws_service_discovery_service.api_discovery.arn"), std::string::npos);
  const json web = tf.only()["locals"]["web_task_container_definitions"];
  EXPECT_EQ(named(web[0]["environment"], "name", "API_HOST")["value"], "api.chat.internal");
  EXPECT_FALSE(tf.terraform("aws_ecs_service", "web").contains("service_registries"));

  const Synthesized cf = cloudformation(declare);
  EXPECT_EQ(cf.cloudformation_all("AWS::ServiceDiscovery::PrivateDnsNamespace").size(), 1);
  EXPECT_EQ(properties(cf, "AWS::ServiceDiscovery::Service")["Name"], "api");
  EXPECT_EQ(cfn_service(cf)["ServiceRegistries"].size(), 1);
}

TEST(FargateServiceLowering, TheLoadBalancersTargetGroupIsBound) {
  const auto declare = [](Parts& parts) {
    const Alb<internet_facing> alb = parts.alb();
    FargateService api{parts.stack,
                       "Api",
                       {.subnets = parts.vpc.private_subnets(),
                        .image = parts.registry.image(digest),
                        .port = plain_text_port<8080>,
                        .health = {.path = "/health", .codes = "200", .grace = seconds<90>}}};
    internet >> alb >> api;
  };
  const Synthesized tf = terraform(declare);
  const json service = tf_service(tf);
  const json binding =
      service["load_balancer"].is_array() ? json(service["load_balancer"][0]) : service["load_balancer"];
  EXPECT_EQ(binding["container_name"], "app");
  EXPECT_EQ(binding["container_port"], 8080);
  EXPECT_NE(binding["target_group_arn"].get<std::string>().find("aws_lb_target_group."), std::string::npos);
  EXPECT_EQ(service["health_check_grace_period_seconds"], 90);
  EXPECT_NE(service["depends_on"].dump().find("aws_lb_listener"), std::string::npos) << service["depends_on"];
  EXPECT_NE(service["depends_on"].dump().find("aws_iam_role_policy.api_execution_role_policy"),
            std::string::npos);
  const json group = tf.terraform_all("aws_lb_target_group").begin().value();
  EXPECT_EQ(group["protocol"], "HTTP");
  EXPECT_NE(group["health_check"].dump().find("/health"), std::string::npos);

  const Synthesized cf = cloudformation(declare);
  EXPECT_EQ(cfn_service(cf)["LoadBalancers"][0]["ContainerPort"], 8080);
  EXPECT_FALSE(cfn(cf, "AWS::ECS::Service")["DependsOn"].empty());
  EXPECT_EQ(cfn_service(cf)["HealthCheckGracePeriodSeconds"], 90);
}

TEST(FargateServiceLowering, WithoutALoadBalancerNothingIsBound) {
  const json service = tf_service(terraform(one_service));
  EXPECT_FALSE(service.contains("load_balancer"));
  EXPECT_FALSE(service.contains("health_check_grace_period_seconds"));
}

TEST(FargateServiceLowering, ScalingOwnsTheNumberOfTasks) {
  const json service = tf_service(terraform(one_service));
  EXPECT_EQ(service["desired_count"], 2);
  EXPECT_NE(service["lifecycle"].dump().find("desired_count"), std::string::npos);
  EXPECT_FALSE(cfn_service(cloudformation(one_service)).contains("DesiredCount"));
}

TEST(FargateServiceLowering, AStackThatSleepsOrIsCutOffHasNoTasks) {
  for (const char* state : {"hibernated", "contained"}) {
    const Synthesized tf = terraform(one_service, {"--state", state});
    EXPECT_EQ(tf_service(tf)["desired_count"], 0) << state;
    EXPECT_EQ(tf_service(tf).value("lifecycle", json{}).dump().find("desired_count"), std::string::npos)
        << "an ignored number would stay what it was";
    const json target = tf.terraform("aws_appautoscaling_target", "api_scaling");
    EXPECT_EQ(target["min_capacity"], 0);
    EXPECT_EQ(target["max_capacity"], 0);
    const Synthesized cf = cloudformation(one_service, {"--state", state});
    EXPECT_EQ(cfn_service(cf)["DesiredCount"], 0);
    EXPECT_EQ(properties(cf, "AWS::ApplicationAutoScaling::ScalableTarget")["MaxCapacity"], 0);
  }
}

TEST(FargateServiceLowering, SidecarsAndChecksAreWritten) {
  const auto declare = [](Parts& parts) {
    const FargateService service{parts.stack,
                                 "Api",
                                 {.subnets = parts.vpc.private_subnets(),
                                  .image = parts.registry.image(digest),
                                  .port = tls_port<3443>,
                                  .size = fargate_size<1024, 2048>,
                                  .architecture = arm64,
                                  .command = {"serve"},
                                  .environment = {{"LOG_LEVEL", "info"}, {"A", "1"}},
                                  .ephemeral_storage = gib<50>,
                                  .stop_timeout = seconds<60>,
                                  .container_health = {.command = {"CMD", "/app/health"}, .retries = 4},
                                  .sidecars = {{.name = "proxy",
                                                .image = parts.registry.image("v1"_tag),
                                                .container_health = {.command = {"CMD-SHELL", "true"}},
                                                .essential = false,
                                                .starts_first = true,
                                                .memory_mib = 256}}}};
  };
  const Synthesized tf = terraform(declare);
  const json task = tf.terraform("aws_ecs_task_definition", "api_task");
  EXPECT_EQ(task["cpu"], "1024");
  EXPECT_EQ(task["memory"], "2048");
  EXPECT_NE(task["runtime_platform"].dump().find("ARM64"), std::string::npos);
  EXPECT_NE(task["ephemeral_storage"].dump().find("50"), std::string::npos);
  const json containers = tf_containers(tf);
  EXPECT_EQ(containers[0]["environment"],
            json::parse(R"([{"name":"A","value":"1"},{"name":"LOG_LEVEL","value":"info"}])"));
  EXPECT_EQ(containers[0]["healthCheck"]["command"], json::array({"CMD", "/app/health"}));
  EXPECT_EQ(containers[0]["healthCheck"]["retries"], 4);
  EXPECT_EQ(containers[0]["dependsOn"], json::parse(R"([{"condition":"HEALTHY","containerName":"proxy"}])"));
  EXPECT_EQ(containers[0]["stopTimeout"], 60);
  EXPECT_EQ(containers[1]["essential"], false);
  EXPECT_EQ(containers[1]["memory"], 256);
  EXPECT_FALSE(containers[1].contains("portMappings"));
  const json cfn = cfn_containers(cloudformation(declare));
  const json app = named(cfn, "Name", "app");
  EXPECT_EQ(app["HealthCheck"]["Retries"], 4);
  EXPECT_EQ(app["DependsOn"][0]["Condition"], "HEALTHY");
  EXPECT_EQ(app["Command"], json::array({"serve"}));
  EXPECT_EQ(named(cfn, "Name", "proxy")["Memory"], 256);
}

TEST(FargateServiceLowering, ImagesAreNamedForEver) {
  const json own = tf_containers(terraform(one_service));
  EXPECT_EQ(own[0]["image"], "${aws_ecr_repository.images.repository_url}@" + std::string{digest.text});
  const auto foreign = [](Parts& parts) {
    FargateService api{
        parts.stack,
        "Api",
        {.subnets = parts.vpc.private_subnets(),
         .image =
             "123456789012.dkr.ecr.eu-west-1.amazonaws.com/base@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_image,
         .port = tls_port<3443>}};
  };
  const json pull = tf_statements(terraform(foreign), "api_execution_role_permissions")["PullImages"];
  EXPECT_EQ(pull["resources"], json::array({"arn:aws:ecr:eu-west-1:123456789012:repository/base"}));
}

TEST(FargateServiceLowering, SendsToWhatItNeedsAndNoMore) {
  const Synthesized tf = terraform(one_service);
  const json egress = tf.terraform_all("aws_vpc_security_group_egress_rule");
  for (const auto& [name, rule] : egress.items()) {
    if (!name.starts_with("api_")) continue;
    EXPECT_FALSE(rule.contains("cidr_ipv4") || rule.contains("cidr_ipv6")) << name;
    EXPECT_EQ(rule["from_port"], 443) << name;
    EXPECT_EQ(rule["to_port"], 443) << name;
    EXPECT_EQ(rule["ip_protocol"], "tcp") << name;
  }
  const json ingress = tf.terraform_all("aws_vpc_security_group_ingress_rule");
  for (const auto& [name, rule] : ingress.items())
    EXPECT_FALSE(name.starts_with("api_")) << name << " lets something in, and nobody calls the service";
}

TEST(FargateServiceLowering, OpenEgressNeedsItsWaiver) {
  const auto declare = [](Parts& parts) {
    const FargateService service{parts.stack,
                                 "Api",
                                 {.subnets = parts.vpc.private_subnets(),
                                  .image = parts.registry.image(digest),
                                  .port = tls_port<3443>,
                                  .open_egress = waive<"QN-SG-07", "a crawler">(until<2027, 3, 1>)}};
  };
  const Synthesized tf = terraform(declare);
  EXPECT_EQ(tf.terraform("aws_vpc_security_group_egress_rule", "api_open_egress")["ip_protocol"], "-1");
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_TRUE(has_errors(terraform(declare, {"--no-waivers"}).diagnostics));
  EXPECT_EQ(
      properties(cloudformation(declare), "AWS::EC2::SecurityGroupEgress", "ApiOpenEgress")["IpProtocol"],
      "-1");
}

TEST(FargateServiceLowering, TheOrderOfStatementsDoesNotShow) {
  const auto forth = [](Parts& parts) {
    const FargateService a = parts.service("Api");
    const FargateService b = parts.service("Worker");
    a >> b;
    b >> a;
  };
  const auto back = [](Parts& parts) {
    const FargateService b = parts.service("Worker");
    const FargateService a = parts.service("Api");
    b >> a;
    a >> b;
  };
  EXPECT_EQ(terraform(forth).only(), terraform(back).only());
  EXPECT_EQ(cloudformation(forth).only(), cloudformation(back).only());
}

TEST(FargateServiceLowering, NothingIsWrongWithAServiceInAChain) {
  const auto declare = [](Parts& parts) {
    const Alb<internet_facing> alb = parts.alb();
    const RdsMysql db = parts.database("Db");
    FargateService api{parts.stack,
                       "Api",
                       {.subnets = parts.vpc.private_subnets(),
                        .image = parts.registry.image(digest),
                        .port = tls_port<3443>,
                        .secrets = {{"DB_PASSWORD", db.application_user("chat").password()}}}};
    internet >> alb >> api >> db;
  };
  const Synthesized tf = terraform(declare);
  EXPECT_EQ(tf.messages(), "");
  const Synthesized cf = cloudformation(declare);
  EXPECT_EQ(cf.messages(), "");
  EXPECT_EQ(of_the_service(tf), of_the_service(cf));
  EXPECT_GT(of_the_service(tf).size(), 3);
}

// ---- what it refuses at synthesis

/// A service whose properties come from configuration.
template <class Change> Declare changed(Change change) {
  return [change](Parts& parts) {
    FargateServiceProps props{.subnets = parts.vpc.private_subnets(),
                              .image = parts.registry.image(digest),
                              .port = tls_port<3443>};
    change(props, parts);
    const FargateService service{parts.stack, "Api", props};
  };
}

TEST(FargateServiceRules, RefusesRootFromConfiguration) {
  for (const int number : {0, -1, 70000})
    EXPECT_REFUSED(changed([&](FargateServiceProps& props, Parts&) { props.user = user_of(number, 0); }),
                   "QN-ECS-03", "user " + std::to_string(number));
}

TEST(FargateServiceRules, RefusesImagesWithoutDigestFromConfiguration) {
  EXPECT_REFUSED(changed([](FargateServiceProps& props, Parts& parts) {
                   props.image = parts.registry.image(parse_digest("sha256:12"));
                 }),
                 "QN-ECS-04", "\"sha256:12\"");
  EXPECT_REFUSED(changed([](FargateServiceProps& props, Parts& parts) {
                   props.image = parts.registry.image(parse_image_tag("Latest"));
                 }),
                 "QN-ECS-04", "\"Latest\"");
  EXPECT_REFUSED(changed([](FargateServiceProps& props, Parts&) { props.image = parse_image("nginx:1.27"); }),
                 "QN-ECS-04", "\"nginx:1.27\"");
}

TEST(FargateServiceRules, RefusesRetentionFromConfiguration) {
  for (const int days : {0, 45, -3})
    EXPECT_REFUSED(changed([&](FargateServiceProps& props, Parts&) { props.log_retention = days_of(days); }),
                   "QN-ECS-08", "days");
  EXPECT_REFUSED(changed([](FargateServiceProps& props, Parts&) { props.log_retention = keep_forever(""); }),
                 "", "keep_forever(\"\")");
}

TEST(FargateServiceRules, RefusesPermissionsFromConfiguration) {
  const auto permit = [](std::string_view action, const Text& resource) {
    return [action, resource](Parts& parts) { parts.service().permit(allow_these({action}, {resource})); };
  };
  EXPECT_REFUSED(permit("s3:Get*", Text{"arn:aws:s3:::media/*"}), "QN-IAM-01", "\"s3:Get*\"");
  EXPECT_REFUSED(permit("s3:GetObject", Text{"*"}), "QN-IAM-02", "\"*\"");
  EXPECT_REFUSED(permit("s3:GetObject", Text{"arn:aws:s3:::*"}), "QN-IAM-02", "\"arn:aws:s3:::*\"");
}

TEST(FargateServiceRules, WarnsOfVariablesThatSoundSecret) {
  const auto declare = [](Parts& parts) { parts.service().add_environment("DB_PASSWORD", "x"); };
  const Synthesized out = terraform(declare);
  EXPECT_TRUE(has(out, Severity::warning, "QN-SEC-01", "DB_PASSWORD")) << out.messages();
  EXPECT_FALSE(has_errors(out.diagnostics));
}

TEST(FargateServiceRules, WarnsOfAServiceThatNobodyCalls) {
  const Synthesized out = terraform(one_service);
  EXPECT_TRUE(has(out, Severity::warning, "", "nobody calls this service")) << out.messages();
  EXPECT_FALSE(has_errors(out.diagnostics)) << out.messages();
}

TEST(FargateServiceRules, WarnsOfAnImageThatCannotBeReached) {
  const auto image = [](FargateServiceProps& props, Parts&) {
    props.image =
        "public.ecr.aws/nginx/nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_image;
  };
  const Synthesized out = terraform(changed(image));
  EXPECT_TRUE(has(out, Severity::warning, "", "public.ecr.aws/nginx/nginx")) << out.messages();
  const Synthesized open = terraform([&](Parts& parts) {
    FargateServiceProps props{.subnets = parts.vpc.private_subnets(),
                              .image = parts.registry.image(digest),
                              .port = tls_port<3443>};
    image(props, parts);
    const FargateService api{parts.stack, "Api", props};
    api >> outside(https);
  });
  EXPECT_FALSE(has(open, Severity::warning, "", "public.ecr.aws")) << open.messages();
}

TEST(FargateServiceRules, AnIsolatedServiceHasNoWayOut) {
  const auto declare = [](Parts& parts) {
    const FargateService api{parts.stack,
                             "Api",
                             {.subnets = parts.vpc.isolated_subnets(),
                              .image = parts.registry.image(digest),
                              .port = tls_port<3443>}};
    api >> outside(https);
  };
  EXPECT_REFUSED(declare, "", "isolated subnets");
}

TEST(FargateServiceRules, OneRoleStartsOneService) {
  const auto declare = [](Parts& parts) {
    const Role<TaskExecution> starter{parts.stack, "Starter"};
    for (const char* id : {"Api", "Worker"})
      const FargateService service{parts.stack,
                                   id,
                                   {.subnets = parts.vpc.private_subnets(),
                                    .image = parts.registry.image(digest),
                                    .port = tls_port<3443>,
                                    .execution_role = starter}};
  };
  EXPECT_REFUSED(declare, "QN-IAM-04", "2 services");
}

TEST(FargateServiceRules, WaiversAreListedAndTakeEffect) {
  const auto declare = changed([](FargateServiceProps& props, Parts&) {
    props.read_only_root = waive<"QN-ECS-02", "an old image">(until<2027, 3, 1>);
    props.user = waive<"QN-ECS-03", "an old image">(until<2027, 3, 1>);
  });
  const Synthesized out = terraform(declare);
  EXPECT_FALSE(has_errors(out.diagnostics)) << out.messages();
  EXPECT_EQ(tf_containers(out)[0]["readonlyRootFilesystem"], false);
  EXPECT_FALSE(tf_containers(out)[0].contains("user"));
  EXPECT_TRUE(has_errors(terraform(declare, {"--no-waivers"}).diagnostics));
}

// Lists of properties that are assigned live as long as the program.
const std::initializer_list<EnvironmentVariable> digit_first{{"1A", "x"}};
const std::initializer_list<EnvironmentVariable> twice{{"A", "x"}, {"A", "y"}};
const std::initializer_list<std::string_view> relative_path{"tmp"};
const std::initializer_list<std::string_view> root_path{"/"};
const std::initializer_list<std::string_view> path_twice{"/tmp", "/tmp/"};
const std::initializer_list<std::string_view> bare_command{"/app/health"};

struct BadInput {
  const char* name;
  const char* part;
  std::function<void(FargateServiceProps&)> change;
};

class FargateServiceBadInput : public testing::TestWithParam<BadInput> {};

TEST_P(FargateServiceBadInput, IsReported) {
  const BadInput& bad = GetParam();
  const Synthesized out = terraform(changed([&](FargateServiceProps& props, Parts&) { bad.change(props); }));
  EXPECT_TRUE(has(out, Severity::error, "", bad.part)) << out.messages();
}

INSTANTIATE_TEST_SUITE_P(
    Properties, FargateServiceBadInput,
    testing::Values(
        BadInput{"Size", "512 CPU units and 512 MiB",
                 [](auto& props) { props.size = fargate_size_of(512, 512); }},
        BadInput{"Port", "a port is 1 to 65535", [](auto& props) { props.port = tls_port_of(70000); }},
        BadInput{"PortZero", "a port is 1 to 65535", [](auto& props) { props.port = plain_text_port_of(0); }},
        BadInput{"Tasks", "at least 5, at most 2", [](auto& props) { props.tasks = tasks_between(5, 2); }},
        BadInput{"Cpu", "the CPU that scaling aims at", [](auto& props) { props.scaling.cpu_percent = 99; }},
        BadInput{"Storage", "a task's ephemeral storage in GiB is 20 to 200",
                 [](auto& props) { props.ephemeral_storage = gib_of(500); }},
        BadInput{"Stop", ".stop_timeout is 2 to 120",
                 [](auto& props) { props.stop_timeout = seconds_of(300); }},
        BadInput{"HealthPath", "starts with '/'", [](auto& props) { props.health.path = "health"; }},
        BadInput{"HealthTimeout", "shorter than its interval",
                 [](auto& props) { props.health.timeout = seconds_of(60); }},
        BadInput{"Platform", "LATEST, 1.4.0 or 1.3.0", [](auto& props) { props.platform_version = "2.0"; }},
        BadInput{"VariableName", "does not start with a digit",
                 [](auto& props) { props.environment = digit_first; }},
        BadInput{"VariableTwice", "stands twice", [](auto& props) { props.environment = twice; }},
        BadInput{"Path", "a writable path is absolute",
                 [](auto& props) { props.writable_paths = relative_path; }},
        BadInput{"Root", "a writable path is absolute",
                 [](auto& props) { props.writable_paths = root_path; }},
        BadInput{"PathTwice", "stands twice", [](auto& props) { props.writable_paths = path_twice; }},
        BadInput{"HealthCommand", "\"CMD\" or \"CMD-SHELL\"",
                 [](auto& props) { props.container_health.command = bare_command; }},
        BadInput{"Group", "a container's group", [](auto& props) { props.user = user_of(1000, -1); }}),
    [](const auto& info) { return std::string{info.param.name}; });

TEST(FargateServiceRules, RefusesTwoContainersOfOneName) {
  const auto declare = [](Parts& parts) {
    const FargateService service{parts.stack,
                                 "Api",
                                 {.subnets = parts.vpc.private_subnets(),
                                  .image = parts.registry.image(digest),
                                  .port = tls_port<3443>,
                                  .sidecars = {{.name = "app", .image = parts.registry.image("v1"_tag)}}}};
  };
  EXPECT_REFUSED(declare, "", "are called \"app\"");
}

}  // namespace fargate_service_test
