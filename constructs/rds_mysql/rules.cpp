// The rows of the database rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/rds.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule rds_table[] = {
    {
        .text = QUOIN_QN_RDS_01,
        .level = Level::compile_time,
        .why = "An isolated subnet has no route to or from the internet. A mistake in a security group is "
               "then still no way in, and a stolen query has no way out.",
        .sources = "doc 0, doc 1, doc 2",
        .controls = "AWS Security Hub RDS.46",
        .broken = ".subnets = vpc.public_subnets()",
        .fixed = ".subnets = vpc.isolated_subnets()",
        .enforced = {at_compile_time("RdsMysql"),
                     by_construction("RdsMysql", "RdsMysqlLowering.StandsInTheIsolatedSubnetsOfBothZones"),
                     at_synthesis(
                         "raw resources, which need a subnet group; QN-NET-05 refuses one with a way out",
                         "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_RDS_02,
        .level = Level::compile_time,
        .why = "A public address puts the login of the database in front of every scanner.",
        .sources = "doc 2",
        .controls = "AWS Security Hub RDS.2",
        .broken = ".publicly_accessible = true",
        .enforced = {at_compile_time("RdsMysql"),
                     by_construction("RdsMysql", "RdsMysqlLowering.IsNotPublicAndRunsInTwoZones"),
                     at_synthesis("raw resources", "FactsRules.ADatabaseMadePublicByAnOverride")},
    },
    {
        .text = QUOIN_QN_RDS_03,
        .level = Level::compile_time,
        .why = "When a zone or a host fails, or AWS patches it, the standby takes over in a minute or two "
               "instead of a restoration from a backup.",
        .detail = "Outside production outside_production(single_az) takes effect and is listed in the "
                  "report.",
        .sources = "doc 2",
        .controls = "AWS Security Hub RDS.5",
        .broken = ".availability = single_az",
        .fixed = ".availability = outside_production(single_az)",
        .enforced = {at_compile_time("RdsMysql"),
                     at_synthesis("RdsMysql", "RdsMysqlRules.RefusesASingleZoneFromConfiguration"),
                     by_construction("RdsMysql", "RdsMysqlRules.ASingleZoneTakesEffectOutsideProductionOnly"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_RDS_04,
        .level = Level::compile_time,
        .why = "A database that writes all the time lives off its buffer pool. Burstable classes run dry "
               "of credits exactly under load. Replicas take over, so they count, too.",
        .detail = "The class is one of the enumerated ones. Replicas count.",
        .sources = "doc 2",
        .broken = ".instance_class = db_t4g_medium",
        .fixed = ".instance_class = outside_production(db_t4g_medium)",
        .enforced = {at_compile_time("RdsMysql"),
                     at_synthesis("RdsMysql", "RdsMysqlRules.RefusesABurstableClassFromConfiguration"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
        .open = "replicas, which come later",
    },
    {
        .text = QUOIN_QN_RDS_05,
        .level = Level::compile_time,
        .why = "A password in the source, a template or the state is known to all who can read them, and "
               "nobody dares to change it.",
        .sources = "doc 0, doc 1, doc 2",
        .broken = ".master = \"correct horse\"",
        .fixed = ".master = vault.database_master()",
        .enforced = {at_compile_time("RdsMysql"),
                     by_construction("RdsMysql",
                                     "RdsMysqlLowering.TheMastersPasswordIsReadFromTheWrittenSecret"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_RDS_06,
        .level = Level::by_construction,
        .why = "A client that is configured wrongly would otherwise send its password and its queries in "
               "the clear.",
        .sources = "doc 2",
        .enforced = {by_construction("RdsMysql", "RdsMysqlLowering.RefusesConnectionsWithoutTls")},
        .open = "raw databases and overrides",
    },
    {
        .text = QUOIN_QN_RDS_07,
        .level = Level::by_construction,
        .why = "People and jobs can connect with a token of 15 minutes instead of a password that is "
               "passed around.",
        .sources = "doc 2",
        .controls = "AWS Security Hub RDS.10",
        .enforced = {by_construction("RdsMysql", "RdsMysqlLowering.IamAuthenticationIsOn"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_RDS_08,
        .level = Level::by_construction,
        .why = "An export that is on while the parameter that writes the log is off sends nothing, and "
               "nobody notices until an incident.",
        .sources = "doc 2",
        .controls = "AWS Security Hub RDS.9",
        .enforced = {by_construction("RdsMysql", "RdsMysqlLowering.FourLogsAreExportedAndWritten"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_RDS_09,
        .level = Level::by_construction,
        .why = "It keeps 15 months of load by query and host, which is what a slow release or an attack is "
               "found with.",
        .detail = "On classes that have it: all but the two smallest burstable sizes.",
        .sources = "doc 2",
        .enforced = {by_construction("RdsMysql", "RdsMysqlLowering.InsightsAreAdvancedInProduction"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_RDS_10,
        .level = Level::by_construction,
        .why = "Services move to IPv6 one at a time, and the database must not be what holds them back.",
        .sources = "doc 2",
        .enforced = {by_construction("RdsMysql", "RdsMysqlLowering.NetworkIsDualStack"),
                     at_synthesis("RdsMysql", "RdsMysqlRules.RefusesSubnetsWithoutIpv6"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_RDS_11,
        .level = Level::by_construction,
        .why = "One wrong command must not be the end of the data.",
        .detail = "Deletion protection is lifted by --state unlocked only, as a step of its own.",
        .sources = "doc 0, doc 3",
        .controls = "AWS Security Hub RDS.8, RDS.11",
        .enforced = {by_construction("RdsMysql", "RdsMysqlLowering.BackupsAndProtectionHold"),
                     at_synthesis("RdsMysql", "RdsMysqlRules.RefusesToGoWithoutBackups"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_RDS_12,
        .level = Level::compile_time,
        .why = "A full disk stops the database. A limit keeps a runaway job from becoming a bill, and AWS "
               "wants it at least a tenth above the start.",
        .sources = "doc 0, AWS",
        .broken = ".storage = storage(gib<100>, up_to<100>)",
        .fixed = ".storage = storage(gib<100>, up_to<500>)",
        .enforced = {at_compile_time("RdsMysql"),
                     at_synthesis("RdsMysql", "RdsMysqlRules.RefusesStorageFromConfigurationThatDoesNotGrow"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_RDS_13,
        .level = Level::compile_time,
        .why = "A replica holds the same data as its source, so it stands behind the same walls.",
        .sources = "doc 0",
        .controls = "AWS Security Hub RDS.46",
        .broken = "db.replica(\"Reader\", {.subnets = vpc.private_subnets()});",
        .fixed = "db.replica(\"Reader\");",
        .enforced = {at_compile_time("RdsMysql, RdsPostgres"),
                     by_construction("RdsMysql, RdsPostgres",
                                     "DatabaseReplica.StandsWithItsSourceAndHasItsKeyInBothTargets")},
        .open = "raw replicas in other regions",
    },
    {
        .text = QUOIN_QN_RDS_14,
        .level = Level::compile_time,
        .why = "An injection into the application then reaches the application's tables, and not the "
               "accounts, the logs and the other schemas.",
        .detail = "The master's secret is of another type, which only RDS and the function that creates "
                  "and rotates users accept.",
        .sources = "doc 2",
        .broken = ".secrets = {{\"DB_PASSWORD\", vault.database_master().password()}}",
        .fixed = ".secrets = {{\"DB_PASSWORD\", db.application_user(\"chat\").password()}}",
        .enforced = {at_compile_time("FargateService"),
                     at_synthesis("RdsMysql, RdsPostgres", "DatabaseConnect.NobodySignsInAsTheMaster"),
                     by_construction("RdsMysql, RdsPostgres",
                                     "DatabaseConnect.ARoleMaySignInAsTheUserAndAsNobodyElse")},
        .open = "raw task definitions",
    },
    {
        .text = QUOIN_QN_RDS_15,
        .level = Level::compile_time,
        .why = "A version without support gets no fixes, and AWS charges for extending its life.",
        .detail = "The table of versions has end dates, which are judged at synthesis against --as-of. The "
                  "default is the latest.",
        .sources = "doc 2",
        .broken = ".engine_version = mysql_5_7",
        .fixed = ".engine_version = mysql_8_4",
        .enforced = {at_compile_time("RdsMysql, RdsPostgres"),
                     at_synthesis("RdsMysql", "RdsMysqlRules.JudgesTheEngineByTheDay"),
                     at_synthesis("RdsPostgres", "RdsPostgresRules.RefusesVersionsThatAreNotSupported")},
        .open = "raw databases",
    },
};

}  // namespace

std::span<const Rule> rds_rows() { return rds_table; }

}  // namespace quoin::rules
