// The rows of the identity rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/iam.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule iam_table[] = {
    {
        .text = QUOIN_QN_IAM_01,
        .level = Level::compile_time,
        .why = "A wildcard grants what AWS adds next year, too.",
        .detail = "s3:Get* is a wildcard, too, and NotAction is refused.",
        .sources = "doc 0, doc 1, doc 3",
        .controls = "AWS Security Hub IAM.1, IAM.21",
        .broken = "allow<\"s3:Get*\">(bucket.objects())",
        .fixed = "allow<\"s3:GetObject\">(bucket.objects())",
        .enforced = {at_compile_time("Role"),
                     at_synthesis("Role", "RoleRules.RefusesWildcardsInActionsFromConfiguration"),
                     at_synthesis("Role", "RoleRules.RefusesUnreviewedPoliciesFromConfiguration"),
                     at_synthesis("raw resources", "FactsRules.APolicyOfAwsThatNobodyReviewed")},
    },
    {
        .text = QUOIN_QN_IAM_02,
        .level = Level::compile_time,
        .why = "Least privilege means these objects, not all objects of the account.",
        .detail = "An ARN that ends the service in '*', as arn:aws:s3:::*, is every resource. An action "
                  "without resource-level permissions may take '*'.",
        .sources = "doc 0, doc 1, doc 3",
        .controls = "AWS Security Hub IAM.1",
        .broken = "allow<\"s3:GetObject\">(\"*\")",
        .fixed = "allow<\"s3:GetObject\">(bucket.objects())",
        .enforced = {at_compile_time("Role"),
                     at_synthesis("Role", "RoleRules.RefusesWildcardResourcesFromConfiguration"),
                     at_synthesis("raw policies", "FactsRules.AWildcardInAResource")},
    },
    {
        .text = QUOIN_QN_IAM_03,
        .level = Level::compile_time,
        .why = "The execution role reads secrets and images before the program starts. The program itself "
               "must not be able to.",
        .sources = "doc 1",
        .broken = ".task_role = execution_role",
        .fixed = ".task_role = task_role",
        .enforced = {at_compile_time("FargateService"),
                     by_construction("FargateService",
                                     "FargateServiceLowering.RolesOfTheProgramTakeTheServicesPolicies")},
        .open = "raw task definitions",
    },
    {
        .text = QUOIN_QN_IAM_04,
        .level = Level::by_construction,
        .why = "A second service's password is none of its business.",
        .sources = "doc 1",
        .enforced = {by_construction("FargateService",
                                     "FargateServiceLowering.ExecutionRoleReadsExactlyTheInjectedSecrets"),
                     at_synthesis("FargateService", "FargateServiceRules.OneRoleStartsOneService")},
        .open = "raw roles and task definitions",
    },
    {
        .text = QUOIN_QN_IAM_05,
        .level = Level::by_construction,
        .why = "One service that is broken into must not read what the others store.",
        .sources = "doc 1",
        .enforced = {by_construction("Bucket", "BucketLowering.AGrantNamesItsActionsAndTheOneBucket")},
        .open = "permissions that a program writes by itself, and raw policies",
    },
    {
        .text = QUOIN_QN_IAM_06,
        .level = Level::by_construction,
        .why = "The agent runs beside every task, so what it may do everybody may do.",
        .detail = "Metrics of one namespace, and one log group for entries that carry metrics.",
        .sources = "doc 1",
        .enforced = {by_construction("FargateService",
                                     "FargateServiceAgent.MayPublishMetricsAndWriteItsLogAndNothingElse")},
        .open = "agents that a program describes as a sidecar of its own, and raw policies",
    },
    {
        .text = QUOIN_QN_IAM_07,
        .level = Level::by_construction,
        .why = "Without them a service of AWS can be talked into using the role for another account.",
        .sources = "doc 3",
        .enforced = {by_construction("Role", "RoleLowering.TrustNamesTheServiceAndTheAccount"),
                     by_construction("FargateService",
                                     "FargateServiceLowering.RolesTrustTasksOfThisAccountOnly")},
        .open = "raw roles",
    },
    {
        .text = QUOIN_QN_IAM_08,
        .level = Level::by_construction,
        .why = "Developers see what the program sees, and a lost key opens nothing more.",
        .detail =
            "A key alone enrols the second factor and does nothing else. With that factor the user takes "
            "on a role with the policies of the app's. In production it needs a waiver.",
        .sources = "AWS, doc 0, doc 2 (stricter)",
        .controls = "AWS Security Hub IAM.2",
        .broken = "DeveloperUser developer{stack, \"Developer\", {.like = api, .console = true}};",
        .fixed = "DeveloperUser developer{stack, \"Developer\", {.like = api}};",
        .enforced = {at_compile_time("DeveloperUser"),
                     by_construction("DeveloperUser", "DeveloperUsers.HaveThePoliciesOfTheApplicationsRole"),
                     by_construction("DeveloperUser",
                                     "DeveloperUsers.DoNothingWithoutASecondFactorButEnrolIt"),
                     by_construction("DeveloperUser", "DeveloperUsers.HaveNoPasswordAndNoKey"),
                     at_synthesis("DeveloperUser", "DeveloperUsers.StandInProductionUnderAWaiverOnly"),
                     at_synthesis("DeveloperUser",
                                  "DeveloperUsers.AreRefusedAPasswordThatSomethingElseMakes"),
                     at_synthesis("DeveloperUser", "DeveloperUsers.AreRefusedARoleWithoutASecondFactor"),
                     at_synthesis("DeveloperUser", "DeveloperUsers.AreRefusedAPolicyOfTheirOwn")},
        .open = "raw users, managed policies that something else attaches to the user, and raw access keys, "
                "whose secret the state keeps",
    },
    {
        .text = QUOIN_QN_IAM_09,
        .level = Level::by_construction,
        .why = "Whoever is on the bastion has its role.",
        .sources = "doc 2",
    },
};

}  // namespace

std::span<const Rule> iam_rows() { return iam_table; }

}  // namespace quoin::rules
