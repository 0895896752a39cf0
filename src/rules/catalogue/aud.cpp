// The rows of the audit rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/aud.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule aud_table[] = {
    {
        .text = QUOIN_QN_AUD_01,
        .level = Level::synthesis,
        .why = "Without it nobody can say afterwards who did what, nor whether the record was changed.",
        .detail = "One per account: AccountBaseline makes it, or the app says where it is.",
        .sources = "doc 0, doc 1, doc 2, doc 3",
        .controls = "AWS Security Hub CloudTrail.1, CloudTrail.2, CloudTrail.4",
        .enforced = {at_synthesis("App", "AccountRules.AProductionAppHasThemAll"),
                     at_synthesis("App", "AccountRules.TheyMayBeKeptElsewhereIfItIsSaidWhere"),
                     at_synthesis("raw resources", "AccountRules.ARawTrailIsJudgedByWhatItSays"),
                     at_synthesis("AuditTrail",
                                  "AccountRules.ThereIsOneTrailPerAccountAndOneRecorderPerRegion"),
                     at_synthesis("AuditTrail", "AccountRules.ATrailThatLeavesOutUserDataIsRefused"),
                     by_construction("AuditTrail",
                                     "AuditTrailLowering.RecordsAllRegionsValidatedAndEncrypted")},
        .open = "whether a trail that is kept elsewhere is there",
    },
    {
        .text = QUOIN_QN_AUD_02,
        .level = Level::by_construction,
        .why = "An intruder's first act is to clear the log.",
        .sources = "doc 0",
        .controls = "AWS Security Hub S3.15",
        .enforced = {by_construction("AuditTrail", "AuditTrailLowering.ItsBucketIsImmutableAndItsOwn"),
                     by_construction("AuditTrail",
                                     "AuditTrailLowering.ALockThatCanBeLiftedIsForOutsideProductionOnly"),
                     at_compile_time("AuditTrail")},
        .open = "raw trails",
    },
    {
        .text = QUOIN_QN_AUD_03,
        .level = Level::synthesis,
        .why = "It tells what a group looked like last Tuesday, and who opened it since.",
        .detail = "One per account and region.",
        .sources = "doc 0, doc 1, doc 3",
        .controls = "AWS Security Hub Config.1",
        .enforced = {at_synthesis("App", "AccountRules.AProductionAppHasThemAll"),
                     at_synthesis("App", "AccountRules.EachRegionWithSecurityGroupsHasARecorder"),
                     at_synthesis("raw resources",
                                  "AccountRules.ARecorderWithoutRulesOnSecurityGroupsIsNotEnough"),
                     by_construction("ConfigRecorder",
                                     "ConfigRecorderLowering.RecordsEverythingAndEvaluatesSecurityGroups")},
        .open = "whether a recorder that is kept elsewhere is there",
    },
    {
        .text = QUOIN_QN_AUD_04,
        .level = Level::by_construction,
        .why = "An alarm that reaches nobody is none.",
        .sources = "doc 1, doc 3",
        .controls = "AWS Security Hub CloudWatch.15, SNS.1",
        .enforced = {at_compile_time("Alarms"), at_synthesis("Alarms", "AlarmsRules.AnAlarmReachesSomebody"),
                     by_construction("Alarms", "AlarmsLowering.TheTopicIsEncryptedAndHasItsSubscriptions"),
                     by_construction("Alarms", "AlarmsLowering.OnlyAlarmsOfTheAccountPublishAndOnlyOverTls"),
                     by_construction("Alarms", "AlarmsLowering.AWatchedDatabaseTellsTheTopic")},
        .open = "raw alarms and topics; an app without alarms",
    },
    {
        .text = QUOIN_QN_AUD_05,
        .level = Level::by_construction,
        .why = "Guessing shows as a wave of failures long before it succeeds.",
        .detail = "A service's program says which entries of its log tell of one. Those of databases, of "
                  "sign-ins at a load balancer and of the account are known.",
        .sources = "doc 3",
        .controls = "AWS Security Hub CloudWatch.2, CloudWatch.6",
        .broken = "alarms.watch(api)",
        .fixed = "alarms.watch(api, {.failed_logins = \"login_failed\"_log_pattern})",
        .enforced =
            {at_compile_time("Alarms"),
             by_construction("FargateService", "AlarmsFailedLogins.OfAServiceAreCountedInItsLogAndAlarmed"),
             by_construction("LogGroup", "AlarmsFailedLogins.OfALogGroupAreCountedThere"),
             by_construction("RdsMysql and RdsPostgres", "AlarmsFailedLogins.OfDatabasesAreCountedUnasked"),
             by_construction("AuditTrail", "AlarmsFailedLogins.OfTheAccountAreCountedInItsTrail"),
             by_construction("Alb", "AlarmsFailedLogins.OfALoadBalancerAreThereWhereUsersSignIn"),
             at_synthesis("Alarms", "AlarmsFailedLogins.AServiceWithoutLoginsSaysWhyAndReportsListIt"),
             at_synthesis("Alarms", "AlarmsFailedLogins.APatternFromConfigurationIsChecked")},
        .open =
            "what no alarms watch, which is a warning where the app has alarms; whether the program writes "
            "what its pattern means; raw resources",
    },
    {
        .text = QUOIN_QN_AUD_06,
        .level = Level::by_construction,
        .why = "Logs are read by more people than the database is.",
        .detail = "What is sensitive is the program's to say: AWS's names, or patterns of its own.",
        .sources = "doc 0",
        .enforced = {by_construction("LogGroup", "LogGroupMasking.WhatIsNamedIsMaskedInBothTargets"),
                     by_construction("FargateService", "LogGroupMasking.AServiceMasksInItsLogs"),
                     by_construction("RdsMysql", "RdsMysqlLowering.ItsLogsAndThoseOfItsReplicasAreMasked")},
        .open = "what the program does not name; logs of raw resources",
    },
    {
        .text = QUOIN_QN_AUD_07,
        .level = Level::compile_time,
        .why = "Too short, and the trail of an incident is gone; for ever, and it costs money and holds "
               "what should have been deleted.",
        .detail = "A service's log group is QN-ECS-08. Raw resources are judged at synthesis.",
        .sources = "doc 3",
        .controls = "AWS Security Hub CloudWatch.16",
        .broken = ".retention = days<100>",
        .fixed = ".retention = days<120>",
        .enforced = {at_compile_time("LogGroup"),
                     at_synthesis("LogGroup", "LogGroupRules.RefusesRetentionFromConfiguration"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
        .open = "stores of records that are no log groups",
    },
    {
        .text = QUOIN_QN_AUD_08,
        .level = Level::by_construction,
        .why = "Each sees what the others do not.",
        .sources = "doc 3",
        .controls = "AWS Security Hub WAF.11, ELB.5, APIGateway.1",
        .enforced = {by_construction("Alb", "AlbLowering.LogsAndIsProtected"),
                     by_construction("WebAcl", "WebAclLowering.LogsWithoutCredentials"),
                     by_construction("CloudFrontSite", "CloudFrontSiteLowering.LogsToTheLogBucketByUsEast1"),
                     by_construction("EcsCluster", "FargateServiceExec.SessionsAreEncryptedAndLogged")},
        .open = "APIs, bastion sessions, raw resources",
    },
    {
        .text = QUOIN_QN_AUD_09,
        .level = Level::by_construction,
        .why = "An attack that breaks nothing still looks unusual.",
        .detail = "Compared is what a metric usually is at that hour of that day; what is above it by three "
                  "standard deviations for a quarter of an hour is told.",
        .sources = "doc 3",
        .broken = "alarms.watch(alb, {.anomaly_band = false})",
        .fixed = "alarms.watch(alb, {.anomaly_band = 5})",
        .enforced = {at_compile_time("Alarms"),
                     by_construction("Alb", "AlarmsUnusual.RequestsResourcesAndTrafficAreWatchedUnasked"),
                     by_construction("FargateService",
                                     "AlarmsUnusual.RequestsResourcesAndTrafficAreWatchedUnasked"),
                     by_construction("RdsMysql",
                                     "AlarmsUnusual.RequestsResourcesAndTrafficAreWatchedUnasked"),
                     by_construction("CloudFrontSite", "AlarmsUnusual.ASiteIsWatchedFromUsEast1"),
                     at_synthesis("Alarms", "AlarmsUnusual.TheBandIsTheProgramsAndOneToTen"),
                     at_synthesis("Alarms", "AlarmsUnusual.OnlyAWaiverLeavesThemOut"),
                     at_synthesis("Alarms", "AlarmsWatch.WhatNobodyWatchesIsAWarningInProduction")},
        .open =
            "what no alarms watch, which is a warning where the app has alarms; NAT gateways; raw resources",
    },
};

}  // namespace

std::span<const Rule> aud_rows() { return aud_table; }

}  // namespace quoin::rules
