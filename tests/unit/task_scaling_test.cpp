// How many tasks a service has: what their number follows, by the clock, on Spot, and on which architecture.
#include "message_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>

#include <functional>
#include <string>
#include <vector>

namespace quoin::test::task_scaling_test {

using namespace quoin::aws;
using nlohmann::json;

constexpr Digest digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_digest;

struct Wanted {
  TaskRange tasks{};
  Scaling scaling{};
  std::initializer_list<ScheduledTasks> schedules{};
  SpotShare spot{};
  Architecture architecture = x86_64;
  std::string_view platform = "LATEST";
};

Synthesized made(Target target, const Wanted& wanted, const std::vector<std::string>& options = {}) {
  return synthesize(
      target,
      [&](App& app) {
        const Stack stack{app, "chat", {.region = eu_west_1}};
        const Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
        const ContainerRegistry registry{stack, "Images", {}};
        const FargateService web{
            stack,
            "Web",
            {.subnets = vpc.private_subnets(), .image = registry.image(digest), .port = tls_port<3443>}};
        const FargateService api{stack,
                                 "Api",
                                 {.subnets = vpc.private_subnets(),
                                  .image = registry.image(digest),
                                  .port = tls_port<3443>,
                                  .architecture = wanted.architecture,
                                  .platform_version = wanted.platform,
                                  .tasks = wanted.tasks,
                                  .scaling = wanted.scaling,
                                  .schedules = wanted.schedules,
                                  .spot = wanted.spot}};
        web >> api;
      },
      options);
}

Synthesized terraform(const Wanted& wanted, const std::vector<std::string>& options = {}) {
  return made(Target::terraform, wanted, options);
}
Synthesized cloudformation(const Wanted& wanted, const std::vector<std::string>& options = {}) {
  return made(Target::cloudformation, wanted, options);
}

/// What is said of the service, without its caller's warning and without lines.
std::string message(const Wanted& wanted, const std::vector<std::string>& options = {}) {
  const std::string all = terraform(wanted, options).messages();
  EXPECT_EQ(cloudformation(wanted, options).messages(), all);
  const std::string callers = "fix: alb >> service, or caller >> service\n";
  const auto end = all.find(callers);
  EXPECT_NE(end, std::string::npos) << all;
  const std::string rest = end == std::string::npos ? all : all.substr(end + callers.size());
  return without_places(rest);
}

TEST(TaskScaling, FollowsMemoryWhereTold) {
  const Synthesized in_terraform = terraform({.scaling = {.memory_percent = 75}});
  const json policy = in_terraform.terraform("aws_appautoscaling_policy", "api_scaling_memory");
  EXPECT_EQ(policy.at("name"), "memory");
  const json& tracking = policy.at("target_tracking_scaling_policy_configuration");
  EXPECT_EQ(tracking.at("target_value"), 75);
  EXPECT_EQ(tracking.at("predefined_metric_specification"),
            (json{{"predefined_metric_type", "ECSServiceAverageMemoryUtilization"}}));

  const json in_cloudformation = cloudformation({.scaling = {.memory_percent = 75}})
                                     .cloudformation("ApiScalingMemory")
                                     .at("TargetTrackingScalingPolicyConfiguration");
  EXPECT_EQ(in_cloudformation.at("TargetValue"), 75);
  EXPECT_EQ(in_cloudformation.at("PredefinedMetricSpecification"),
            (json{{"PredefinedMetricType", "ECSServiceAverageMemoryUtilization"}}));

  EXPECT_TRUE(terraform({}).terraform("aws_appautoscaling_policy", "api_scaling_memory").is_null());
  EXPECT_TRUE(cloudformation({}).cloudformation("ApiScalingMemory").is_null());
}

TEST(TaskScaling, HasOtherRangesByTheClock) {
  const Wanted wanted{.schedules = {{"night", cron<"0 22 ? * * *">, tasks<1, 2>, "Europe/Zurich"},
                                    {"day", cron<"0 6 ? * MON-FRI *">, tasks<4, 8>, "Europe/Zurich"},
                                    {"launch", once_at<"2027-01-01T08:00:00">, tasks<8, 20>},
                                    {"again", rate<"12 hours">, no_tasks}}};
  const Synthesized in_terraform = terraform(wanted);
  EXPECT_EQ(in_terraform.terraform_all("aws_appautoscaling_scheduled_action").size(), 4U);
  const json night = in_terraform.terraform("aws_appautoscaling_scheduled_action", "api_schedule_night");
  EXPECT_EQ(night.at("name"), "night");
  EXPECT_EQ(night.at("schedule"), "cron(0 22 ? * * *)");
  EXPECT_EQ(night.at("timezone"), "Europe/Zurich");
  EXPECT_EQ(night.at("scalable_target_action"), (json{{"max_capacity", "2"}, {"min_capacity", "1"}}));
  EXPECT_EQ(night.at("resource_id"), "${aws_appautoscaling_target.api_scaling.resource_id}");
  EXPECT_EQ(night.at("scalable_dimension"), "${aws_appautoscaling_target.api_scaling.scalable_dimension}");
  EXPECT_EQ(night.at("service_namespace"), "${aws_appautoscaling_target.api_scaling.service_namespace}");
  const json again = in_terraform.terraform("aws_appautoscaling_scheduled_action", "api_schedule_again");
  EXPECT_EQ(again.at("scalable_target_action"), (json{{"max_capacity", "0"}, {"min_capacity", "0"}}));
  EXPECT_FALSE(again.contains("timezone")) << "a rate has none";

  EXPECT_EQ(cloudformation(wanted).cloudformation("ApiScaling").at("ScheduledActions"), json::parse(R"json([
      {"ScheduledActionName": "again", "Schedule": "rate(12 hours)",
       "ScalableTargetAction": {"MinCapacity": 0, "MaxCapacity": 0}},
      {"ScheduledActionName": "night", "Schedule": "cron(0 22 ? * * *)", "Timezone": "Europe/Zurich",
       "ScalableTargetAction": {"MinCapacity": 1, "MaxCapacity": 2}},
      {"ScheduledActionName": "day", "Schedule": "cron(0 6 ? * MON-FRI *)", "Timezone": "Europe/Zurich",
       "ScalableTargetAction": {"MinCapacity": 4, "MaxCapacity": 8}},
      {"ScheduledActionName": "launch", "Schedule": "at(2027-01-01T08:00:00)", "Timezone": "UTC",
       "ScalableTargetAction": {"MinCapacity": 8, "MaxCapacity": 20}}])json"));
}

TEST(TaskScaling, NothingStartsByTheClockWhileTheStackSleeps) {
  const Wanted wanted{.schedules = {{"day", cron<"0 6 ? * MON-FRI *">, tasks<4, 8>}}};
  for (const char* state : {"hibernated", "contained"}) {
    const std::vector<std::string> options{"--state", state};
    EXPECT_TRUE(terraform(wanted, options).terraform_all("aws_appautoscaling_scheduled_action").empty());
    EXPECT_FALSE(cloudformation(wanted, options).cloudformation("ApiScaling").contains("ScheduledActions"));
  }
}

TEST(TaskScaling, RunsAShareOnSpot) {
  const Wanted wanted{.spot = spot_share<70, 2>};
  const Synthesized in_terraform = terraform(wanted);
  const json service = in_terraform.terraform("aws_ecs_service", "api");
  EXPECT_FALSE(service.contains("launch_type"));
  EXPECT_EQ(service.at("force_new_deployment"), true);
  EXPECT_EQ(service.at("capacity_provider_strategy"),
            json::parse(R"([{"base": 2, "capacity_provider": "FARGATE", "weight": 3},
                            {"capacity_provider": "FARGATE_SPOT", "weight": 7}])"));
  EXPECT_NE(service.at("depends_on").dump().find("aws_ecs_cluster_capacity_providers.cluster_capacity"),
            std::string::npos);
  const json providers = in_terraform.terraform("aws_ecs_cluster_capacity_providers", "cluster_capacity");
  EXPECT_EQ(providers.at("capacity_providers"), (json{"FARGATE", "FARGATE_SPOT"}));
  EXPECT_EQ(providers.at("cluster_name"), "${aws_ecs_cluster.cluster.name}");
  EXPECT_EQ(in_terraform.terraform("aws_ecs_service", "web").at("launch_type"), "FARGATE");

  const Synthesized in_cloudformation = cloudformation(wanted);
  const json same = in_cloudformation.cloudformation("Api");
  EXPECT_FALSE(same.contains("LaunchType"));
  EXPECT_EQ(same.at("CapacityProviderStrategy"),
            json::parse(R"([{"Base": 2, "CapacityProvider": "FARGATE", "Weight": 3},
                            {"CapacityProvider": "FARGATE_SPOT", "Weight": 7}])"));
  EXPECT_EQ(in_cloudformation.cloudformation("Cluster").at("CapacityProviders"),
            (json{"FARGATE", "FARGATE_SPOT"}));
  EXPECT_EQ(in_cloudformation.cloudformation("Web").at("LaunchType"), "FARGATE");
}

TEST(TaskScaling, ASharedClusterOfAnotherStackGetsSpot) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const Synthesized all = synthesize(target, [](App& app) {
      const Stack base{app, "base", {.region = eu_west_1}};
      const Vpc vpc{base, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
      const ContainerRegistry registry{base, "Images", {}};
      const EcsCluster cluster{base, "Shared", {}};
      const Stack stack{app, "chat", {.region = eu_west_1}};
      const FargateService api{stack,
                               "Api",
                               {.subnets = vpc.private_subnets(),
                                .image = registry.image(digest),
                                .port = tls_port<3443>,
                                .spot = spot_share<50, 1>,
                                .cluster = cluster}};
    });
    const std::string shared = all.templates.at("base").dump();
    const std::string service = all.templates.at("chat").dump();
    EXPECT_NE(shared.find(R"(["FARGATE","FARGATE_SPOT"])"), std::string::npos);
    EXPECT_NE(service.find("FARGATE_SPOT"), std::string::npos);
    EXPECT_EQ(service.find("capacity_providers."), std::string::npos) << "the order of stacks sees to that";
  }
}

