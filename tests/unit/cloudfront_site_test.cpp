// Sites: the distribution, its origins and behaviours, its files, its logs, and what is refused.
#include "constructs/cloudfront_site/content.hpp"
#include "core/sha256.hpp"
#include "core_fixture.hpp"
#include "public_key_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/cloudfront_site.hpp>
#include <quoin/aws/dns_zone.hpp>
#include <quoin/aws/vpc.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

namespace quoin::test::cloudfront_site_test {

using namespace quoin::aws;
using nlohmann::json;

/// A site with everything: media, a public and an internal load balancer, an alias.
void whole(App& app) {
  Stack stack{app, "web", {.region = eu_west_1, .account = "123456789012"}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  Certificate cert{stack, "Cert", {.domain = "www.example.com"}};
  Alb<internal> inside{stack, "Inside", {.subnets = vpc.private_subnets(), .certificate = cert}};
  Alb<internet_facing> outside{
      stack,
      "Outside",
      {.subnets = vpc.public_subnets(),
       .certificate = cert,
       .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}}}};
  Bucket media{stack, "Media", {.old_objects = expire_after(days<365>)}};
  KeyGroup keys{stack, "Keys", {.public_keys = {public_key(p256)}}};
  CloudFrontSite site{
      stack,
      "Site",
      {.certificate = Certificate<us_east_1>{stack, "SiteCert", {.domain = "www.example.com"}},
       .aliases = {"WWW.example.com"},
       .web_acl = WebAcl<cloudfront>{stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}},
       .media = signed_urls(media, keys),
       .content_sources = {.connect = {"https://api.example.net"}},
       .price_class = most_places,
       .countries = only_in<"DE", "AT">}};
  DnsRecord www{
      stack, "Www", {.zone = "Z0123456789ABCDEFGHIJ", .name = "www.example.com", .to = alias_of(site)}};
  site >> inside;
  site >> on(path("/graphql")) >> outside;
}

json first_of(const json& block) { return block.is_array() ? block.at(0) : block; }

/// The behaviours by path; the default one as "".
std::map<std::string, json> behaviours(const json& distribution) {
  std::map<std::string, json> out{{"", first_of(distribution.at("default_cache_behavior"))}};
  for (const json& each : distribution.at("ordered_cache_behavior")) out[each.at("path_pattern")] = each;
  return out;
}

std::map<std::string, json> cloudformation_behaviours(const json& config) {
  std::map<std::string, json> out{{"", config.at("DefaultCacheBehavior")}};
  for (const json& each : config.at("CacheBehaviors")) out[each.at("PathPattern")] = each;
  return out;
}

struct Both {
  Synthesized in_terraform = synthesize(Target::terraform, whole);
  Synthesized in_cloudformation = synthesize(Target::cloudformation, whole);
  json distribution = in_terraform.terraform("aws_cloudfront_distribution", "site");
  json config = in_cloudformation.templates.at("web")
                    .at("Resources")
                    .at("Site")
                    .at("Properties")
                    .at("DistributionConfig");
};

const Both& both() {
  static const Both made;
  return made;
}

TEST(CloudFrontSiteRules, TheLoadBalancerHasACertificateForTheSite) {
  const auto with = [](std::string_view domain, std::initializer_list<std::string_view> more) {
    std::string out;
    for (const Diagnostic& each :
         test::synthesize(Target::terraform, [&](App& app) {
           Stack stack{app, "web", {.region = eu_west_1}};
           Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
           Certificate cert{stack, "Cert", {.domain = domain, .alternative_names = more}};
           Alb<internal> alb{stack, "Alb", {.subnets = vpc.private_subnets(), .certificate = cert}};
           CloudFrontSite site{
               stack,
               "Site",
               {.certificate = Certificate<us_east_1>{stack, "SiteCert", {.domain = "www.example.com"}},
                .aliases = {"www.example.com"},
                .web_acl = WebAcl<cloudfront>{stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}}}};
           site >> alb;
         }).diagnostics)
      if (each.severity == Severity::error) {
        EXPECT_EQ(each.file, "cloudfront_site_test.cpp");
        out += each.path + " | " + each.summary + " | " + each.got + " | " + each.fix;
      }
    return out;
  };
  EXPECT_EQ(with("api.example.com", {}),
            "web/Site | a site calls a load balancer that has no certificate for the site's name, and "
            "answers 502 | "
            "www.example.com; that of web/Alb is for api.example.com | .alternative_names = "
            "{\"www.example.com\"} in "
            "the load balancer's certificate");
  EXPECT_EQ(with("api.example.com", {"www.example.com"}), "");
  EXPECT_EQ(with("*.example.com", {}), "");
}

