// The rows of the key rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/kms.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule kms_table[] = {
    {
        .text = QUOIN_QN_KMS_01,
        .level = Level::compile_time,
        .why = "A key of one's own has a policy, an audit trail and a switch. Storage that was created "
               "without it cannot be encrypted later, only copied.",
        .sources = "doc 0, doc 1",
        .controls = "AWS Security Hub RDS.3",
        .broken = "RdsMysql db{stack, \"Db\", {.subnets = vpc.isolated_subnets()}};",
        .fixed = "RdsMysql db{stack, \"Db\", {.subnets = vpc.isolated_subnets(), .encryption = "
                 "KmsKey<Database>{stack, \"DbKey\"}}};",
        .enforced = {at_compile_time("RdsMysql"),
                     by_construction("RdsMysql", "RdsMysqlLowering.StorageIsEncryptedWithItsOwnKeyAndGrows"),
                     at_synthesis("raw resources", "FactsRules.ADatabaseInTheClear"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_KMS_02,
        .level = Level::compile_time,
        .why = "Disabling one key then stops one database, and reading one key's grants tells who reads "
               "that database. Backups inherit the key.",
        .detail = "The property consumes the key; backups inherit it. A key handle that is moved twice "
                  "compiles and is refused at synthesis, as are imported keys that two databases share.",
        .sources = "doc 1",
        .broken = "KmsKey<Database> shared{stack, \"Key\"}; … .encryption = shared",
        .fixed = ".encryption = KmsKey<Database>{stack, \"DbKey\"}",
        .enforced = {at_compile_time("RdsMysql"),
                     at_synthesis("RdsMysql", "RdsMysqlRules.RefusesAKeyThatIsMovedTwice"),
                     at_synthesis("raw resources and imported keys", "FactsRules.AKeyUnderTwoDatabases")},
    },
    {
        .text = QUOIN_QN_KMS_03,
        .level = Level::compile_time,
        .why = "Who may decrypt the mail password must not thereby read the database's.",
        .detail = "Database, SMTP, signing keys, and each class that a program defines. A key of the wrong "
                  "class at a secret is QN-SEC-03.",
        .sources = "doc 2",
        .enforced = {at_compile_time("ContainerRegistry"), at_compile_time("AuditTrail"),
                     by_construction("SecretsVault", "SecretsVaultClasses.EachHasAKeyOfItsOwnInBothTargets"),
                     at_synthesis("SecretsVault", "SecretsVaultClasses.TwoTypesOfOneNameDoNotShareAKey")},
        .open = "raw keys and secrets",
    },
    {
        .text = QUOIN_QN_KMS_04,
        .level = Level::compile_time,
        .why = "They hold code, user data and the trail of an incident. A key of one's own says who may "
               "read them.",
        .sources = "doc 4",
        .controls = "AWS Security Hub ECR.5, S3.17",
        .enforced = {at_compile_time("ContainerRegistry"), at_compile_time("LogGroup"),
                     by_construction("Bucket", "BucketLowering.IsEncryptedWithAKeyOfItsOwn"),
                     at_synthesis("ContainerRegistry",
                                  "ContainerRegistryRules.AwsKeysAreForOutsideProductionOnly"),
                     at_synthesis("LogGroup", "LogGroupRules.AwsKeysAreForOutsideProductionOnly"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
        .open = "raw buckets",
    },
    {
        .text = QUOIN_QN_KMS_05,
        .level = Level::by_construction,
        .why = "An old key that leaks opens only what was written under it. A policy open to all makes the "
               "encryption an ornament.",
        .detail = "A '*' under a condition that names the account or the service is allowed.",
        .sources = "AWS, doc 0, doc 2",
        .controls = "AWS Security Hub KMS.4, KMS.5",
        .enforced = {by_construction("KmsKey", "KmsKeyLowering.Rotates"),
                     by_construction("KmsKey", "KmsKeyLowering.PoliciesNamePrincipalsAndServices"),
                     at_synthesis("raw resources", "FactsRules.AKeyThatDoesNotRotate"),
                     at_synthesis("raw resources", "FactsRules.AKeyForEverybody")},
    },
};

}  // namespace

std::span<const Rule> kms_rows() { return kms_table; }

}  // namespace quoin::rules