TEST(TaskScaling, IsOnDemandUnlessToldOtherwise) {
  const Synthesized in_terraform = terraform({});
  EXPECT_EQ(in_terraform.terraform("aws_ecs_service", "api").at("launch_type"), "FARGATE");
  EXPECT_FALSE(in_terraform.terraform("aws_ecs_service", "api").contains("capacity_provider_strategy"));
  EXPECT_TRUE(in_terraform.terraform_all("aws_ecs_cluster_capacity_providers").empty());
  EXPECT_FALSE(cloudformation({}).cloudformation("Cluster").contains("CapacityProviders"));
}

TEST(TaskScaling, RunsOnSpotAloneOutsideProductionOrWithAReason) {
  const json only_spot = json::parse(R"([{"capacity_provider": "FARGATE_SPOT", "weight": 1}])");
  const auto strategy = [](const Synthesized& all) {
    return all.terraform("aws_ecs_service", "api").at("capacity_provider_strategy");
  };
  const std::vector<std::string> staging{"--env", "staging", "--env-kind", "staging"};
  EXPECT_EQ(message({.spot = all_spot()}, staging), "");
  EXPECT_EQ(strategy(terraform({.spot = all_spot()}, staging)), only_spot);
  EXPECT_EQ(message({.spot = all_spot("works off a queue")}), "");
  EXPECT_EQ(strategy(terraform({.spot = all_spot("works off a queue")})), only_spot);
  EXPECT_EQ(message({.spot = all_spot()}),
            "error: in production a service does not run on Spot alone, unless it says why\n"
            "  at chat/Api\n"
            "  note: AWS may end all of its tasks at the same time\n"
            "  fix: .spot = spot_share<70, 2>, or all_spot(\"works off a queue, and may stand still for an "
            "hour\")\n");
}