TEST(CloudFrontSiteLowering, SaysNothingIsWrong) {
  EXPECT_EQ(both().in_terraform.messages().find("error"), std::string::npos)
      << both().in_terraform.messages();
  EXPECT_EQ(both().in_cloudformation.messages().find("error"), std::string::npos)
      << both().in_cloudformation.messages();
}

TEST(CloudFrontSiteLowering, ReadsBucketsThroughAnOriginAccessControl) {
  std::set<std::string> controlled;
  for (const json& origin : both().distribution.at("origin"))
    if (origin.contains("origin_access_control_id")) {
      controlled.insert(origin.at("origin_id"));
      EXPECT_EQ(origin.at("origin_access_control_id"),
                "${aws_cloudfront_origin_access_control.site_access_control.id}");
    }
  EXPECT_EQ(controlled, (std::set<std::string>{"files", "media"}));
  const json control =
      both().in_terraform.terraform("aws_cloudfront_origin_access_control", "site_access_control");
  EXPECT_EQ(control.at("signing_behavior"), "always");
  EXPECT_EQ(control.at("signing_protocol"), "sigv4");
  EXPECT_EQ(control.at("origin_access_control_origin_type"), "s3");

  controlled.clear();
  for (const json& origin : both().config.at("Origins"))
    if (origin.contains("OriginAccessControlId")) {
      controlled.insert(origin.at("Id"));
      EXPECT_EQ(origin.at("S3OriginConfig"), (json{{"OriginAccessIdentity", ""}}));
    }
  EXPECT_EQ(controlled, (std::set<std::string>{"files", "media"}));
  const json same = both()
                        .in_cloudformation.cloudformation_all("AWS::CloudFront::OriginAccessControl")
                        .at("SiteAccessControl")
                        .at("Properties")
                        .at("OriginAccessControlConfig");
  EXPECT_EQ(same.at("SigningBehavior"), "always");
}

TEST(CloudFrontSiteLowering, TheBucketsAdmitTheOneDistribution) {
  for (const char* name : {"site_bucket_policy", "media_policy"}) {
    json reader;
    const json document = both().in_terraform.terraform("aws_iam_policy_document", name);
    for (const json& statement : document.at("statement"))
      if (statement.at("sid") == "ReadByCloudFront") reader = statement;
    ASSERT_FALSE(reader.is_null()) << name;
    EXPECT_EQ(reader.at("actions"), json::array({"s3:GetObject"}));
    EXPECT_EQ(first_of(reader.at("principals")).at("identifiers"), json::array({"cloudfront.amazonaws.com"}));
    EXPECT_EQ(first_of(reader.at("condition")).at("test"), "StringEquals");
    EXPECT_EQ(first_of(reader.at("condition")).at("variable"), "aws:SourceArn");
    EXPECT_EQ(first_of(reader.at("condition")).at("values"),
              json::array({"${aws_cloudfront_distribution.site.arn}"}));
  }
  const json resources = both().in_cloudformation.templates.at("web").at("Resources");
  for (const char* name : {"SiteBucketPolicy", "MediaPolicy"}) {
    json reader;
    for (const json& statement : resources.at(name).at("Properties").at("PolicyDocument").at("Statement"))
      if (statement.at("Sid") == "ReadByCloudFront") reader = statement;
    ASSERT_FALSE(reader.is_null()) << name;
    EXPECT_EQ(reader.at("Condition"),
              (json{{"StringEquals",
                     {{"aws:SourceArn",
                       {{"Fn::Sub", "arn:aws:cloudfront::123456789012:distribution/${Site.Id}"}}}}}}));
  }
}

