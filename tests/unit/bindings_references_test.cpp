// Constructs take the references of raw resources where the type fits, and raw resources those of constructs.
#include <gtest/gtest.h>

#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/cloudfront_site.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/log_group.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/cfn/certificatemanager/certificate.hpp>
#include <quoin/cfn/kinesis/stream.hpp>
#include <quoin/cfn/kms/alias.hpp>
#include <quoin/cfn/kms/key.hpp>
#include <quoin/cfn/logs/log_group.hpp>
#include <quoin/cfn/sqs/queue.hpp>
#include <quoin/tf/aws/acm_certificate.hpp>
#include <quoin/tf/aws/kms_key.hpp>
#include <quoin/tf/aws/sns_topic.hpp>
#include <quoin/tf/aws/sns_topic_subscription.hpp>
#include <quoin/tf/aws/sqs_queue.hpp>
#include <quoin/tf/aws/subnet.hpp>
#include <quoin/tf/aws/vpc.hpp>
#include <quoin/tf/aws/vpc_endpoint.hpp>
#include <quoin/tf/aws/wafv2_web_acl.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace quoin::bindings_references_test {

using namespace quoin::aws;
using nlohmann::json;

constexpr std::string_view some_digest =
    "sha256:0000000000000000000000000000000000000000000000000000000000000000";

/// A small system that takes a key, a certificate and a queue from elsewhere.
void declare(const Stack& stack, const Ref<KmsKeyArn>& key, const Ref<CertificateArn>& certificate,
             const Text& queue) {
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ContainerRegistry registry{stack, "Images", {}};
  LogGroup logs{stack, "Logs", {.encryption = KmsKey<aws::Logs>{stack, "Key", {.existing = key}}}};
  Alb<internet_facing> alb{stack,
                           "Alb",
                           {.subnets = vpc.public_subnets(),
                            .certificate = certificate,
                            .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}}}};
  FargateService api{stack,
                     "Api",
                     {.subnets = vpc.private_subnets(),
                      .image = registry.image(parse_digest(some_digest)),
                      .port = tls_port<3443>,
                      .environment = {{"QUEUE_URL", queue}}}};
  internet >> alb >> api;
}

tf::aws::Wafv2WebAclArgs raw_acl(std::string_view scope) {
  return {.default_action = {{.block = {{}}}},
          .scope = scope,
          .visibility_config = {
              {.cloudwatch_metrics_enabled = true, .metric_name = "acl", .sampled_requests_enabled = true}}};
}

TEST(References, OfRawResourcesOfTerraformFitConstructs) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    tf::aws::KmsKey key{stack, "RawKey", {.enable_key_rotation = true}};
    tf::aws::AcmCertificate certificate{stack, "RawCert", {.domain_name = "api.example.com"}};
    tf::aws::SqsQueue queue{stack, "RawQueue", {.name = "jobs"}};
    declare(stack, key->arn(), certificate->arn(), queue->url());
  });
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(result.terraform("aws_cloudwatch_log_group", "logs")["kms_key_id"], "${aws_kms_key.raw_key.arn}");
  EXPECT_FALSE(result.terraform_all("aws_kms_key").contains("key"));
  EXPECT_EQ(result.terraform("aws_lb_listener", "alb_https")["certificate_arn"],
            "${aws_acm_certificate.raw_cert.arn}");
  EXPECT_NE(result.only().dump().find("${aws_sqs_queue.raw_queue.url}"), std::string::npos);
}

TEST(References, OfRawResourcesOfCloudFormationFitConstructs) {
  const auto result = test::synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    cfn::kms::Key key{stack, "RawKey", {.enable_key_rotation = true}};
    cfn::certificatemanager::Certificate certificate{stack, "RawCert", {.domain_name = "api.example.com"}};
    cfn::sqs::Queue queue{stack, "RawQueue", {}};
    declare(stack, key->arn(), certificate->ref(), queue->queue_url());
  });
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(result.cloudformation("Logs")["KmsKeyId"], (json{{"Fn::GetAtt", {"RawKey", "Arn"}}}));
  EXPECT_EQ(result.cloudformation("AlbHttps")["Certificates"],
            json::parse(R"([{"CertificateArn": {"Ref": "RawCert"}}])"));
}

