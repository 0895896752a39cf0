// The traits that need no construct, asserted: a static_assert hides a misuse from `requires`, so they are
// tested here.
#include <quoin/aws/digest.hpp>
#include <quoin/aws/fargate_sizes.hpp>
#include <quoin/aws/instance_class.hpp>
#include <quoin/aws/log_retention.hpp>
#include <quoin/aws/mysql_version.hpp>
#include <quoin/aws/rules/aud.hpp>
#include <quoin/aws/rules/bst.hpp>
#include <quoin/aws/rules/cch.hpp>
#include <quoin/aws/rules/cdn.hpp>
#include <quoin/aws/rules/ecs.hpp>
#include <quoin/aws/rules/ecs_checks.hpp>
#include <quoin/aws/rules/iam.hpp>
#include <quoin/aws/rules/iam_checks.hpp>
#include <quoin/aws/rules/kms.hpp>
#include <quoin/aws/rules/net.hpp>
#include <quoin/aws/rules/net_checks.hpp>
#include <quoin/aws/rules/ops.hpp>
#include <quoin/aws/rules/rds.hpp>
#include <quoin/aws/rules/rds_checks.hpp>
#include <quoin/aws/rules/s3.hpp>
#include <quoin/aws/rules/sec.hpp>
#include <quoin/aws/rules/sec_checks.hpp>
#include <quoin/aws/rules/sg.hpp>
#include <quoin/aws/rules/sg_checks.hpp>
#include <quoin/aws/rules/sta.hpp>
#include <quoin/aws/rules/tls.hpp>
#include <quoin/cidr.hpp>
#include <quoin/date.hpp>
#include <quoin/rule.hpp>
#include <quoin/rule_ids.hpp>
#include <quoin/waiver.hpp>

#include <type_traits>

using namespace quoin;
using namespace quoin::aws;

// A rule's literal is one text with three parts.
constexpr RuleText text{QUOIN_QN_RDS_01};
static_assert(text.id() == "QN-RDS-01");
static_assert(text.title() == "a database stands in isolated subnets only");
static_assert(text.fix() == ".subnets = vpc.isolated_subnets()");
static_assert(text.message() == QUOIN_QN_RDS_01);
static_assert(std::string_view{QUOIN_REQUIRED("QN-RDS-01", "subnets", ".subnets = x")} ==
              "QN-RDS-01: property 'subnets' is required. Fix: .subnets = x");
static_assert(RuleText{QUOIN_REQUIRED("QN-RDS-01", "subnets", ".subnets = x")}.id() == "QN-RDS-01");
static_assert(RuleText::has_id_shape("QN-S3-01") && RuleText::has_id_shape("QN-NET-11"));
static_assert(!RuleText::has_id_shape("QN-S-01") && !RuleText::has_id_shape("QN-NETWO-01") &&
              !RuleText::has_id_shape("QN-NET-1") && !RuleText::has_id_shape("QN-NET-001") &&
              !RuleText::has_id_shape("XX-NET-01") && !RuleText::has_id_shape("QN-net-01") &&
              !RuleText::has_id_shape("QN-NET-0a") && !RuleText::has_id_shape("QN-") &&
              !RuleText::has_id_shape(""));

// Each area's macros are there.
static_assert(
    RuleText{QUOIN_QN_NET_11}.id() == "QN-NET-11" && RuleText{QUOIN_QN_SG_10}.id() == "QN-SG-10" &&
    RuleText{QUOIN_QN_TLS_08}.id() == "QN-TLS-08" && RuleText{QUOIN_QN_CDN_08}.id() == "QN-CDN-08" &&
    RuleText{QUOIN_QN_S3_08}.id() == "QN-S3-08" && RuleText{QUOIN_QN_KMS_05}.id() == "QN-KMS-05" &&
    RuleText{QUOIN_QN_RDS_15}.id() == "QN-RDS-15" && RuleText{QUOIN_QN_CCH_03}.id() == "QN-CCH-03" &&
    RuleText{QUOIN_QN_BST_02}.id() == "QN-BST-02" && RuleText{QUOIN_QN_SEC_08}.id() == "QN-SEC-08" &&
    RuleText{QUOIN_QN_IAM_09}.id() == "QN-IAM-09" && RuleText{QUOIN_QN_ECS_10}.id() == "QN-ECS-10" &&
    RuleText{QUOIN_QN_AUD_09}.id() == "QN-AUD-09" && RuleText{QUOIN_QN_STA_01}.id() == "QN-STA-01" &&
    RuleText{QUOIN_QN_OPS_04}.id() == "QN-OPS-04");

