// Buckets: closed, encrypted, versioned, logged, with a stated lifecycle, and reached by whom they name.
#include "constructs/bucket/bucket_intent.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/bucket.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/bindings/raw.hpp>
#include <quoin/cfn/s3/bucket.hpp>
#include <quoin/tf/aws/s3_bucket.hpp>

#include <map>
#include <string>

namespace quoin::test::bucket_test {

using namespace quoin::aws;
using nlohmann::json;

void usual(App& app) {
  Stack stack{app, "shop", {.region = eu_west_1}};
  Bucket media{stack,
               "Media",
               {.old_objects = move_after(days<90>, glacier).then_expire_after(days<730>),
                .old_versions = days<14>,
                .also_reached_by = {"arn:aws:iam::123456789012:user/developer"_arn}}};
}

/// A bucket that a service in a VPC works with.
void granted(App& app) {
  Stack stack{app, "shop", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ContainerRegistry registry{stack, "Images", {}};
  FargateService api{
      stack,
      "Api",
      {.subnets = vpc.private_subnets(), .image = registry.image("v1.2.3"_tag), .port = tls_port<3443>}};
  Bucket media{stack, "Media", {.old_objects = expire_after(days<365>)}};
  media.grant_read_write(api);
}

json first_of(const json& block) { return block.is_array() ? block.at(0) : block; }

/// The Media bucket's statements, by their names.
std::map<std::string, json> statements_in_cloudformation(const Synthesized& made) {
  std::map<std::string, json> out;
  const json document = made.cloudformation("MediaPolicy").at("PolicyDocument");
  for (const json& statement : document.at("Statement")) out[statement.at("Sid")] = statement;
  return out;
}

std::map<std::string, json> statements_in_terraform(const Synthesized& made) {
  std::map<std::string, json> out;
  const json document = made.terraform("aws_iam_policy_document", "media_policy");
  for (const json& statement : document.at("statement")) out[statement.at("sid")] = statement;
  return out;
}

TEST(BucketLowering, IsNotPublic) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  EXPECT_EQ(in_terraform.messages(), "");
  const json block = in_terraform.terraform("aws_s3_bucket_public_access_block", "media_public_access");
  for (const char* one :
       {"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"})
    EXPECT_EQ(block.at(one), true) << one;
  EXPECT_EQ(first_of(in_terraform.terraform("aws_s3_bucket_ownership_controls", "media_ownership").at("rule"))
                .at("object_ownership"),
            "BucketOwnerEnforced");

  const json bucket = synthesize(Target::cloudformation, usual).cloudformation("Media");
  EXPECT_EQ(bucket.at("PublicAccessBlockConfiguration"),
            json::parse(R"({"BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true,
                            "RestrictPublicBuckets": true})"));
  EXPECT_EQ(bucket.at("OwnershipControls").at("Rules").at(0).at("ObjectOwnership"), "BucketOwnerEnforced");
  EXPECT_FALSE(bucket.contains("AccessControl"));
}

TEST(BucketLowering, IsEncryptedWithAKeyOfItsOwn) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  const json rule = first_of(
      in_terraform.terraform("aws_s3_bucket_server_side_encryption_configuration", "media_encryption")
          .at("rule"));
  const json by_default = first_of(rule.at("apply_server_side_encryption_by_default"));
  EXPECT_EQ(by_default.at("sse_algorithm"), "aws:kms");
  EXPECT_EQ(by_default.at("kms_master_key_id"), "${aws_kms_key.media_key.arn}");
  EXPECT_EQ(rule.at("bucket_key_enabled"), true);

  const json same = synthesize(Target::cloudformation, usual)
                        .cloudformation("Media")
                        .at("BucketEncryption")
                        .at("ServerSideEncryptionConfiguration")
                        .at(0);
  EXPECT_EQ(same, json::parse(R"({"BucketKeyEnabled": true, "ServerSideEncryptionByDefault":
                      {"KMSMasterKeyID": {"Fn::GetAtt": ["MediaKey", "Arn"]}, "SSEAlgorithm": "aws:kms"}})"));
}

TEST(BucketLowering, IsVersioned) {
  const json setting =
      synthesize(Target::terraform, usual).terraform("aws_s3_bucket_versioning", "media_versioning");
  EXPECT_EQ(first_of(setting.at("versioning_configuration")).at("status"), "Enabled");
  EXPECT_EQ(synthesize(Target::cloudformation, usual)
                .cloudformation("Media")
                .at("VersioningConfiguration")
                .at("Status"),
            "Enabled");
}