TEST(References, OfAKeyThatIsThereAreNotedInTheReport) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    tf::aws::KmsKey key{stack, "RawKey", {.enable_key_rotation = true}};
    KmsKey<aws::Logs> logs{stack, "LogsKey", {.existing = key->arn()}};
  });
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics.front().severity, Severity::note);
  EXPECT_EQ(result.diagnostics.front().path, "chat/LogsKey");
  EXPECT_EQ(result.diagnostics.front().summary, "the key is there already, and keeps its own policy");
}

TEST(References, OfConstructsFitRawResources) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    KmsKey<Messages> key{stack, "Key"};
    tf::aws::SqsQueue jobs{stack, "Jobs", {.kms_master_key_id = key.arn()}, {.depends_on = {vpc}}};
    tf::aws::VpcEndpoint endpoint{
        stack, "Endpoint", {.service_name = "com.amazonaws.eu-west-1.sqs", .vpc_id = vpc.vpc_id()}};
  });
  EXPECT_EQ(result.terraform("aws_sqs_queue", "jobs")["kms_master_key_id"], "${aws_kms_key.key.arn}");
  EXPECT_EQ(result.terraform("aws_vpc_endpoint", "endpoint")["vpc_id"], "${aws_vpc.vpc.id}");
}

TEST(References, OfRawWebAclsAndCertificatesFitLoadBalancersAndSites) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = us_east_1}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    tf::aws::AcmCertificate certificate{stack, "RawCert", {.domain_name = "www.example.com"}};
    tf::aws::Wafv2WebAcl regional_acl{stack, "Regional", raw_acl("REGIONAL")};
    tf::aws::Wafv2WebAcl global_acl{stack, "Global", raw_acl("CLOUDFRONT")};
    Alb<internet_facing> alb{
        stack,
        "Alb",
        {.subnets = vpc.public_subnets(), .certificate = certificate->arn(), .web_acl = regional_acl->arn()}};
    CloudFrontSite site{
        stack,
        "Site",
        {.certificate = certificate->arn(), .aliases = {"www.example.com"}, .web_acl = global_acl->arn()}};
  });
  EXPECT_TRUE(std::ranges::none_of(result.diagnostics, [](const Diagnostic& each) {
    return each.severity == Severity::error;
  })) << result.messages();
  EXPECT_EQ(result.terraform("aws_wafv2_web_acl_association", "alb_web_acl")["web_acl_arn"],
            "${aws_wafv2_web_acl.regional.arn}");
  const json site = result.terraform("aws_cloudfront_distribution", "site");
  EXPECT_EQ(site["web_acl_id"], "${aws_wafv2_web_acl.global.arn}");
  EXPECT_EQ(site["viewer_certificate"]["acm_certificate_arn"], "${aws_acm_certificate.raw_cert.arn}");
}

TEST(References, OfARawCertificateOfAnotherRegionAreRefusedForASite) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    tf::aws::AcmCertificate certificate{stack, "RawCert", {.domain_name = "www.example.com"}};
    CloudFrontSite site{stack,
                        "Site",
                        {.certificate = certificate->arn(),
                         .aliases = {"www.example.com"},
                         .web_acl = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/chat/1"_web_acl}};
  });
  EXPECT_NE(result.messages().find("QN-CDN-04"), std::string::npos) << result.messages();
  EXPECT_NE(result.messages().find("a certificate in eu-west-1"), std::string::npos) << result.messages();
}

TEST(References, OfARawNetworkFitAnExistingVpc) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    tf::aws::Vpc network{stack, "Network", {.cidr_block = "10.0.0.0/16"}};
    tf::aws::Subnet first{stack, "First", {.cidr_block = "10.0.0.0/24", .vpc_id = network->id()}};
    tf::aws::Subnet second{stack, "Second", {.cidr_block = "10.0.1.0/24", .vpc_id = network->id()}};
    ExistingVpc vpc{stack,
                    "Vpc",
                    {.id = network->id(),
                     .range = "10.0.0.0/16"_cidr,
                     .private_subnets = {{'a', first->id()}, {'b', second->id()}}}};
    Alb<internal> alb{stack,
                      "Alb",
                      {.subnets = vpc.private_subnets(),
                       .certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/1"_certificate,
                       .web_acl = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/chat/1"_web_acl}};
  });
  const json alb = result.terraform("aws_lb", "alb");
  EXPECT_EQ(alb["subnets"], (json{"${aws_subnet.first.id}", "${aws_subnet.second.id}"}));
  EXPECT_EQ(result.terraform("aws_security_group", "alb_security_group")["vpc_id"], "${aws_vpc.network.id}");
  EXPECT_EQ(result.terraform("aws_wafv2_web_acl_association", "alb_web_acl")["web_acl_arn"],
            "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/chat/1");
}