TEST(CloudFrontSiteLowering, TheKeysLetTheDistributionDecryptWithoutACircle) {
  const json policy = both().in_terraform.terraform("aws_kms_key_policy", "site_bucket_key_policy");
  EXPECT_EQ(policy.at("key_id"), "${aws_kms_key.site_bucket_key.key_id}");
  EXPECT_FALSE(both().in_terraform.terraform("aws_kms_key", "site_bucket_key").contains("policy"));
  json decrypt;
  const json document = both().in_terraform.terraform("aws_iam_policy_document", "site_bucket_key_policy");
  for (const json& statement : document.at("statement"))
    if (statement.at("sid") == "DecryptByCloudFront") decrypt = statement;
  ASSERT_FALSE(decrypt.is_null());
  EXPECT_EQ(decrypt.at("actions"), json::array({"kms:Decrypt"}));
  EXPECT_EQ(first_of(decrypt.at("condition")).at("values"),
            json::array({"${aws_cloudfront_distribution.site.arn}"}));

  const json resources = both().in_cloudformation.templates.at("web").at("Resources");
  const json by_default = resources.at("SiteBucket")
                              .at("Properties")
                              .at("BucketEncryption")
                              .at("ServerSideEncryptionConfiguration")
                              .at(0)
                              .at("ServerSideEncryptionByDefault");
  EXPECT_EQ(by_default.at("KMSMasterKeyID"), "arn:aws:kms:eu-west-1:123456789012:alias/web/Site/Bucket/Key")
      << "by its alias: the key's policy names the distribution, and that the bucket";
  EXPECT_EQ(both().in_cloudformation.facts.at("key_use"), both().in_terraform.facts.at("key_use"));
}

TEST(CloudFrontSiteLowering, ViewersGetHttpsWithACertificateOfUsEast1) {
  for (const auto& [path, behaviour] : behaviours(both().distribution))
    EXPECT_EQ(behaviour.at("viewer_protocol_policy"), "redirect-to-https") << path;
  const json certificate = first_of(both().distribution.at("viewer_certificate"));
  EXPECT_EQ(certificate.at("acm_certificate_arn"), "${aws_acm_certificate.site_cert.arn}");
  EXPECT_EQ(certificate.at("minimum_protocol_version"), "TLSv1.2_2021");
  EXPECT_EQ(certificate.at("ssl_support_method"), "sni-only");
  EXPECT_EQ(both().in_terraform.terraform("aws_acm_certificate", "site_cert").at("provider"),
            "aws.us_east_1");
  EXPECT_EQ(both().distribution.at("aliases"), json::array({"www.example.com"}));

  for (const auto& [path, behaviour] : cloudformation_behaviours(both().config))
    EXPECT_EQ(behaviour.at("ViewerProtocolPolicy"), "redirect-to-https") << path;
  EXPECT_EQ(both().config.at("ViewerCertificate"),
            json::parse(R"({"AcmCertificateArn": {"Ref": "WebUsEast1SiteCert"},
                            "MinimumProtocolVersion": "TLSv1.2_2021", "SslSupportMethod": "sni-only"})"));
  EXPECT_TRUE(both().in_cloudformation.templates.at("web-us-east-1").at("Resources").contains("SiteCert"));
}

TEST(CloudFrontSiteLowering, StandsBehindAWebAclOfItsScope) {
  EXPECT_EQ(both().distribution.at("web_acl_id"), "${aws_wafv2_web_acl.site_waf.arn}");
  const json acl = both().in_terraform.terraform("aws_wafv2_web_acl", "site_waf");
  EXPECT_EQ(acl.at("scope"), "CLOUDFRONT");
  EXPECT_EQ(acl.at("provider"), "aws.us_east_1");
  EXPECT_EQ(both().in_terraform.terraform("aws_cloudwatch_log_group", "site_waf_logs").at("kms_key_id"),
            "${aws_kms_key.logs_key_us_east_1.arn}")
      << "a key of that region";
  EXPECT_EQ(both().config.at("WebACLId"), (json{{"Ref", "WebUsEast1SiteWafArn"}}));
  const json& global = both().in_cloudformation.templates.at("web-us-east-1").at("Resources");
  EXPECT_EQ(global.at("SiteWaf").at("Properties").at("Scope"), "CLOUDFRONT");
  for (const char* beside : {"SiteWafLogging", "SiteWafLogs", "LogsKeyUsEast1"})
    EXPECT_TRUE(global.contains(beside)) << beside;
}