TEST(TaskScaling, RefusesSharesFromConfiguration) {
  EXPECT_EQ(message({.spot = spot_share_of(101, 1)}),
            "error: Spot takes 1 to 100 % of the tasks beyond one on demand at least\n"
            "  at chat/Api\n"
            "  got: 101 % beyond 1\n"
            "  fix: .spot = spot_share<70, 2>, or all_spot(\"why\")\n");
  EXPECT_EQ(message({.tasks = tasks<1, 4>, .spot = spot_share_of(50, 5)}),
            "error: a share on Spot begins below the most tasks that the service has\n"
            "  at chat/Api\n"
            "  got: 5 on demand, at most 4 tasks\n"
            "  fix: .spot = spot_share<70, 2>, with .tasks = tasks<2, 8>\n");
}

TEST(TaskScaling, RefusesSchedulesFromConfiguration) {
  EXPECT_EQ(message({.schedules = {{"night", schedule_of("cron(0 22 * * * *)"), tasks<1, 2>}}}),
            "error: a schedule is a cron expression of six fields with '?' for one of the days, a rate, or a "
            "moment\n"
            "  at chat/Api\n"
            "  got: cron(0 22 * * * *)\n"
            "  fix: cron<\"0 22 ? * MON-FRI *\">, rate<\"12 hours\">, or once_at<\"2027-01-01T08:00:00\">\n");
  EXPECT_EQ(message({.schedules = {{"at night", cron<"0 22 ? * * *">, tasks<1, 2>}}}),
            "error: a schedule's name has 1 to 128 letters, digits, '-' and '_'\n"
            "  at chat/Api\n"
            "  got: \"at night\"\n"
            "  fix: a name such as \"night\"\n");
  EXPECT_EQ(message({.schedules = {{"night", cron<"0 22 ? * * *">, tasks<1, 2>, "Zurich"}}}),
            "error: a time zone has an IANA name\n"
            "  at chat/Api\n"
            "  got: \"Zurich\"\n"
            "  fix: \"Europe/Zurich\", or \"UTC\"\n");
  EXPECT_EQ(message({.schedules = {{"night", cron<"0 22 ? * * *">, tasks_between(3, 2)}}}),
            "error: a schedule has 5,000 tasks at most, and no more at least than at most\n"
            "  at chat/Api\n"
            "  got: at least 3, at most 2\n"
            "  fix: tasks<1, 2>, or no_tasks\n");
  EXPECT_EQ(message({.schedules = {{"night", cron<"0 22 ? * * *">, tasks<1, 2>},
                                   {"night", cron<"0 23 ? * * *">, tasks<1, 2>}}}),
            "error: two schedules of the service are called \"night\"\n"
            "  at chat/Api\n"
            "  fix: another name for one of them\n");
}