/// The names of the statements in the policy of the only key.
std::vector<std::string> statements_of_the_key(const test::Synthesized& made) {
  std::vector<std::string> names;
  const json key = made.cloudformation("Key");
  for (const json& each : key["KeyPolicy"]["Statement"]) names.push_back(each["Sid"]);
  return names;
}

TEST(References, OfAKeyAdmitTheServiceThatEncryptsARawResource) {
  const auto result = test::synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    KmsKey<Messages> key{stack, "Key"};
    cfn::sqs::Queue jobs{stack, "Jobs", {.kms_master_key_id = key.arn()}};
    cfn::sqs::Queue failed{stack, "Failed", {.kms_master_key_id = key.key_id()}};
    cfn::logs::LogGroup group{stack, "Group", {.kms_key_id = key.arn(), .retention_in_days = 30}};
    cfn::kms::Alias alias{stack, "Alias", {.alias_name = "alias/jobs", .target_key_id = key.key_id()}};
  });
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(statements_of_the_key(result),
            (std::vector<std::string>{"Administration", "UseByLogs", "UseThroughSqs"}));
}

TEST(References, OfAQueueAdmitTheTopicsServiceToItsKey) {
  const auto declare = [](App& app, std::string_view protocol) {
    Stack stack{app, "chat", {.region = eu_west_1, .account = "123456789012"}};
    KmsKey<Messages> key{stack, "Key"};
    tf::aws::SqsQueue jobs{stack, "Jobs", {.kms_master_key_id = key.arn()}};
    tf::aws::SnsTopic events{stack, "Events", {.kms_master_key_id = key.arn()}};
    tf::aws::SnsTopicSubscription way{
        stack, "Way", {.endpoint = jobs->arn(), .protocol = protocol, .topic_arn = events->arn()}};
  };
  const auto result = test::synthesize(Target::terraform, [&](App& app) { declare(app, "sqs"); });
  EXPECT_EQ(result.messages(), "");
  const json statements = result.only()["data"]["aws_iam_policy_document"]["key_policy"]["statement"];
  const auto found =
      std::ranges::find_if(statements, [](const json& each) { return each["sid"] == "UseBySns"; });
  ASSERT_NE(found, statements.end()) << statements.dump(2);
  EXPECT_EQ((*found)["principals"], (json{{{"identifiers", {"sns.amazonaws.com"}}, {"type", "Service"}}}));
  EXPECT_EQ(
      (*found)["condition"],
      (json{{{"test", "StringEquals"}, {"values", {"123456789012"}}, {"variable", "aws:SourceAccount"}}}));
  const auto by_mail = test::synthesize(Target::terraform, [&](App& app) { declare(app, "lambda"); });
  for (const json& each : by_mail.only()["data"]["aws_iam_policy_document"]["key_policy"]["statement"])
    EXPECT_NE(each["sid"], "UseBySns");
}

TEST(References, OfAKeyByWhatIsNotKnownToUseItAreNoted) {
  const auto result = test::synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "chat", {.region = eu_west_1}};
    KmsKey<Messages> key{stack, "Key"};
    cfn::kinesis::Stream stream{
        stack, "Stream", {.stream_encryption = {{.encryption_type = "KMS", .key_id = key.arn()}}}};
  });
  ASSERT_EQ(result.diagnostics.size(), 1U);
  const Diagnostic& note = result.diagnostics.front();
  EXPECT_EQ(note.severity, Severity::note);
  EXPECT_EQ(note.path, "chat/Stream");
  EXPECT_EQ(note.summary, "the policy of the key chat/Key admits nobody on behalf of AWS::Kinesis::Stream");
  EXPECT_EQ(note.fix, "a raw key with a policy of its own, or a grant, if the service uses the key");
  EXPECT_EQ(statements_of_the_key(result), std::vector<std::string>{"Administration"});
}

}  // namespace quoin::bindings_references_test