TEST(CloudFrontSiteLowering, ResponsesCarrySecurityHeaders) {
  const json headers =
      both().in_terraform.terraform("aws_cloudfront_response_headers_policy", "site_headers");
  const json security = first_of(headers.at("security_headers_config"));
  const json hsts = first_of(security.at("strict_transport_security"));
  EXPECT_EQ(hsts.at("access_control_max_age_sec"), 63'072'000);
  EXPECT_EQ(hsts.at("include_subdomains"), true);
  EXPECT_EQ(hsts.at("override"), true);
  const std::string policy =
      "default-src 'none'; base-uri 'none'; connect-src 'self' https://api.example.net; font-src 'self'; "
      "form-action 'self'; frame-ancestors 'none'; frame-src 'none'; img-src 'self' data:; manifest-src "
      "'self'; media-src 'self'; object-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; "
      "upgrade-insecure-requests";
  EXPECT_EQ(first_of(security.at("content_security_policy")).at("content_security_policy"), policy);
  EXPECT_EQ(first_of(security.at("content_security_policy")).at("override"), true);
  EXPECT_EQ(first_of(security.at("content_type_options")).at("override"), true);
  EXPECT_EQ(first_of(security.at("frame_options")).at("frame_option"), "DENY");
  for (const auto& [path, behaviour] : behaviours(both().distribution))
    EXPECT_EQ(behaviour.at("response_headers_policy_id"),
              "${aws_cloudfront_response_headers_policy.site_headers.id}")
        << path;

  const json same = both()
                        .in_cloudformation.cloudformation_all("AWS::CloudFront::ResponseHeadersPolicy")
                        .at("SiteHeaders")
                        .at("Properties")
                        .at("ResponseHeadersPolicyConfig")
                        .at("SecurityHeadersConfig");
  EXPECT_EQ(same.at("ContentSecurityPolicy"), (json{{"ContentSecurityPolicy", policy}, {"Override", true}}));
  EXPECT_EQ(
      same.at("StrictTransportSecurity"),
      json::parse(R"({"AccessControlMaxAgeSec": 63072000, "IncludeSubdomains": true, "Override": true})"));
  for (const auto& [path, behaviour] : cloudformation_behaviours(both().config))
    EXPECT_EQ(behaviour.at("ResponseHeadersPolicyId"), (json{{"Fn::GetAtt", {"SiteHeaders", "Id"}}})) << path;
}

TEST(CloudFrontSiteLowering, LogsToTheLogBucketByUsEast1) {
  const json source = both().in_terraform.terraform("aws_cloudwatch_log_delivery_source", "site_logs_source");
  EXPECT_EQ(source.at("log_type"), "ACCESS_LOGS");
  EXPECT_EQ(source.at("resource_arn"), "${aws_cloudfront_distribution.site.arn}");
  EXPECT_EQ(source.at("provider"), "aws.us_east_1");
  const json destination =
      both().in_terraform.terraform("aws_cloudwatch_log_delivery_destination", "site_logs_destination");
  EXPECT_EQ(first_of(destination.at("delivery_destination_configuration")).at("destination_resource_arn"),
            "${aws_s3_bucket.log_bucket.arn}/cloudfront/site");

  const json& last = both().in_cloudformation.templates.at("web-us-east-1-last").at("Resources");
  EXPECT_EQ(last.size(), 3U);
  EXPECT_EQ(last.at("SiteLogsSource").at("Properties").at("LogType"), "ACCESS_LOGS");
  EXPECT_EQ(last.at("SiteLogsDestination").at("Properties").at("DestinationResourceArn"),
            (json{{"Fn::Sub", "${WebLogBucketArn}/cloudfront/site"}}));
  json delivery;
  for (const json& statement : both()
                                   .in_cloudformation.templates.at("web")
                                   .at("Resources")
                                   .at("LogBucketPolicy")
                                   .at("Properties")
                                   .at("PolicyDocument")
                                   .at("Statement"))
    if (statement.at("Sid") == "DeliverDistributionLogs") delivery = statement;
  ASSERT_FALSE(delivery.is_null());
  EXPECT_EQ(
      delivery.at("Condition"),
      json::parse(R"({"ArnLike": {"aws:SourceArn": "arn:aws:logs:us-east-1:123456789012:delivery-source:*"},
                            "StringEquals": {"aws:SourceAccount": "123456789012",
                                             "s3:x-amz-acl": "bucket-owner-full-control"}})"));
}

TEST(CloudFrontSiteLowering, MediaNeedASignature) {
  EXPECT_EQ(behaviours(both().distribution).at("/media/*").at("trusted_key_groups"),
            json::array({"${aws_cloudfront_key_group.keys.id}"}));
  EXPECT_EQ(behaviours(both().distribution).at("/media/*").at("target_origin_id"), "media");
  EXPECT_EQ(cloudformation_behaviours(both().config).at("/media/*").at("TrustedKeyGroups"),
            json::parse(R"([{"Fn::GetAtt": ["Keys", "Id"]}])"));
}