TEST(BucketLowering, DeniesPlainHttpAndOldTls) {
  const auto in_cloudformation = statements_in_cloudformation(synthesize(Target::cloudformation, usual));
  EXPECT_EQ(in_cloudformation.at("DenyPlainHttp").at("Effect"), "Deny");
  EXPECT_EQ(in_cloudformation.at("DenyPlainHttp").at("Condition"),
            json::parse(R"({"Bool": {"aws:SecureTransport": "false"}})"));
  EXPECT_EQ(in_cloudformation.at("DenyOldTls").at("Effect"), "Deny");
  EXPECT_EQ(in_cloudformation.at("DenyOldTls").at("Condition"),
            json::parse(R"({"NumericLessThan": {"s3:TlsVersion": "1.2"}})"));
  const auto in_terraform = statements_in_terraform(synthesize(Target::terraform, usual));
  EXPECT_EQ(in_terraform.at("DenyPlainHttp").at("effect"), "Deny");
  EXPECT_EQ(first_of(in_terraform.at("DenyPlainHttp").at("condition")).at("variable"), "aws:SecureTransport");
  EXPECT_EQ(in_terraform.at("DenyOldTls").at("effect"), "Deny");
  EXPECT_EQ(first_of(in_terraform.at("DenyOldTls").at("condition")).at("values"), json::array({"1.2"}));
}

TEST(BucketLowering, LogsToTheLogBucketWhichDoesNotLogToItself) {
  const Synthesized in_terraform = synthesize(Target::terraform, usual);
  const json all = in_terraform.terraform_all("aws_s3_bucket_logging");
  ASSERT_EQ(all.size(), 1U) << "the log bucket does not log to itself";
  EXPECT_EQ(all.at("media_logging").at("target_bucket"), "${aws_s3_bucket.log_bucket.bucket}");
  EXPECT_EQ(all.at("media_logging").at("target_prefix"), "s3/media/");

  const Synthesized in_cloudformation = synthesize(Target::cloudformation, usual);
  EXPECT_EQ(in_cloudformation.cloudformation("Media").at("LoggingConfiguration"),
            json::parse(R"({"DestinationBucketName": {"Ref": "LogBucket"}, "LogFilePrefix": "s3/media/"})"));
  EXPECT_FALSE(in_cloudformation.cloudformation("LogBucket").contains("LoggingConfiguration"));
  const json policy =
      in_cloudformation.cloudformation("LogBucketPolicy").at("PolicyDocument").at("Statement");
  json delivery;
  for (const json& statement : policy)
    if (statement.at("Sid") == "DeliverBucketLogs") delivery = statement;
  ASSERT_FALSE(delivery.is_null());
  EXPECT_EQ(delivery.at("Principal"), (json{{"Service", "logging.s3.amazonaws.com"}}));
  EXPECT_EQ(delivery.at("Resource"), (json{{"Fn::Sub", "${LogBucket.Arn}/s3/media/*"}}));
  EXPECT_EQ(delivery.at("Condition").at("ArnLike").at("aws:SourceArn"),
            (json{{"Fn::GetAtt", {"Media", "Arn"}}}));
}

TEST(BucketLowering, HasTheStatedLifecycle) {
  const json rule = first_of(synthesize(Target::terraform, usual)
                                 .terraform("aws_s3_bucket_lifecycle_configuration", "media_lifecycle")
                                 .at("rule"));
  EXPECT_EQ(first_of(rule.at("expiration")).at("days"), 730);
  EXPECT_EQ(first_of(rule.at("transition")).at("days"), 90);
  EXPECT_EQ(first_of(rule.at("transition")).at("storage_class"), "GLACIER");
  EXPECT_EQ(first_of(rule.at("noncurrent_version_expiration")).at("noncurrent_days"), 14);

  const json same = synthesize(Target::cloudformation, usual)
                        .cloudformation("Media")
                        .at("LifecycleConfiguration")
                        .at("Rules")
                        .at(0);
  EXPECT_EQ(same.at("ExpirationInDays"), 730);
  EXPECT_EQ(same.at("Transitions"), json::parse(R"([{"StorageClass": "GLACIER", "TransitionInDays": 90}])"));
  EXPECT_EQ(same.at("NoncurrentVersionExpiration"), json::parse(R"({"NoncurrentDays": 14})"));
}

TEST(BucketLowering, NamesWhoElseReachesIt) {
  const auto statements = statements_in_cloudformation(synthesize(Target::cloudformation, usual));
  const json& others = statements.at("DenyOthers");
  EXPECT_EQ(others.at("Effect"), "Deny");
  EXPECT_EQ(others.at("Action").size(), 7U);
  EXPECT_EQ(others.at("Action").dump().find("s3:ListBucket\""), std::string::npos)
      << "a deployment asks S3 by it whether the bucket is there";
  EXPECT_EQ(others.at("Condition"),
            json::parse(R"({"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:iam::123456789012:user/developer"},
                            "Bool": {"aws:PrincipalIsAWSService": "false"}})"));
  EXPECT_FALSE(statements.contains("DenyServicesOutsideTheirVpc"));
}

