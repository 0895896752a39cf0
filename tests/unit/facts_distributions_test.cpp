// Raw distributions: judged by what they say, in both targets.
#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/rules/cdn.hpp>
#include <quoin/aws/rules/tls.hpp>

#include <map>
#include <string>

namespace quoin::test::facts_distributions_test {

using nlohmann::json;

json good_in_terraform() {
  return {{"default_cache_behavior",
           {{"response_headers_policy_id", "67f7725c-6f97-4210-82d7-5512b31e9d03"},
            {"target_origin_id", "files"},
            {"viewer_protocol_policy", "redirect-to-https"}}},
          {"logging_config", {{"bucket", "logs.s3.amazonaws.com"}}},
          {"origin", json::array({{{"domain_name", "${net/Files.bucket_regional_domain_name}"},
                                   {"origin_access_control_id", "E1ABCDEFGHIJKL"},
                                   {"origin_id", "files"}}})},
          {"viewer_certificate",
           {{"acm_certificate_arn", "arn:aws:acm:us-east-1:123456789012:certificate/a"},
            {"minimum_protocol_version", "TLSv1.2_2021"}}},
          {"web_acl_id", "arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b"}};
}

json good_in_cloudformation() {
  return {{"DistributionConfig",
           {{"DefaultCacheBehavior",
             {{"ResponseHeadersPolicyId", "67f7725c-6f97-4210-82d7-5512b31e9d03"},
              {"TargetOriginId", "files"},
              {"ViewerProtocolPolicy", "redirect-to-https"}}},
            {"Logging", {{"Bucket", "logs.s3.amazonaws.com"}}},
            {"Origins", json::array({{{"DomainName", "${net/Files.RegionalDomainName}"},
                                      {"Id", "files"},
                                      {"OriginAccessControlId", "E1ABCDEFGHIJKL"}}})},
            {"ViewerCertificate",
             {{"AcmCertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/a"},
              {"MinimumProtocolVersion", "TLSv1.2_2021"}}},
            {"WebACLId", "arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b"}}}};
}

/// CloudFormation says of a bucket itself that it is closed; in Terraform another resource does.
json closed_bucket() {
  return json::parse(
      R"({"PublicAccessBlockConfiguration": {"BlockPublicAcls": true, "BlockPublicPolicy": true,
      "IgnorePublicAcls": true, "RestrictPublicBuckets": true}})");
}

std::string said(Target target, const json& arguments, const std::vector<std::string>& options = {}) {
  return without_lines(synthesize(
                           target,
                           [&](App& app) {
                             const Stack stack{app, "net", {.region = eu_west_1}};
                             const bool terraform = target == Target::terraform;
                             if (terraform)
                               raw(stack, "Files", "aws_s3_bucket");
                             else
                               raw(stack, "Files", "AWS::S3::Bucket", closed_bucket());
                             raw(stack, "Site",
                                 terraform ? "aws_cloudfront_distribution" : "AWS::CloudFront::Distribution",
                                 arguments);
                           },
                           options)
                           .messages());
}

std::string broken(const RuleText& rule, const std::string& got) {
  return "error[" + std::string{rule.id()} + "]: " + std::string{rule.title()} +
         "\n  at net/Site (facts_distributions_test.cpp:N)\n  got: " + got +
         "\n  fix: " + std::string{rule.fix()} + "\n";
}

TEST(FactsDistributions, AGoodOneIsNotRefused) {
  EXPECT_EQ(said(Target::terraform, good_in_terraform()), "");
  EXPECT_EQ(said(Target::cloudformation, good_in_cloudformation()), "");
}

/// A mistake: where it stands in each target, what stands there (null: nothing), and what is said.
struct Mistake {
  const char* in_terraform;
  const char* in_cloudformation;
  json value;
  RuleText rule;
  const char* got;
};

TEST(FactsDistributions, RawOnesInTheOpen) {
  const Mistake mistakes[] = {
      {"/web_acl_id", "/WebACLId", nullptr, QUOIN_QN_TLS_06, "it faces the internet without one"},
      {"/viewer_certificate/acm_certificate_arn", "/ViewerCertificate/AcmCertificateArn", nullptr,
       QUOIN_QN_CDN_03, "it shows CloudFront's own certificate, which allows TLSv1"},
      {"/viewer_certificate/minimum_protocol_version", "/ViewerCertificate/MinimumProtocolVersion",
       "TLSv1.1_2016", QUOIN_QN_CDN_03, "TLSv1.1_2016"},
      {"/default_cache_behavior/viewer_protocol_policy", "/DefaultCacheBehavior/ViewerProtocolPolicy",
       "allow-all", QUOIN_QN_CDN_03, "allow-all"},
      {"/default_cache_behavior/response_headers_policy_id", "/DefaultCacheBehavior/ResponseHeadersPolicyId",
       nullptr, QUOIN_QN_CDN_06, "it has none"},
      {"/logging_config", "/Logging", nullptr, QUOIN_QN_CDN_07, "nothing delivers its logs"},
      {"/origin/0/origin_access_control_id", "/Origins/0/OriginAccessControlId", nullptr, QUOIN_QN_CDN_01,
       "it reads net/Files without one"},
  };
  for (const Mistake& mistake : mistakes) {
    const auto make = [&](json arguments, const std::string& path) {
      const json::json_pointer place{path};
      if (mistake.value.is_null())
        arguments[place.parent_pointer()].erase(place.back());
      else
        arguments[place] = mistake.value;
      return arguments;
    };
    EXPECT_EQ(said(Target::terraform, make(good_in_terraform(), mistake.in_terraform)),
              broken(mistake.rule, mistake.got));
    EXPECT_EQ(said(Target::cloudformation, make(good_in_cloudformation(), std::string{"/DistributionConfig"} +
                                                                              mistake.in_cloudformation)),
              broken(mistake.rule, mistake.got));
  }
}

TEST(FactsDistributions, CertificatesAreJudgedInProductionOnly) {
  json arguments = good_in_terraform();
  arguments["viewer_certificate"] = {{"cloudfront_default_certificate", true}};
  EXPECT_EQ(said(Target::terraform, arguments, {"--env", "staging", "--env-kind", "staging"}), "");
}

}  // namespace quoin::test::facts_distributions_test
