// The values that rules judge, on their run-time paths: ranges, dates, waivers, sizes, versions, names.
#include <gtest/gtest.h>
#include <quoin/aws/digest.hpp>
#include <quoin/aws/fargate_sizes.hpp>
#include <quoin/aws/instance_class.hpp>
#include <quoin/aws/log_retention.hpp>
#include <quoin/aws/mysql_version.hpp>
#include <quoin/aws/rules/iam_checks.hpp>
#include <quoin/aws/rules/net_checks.hpp>
#include <quoin/aws/rules/rds_checks.hpp>
#include <quoin/aws/rules/sec_checks.hpp>
#include <quoin/aws/rules/sg_checks.hpp>
#include <quoin/cidr.hpp>
#include <quoin/date.hpp>
#include <quoin/waiver.hpp>

#include <string>

namespace quoin::rules_values_test {

Cidr cidr(std::string_view text) {
  const ParsedCidr parsed = parse_cidr(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value;
}

TEST(Cidr, ReadsAndWritesCanonicalText) {
  for (const char* text :
       {"10.0.0.0/16", "0.0.0.0/0", "255.255.255.255/32", "192.168.1.128/25", "::/0", "2001:db8::/32",
        "2001:db8:0:1::/64", "fd00::1/128", "::1/128", "1:2:3:4:5:6:7:8/128", "1:0:0:2::/64",
        "0:1:2:3:4:5:6:7/128", "1:2:3:4:5:6:7:0/112"})
    EXPECT_EQ(cidr(text).text().view(), text);
  EXPECT_EQ(cidr("2001:DB8:0:0:0:0:0:0/32").text().view(), "2001:db8::/32");
  EXPECT_EQ(cidr("0:0:0:0:0:0:0:0/0").text().view(), "::/0");
}

TEST(Cidr, RefusesWhatIsNoRange) {
  for (const char* text : {"",
                           "/",
                           "10.0.0.0",
                           "10.0.0.0/",
                           "10.0.0.0/33",
                           "10.0.0/16",
                           "10.0.0.0.0/16",
                           "10.0.0.256/32",
                           "010.0.0.0/8",
                           "10.0.0.0/08",
                           "10.0.0.0/-1",
                           "10.0.0.0/16 ",
                           " 10.0.0.0/16",
                           "10.0..0/16",
                           "a.b.c.d/8",
                           "10.0.0.0/16/16",
                           "::/129",
                           ":/0",
                           ":::/0",
                           "1::2::3/64",
                           "1:2:3:4:5:6:7/64",
                           "1:2:3:4:5:6:7:8:9/64",
                           "12345::/16",
                           "g::/16",
                           "1:/16",
                           "::ffff:10.0.0.1/128",
                           "1:2:3:4:5:6:7:8::/128",
                           "999999999999999999999.0.0.0/8",
                           "10.0.0.0/99999999999999999999"}) {
    EXPECT_EQ(parse_cidr(text).error, CidrError::malformed) << text;
    EXPECT_EQ(parse_cidr(text).value, Cidr{}) << text;
  }
}

TEST(Cidr, NamesHostBitsAndTheRangeThatIsMeant) {
  const ParsedCidr parsed = parse_cidr("10.1.2.3/16");
  EXPECT_EQ(parsed.error, CidrError::host_bits);
  EXPECT_EQ(parsed.value.text().view(), "10.1.0.0/16");
  EXPECT_EQ(parse_cidr("2001:db8::1/64").error, CidrError::host_bits);
  EXPECT_EQ(parse_cidr("1.0.0.0/0").error, CidrError::host_bits);
  EXPECT_EQ(parse_cidr("1::/0").error, CidrError::host_bits);
}

TEST(Cidr, ContainsAndOverlaps) {
  EXPECT_TRUE(cidr("10.0.0.0/8").contains(cidr("10.255.0.0/16")));
  EXPECT_TRUE(cidr("10.0.0.0/8").contains(cidr("10.0.0.0/8")));
  EXPECT_FALSE(cidr("10.255.0.0/16").contains(cidr("10.0.0.0/8")));
  EXPECT_TRUE(cidr("10.255.0.0/16").overlaps(cidr("10.0.0.0/8")));
  EXPECT_FALSE(cidr("10.0.0.0/16").overlaps(cidr("10.1.0.0/16")));
  EXPECT_TRUE(cidr("0.0.0.0/0").contains(cidr("8.8.8.8/32")));
  EXPECT_FALSE(cidr("0.0.0.0/0").overlaps(cidr("::/0"))) << "the families never meet";
  EXPECT_TRUE(cidr("2001:db8::/32").contains(cidr("2001:db8:ffff::/48")));
  EXPECT_FALSE(cidr("2001:db8::/48").contains(cidr("2001:db8:1::/48")));
  EXPECT_TRUE(cidr("::/0").contains(cidr("ffff::/16")));
}

TEST(Cidr, CutsIntoParts) {
  const Cidr vpc = cidr("10.20.0.0/16");
  EXPECT_EQ(vpc.count_of(24), 256u);
  EXPECT_EQ(vpc.part(24, 0).text().view(), "10.20.0.0/24");
  EXPECT_EQ(vpc.part(24, 255).text().view(), "10.20.255.0/24");
  EXPECT_EQ(vpc.part(20, 3).text().view(), "10.20.48.0/20");
  EXPECT_EQ(vpc.part(32, 1).text().view(), "10.20.0.1/32");
  EXPECT_EQ(vpc.part(16, 0), vpc);
  EXPECT_EQ(vpc.count_of(15), 0u);
  EXPECT_EQ(vpc.count_of(33), 0u);
  EXPECT_EQ(cidr("0.0.0.0/0").count_of(32), std::uint64_t{1} << 32);
  const Cidr six = cidr("2001:db8:0:ff00::/56");
  EXPECT_EQ(six.count_of(64), 256u);
  EXPECT_EQ(six.part(64, 3).text().view(), "2001:db8:0:ff03::/64");
  EXPECT_EQ(cidr("2001:db8::/32").part(64, 0x10002).text().view(), "2001:db8:1:2::/64");
  EXPECT_EQ(cidr("2001:db8::/60").part(68, 0x12).text().view(), "2001:db8:0:1:2000::/68");
  EXPECT_EQ(cidr("2001:db8::/96").part(128, 0xffffffff).text().view(), "2001:db8::ffff:ffff/128");
  EXPECT_EQ(cidr("2001:db8::/64").part(128, 7).text().view(), "2001:db8::7/128");
}

TEST(Cidr, PrivateIsRfc1918AndRfc6598) {
  for (const char* text : {"10.0.0.0/8", "10.9.0.0/16", "172.16.0.0/12", "172.31.0.0/16", "192.168.0.0/16",
                           "100.64.0.0/10", "100.127.255.0/24"})
    EXPECT_TRUE(cidr(text).is_private()) << text;
  for (const char* text :
       {"0.0.0.0/0", "8.8.8.0/24", "172.32.0.0/16", "172.15.0.0/16", "192.169.0.0/16", "100.128.0.0/16",
        "10.0.0.0/7", "172.16.0.0/11", "169.254.0.0/16", "fd00::/8", "::a00:0/104"})
    EXPECT_FALSE(parse_cidr(text).value.is_private()) << text;
}

TEST(NetworkChecks, JudgeTheRangeOfAVpc) {
  for (const char* text : {"10.0.0.0/16", "10.20.0.0/24", "172.31.0.0/16", "100.64.0.0/20", "192.168.0.0/16"})
    EXPECT_TRUE(rules::vpc_cidr_is_allowed(cidr(text))) << text;
  for (const char* text : {"10.0.0.0/15", "10.0.0.0/25", "8.8.0.0/16", "0.0.0.0/0", "fd00::/16", "::/0"})
    EXPECT_FALSE(rules::vpc_cidr_is_allowed(cidr(text))) << text;
  EXPECT_FALSE(rules::vpc_cidr_is_allowed(Cidr{0, 0x0A000001, 16, false})) << "host bits";
  EXPECT_TRUE(rules::subnet_lies_in_vpc(cidr("10.0.3.0/24"), cidr("10.0.0.0/16")));
  EXPECT_FALSE(rules::subnet_lies_in_vpc(cidr("10.1.3.0/24"), cidr("10.0.0.0/16")));
  EXPECT_FALSE(rules::zone_count_is_allowed(1));
  EXPECT_TRUE(rules::zone_count_is_allowed(2));
  EXPECT_FALSE(rules::zone_count_is_allowed(7));
}

TEST(SecurityGroupChecks, JudgeRangesAndPorts) {
  EXPECT_TRUE(rules::bastion_range_is_narrow(cidr("10.0.0.0/8")));
  EXPECT_FALSE(rules::bastion_range_is_narrow(cidr("10.0.0.0/7")));
  EXPECT_FALSE(rules::bastion_range_is_narrow(cidr("0.0.0.0/0")));
  EXPECT_TRUE(rules::bastion_range_is_narrow(cidr("2001:db8::/32")));
  EXPECT_FALSE(rules::bastion_range_is_narrow(cidr("2000::/8")));
  EXPECT_FALSE(rules::egress_range_is_named(cidr("0.0.0.0/0")));
  EXPECT_FALSE(rules::egress_range_is_named(cidr("::/0")));
  EXPECT_TRUE(rules::egress_range_is_named(cidr("198.51.100.0/24")));
  EXPECT_TRUE(rules::ports_are_bounded("tcp", 443, 443));
  EXPECT_TRUE(rules::ports_are_bounded("tcp", 8000, 9000));
  EXPECT_FALSE(rules::ports_are_bounded("tcp", 0, 65535));
  EXPECT_FALSE(rules::ports_are_bounded("udp", 1, 65535));
  EXPECT_FALSE(rules::ports_are_bounded("-1", 443, 443));
  EXPECT_FALSE(rules::ports_are_bounded("tcp", -1, -1));
  EXPECT_FALSE(rules::ports_are_bounded("tcp", 20, 10));
  EXPECT_TRUE(rules::ports_are_bounded("icmp", -1, -1));
}

TEST(Date, KnowsItsCalendar) {
  EXPECT_TRUE((Date{2028, 2, 29}.exists()));
  EXPECT_FALSE((Date{2027, 2, 29}.exists()));
  EXPECT_FALSE((Date{2100, 2, 29}.exists()));
  EXPECT_TRUE((Date{2000, 2, 29}.exists()));
  EXPECT_FALSE((Date{2027, 13, 1}.exists()));
  EXPECT_FALSE((Date{2027, 0, 1}.exists()));
  EXPECT_FALSE((Date{2027, 4, 31}.exists()));
  EXPECT_FALSE(Date{}.exists());
}

TEST(Date, ReadsAndWritesIso) {
  EXPECT_EQ(parse_date("2027-03-01"), (Date{2027, 3, 1}));
  EXPECT_EQ(iso(Date{2027, 3, 1}).view(), "2027-03-01");
  for (const char* text : {"", "2027-3-1", "2027/03/01", "2027-02-30", "2027-03-01 ", "20270301",
                           "2027-03-0x", "abcd-ef-gh", "1969-12-31", "----------", "2027-1-001"})
    EXPECT_FALSE(parse_date(text).exists()) << text;
}

TEST(Date, Orders) {
  EXPECT_LT((Date{2026, 12, 31}), (Date{2027, 1, 1}));
  EXPECT_LT((Date{2027, 1, 31}), (Date{2027, 2, 1}));
  EXPECT_GE((Date{2027, 2, 1}), (Date{2027, 2, 1}));
  EXPECT_GT((Date{2027, 2, 2}), (Date{2027, 2, 1}));
  EXPECT_LE((Date{2027, 2, 1}), (Date{2027, 2, 1}));
}

TEST(Waiver, CarriesRuleReasonEndAndLine) {
  const auto waiver = waive<"QN-SG-05", "the office has no fixed address">(until<2027, 3, 1>);
  EXPECT_EQ(waiver.rule, "QN-SG-05");
  EXPECT_EQ(waiver.reason, "the office has no fixed address");
  EXPECT_EQ(waiver.until, (Date{2027, 3, 1}));
  EXPECT_EQ(waiver.where.line(), static_cast<unsigned>(__LINE__ - 4));
  EXPECT_FALSE(waiver.is_expired({2027, 3, 1})) << "the day that it names is its last";
  EXPECT_TRUE(waiver.is_expired({2027, 3, 2}));
}

TEST(Images, AreNamedByDigestOrTag) {
  EXPECT_TRUE(rules::is_digest("sha256:" + std::string(64, 'a')));
  EXPECT_FALSE(rules::is_digest("sha256:" + std::string(64, 'A')));
  EXPECT_FALSE(rules::is_digest("sha256:" + std::string(63, 'a')));
  EXPECT_FALSE(rules::is_digest("sha512:" + std::string(64, 'a')));
  EXPECT_FALSE(rules::is_digest(""));
  for (const char* tag : {"v1.4.2", "2026-11-22", "a", "_x", "latest-1", "LATEST2"})
    EXPECT_TRUE(rules::image_tag_is_allowed(tag)) << tag;
  for (const char* tag : {"", "latest", "Latest", "LATEST", ".a", "-a", "a b", "a:b", "a/b"})
    EXPECT_FALSE(rules::image_tag_is_allowed(tag)) << tag;
  EXPECT_FALSE(rules::image_tag_is_allowed(std::string(129, 'a')));
  const std::string digest = "sha256:" + std::string(64, '0');
  EXPECT_TRUE(rules::image_has_digest("public.ecr.aws/x/y@" + digest));
  EXPECT_TRUE(rules::image_has_digest("public.ecr.aws/x/y:1@" + digest));
  EXPECT_FALSE(rules::image_has_digest("public.ecr.aws/x/y:1"));
  EXPECT_FALSE(rules::image_has_digest("@" + digest));
  EXPECT_FALSE(rules::image_has_digest(digest));
}

TEST(ContainerChecks, KnowRoot) {
  for (const char* user : {"", "root", "0", "0:0", "root:app", "0:1000", "00", ":1000"})
    EXPECT_TRUE(rules::user_is_root(user)) << user;
  for (const char* user : {"1000", "app", "1000:0", "10", "rooty", "nobody:nogroup"})
    EXPECT_FALSE(rules::user_is_root(user)) << user;
  EXPECT_TRUE(rules::user_is_root(0));
  EXPECT_TRUE(rules::user_is_root(-1));
  EXPECT_FALSE(rules::user_is_root(1));
}

TEST(FargateSizes, ArePairs) {
  using aws::fargate_size_is_valid;
  EXPECT_TRUE(fargate_size_is_valid(256, 512));
  EXPECT_TRUE(fargate_size_is_valid(256, 1024));
  EXPECT_FALSE(fargate_size_is_valid(256, 1536));
  EXPECT_TRUE(fargate_size_is_valid(256, 2048));
  EXPECT_FALSE(fargate_size_is_valid(256, 3072));
  EXPECT_FALSE(fargate_size_is_valid(512, 512));
  EXPECT_TRUE(fargate_size_is_valid(512, 4096));
  EXPECT_TRUE(fargate_size_is_valid(1024, 3072));
  EXPECT_FALSE(fargate_size_is_valid(1024, 2500));
  EXPECT_TRUE(fargate_size_is_valid(4096, 30720));
  EXPECT_FALSE(fargate_size_is_valid(4096, 31744));
  EXPECT_TRUE(fargate_size_is_valid(8192, 61440));
  EXPECT_FALSE(fargate_size_is_valid(8192, 17408));
  EXPECT_TRUE(fargate_size_is_valid(16384, 122880));
  EXPECT_FALSE(fargate_size_is_valid(16384, 122881));
  EXPECT_FALSE(fargate_size_is_valid(300, 512));
  EXPECT_FALSE(fargate_size_is_valid(0, 0));
  EXPECT_FALSE(aws::fargate_cpu_is_valid(300));
  EXPECT_TRUE(aws::fargate_cpu_is_valid(2048));
}

TEST(InstanceClasses, HaveAKind) {
  using enum aws::InstanceClassKind;
  EXPECT_EQ(aws::instance_class_kind("db.r6g.large"), memory_optimized);
  EXPECT_EQ(aws::instance_class_kind("db.x2iedn.xlarge"), memory_optimized);
  EXPECT_EQ(aws::instance_class_kind("db.m7g.large"), general_purpose);
  EXPECT_EQ(aws::instance_class_kind("db.t4g.micro"), burstable);
  for (const char* name : {"", "db.", "r6g.large", "db.r6g", "db.r6g.", "db.r6g.micro", "db.r6g.48xlarge",
                           "db.t2.small", "db.q9.large", "db.R6G.large", "db.r6g.large "})
    EXPECT_FALSE(aws::instance_class_exists(name)) << name;
  EXPECT_TRUE(aws::instance_class_has_database_insights("db.t4g.medium"));
  EXPECT_FALSE(aws::instance_class_has_database_insights("db.t4g.small"));
  EXPECT_FALSE(aws::instance_class_has_database_insights("db.t3.micro"));
  EXPECT_FALSE(aws::instance_class_has_database_insights("db.q9.large"));
}

TEST(MysqlVersions, EndOnADay) {
  const Date today{2026, 11, 22};
  EXPECT_TRUE(aws::mysql_version_is_supported(aws::latest_mysql, today));
  EXPECT_TRUE(aws::mysql_version_is_supported(aws::mysql_8_4, {2029, 7, 31}));
  EXPECT_FALSE(aws::mysql_version_is_supported(aws::mysql_8_4, {2029, 8, 1}));
  EXPECT_FALSE(aws::mysql_version_is_supported(aws::mysql_8_0, today));
  EXPECT_FALSE(aws::mysql_version_is_supported(aws::mysql_5_7, today));
  for (const auto& version : aws::mysql_versions) {
    EXPECT_EQ(aws::find_mysql_version(version.series), &version);
    EXPECT_TRUE(version.newest_minor.starts_with(version.series));
    EXPECT_EQ(version.family, "mysql" + std::string{version.series});
    EXPECT_TRUE(version.end_of_support.exists());
    EXPECT_LE(version.end_of_support, aws::latest_mysql.end_of_support);
  }
  EXPECT_EQ(aws::find_mysql_version("8"), nullptr);
  EXPECT_EQ(aws::find_mysql_version("8.4.9"), nullptr);
}

TEST(DatabaseChecks, JudgeStorageGrowth) {
  EXPECT_TRUE(rules::storage_limit_is_allowed(100, 500));
  EXPECT_TRUE(rules::storage_limit_is_allowed(100, 110));
  EXPECT_FALSE(rules::storage_limit_is_allowed(100, 109));
  EXPECT_FALSE(rules::storage_limit_is_allowed(100, 100));
  EXPECT_FALSE(rules::storage_limit_is_allowed(100, 50));
  EXPECT_FALSE(rules::storage_limit_is_allowed(19, 50));
  EXPECT_TRUE(rules::storage_limit_is_allowed(20, 65536));
  EXPECT_FALSE(rules::storage_limit_is_allowed(20, 65537));
  EXPECT_FALSE(rules::storage_limit_is_allowed(2000000000, 2000000000));
}

TEST(LogRetention, IsWhatCloudWatchTakes) {
  EXPECT_TRUE(aws::log_retention_is_allowed(1));
  EXPECT_TRUE(aws::log_retention_is_allowed(90));
  EXPECT_TRUE(aws::log_retention_is_allowed(3653));
  EXPECT_FALSE(aws::log_retention_is_allowed(0));
  EXPECT_FALSE(aws::log_retention_is_allowed(100));
  EXPECT_FALSE(aws::log_retention_is_allowed(-1));
  EXPECT_EQ(aws::nearest_log_retention(100), 120);
  EXPECT_EQ(aws::nearest_log_retention(90), 90);
  EXPECT_EQ(aws::nearest_log_retention(9999), 3653);
}

TEST(SecretChecks, ReadNames) {
  for (const char* name : {"DB_PASSWORD", "TOKEN", "API_KEY", "api_key", "Session-Secret",
                           "AWS_SECRET_ACCESS_KEY", "PWD", "CLIENT_CREDENTIALS", "SIGNING_KEYS_TOKEN"})
    EXPECT_TRUE(rules::name_says_secret(name)) << name;
  for (const char* name :
       {"", "PORT", "MONKEY", "KEYBOARD", "TOKENIZER", "PASSWORD_LENGTH", "DB_HOST", "SECRETARY"})
    EXPECT_FALSE(rules::name_says_secret(name)) << name;
  EXPECT_TRUE(rules::signing_key_rotation_is_allowed(30));
  EXPECT_FALSE(rules::signing_key_rotation_is_allowed(31));
  EXPECT_FALSE(rules::signing_key_rotation_is_allowed(0));
}

TEST(IdentityChecks, FindWildcards) {
  for (const char* action : {"*", "s3:*", "s3:Get*", "s3:GetObjec?"})
    EXPECT_TRUE(rules::action_has_wildcard(action)) << action;
  EXPECT_FALSE(rules::action_has_wildcard("s3:GetObject"));
  for (const char* resource :
       {"*", "arn:aws:s3:::*", "arn:*", "arn:aws:s3*", "arn:aws:*:eu-west-1:123456789012:thing",
        "arn:aws:sqs:eu-west-1:123456789012:*", "arn:aws:s3:::*/*", "**", "arn:aws:s3:::**"})
    EXPECT_TRUE(rules::resource_is_wildcard(resource)) << resource;
  for (const char* resource : {"", "arn:aws:s3:::media", "arn:aws:s3:::media/*",
                               "arn:aws:logs:eu-west-1:123456789012:log-group:api:*",
                               "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-*"})
    EXPECT_FALSE(rules::resource_is_wildcard(resource)) << resource;
}

}  // namespace quoin::rules_values_test