TEST(BucketLowering, ServicesReachItThroughTheirVpcOnly) {
  const Synthesized in_cloudformation = synthesize(Target::cloudformation, granted);
  const auto statements = statements_in_cloudformation(in_cloudformation);
  EXPECT_EQ(statements.at("DenyServicesOutsideTheirVpc").at("Condition"),
            json::parse(R"({"ArnEquals": {"aws:PrincipalArn": {"Fn::GetAtt": ["ApiTaskRole", "Arn"]}},
                            "StringNotEquals": {"aws:SourceVpc": {"Ref": "Vpc"}}})"));
  EXPECT_EQ(statements.at("DenyOthers").at("Condition").at("ArnNotEquals").at("aws:PrincipalArn"),
            (json{{"Fn::GetAtt", {"ApiTaskRole", "Arn"}}}));

  const Synthesized in_terraform = synthesize(Target::terraform, granted);
  const auto same = statements_in_terraform(in_terraform);
  std::map<std::string, json> conditions;
  for (const json& condition : same.at("DenyServicesOutsideTheirVpc").at("condition"))
    conditions[condition.at("variable")] = condition;
  EXPECT_EQ(conditions.at("aws:SourceVpc").at("values"), json::array({"${aws_vpc.vpc.id}"}));
  EXPECT_EQ(conditions.at("aws:SourceVpc").at("test"), "StringNotEquals");
  EXPECT_EQ(conditions.at("aws:PrincipalArn").at("values"),
            json::array({"${aws_iam_role.api_task_role.arn}"}));
}

TEST(BucketLowering, AGrantNamesItsActionsAndTheOneBucket) {
  const json document = synthesize(Target::terraform, granted)
                            .terraform("aws_iam_policy_document", "api_task_role_permissions")
                            .at("statement");
  std::map<std::string, json> by_first_action;
  for (const json& statement : document) by_first_action[statement.at("actions").at(0)] = statement;
  EXPECT_EQ(by_first_action.at("s3:AbortMultipartUpload").at("actions"),
            (json{"s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"}));
  EXPECT_EQ(by_first_action.at("s3:AbortMultipartUpload").at("resources"),
            json::array({"${aws_s3_bucket.media.arn}/*"}));
  EXPECT_EQ(by_first_action.at("s3:ListBucket").at("resources"), json::array({"${aws_s3_bucket.media.arn}"}));
  EXPECT_EQ(by_first_action.at("kms:Decrypt").at("resources"), json::array({"${aws_kms_key.media_key.arn}"}));
}

TEST(BucketLowering, RolesOfTheProgramsOwnReachItFromTheNamedVpc) {
  const Synthesized made = synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "shop", {.region = eu_west_1}};
    Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    Role<Lambda> reader{stack, "Reader"};
    Bucket media{stack, "Media", {.old_objects = expire_after(days<365>)}};
    media.grant_read(reader, vpc);
  });
  EXPECT_EQ(made.messages(), "");
  EXPECT_EQ(statements_in_cloudformation(made).at("DenyServicesOutsideTheirVpc").at("Condition"),
            json::parse(R"({"ArnEquals": {"aws:PrincipalArn": {"Fn::GetAtt": ["Reader", "Arn"]}},
                            "StringNotEquals": {"aws:SourceVpc": {"Ref": "Vpc"}}})"));
  const json policies = made.cloudformation_all("AWS::IAM::Policy");
  EXPECT_NE(policies.dump().find("s3:GetObject"), std::string::npos) << policies.dump(2);
  EXPECT_EQ(policies.dump().find("s3:PutObject"), std::string::npos) << policies.dump(2);
}

TEST(BucketRules, AwsKeysAreForOutsideProductionOnly) {
  const auto relaxed = [](App& app) {
    Stack stack{app, "shop", {.region = eu_west_1}};
    Bucket media{stack,
                 "Media",
                 {.old_objects = expire_after(days<365>), .encryption = outside_production(aws_managed)}};
  };
  const auto algorithm = [&](const std::vector<std::string>& options) {
    const json rule =
        first_of(synthesize(Target::terraform, relaxed, options)
                     .terraform("aws_s3_bucket_server_side_encryption_configuration", "media_encryption")
                     .at("rule"));
    return first_of(rule.at("apply_server_side_encryption_by_default")).at("sse_algorithm");
  };
  EXPECT_EQ(algorithm({}), "aws:kms");
  EXPECT_EQ(algorithm({"--env", "staging", "--env-kind", "staging"}), "AES256");
}