TEST(TaskScaling, RefusesMemoryOutOfRange) {
  EXPECT_EQ(message({.scaling = {.memory_percent = 95}}),
            "error: the memory that scaling aims at is 10 to 90\n"
            "  at chat/Api\n"
            "  got: 95\n"
            "  fix: .scaling = {.memory_percent = 75}\n");
}

TEST(TaskScaling, KnowsSchedules) {
  for (const std::string_view text :
       {"cron(0 22 ? * * *)", "cron(0/15 8-18 ? * MON-FRI 2027)", "cron(0 6 L * ? *)", "cron(0 6 15W * ? *)",
        "cron(0 6 LW * ? *)", "cron(0 6 1,15 JAN,JUL ? *)", "cron(0 6 ? * 2#1 *)", "cron(0 6 ? * 6L *)",
        "rate(1 minute)", "rate(5 minutes)", "rate(1 day)", "at(2028-02-29T23:59:59)"})
    EXPECT_TRUE(aws::detail::schedule_is_valid(schedule_of(text))) << text;
  for (const std::string_view text : {"",
                                      "cron()",
                                      "cron(0 22 * * ?)",
                                      "cron(0 22 * * * *)",
                                      "cron(0 22 ? * ? *)",
                                      "cron(60 22 ? * * *)",
                                      "cron(0 24 ? * * *)",
                                      "cron(0 22 32 * ? *)",
                                      "cron(0 22 ? 13 * *)",
                                      "cron(0 22 ? * 8 *)",
                                      "cron(0 22 ? * * 1969)",
                                      "cron(0  22 ? * * *)",
                                      "cron(0 22 ? * * * *)",
                                      "cron(? 22 * * ? *)",
                                      "cron(0 22 ? * FOO *)",
                                      "cron(0/0 22 ? * * *)",
                                      "rate(1 minutes)",
                                      "rate(5 minute)",
                                      "rate(0 days)",
                                      "rate(1 week)",
                                      "at(2027-02-29T08:00:00)",
                                      "at(2027-01-01T24:00:00)",
                                      "at(2027-01-01)",
                                      "0 22 ? * *"})
    EXPECT_FALSE(aws::detail::schedule_is_valid(schedule_of(text))) << text;
}

TEST(TaskScaling, KnowsTimeZonesByTheirShape) {
  for (const std::string_view zone : {"UTC", "Europe/Zurich", "America/Argentina/Buenos_Aires", "Etc/GMT+9"})
    EXPECT_TRUE(aws::detail::time_zone_is_valid(zone)) << zone;
  for (const std::string_view zone :
       {"", "utc", "Zurich", "Europe/", "europe/Zurich", "Europe/Z\xc3\xbcrich"})
    EXPECT_FALSE(aws::detail::time_zone_is_valid(zone)) << zone;
}

TEST(TaskScaling, RunsOnArm64InBothTargets) {
  const Wanted wanted{.spot = spot_share<50, 1>, .architecture = arm64};
  EXPECT_EQ(message(wanted), "");
  EXPECT_EQ(terraform(wanted).terraform("aws_ecs_task_definition", "api_task").at("runtime_platform"),
            (json{{"cpu_architecture", "ARM64"}, {"operating_system_family", "LINUX"}}));
  EXPECT_EQ(cloudformation(wanted).cloudformation("ApiTask").at("RuntimePlatform"),
            (json{{"CpuArchitecture", "ARM64"}, {"OperatingSystemFamily", "LINUX"}}));
  EXPECT_EQ(terraform({}).terraform("aws_ecs_task_definition", "api_task").at("runtime_platform"),
            (json{{"cpu_architecture", "X86_64"}, {"operating_system_family", "LINUX"}}));
  EXPECT_EQ(message({.architecture = arm64, .platform = "1.3.0"}),
            "error: tasks on arm64 need Fargate's platform 1.4.0 or later\n"
            "  at chat/Api\n"
            "  got: \"1.3.0\"\n"
            "  fix: remove .platform_version\n");
}

}  // namespace quoin::test::task_scaling_test