TEST(CloudFrontSiteLowering, LoadBalancersAnswerTheirPaths) {
  const auto all = behaviours(both().distribution);
  EXPECT_EQ(all.at("/api/*").at("target_origin_id"), "load-balancer-inside");
  EXPECT_EQ(all.at("/graphql").at("target_origin_id"), "load-balancer-outside");
  for (const char* path : {"/api/*", "/graphql"}) {
    EXPECT_EQ(all.at(path).at("cache_policy_id"), "4135ea2d-6df8-44a3-9df3-4b5a84be39ad")
        << "nothing is kept";
    EXPECT_EQ(all.at(path).at("allowed_methods").size(), 7U);
    EXPECT_FALSE(all.at(path).contains("function_association")) << "the routing is for pages";
  }
  std::map<std::string, json> origins;
  for (const json& origin : both().distribution.at("origin")) origins[origin.at("origin_id")] = origin;
  EXPECT_EQ(first_of(origins.at("load-balancer-inside").at("vpc_origin_config")).at("vpc_origin_id"),
            "${aws_cloudfront_vpc_origin.site_vpc_origin_inside.id}");
  const json custom = first_of(origins.at("load-balancer-outside").at("custom_origin_config"));
  EXPECT_EQ(custom.at("origin_protocol_policy"), "https-only");
  EXPECT_EQ(custom.at("origin_ssl_protocols"), json::array({"TLSv1.2"}));
  const json endpoint =
      first_of(both()
                   .in_terraform.terraform("aws_cloudfront_vpc_origin", "site_vpc_origin_inside")
                   .at("vpc_origin_endpoint_config"));
  EXPECT_EQ(endpoint.at("origin_protocol_policy"), "https-only");
  EXPECT_EQ(endpoint.at("arn"), "${aws_lb.inside.arn}");
}

TEST(CloudFrontSiteLowering, LoadBalancersAdmitCloudFrontOnly) {
  for (const char* name : {"inside_ingress_from_cloudfront_443", "outside_ingress_from_cloudfront_443"}) {
    const json rule = both().in_terraform.terraform("aws_vpc_security_group_ingress_rule", name);
    ASSERT_FALSE(rule.is_null()) << name;
    EXPECT_EQ(rule.at("prefix_list_id"), "${var.cloudfront_prefix_list_id}");
    EXPECT_EQ(rule.at("from_port"), 443);
  }
  EXPECT_EQ(both().in_terraform.terraform_all("aws_vpc_security_group_ingress_rule").size(), 2U);
  EXPECT_EQ(both().in_cloudformation.facts.at("security_edge"),
            both().in_terraform.facts.at("security_edge"));
}

TEST(CloudFrontSiteLowering, ALoadBalancerThatIsOpenAnywayAsksForNoListOfServers) {
  const Synthesized out = synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "web", {.region = eu_west_1, .account = "123456789012"}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    Alb<internet_facing> alb{stack,
                             "Alb",
                             {.subnets = vpc.public_subnets(),
                              .certificate = Certificate{stack, "Cert", {.domain = "www.example.com"}},
                              .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}},
                              .http = reject}};
    CloudFrontSite site{
        stack,
        "Site",
        {.certificate = Certificate<us_east_1>{stack, "SiteCert", {.domain = "www.example.com"}},
         .aliases = {"www.example.com"},
         .web_acl = WebAcl<cloudfront>{stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}}}};
    site >> alb;
    internet >> alb;
  });
  std::set<std::string> rules;
  const json all = out.terraform_all("aws_vpc_security_group_ingress_rule");
  for (const auto& [name, rule] : all.items()) rules.insert(name);
  EXPECT_EQ(rules,
            (std::set<std::string>{"alb_ingress_from_internet_443", "alb_ingress_from_internet_443_ipv6"}));
  EXPECT_FALSE(out.only().at("variable").contains("cloudfront_prefix_list_id"));
}