TEST(BucketRules, RefusesLifecyclesFromContext) {
  const auto said = [](ObjectLifecycle lifecycle) {
    return synthesize(Target::terraform,
                      [&](App& app) {
                        Stack stack{app, "shop", {.region = eu_west_1}};
                        Bucket media{stack, "Media", {.old_objects = lifecycle}};
                      })
        .messages();
  };
  EXPECT_NE(said(expire_after(days_of(40'000))).find("error[QN-S3-08]: objects expire after 1 to 36500 days"),
            std::string::npos);
  EXPECT_NE(said(move_after(days_of(10), infrequent_access))
                .find("error[QN-S3-08]: objects move to STANDARD_IA after 30 to 36500 days"),
            std::string::npos);
  EXPECT_NE(said(move_after(days_of(90), glacier).then_expire_after(days_of(60)))
                .find("error[QN-S3-08]: objects expire after they have moved"),
            std::string::npos);
  EXPECT_EQ(said(expire_after(days_of(365))), "");
}

TEST(BucketRules, ForeverNeedsAReason) {
  const auto said = [](std::string_view reason) {
    return synthesize(Target::terraform,
                      [&](App& app) {
                        Stack stack{app, "shop", {.region = eu_west_1}};
                        Bucket media{stack, "Media", {.old_objects = keep_forever(reason)}};
                      })
        .messages();
  };
  EXPECT_NE(said("").find("error[QN-S3-08]: objects that are kept for ever have a reason"),
            std::string::npos);
  EXPECT_EQ(said("they are the archive"), "");
}

TEST(ExistingBucketRules, RefusesNamesThatS3DoesNotHave) {
  for (const char* name : {"ab", "Media", "media_files", "-media", "media-", "192.168.5.4", "xn--media",
                           "media..files", "media--ol-s3"}) {
    EXPECT_FALSE(rules::is_bucket_name(name)) << name;
    const std::string messages = synthesize(Target::terraform, [name](App& app) {
                                   Stack stack{app, "shop", {.region = eu_west_1}};
                                   ExistingBucket media{stack, "Media", {.name = name}};
                                 }).messages();
    EXPECT_NE(messages.find("error: a bucket's name has 3 to 63 small letters"), std::string::npos)
        << messages;
  }
  EXPECT_TRUE(rules::is_bucket_name("media.of-the-shop-1"));
}

TEST(ExistingBucketLowering, EmitsNothingAndIsReferredTo) {
  const Synthesized made = synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "shop", {.region = eu_west_1}};
    ExistingBucket media{stack, "Media", {.name = "media-of-the-shop"}};
    Output where{stack, "Where", {.value = media.objects("photos/")}};
  });
  EXPECT_EQ(made.messages(), "");
  EXPECT_TRUE(made.terraform_all("aws_s3_bucket").empty());
  EXPECT_EQ(made.only().at("output").at("where").at("value"), "arn:aws:s3:::media-of-the-shop/photos/*");
}

TEST(ExistingBucketLowering, TakesTheReferenceOfARawBucket) {
  const Synthesized in_terraform = synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "shop", {.region = eu_west_1}};
    tf::aws::S3Bucket raw{stack, "Raw", {.bucket = "media-of-the-shop"}};
    ExistingBucket media{stack, "Media", {.name = raw->bucket()}};
    Output where{stack, "Where", {.value = media.objects("photos/")}};
    Output name{stack, "Name", {.value = media.name()}};
  });
  EXPECT_EQ(in_terraform.messages().find("a bucket's name"), std::string::npos);
  EXPECT_EQ(in_terraform.only().at("output").at("where").at("value"),
            "arn:aws:s3:::${aws_s3_bucket.raw.bucket}/photos/*");
  EXPECT_EQ(in_terraform.only().at("output").at("name").at("value"), "${aws_s3_bucket.raw.bucket}");

  const Synthesized in_cloudformation = synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "shop", {.region = eu_west_1}};
    cfn::s3::Bucket raw{stack, "Raw", {.bucket_name = "media-of-the-shop"}};
    ExistingBucket media{stack, "Media", {.name = raw->ref()}};
    Output where{stack, "Where", {.value = media.objects("photos/")}};
    Output name{stack, "Name", {.value = media.name()}};
  });
  EXPECT_EQ(in_cloudformation.messages().find("a bucket's name"), std::string::npos);
  EXPECT_EQ(in_cloudformation.only().at("Outputs").at("Where").at("Value"),
            json::parse(R"({"Fn::Sub": "arn:aws:s3:::${Raw}/photos/*"})"));
  EXPECT_EQ(in_cloudformation.only().at("Outputs").at("Name").at("Value"), json::parse(R"({"Ref": "Raw"})"));
}

}  // namespace quoin::test::bucket_test
