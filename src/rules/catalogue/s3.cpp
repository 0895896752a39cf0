// The rows of the bucket rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/s3.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule s3_table[] = {
    {
        .text = QUOIN_QN_S3_01,
        .level = Level::compile_time,
        .why = "All four public access blocks are on and ACLs are off, so that no single mistake in a "
               "policy publishes the data.",
        .detail = "All four public access blocks are on, objects belong to the bucket's owner, and there "
                  "are no ACLs.",
        .sources = "doc 0, doc 1, doc 2, doc 4",
        .controls = "AWS Security Hub S3.1, S3.2, S3.3, S3.8, S3.12",
        .broken = ".acl = \"public-read\"",
        .enforced = {at_compile_time("Bucket"), by_construction("Bucket", "BucketLowering.IsNotPublic"),
                     by_construction("LogBucket", "LogBucketLowering.IsNotPublic")},
        .open = "raw buckets that say nothing of it",
    },
    {
        .text = QUOIN_QN_S3_02,
        .level = Level::compile_time,
        .why = "A key of one's own has a policy, an audit trail and a switch that turns all copies off.",
        .detail = "A LogBucket is a type of its own and exempt: AWS's log delivery can only write with "
                  "SSE-S3.",
        .sources = "doc 0, doc 2, doc 3, doc 4",
        .controls = "AWS Security Hub S3.17",
        .enforced = {at_compile_time("Bucket"),
                     at_synthesis("Bucket", "BucketRules.AwsKeysAreForOutsideProductionOnly"),
                     by_construction("Bucket", "BucketLowering.IsEncryptedWithAKeyOfItsOwn"),
                     by_construction("LogBucket", "LogBucketLowering.IsEncryptedWithWhatLogDeliveryCanUse")},
        .open = "raw buckets",
    },
    {
        .text = QUOIN_QN_S3_03,
        .level = Level::by_construction,
        .why = "What is overwritten or deleted by mistake, or by an attacker, can be brought back.",
        .sources = "doc 2, doc 4",
        .controls = "AWS Security Hub S3.14",
        .enforced = {by_construction("Bucket", "BucketLowering.IsVersioned"),
                     by_construction("LogBucket", "LogBucketLowering.IsVersionedAndItsLogsExpire")},
        .open = "raw buckets",
    },
    {
        .text = QUOIN_QN_S3_04,
        .level = Level::by_construction,
        .why = "S3 answers plain HTTP unless the bucket forbids it.",
        .sources = "doc 1",
        .controls = "AWS Security Hub S3.5",
        .enforced = {by_construction("Bucket", "BucketLowering.DeniesPlainHttpAndOldTls"),
                     by_construction("LogBucket", "LogBucketLowering.DeniesPlainHttpAndOldTls")},
        .open = "raw buckets",
    },
    {
        .text = QUOIN_QN_S3_05,
        .level = Level::by_construction,
        .why = "A log in the bucket that it describes vanishes with it, and one that logs to itself grows "
               "without end.",
        .sources = "doc 4",
        .controls = "AWS Security Hub S3.9",
        .enforced = {by_construction("Bucket", "BucketLowering.LogsToTheLogBucketWhichDoesNotLogToItself")},
        .open = "raw buckets",
    },
    {
        .text = QUOIN_QN_S3_06,
        .level = Level::by_construction,
        .why = "Whoever deletes the state deletes the only record of what belongs to whom.",
        .detail = "AWS allows no lifecycle rule beside MFA delete, so QN-S3-08 does not apply to that "
                  "bucket.",
        .sources = "doc 4",
        .controls = "AWS Security Hub S3.20",
        .enforced = {at_compile_time("StateBackend"),
                     at_synthesis("StateBackend", "StateBackendRules.MfaDeleteIsPromisedOrWaived")},
        .open = "whether the root user has switched it on; raw buckets",
    },
    {
        .text = QUOIN_QN_S3_07,
        .level = Level::by_construction,
        .why = "A leaked credential is worthless outside the VPC.",
        .detail = "Others, such as the development user, the pipeline or CloudFront, stand on an explicit "
                  "list.",
        .sources = "doc 1, doc 2",
        .enforced = {by_construction("Bucket", "BucketLowering.ServicesReachItThroughTheirVpcOnly"),
                     by_construction("Bucket", "BucketLowering.NamesWhoElseReachesIt")},
        .open = "raw buckets, and buckets that stand already",
    },
    {
        .text = QUOIN_QN_S3_08,
        .level = Level::compile_time,
        .why = "Data that nobody needs costs money and can still leak.",
        .detail = "A documented safe default counts as stated; for ever needs a reason.",
        .sources = "doc 3",
        .controls = "AWS Security Hub S3.13",
        .enforced = {at_compile_time("Bucket"),
                     at_synthesis("Bucket", "BucketRules.RefusesLifecyclesFromContext"),
                     at_synthesis("Bucket", "BucketRules.ForeverNeedsAReason"),
                     by_construction("Bucket", "BucketLowering.HasTheStatedLifecycle"),
                     by_construction("LogBucket", "LogBucketLowering.IsVersionedAndItsLogsExpire")},
        .open = "raw buckets",
    },
};

}  // namespace

std::span<const Rule> s3_rows() { return s3_table; }

}  // namespace quoin::rules