TEST(CloudFrontSiteLowering, KeepsAssetsAndAsksForPages) {
  const json pages = both().in_terraform.terraform("aws_cloudfront_cache_policy", "site_cache_pages");
  EXPECT_EQ(pages.at("default_ttl"), 0);
  EXPECT_EQ(pages.at("min_ttl"), 0);
  const json assets = both().in_terraform.terraform("aws_cloudfront_cache_policy", "site_cache_assets");
  EXPECT_EQ(assets.at("default_ttl"), 86'400);
  const json cached = first_of(assets.at("parameters_in_cache_key_and_forwarded_to_origin"));
  EXPECT_EQ(cached.at("enable_accept_encoding_brotli"), true);
  EXPECT_EQ(cached.at("enable_accept_encoding_gzip"), true);
  const auto all = behaviours(both().distribution);
  EXPECT_EQ(all.at("").at("cache_policy_id"), "${aws_cloudfront_cache_policy.site_cache_pages.id}");
  EXPECT_EQ(all.at("/assets/*").at("cache_policy_id"), "${aws_cloudfront_cache_policy.site_cache_assets.id}");
  EXPECT_EQ(all.at("").at("compress"), true);
  EXPECT_EQ(first_of(all.at("").at("function_association")).at("event_type"), "viewer-request");
}

TEST(CloudFrontSiteLowering, LimitsCountriesAndPlaces) {
  EXPECT_EQ(both().distribution.at("price_class"), "PriceClass_200");
  const json countries = first_of(first_of(both().distribution.at("restrictions")).at("geo_restriction"));
  EXPECT_EQ(countries.at("restriction_type"), "whitelist");
  EXPECT_EQ(countries.at("locations"), (json{"AT", "DE"}));
  EXPECT_EQ(both().config.at("Restrictions").at("GeoRestriction"),
            json::parse(R"({"Locations": ["AT", "DE"], "RestrictionType": "whitelist"})"));
}

TEST(CloudFrontSiteLowering, ARecordLeadsToIt) {
  const json record = both().in_terraform.terraform("aws_route53_record", "www_aaaa");
  EXPECT_EQ(first_of(record.at("alias")).at("name"), "${aws_cloudfront_distribution.site.domain_name}");
  EXPECT_EQ(first_of(record.at("alias")).at("zone_id"), "Z2FDTNDATAQYW2");
  EXPECT_EQ(first_of(record.at("alias")).at("evaluate_target_health"), false);
}

TEST(CloudFrontSiteLowering, BothTargetsSayTheSame) {
  for (const char* kind : {"distribution", "distribution_origin", "distribution_behaviour", "vpc_origin",
                           "log_delivery", "bucket_log"})
    EXPECT_EQ(both().in_cloudformation.facts.at(kind), both().in_terraform.facts.at(kind)) << kind;
}

// ---- files

std::filesystem::path site_folder() {
  const std::filesystem::path folder = fresh_folder();
  const auto put = [&](const std::string& name, std::string_view content) {
    std::filesystem::create_directories((folder / name).parent_path());
    std::ofstream{folder / name, std::ios::binary} << content;
  };
  put("index.html", "<p>hello");
  put("assets/app.3f2a9c1b.js", "go()");
  put("assets/logo.svg", "<svg/>");
  put(".well-known/security.txt", "Contact: mailto:security@example.com\n");
  put(".git/config", "secret");
  return folder;
}

Run site_of(const std::filesystem::path& folder) {
  return run(
      [&](App& app) {
        Stack stack{app, "web", {.region = us_east_1}};
        CloudFrontSite site{
            stack,
            "Site",
            {.certificate = Certificate<us_east_1>{stack, "SiteCert", {.domain = "www.example.com"}},
             .web_acl = WebAcl<cloudfront>{stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}},
             .content = ContentFolder{folder.native()}}};
      },
      {"--target", "terraform,cloudformation"});
}

