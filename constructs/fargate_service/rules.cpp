// The rows of the container-service rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/ecs.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule ecs_table[] = {
    {
        .text = QUOIN_QN_ECS_01,
        .level = Level::compile_time,
        .why = "A task with a public address is an entry without a load balancer, a web ACL or a log.",
        .sources = "doc 1, doc 3",
        .controls = "AWS Security Hub ECS.2",
        .broken = ".subnets = vpc.public_subnets()",
        .fixed = ".subnets = vpc.private_subnets()",
        .enforced = {at_compile_time("FargateService"),
                     by_construction(
                         "FargateService",
                         "FargateServiceLowering.TasksStandInPrivateSubnetsWithoutPublicAddress")},
        .open = "the subnets of raw services",
    },
    {
        .text = QUOIN_QN_ECS_02,
        .level = Level::compile_time,
        .why = "An intruder who cannot write cannot leave anything behind.",
        .sources = "doc 3",
        .controls = "AWS Security Hub ECS.5",
        .broken = ".read_only_root = false",
        .fixed = ".writable_paths = {\"/tmp\"}",
        .enforced = {at_compile_time("FargateService"),
                     by_construction("FargateService",
                                     "FargateServiceLowering.ContainersAreReadOnlyAndNotRoot"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_ECS_03,
        .level = Level::compile_time,
        .why = "A way out of the container starts as root in most of the known cases.",
        .detail = "A name, a number, or either with a group; a container that states none gets a number "
                  "that is not root. Commands of ECS Exec run as root whatever the container's user is, so "
                  "they are off in production.",
        .sources = "doc 3",
        .broken = ".user = \"root\"",
        .enforced = {at_compile_time("FargateService"),
                     at_synthesis("FargateService", "FargateServiceRules.RefusesRootFromConfiguration"),
                     by_construction("FargateService",
                                     "FargateServiceExec.ProductionHasNoSessionsWithoutAWaiver"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_ECS_04,
        .level = Level::compile_time,
        .why = "'latest' is another program every day: a restart changes what runs, and a rollback has "
               "nothing to go back to.",
        .detail = "A tag counts as immutable in a registry that makes it so, or of which the program states "
                  "it; an image of another registry needs its digest.",
        .sources = "doc 0",
        .broken = "registry.image(\"latest\"_tag)",
        .fixed = "registry.image(\"sha256:…\"_digest)",
        .enforced = {at_compile_time("FargateService"),
                     at_synthesis("FargateService",
                                  "FargateServiceRules.RefusesImagesWithoutDigestFromConfiguration"),
                     at_compile_time("ExistingRegistry"),
                     at_synthesis("ExistingRegistry", "ExistingRegistryRules.TagsThatMayMoveAreRefused"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_ECS_05,
        .level = Level::by_construction,
        .why = "Known holes are found when they become known, and what was reviewed is what runs.",
        .sources = "doc 3, doc 4",
        .controls = "AWS Security Hub ECR.1, ECR.2, ECR.5",
        .enforced = {by_construction(
                         "ContainerRegistry",
                         "ContainerRegistryLowering.TagsDoNotMoveImagesAreScannedAndAKeyIsItsOwn"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
        .open = "continuous scanning, which is one setting of a whole account and region",
    },
    {
        .text = QUOIN_QN_ECS_06,
        .level = Level::by_construction,
        .why = "Without it nobody sees which task runs out of memory.",
        .sources = "doc 1, doc 4",
        .controls = "AWS Security Hub ECS.12",
        .enforced = {by_construction("EcsCluster", "FargateServiceLowering.ContainerInsightsAreOn"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_ECS_07,
        .level = Level::by_construction,
        .why = "Either alone misses a bottleneck: slow requests cost no CPU, and heavy ones are few.",
        .sources = "doc 0",
        .enforced = {by_construction("FargateService", "FargateServiceLowering.ScalesOnCpuAndRequests"),
                     by_construction("FargateService", "TaskScaling.FollowsMemoryWhereTold")},
        .open = "raw services",
    },
    {
        .text = QUOIN_QN_ECS_08,
        .level = Level::compile_time,
        .why = "AWS keeps logs for ever unless told otherwise, and unencrypted ones are open to every log "
               "reader.",
        .detail = "Other log groups fall under QN-AUD-07.",
        .sources = "doc 3, doc 4",
        .controls = "AWS Security Hub CloudWatch.16, ECS.9",
        .broken = ".log_retention = days<0>",
        .fixed = ".log_retention = days<90>",
        .enforced = {at_compile_time("FargateService"),
                     at_synthesis("FargateService", "FargateServiceRules.RefusesRetentionFromConfiguration"),
                     by_construction("FargateService", "FargateServiceLowering.LogsAreEncryptedAndExpire")},
        .open = "raw log groups, which are refused as QN-AUD-07 and QN-KMS-04",
    },
    {
        .text = QUOIN_QN_ECS_09,
        .level = Level::by_construction,
        .why = "A release that does not start otherwise restarts for hours.",
        .sources = "doc 0",
        .enforced = {by_construction("FargateService", "FargateServiceLowering.FailedDeploymentsRollBack"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_ECS_10,
        .level = Level::by_construction,
        .why = "Addresses of tasks change with each deployment, and a list of them in a variable is wrong "
               "by the next one.",
        .sources = "doc 2",
        .enforced = {by_construction("FargateService",
                                     "FargateServiceLowering.ServicesFindOneAnotherByName")},
        .open = "raw services",
    },
};

}  // namespace

std::span<const Rule> ecs_rows() { return ecs_table; }

}  // namespace quoin::rules
