// The rows of the secret rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/sec.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule sec_table[] = {
    {
        .text = QUOIN_QN_SEC_01,
        .level = Level::compile_time,
        .why = "Plain variables stand in the task definition, which every reader of the account can see, "
               "and in each old revision of it.",
        .detail = "A secret in an ordinary string cannot be known: a plain variable whose name says secret "
                  "(*_PASSWORD, *_TOKEN, *_KEY) is a warning.",
        .sources = "doc 0, doc 1, doc 3",
        .controls = "AWS Security Hub ECS.8",
        .broken = ".environment = {{\"DB_PASSWORD\", db.application_user(\"chat\").password()}}",
        .fixed = ".secrets = {{\"DB_PASSWORD\", db.application_user(\"chat\").password()}}",
        .enforced = {at_compile_time("FargateService"),
                     at_synthesis("FargateService", "FargateServiceRules.WarnsOfVariablesThatSoundSecret")},
        .open = "raw task definitions",
    },
    {
        .text = QUOIN_QN_SEC_02,
        .level = Level::compile_time,
        .why = "What is in the source is in every clone, in every build log, and in the history for ever.",
        .sources = "doc 0, doc 1, doc 3",
        .enforced = {at_compile_time("FargateService"), at_compile_time("KeyGroup"),
                     at_compile_time("OidcLogin"),
                     at_synthesis("KeyGroup", "KeyGroupRules.RefusesTextsThatHoldNoPublicKey")},
        .open = "raw resources",
    },
    {
        .text = QUOIN_QN_SEC_03,
        .level = Level::compile_time,
        .why = "The key is the second lock on a secret. One that fits several classes is none.",
        .sources = "doc 2",
        .enforced = {at_compile_time("SecretsVault"),
                     by_construction("SecretsVault", "SecretsVaultLowering.EachSecretHasTheKeyOfItsClass"),
                     by_construction("SecretsVault", "SecretsVaultClasses.EachHasAKeyOfItsOwnInBothTargets")},
        .open = "raw secrets",
    },
    {
        .text = QUOIN_QN_SEC_04,
        .level = Level::compile_time,
        .why = "A copied signing key forges sessions until it is replaced.",
        .detail =
            "A signing key rotates every 30 days where nothing is said. What a function cannot make anew is "
            "by_owner(days<90>). No rotation needs a reason. Every report lists both.",
        .sources = "doc 2, doc 3",
        .controls = "AWS Security Hub SecretsManager.1, SecretsManager.4",
        .broken = "vault.signing_key(\"Session\", {.rotation = days<90>});",
        .fixed = "vault.signing_key(\"Session\", {.rotation = days<30>});",
        .enforced = {at_compile_time("SecretsVault"),
                     at_synthesis("SecretsVault", "SecretsVaultRotation.RefusesWhatConfigurationSays"),
                     by_construction("SecretsVault",
                                     "SecretsVaultRotation.GeneratedSecretsAreRotatedByAFunction"),
                     by_construction("the rotation function", "tests/functions/test_rotate_generated.py"),
                     at_compile_time("RdsMysql"), at_synthesis("RdsMysql", "DatabaseUsers.SaysWhatIsWrong"),
                     by_construction("RdsMysql", "DatabaseUsers.AreMadeAtOnceAndRotatedByAFunction"),
                     by_construction("the function of databases", "tests/functions/test_rotate_database.py")},
        .open = "users of databases of which no rotation is stated, the master that the vault keeps, and raw "
                "secrets",
    },
    {
        .text = QUOIN_QN_SEC_05,
        .level = Level::compile_time,
        .why = "When a region fails, a copy of the system elsewhere is useless without its credentials.",
        .detail = "Where the residency has one region only, no_replica(\"why\") says so. Parameter Store "
                  "has no replicas.",
        .sources = "doc 2, doc 3",
        .broken = "SecretsVault vault{stack, \"Vault\", {}};",
        .fixed = "SecretsVault vault{stack, \"Vault\", {.replicas = {eu_central_1}}};",
        .enforced = {at_compile_time("SecretsVault"),
                     at_synthesis("SecretsVault", "SecretsVaultRules.RefusesItsOwnRegion"),
                     at_synthesis("SecretsVault", "SecretsVaultRules.NoReplicaNeedsAReason")},
        .open = "the app's residency, and raw secrets",
    },
    {
        .text = QUOIN_QN_SEC_06,
        .level = Level::by_construction,
        .why = "A role that gets too much by mistake still meets the secret's own list of readers.",
        .sources = "doc 2",
        .enforced = {by_construction("SecretsVault",
                                     "SecretsVaultLowering.ReadersAreNamedBySecretsOwnPolicy"),
                     by_construction("SecretsVault", "SecretsVaultReaders.ARoleByNameReadsByBothPolicies")},
        .open = "raw secrets",
    },
    {
        .text = QUOIN_QN_SEC_07,
        .level = Level::compile_time,
        .why = "A String parameter is readable by everybody who may list parameters.",
        .detail =
            "CloudFormation makes no SecureString: a SecureParameter is for Terraform, and a secret of the "
            "vault does the same in both.",
        .sources = "doc 3",
        .broken = "SecureParameter token{stack, \"Token\", {.rotation = by_owner(days<90>)}};",
        .fixed =
            "SecureParameter token{stack, \"Token\", {.encryption = KmsKey<Tokens>{stack, \"TokenKey\"}, "
            ".rotation = by_owner(days<90>)}};",
        .enforced = {at_compile_time("SecureParameter"),
                     by_construction("SecureParameter",
                                     "SecureParameters.AreEncryptedAndTheirValueStandsNowhere"),
                     at_synthesis("SecureParameter", "SecureParameters.SayWhatIsWrong")},
        .open = "raw parameters: whether one of the type String is a token, nobody can see",
    },
    {
        .text = QUOIN_QN_SEC_08,
        .level = Level::synthesis,
        .why = "Templates, plans and states are copied, reviewed, cached and kept.",
        .sources = "doc 0, doc 1, doc 3",
        .enforced = {by_construction("SecretsVault", "SecretsVaultLowering.NoValueStandsAnywhere"),
                     by_construction("SecretsVault",
                                     "SecretsVaultClasses.ValuesAreGeneratedByTheCloudAndStandNowhere"),
                     at_synthesis("OidcLogin", "AlbLogin.OidcIsRefusedInTerraformBecauseOfItsState"),
                     by_construction("OidcLogin", "AlbLogin.OidcReadsItsSecretWhenCloudFormationDeploys"),
                     at_synthesis("raw resources", "FactsRules.APasswordInATemplate"),
                     at_synthesis("raw listener rules", "FactsRules.AClientSecretInAListenerRule")},
        .open = "what a program writes into text by itself",
    },
};

}  // namespace

std::span<const Rule> sec_rows() { return sec_table; }

}  // namespace quoin::rules