TEST(CloudFrontSiteFiles, ArePutIntoTheBucketByTerraform) {
  const auto made = site_of(site_folder());
  EXPECT_EQ(made.exit_code, 0) << made.messages;
  std::map<std::string, json> objects;
  const json file = made.json("terraform/web/main.tf.json");
  for (const auto& [name, object] : file.at("resource").at("aws_s3_object").items())
    objects[object.at("key")] = object;
  ASSERT_EQ(objects.size(), 4U) << "hidden files stay at home, but for .well-known";
  const json& page = objects.at("index.html");
  EXPECT_EQ(page.at("content_type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.at("cache_control"), "no-cache");
  EXPECT_EQ(page.at("source"), "${path.module}/files/site/index.html");
  EXPECT_EQ(page.at("source_hash"), quoin::detail::sha256("<p>hello"));
  EXPECT_EQ(page.at("depends_on"), json::array({"aws_s3_bucket_versioning.site_bucket_versioning"}));
  EXPECT_EQ(objects.at("assets/app.3f2a9c1b.js").at("cache_control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(objects.at("assets/logo.svg").at("cache_control"), "no-cache");
  EXPECT_EQ(made.files.at("terraform/web/files/site/index.html"), "<p>hello");
}

TEST(CloudFrontSiteFiles, ChangesAreToldToCloudFront) {
  const std::filesystem::path folder = site_folder();
  const auto trigger = [&] {
    const json data = site_of(folder).json("terraform/web/main.tf.json").at("resource").at("terraform_data");
    const json& told = data.at("site_invalidation");
    EXPECT_EQ(told.at("provisioner").at(0).at("local-exec").at("command"),
              "aws cloudfront create-invalidation --distribution-id ${aws_cloudfront_distribution.site.id} "
              "--paths '/*'");
    EXPECT_EQ(told.at("depends_on").size(), 4U) << "once every file is there";
    return told.at("triggers_replace");
  };
  const json before = trigger();
  EXPECT_EQ(trigger(), before);
  std::ofstream{folder / "index.html"} << "<p>other";
  EXPECT_NE(trigger(), before);
}

TEST(CloudFrontSiteFiles, ComeWithAScriptForCloudFormation) {
  const auto made = site_of(site_folder());
  EXPECT_EQ(made.files.at("cloudformation/web.files/site/index.html"), "<p>hello");
  const std::string script = made.files.at("cloudformation/web.publish.sh");
  const auto asset = script.find("put 'web.files/site/assets/app.3f2a9c1b.js' 'assets/app.3f2a9c1b.js'");
  const auto page =
      script.find("put 'web.files/site/index.html' 'index.html' 'text/html; charset=utf-8' 'no-cache'\n");
  const auto told = script.find("aws cloudfront create-invalidation --distribution-id \"$distribution\"");
  EXPECT_LT(asset, page) << "no page asks for what is not there yet";
  EXPECT_LT(page, told);
  EXPECT_NE(told, std::string::npos);
  const json outputs = made.json("cloudformation/web.template.json").at("Outputs");
  EXPECT_EQ(outputs.at("SiteBucketName").at("Value"), (json{{"Ref", "SiteBucket"}}));
  EXPECT_TRUE(outputs.contains("SiteDistributionId"));
}

TEST(CloudFrontSiteFiles, MustBeThere) {
  EXPECT_NE(site_of("no/such/folder").messages.find("error: there is no such folder of files"),
            std::string::npos);
  EXPECT_NE(site_of(fresh_folder()).messages.find("error: the folder has no files"), std::string::npos);
}

TEST(CloudFrontSiteFiles, HaveTypesAndTimes) {
  EXPECT_EQ(content_type_of("a/b.CSS"), "text/css; charset=utf-8");
  EXPECT_EQ(content_type_of("a.b/c"), "application/octet-stream");
  EXPECT_EQ(cache_control_of("app-3f2a9c1b.js"), "public, max-age=31536000, immutable");
  EXPECT_EQ(cache_control_of("3f2a9c1b.js"), "no-cache") << "a name of its own";
  EXPECT_EQ(cache_control_of("app.bootstrap.js"), "no-cache") << "a word is no hash";
}

TEST(Sha256, IsThatOfTheStandard) {
  EXPECT_EQ(quoin::detail::sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(quoin::detail::sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(quoin::detail::sha256(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// ---- what is refused

template <class Change> std::string said(const Change& change, const std::vector<std::string>& options = {}) {
  return synthesize(
             Target::terraform,
             [&](App& app) {
               Stack stack{app, "web", {.region = eu_west_1}};
               CloudFrontSiteProps props{
                   .certificate = Certificate<us_east_1>{stack, "SiteCert", {.domain = "www.example.com"}},
                   .web_acl = WebAcl<cloudfront>{stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}}};
               change(props);
               CloudFrontSite site{stack, "Site", props};
             },
             options)
      .messages();
}

TEST(CloudFrontSiteRules, RefusesOldTlsFromContext) {
  EXPECT_NE(said([](auto& props) {
              props.minimum_tls = viewer_tls_named("TLSv1.1_2016");
            }).find("error[QN-CDN-03]"),
            std::string::npos);
  EXPECT_EQ(said([](auto& props) { props.minimum_tls = viewer_tls_named("TLSv1.3_2025"); }), "");
}

TEST(CloudFrontSiteRules, CloudFrontsCertificateIsForOutsideProductionOnly) {
  const auto relaxed = [](auto& props) { props.certificate = outside_production(default_certificate); };
  EXPECT_NE(said(relaxed).find("error[QN-CDN-03]"), std::string::npos);
  EXPECT_EQ(said(relaxed, {"--env", "staging", "--env-kind", "staging"}), "");
}

TEST(CloudFrontSiteRules, RefusesCertificatesOfOtherRegionsFromContext) {
  EXPECT_NE(said([](auto& props) {
              props.certificate = existing_certificate(
                  "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012");
            }).find("error[QN-CDN-04]"),
            std::string::npos);
  EXPECT_NE(said([](auto& props) {
              props.certificate = existing_certificate("cert");
            }).find("error[QN-CDN-03]: a certificate is named by its ARN"),
            std::string::npos);
}

TEST(CloudFrontSiteRules, RefusesSourcesThatOpenThePolicy) {
  const auto with_scripts_of = [](std::string_view source) {
    return synthesize(
               Target::terraform,
               [source](App& app) {
                 Stack stack{app, "web", {.region = eu_west_1}};
                 CloudFrontSite site{
                     stack,
                     "Site",
                     {.certificate = Certificate<us_east_1>{stack, "SiteCert", {.domain = "www.example.com"}},
                      .web_acl = WebAcl<cloudfront>{stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}},
                      .content_sources = {.scripts = {source}}}};
               })
        .messages();
  };
  for (const std::string_view source : {"'unsafe-inline'", "*", "https:", "http://cdn.example.com",
                                        "data:", "https://*", "https://a.example.com; script-src *"})
    EXPECT_NE(with_scripts_of(source).find("error[QN-CDN-06]"), std::string::npos) << source;
  EXPECT_EQ(with_scripts_of("https://cdn.example.com"), "");
  EXPECT_TRUE(rules::content_source_is_strict("https://*.example.com"));
  EXPECT_TRUE(rules::content_source_is_strict("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
}

TEST(CloudFrontSiteRules, RefusesWhatCloudFrontLimits) {
  EXPECT_NE(said([](auto& props) {
              props.price_class = price_class_named("PriceClass_300");
            }).find("error: a price class is PriceClass_100, PriceClass_200 or PriceClass_All"),
            std::string::npos);
  EXPECT_NE(said([](auto& props) {
              props.asset_time = seconds_of(40'000'000);
            }).find("error: CloudFront keeps a file for 0 to 31,536,000 seconds"),
            std::string::npos);
  EXPECT_NE(said([](auto& props) {
              static constexpr std::string_view codes[] = {"XX"};
              props.countries = {Countries::Mode::only, codes, 1};
            }).find("error: a country is named by its code of ISO 3166-1"),
            std::string::npos);
}

TEST(CloudFrontSiteRules, RefusesAliasesThatTheCertificateDoesNotCover) {
  const auto alias = [](std::string_view name) {
    return synthesize(
               Target::terraform,
               [name](App& app) {
                 Stack stack{app, "web", {.region = eu_west_1}};
                 CloudFrontSite site{
                     stack,
                     "Site",
                     {.certificate = Certificate<us_east_1>{stack, "SiteCert", {.domain = "*.example.com"}},
                      .aliases = {name},
                      .web_acl = WebAcl<cloudfront>{stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}}}};
               })
        .messages();
  };
  EXPECT_EQ(alias("www.example.com"), "");
  EXPECT_NE(alias("a.www.example.com").find("error: the certificate covers every alias"), std::string::npos);
  EXPECT_NE(alias("https://www.example.com").find("error: an alias is a host name"), std::string::npos);
}

TEST(CloudFrontSiteRules, RefusesPathsThatTwoClaim) {
  const std::string messages =
      synthesize(Target::terraform, [](App& app) {
        Stack stack{app, "web", {.region = eu_west_1}};
        Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
        Certificate cert{stack, "Cert", {.domain = "www.example.com"}};
        Alb<internal> one{stack, "One", {.subnets = vpc.private_subnets(), .certificate = cert}};
        Alb<internal> two{stack, "Two", {.subnets = vpc.private_subnets(), .certificate = cert}};
        CloudFrontSite site{
            stack,
            "Site",
            {.certificate = Certificate<us_east_1>{stack, "SiteCert", {.domain = "www.example.com"}},
             .web_acl = WebAcl<cloudfront>{stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}}}};
        site >> one;
        site >> two;
        site >> on(host("api.example.com")) >> one;
      }).messages();
  EXPECT_NE(messages.find("error: a path of a site is answered by one"), std::string::npos) << messages;
  EXPECT_NE(messages.find("error: a distribution tells requests apart by their paths"), std::string::npos)
      << messages;
}

}  // namespace quoin::test::cloudfront_site_test
