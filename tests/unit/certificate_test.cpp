// Certificates: what both targets get, with a zone and without, and which names are refused.
#include "constructs/certificate/certificate_intent.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/certificate.hpp>

namespace quoin::test::certificate_test {

using namespace quoin::aws;
using nlohmann::json;

void without_zone(App& app) {
  Stack stack{app, "chat", {.region = eu_west_1}};
  Certificate cert{
      stack, "Cert", {.domain = "API.example.com", .alternative_names = {"b.example.com", "a.example.com"}}};
}

void with_zone(App& app) {
  Stack stack{app, "chat", {.region = eu_west_1}};
  Certificate cert{stack,
                   "Cert",
                   {.domain = "example.com",
                    .alternative_names = {"*.example.com", "api.example.org"},
                    .zone = "Z0123456789ABCDEFGHIJ",
                    .key = CertificateKey::ec_prime256v1}};
}

TEST(CertificateLowering, IsProvenByDns) {
  const Synthesized made = synthesize(Target::terraform, without_zone);
  EXPECT_EQ(made.messages(), "");
  const json all = made.terraform_all("aws_acm_certificate");
  ASSERT_EQ(all.size(), 1U);
  const json& certificate = *all.begin();
  EXPECT_EQ(certificate.at("domain_name"), "api.example.com") << "names are lower case";
  EXPECT_EQ(certificate.at("subject_alternative_names"), (json{"a.example.com", "b.example.com"}));
  EXPECT_EQ(certificate.at("validation_method"), "DNS");
  EXPECT_EQ(certificate.at("key_algorithm"), "RSA_2048");
  EXPECT_EQ(certificate.at("lifecycle").at("create_before_destroy"), true);
  EXPECT_TRUE(made.terraform_all("aws_route53_record").empty());
  EXPECT_TRUE(made.terraform_all("aws_acm_certificate_validation").empty());

  const json same = synthesize(Target::cloudformation, without_zone)
                        .cloudformation_all("AWS::CertificateManager::Certificate");
  ASSERT_EQ(same.size(), 1U);
  const json& properties = same.begin()->at("Properties");
  EXPECT_EQ(properties.at("DomainName"), "api.example.com");
  EXPECT_EQ(properties.at("ValidationMethod"), "DNS");
  EXPECT_FALSE(properties.contains("DomainValidationOptions"));
}

TEST(CertificateLowering, WithAZoneItMakesTheRecordsAndWaits) {
  const Synthesized made = synthesize(Target::terraform, with_zone);
  EXPECT_EQ(made.messages(), "");
  const json records = made.terraform_all("aws_route53_record");
  EXPECT_EQ(records.size(), 2U) << "example.com and *.example.com have one record between them";
  for (const json& record : records) {
    EXPECT_EQ(record.at("zone_id"), "Z0123456789ABCDEFGHIJ");
    const std::string name = record.at("name");
    EXPECT_TRUE(name.starts_with("${one([for option in aws_acm_certificate.")) << name;
    EXPECT_NE(name.find("option.domain_name == \""), std::string::npos) << name;
  }
  const json validation = made.terraform_all("aws_acm_certificate_validation");
  ASSERT_EQ(validation.size(), 1U);
  EXPECT_EQ(validation.begin()->at("validation_record_fqdns").size(), 2U);

  const json same = synthesize(Target::cloudformation, with_zone)
                        .cloudformation_all("AWS::CertificateManager::Certificate");
  const json& options = same.begin()->at("Properties").at("DomainValidationOptions");
  ASSERT_EQ(options.size(), 2U);
  EXPECT_EQ(options.at(0).at("HostedZoneId"), "Z0123456789ABCDEFGHIJ");
  EXPECT_EQ(same.begin()->at("Properties").at("KeyAlgorithm"), "EC_prime256v1");
}

TEST(CertificateLowering, LiesInTheRegionOfItsType) {
  const Synthesized made = synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Certificate<us_east_1> cert{stack, "Cert", {.domain = "www.example.com"}};
  });
  EXPECT_EQ(made.messages(), "");
  const json all = made.terraform_all("aws_acm_certificate");
  EXPECT_EQ(all.begin()->value("provider", ""), "aws.us_east_1") << all.dump(2);
}

TEST(CertificateRules, RefusesNamesThatAreNone) {
  for (const char* name : {"example", "exa_mple.com", "-a.example.com", "a..example.com",
                           "https://example.com", "*.*.example.com", "a.*.com", ""}) {
    EXPECT_FALSE(is_certificate_name(name)) << name;
    const std::string messages = synthesize(Target::terraform, [name](App& app) {
                                   Stack stack{app, "chat", {.region = eu_west_1}};
                                   Certificate cert{stack, "Cert", {.domain = name}};
                                 }).messages();
    EXPECT_NE(messages.find("error: a certificate is for a host name"), std::string::npos) << messages;
  }
  EXPECT_TRUE(is_certificate_name("*.example.com"));
}

TEST(CertificateRules, RefusesAZoneThatIsNoId) {
  const std::string messages =
      synthesize(Target::terraform, [](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1}};
        Certificate cert{stack, "Cert", {.domain = "a.example.com", .zone = "example.com"}};
      }).messages();
  EXPECT_NE(messages.find("error: a hosted zone is named by its id"), std::string::npos) << messages;
}

TEST(CertificateRules, RefusesAFirstNameThatAwsCannotShow) {
  const std::string messages =
      synthesize(Target::terraform, [](App& app) {
        Stack stack{app, "chat", {.region = eu_west_1}};
        Certificate cert{
            stack,
            "Cert",
            {.domain = "a-name-of-a-service-that-is-much-too-long-for-a-common-name.example.com"}};
      }).messages();
  EXPECT_NE(messages.find("a name of a certificate has at most 64 characters here"), std::string::npos)
      << messages;
}

TEST(CertificateArns, AreChecked) {
  EXPECT_TRUE(is_certificate_arn(
      "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"));
  EXPECT_TRUE(is_certificate_arn("arn:aws-us-gov:acm:us-gov-west-1:123456789012:certificate/abc"));
  for (const char* wrong :
       {"", "certificate", "arn:aws:iam::123456789012:server-certificate/x",
        "arn:aws:acm:eu-west-1:12345:certificate/x", "arn:aws:acm::123456789012:certificate/x",
        "arn:aws:acm:eu-west-1:123456789012:certificate/",
        "arn:aws:acm:eu-west-1:123456789012:certificate/a b"})
    EXPECT_FALSE(is_certificate_arn(wrong)) << wrong;
}

}  // namespace quoin::test::certificate_test