// IDs.
static_assert(rules::is_rule_id("QN-SG-05") && rules::is_rule_id("QN-NET-11") &&
              rules::is_rule_id("QN-S3-01"));
static_assert(!rules::is_rule_id("QN-SG-00") && !rules::is_rule_id("QN-SG-11") &&
              !rules::is_rule_id("QN-SG-5") && !rules::is_rule_id("QN-XX-01") && !rules::is_rule_id("") &&
              !rules::is_rule_id("QN-01") && !rules::is_rule_id("QN--01") && !rules::is_rule_id("QN-SG-0a"));

// Ranges.
static_assert(std::is_same_v<decltype("10.0.0.0/16"_cidr), CidrConstant<Cidr{0, 0x0A000000, 16, false}>>);
static_assert(std::is_convertible_v<decltype("10.0.0.0/16"_cidr), Cidr>);
constexpr Cidr documentation = "2001:db8::/32"_cidr;
static_assert(documentation == Cidr{0x20010db800000000, 0, 32, true});
static_assert(rules::vpc_cidr_is_allowed("10.20.0.0/16"_cidr) &&
              !rules::vpc_cidr_is_allowed("8.8.0.0/16"_cidr) &&
              !rules::vpc_cidr_is_allowed("10.0.0.0/8"_cidr) &&
              !rules::vpc_cidr_is_allowed("10.0.0.0/28"_cidr));
static_assert(rules::bastion_range_is_narrow("203.0.113.0/24"_cidr) &&
              !rules::bastion_range_is_narrow("0.0.0.0/0"_cidr));
static_assert(!parse_cidr("10.0.0.1/16") && !parse_cidr("") && parse_cidr("::/0"));

// Waivers.
using OpenBastion = decltype(waive<"QN-SG-05", "why">(until<2027, 3, 1>));
static_assert(std::is_same_v<OpenBastion, Waiver<"QN-SG-05">>);
static_assert(waives<OpenBastion, "QN-SG-05"> && waives<const OpenBastion&, "QN-SG-05"> &&
              waives<OpenBastion&&, "QN-SG-05">);
static_assert(!waives<OpenBastion, "QN-SG-07"> && !waives<int, "QN-SG-05"> && !waives<Cidr, "QN-SG-05">);
static_assert(std::is_base_of_v<WaiverRecord, OpenBastion>);
static_assert(until<2027, 3, 1> == Date{2027, 3, 1});
static_assert(!quoin::detail::says_something("") && !quoin::detail::says_something(" - ... ?") &&
              quoin::detail::says_something("x"));

// Images.
static_assert(
    ("sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_digest).text.size() == 71);
static_assert(("v1.4.2"_tag).text == "v1.4.2");
static_assert(!std::is_convertible_v<const char*, Digest> && !std::is_convertible_v<const char*, ImageTag> &&
              !std::is_convertible_v<Digest, ImageTag>);

// Databases.
static_assert(std::is_same_v<decltype(db_r6g_large), const MemoryOptimizedClass>);
static_assert(std::is_same_v<decltype(db_t4g_medium), const BurstableClass>);
static_assert(std::is_same_v<decltype(db_m7g_large), const GeneralPurposeClass>);
static_assert(std::is_convertible_v<BurstableClass, InstanceClass> &&
              !std::is_convertible_v<BurstableClass, MemoryOptimizedClass> &&
              !std::is_convertible_v<InstanceClass, MemoryOptimizedClass> &&
              !std::is_convertible_v<const char*, InstanceClass>);
static_assert(!std::is_same_v<decltype(mysql_5_7), decltype(mysql_8_4)>);
static_assert(mysql_version_is_supported(latest_mysql, {2026, 11, 22}));
static_assert(rules::storage_limit_is_allowed(100, 500) && !rules::storage_limit_is_allowed(100, 100));

// Containers, logs, secrets, identities.
static_assert(fargate_size_is_valid(256, 512) && !fargate_size_is_valid(256, 1536));
static_assert(rules::user_is_root("root") && !rules::user_is_root("1000"));
static_assert(log_retention_is_allowed(90) && !log_retention_is_allowed(100));
static_assert(rules::name_says_secret("DB_PASSWORD") && !rules::name_says_secret("MONKEY"));
static_assert(rules::action_has_wildcard("s3:Get*") && rules::resource_is_wildcard("arn:aws:s3:::*"));
