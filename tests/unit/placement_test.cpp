// What may be between networks, regions and accounts, and what is refused.
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/log_group.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/aws/vpc_peering.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace quoin::aws::placement_test {

using nlohmann::json;
using test::Synthesized;

constexpr Digest digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_digest;

/// Two stacks with a VPC each. What is not said differs in nothing but the range.
struct Parts {
  App& app;
  Region second_region = eu_west_1;
  std::string_view second_account = "123456789012";
  Stack shop{app, "shop", {.region = eu_west_1, .account = "123456789012"}};
  Stack data{app, "data", {.region = second_region, .account = second_account}};
  Vpc vpc{shop, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  Vpc far{data, "Vpc", {.layout = vpc_layout("10.21.0.0/16"_cidr, zones<2>)}};
  // What both stacks need stands in a third.
  Stack images{app, "images", {.region = eu_west_1, .account = "123456789012"}};
  ContainerRegistry registry{images, "Images", {}};

  FargateService service(const Scope& scope, std::string_view id, const Subnets<Private>& subnets) const {
    return {scope, id, {.subnets = subnets, .image = registry.image(digest), .port = tls_port<3443>}};
  }
};

Synthesized synthesized(const std::function<void(Parts&)>& declare, Region region = eu_west_1,
                        std::string_view account = "123456789012", Target target = Target::terraform) {
  return test::synthesize(target, [&](App& app) {
    Parts parts{.app = app, .second_region = region, .second_account = account};
    declare(parts);
  });
}

/// What is said under that summary: the construct's path, what was got and the fix, with '#' for numbers of
/// lines.
std::string said(const Synthesized& result, std::string_view summary) {
  std::string found;
  for (const Diagnostic& each : result.diagnostics) {
    if (each.summary != summary) continue;
    EXPECT_EQ(found, "") << "said twice";
    EXPECT_EQ(each.severity, Severity::error);
    EXPECT_EQ(each.file, "placement_test.cpp");
    EXPECT_GT(each.line, 0u);
    found = each.path + " | " + each.got + " | " + each.fix;
  }
  std::string plain;
  for (std::size_t i = 0; i < found.size(); ++i) {
    plain += found[i];
    if (found[i] != ':' || i + 1 == found.size() || found[i + 1] < '0' || found[i + 1] > '9') continue;
    while (i + 1 < found.size() && found[i + 1] >= '0' && found[i + 1] <= '9') ++i;
    plain += '#';
  }
  return plain;
}

constexpr std::string_view not_peered = "an edge leads into another VPC, and the two are not peered";

TEST(Placement, RefusesAnEdgeBetweenNetworksThatAreNotPeered) {
  const Synthesized result = synthesized([](Parts& parts) {
    const FargateService api = parts.service(parts.shop, "Api", parts.vpc.private_subnets());
    const FargateService orders = parts.service(parts.data, "Orders", parts.far.private_subnets());
    api >> orders;
  });
  EXPECT_EQ(said(result, not_peered),
            "data/Orders | shop/Api stands in shop/Vpc (placement_test.cpp:#), data/Orders in data/Vpc "
            "(placement_test.cpp:#) | VpcPeering{stack, \"Peering\", {.from = vpc.private_subnets(), .to = "
            "other.isolated_subnets()}}, or both in one VPC");
}

TEST(Placement, TakesAnEdgeBetweenNetworksThatAreJoined) {
  const auto edge = [](Parts& parts) {
    const FargateService api = parts.service(parts.shop, "Api", parts.vpc.private_subnets());
    const FargateService orders = parts.service(parts.data, "Orders", parts.far.private_subnets());
    api >> orders;
  };
  const Synthesized peered = synthesized([&](Parts& parts) {
    edge(parts);
    // Either side may have asked for it.
    VpcPeering peering{
        parts.shop, "Peering", {.from = parts.far.private_subnets(), .to = parts.vpc.private_subnets()}};
  });
  EXPECT_EQ(said(peered, not_peered), "");
  EXPECT_FALSE(has_errors(peered.diagnostics)) << peered.messages();

  const Synthesized routed = synthesized([&](Parts& parts) {
    edge(parts);
    parts.vpc.route(parts.vpc.private_subnets(), "10.21.0.0/16"_cidr,
                    peering_connection("pcx-0123456789abcdef0"));
  });
  EXPECT_FALSE(has_errors(routed.diagnostics)) << routed.messages();

  // A transit gateway carries no names of security groups in rules of egress.
  const Synthesized transit = synthesized([&](Parts& parts) {
    edge(parts);
    parts.vpc.route(parts.vpc.private_subnets(), "10.21.0.0/16"_cidr,
                    transit_gateway("tgw-0123456789abcdef0"));
  });
  EXPECT_NE(said(transit, not_peered), "");
}

TEST(Placement, OneNetworkThatTwoStacksNameIsOne) {
  const Synthesized result = synthesized([](Parts& parts) {
    const auto existing = [](const Stack& stack) {
      return ExistingVpc{
          stack,
          "Network",
          {.id = "vpc-0123456789abcdef0",
           .range = "10.1.0.0/16"_cidr,
           .private_subnets = {{'a', "subnet-0aaaaaaaaaaaaaaaa"}, {'b', "subnet-0bbbbbbbbbbbbbbbb"}},
           .endpoints_security_group = "sg-0123456789abcdef0",
           .s3_prefix_list = "pl-6da54004"}};
    };
    const FargateService api = parts.service(parts.shop, "Api", existing(parts.shop).private_subnets());
    const FargateService orders = parts.service(parts.data, "Orders", existing(parts.data).private_subnets());
    api >> orders;
  });
  EXPECT_FALSE(has_errors(result.diagnostics)) << result.messages();
}

TEST(Placement, RefusesTargetsOfAnotherNetworkEvenWherePeered) {
  const Synthesized result = synthesized([](Parts& parts) {
    const FargateService orders = parts.service(parts.data, "Orders", parts.far.private_subnets());
    const Alb<internet_facing> alb{
        parts.shop,
        "Alb",
        {.subnets = parts.vpc.public_subnets(),
         .certificate = Certificate{parts.shop, "Cert", {.domain = "a.example.com"}},
         .web_acl = WebAcl<regional>{parts.shop, "Waf", {.rate_limit = per_5_minutes<2000>}}}};
    VpcPeering peering{
        parts.shop, "Peering", {.from = parts.vpc.public_subnets(), .to = parts.far.private_subnets()}};
    internet >> alb >> orders;
  });
  EXPECT_EQ(said(result, "a load balancer sends to services of its own VPC only"),
            "data/Orders | shop/Alb stands in shop/Vpc (placement_test.cpp:#), data/Orders in data/Vpc "
            "(placement_test.cpp:#) | .subnets of the service's VPC for the load balancer");
}

TEST(Placement, RefusesSubnetsOfAnotherRegionOrAccount) {
  const auto elsewhere = [](Parts& parts) {
    const FargateService api = parts.service(parts.shop, "Api", parts.far.private_subnets());
  };
  EXPECT_EQ(
      said(synthesized(elsewhere, us_east_1), "a construct stands in subnets of another region"),
      "shop/Api | it lies in eu-west-1, and data/Vpc (placement_test.cpp:#) in us-east-1 | a stack with "
      ".region = us-east-1 for the construct, or a Vpc of eu-west-1");
  EXPECT_EQ(
      said(synthesized(elsewhere, eu_west_1, "210987654321"),
           "a construct stands in subnets of another account"),
      "shop/Api | it lies in 123456789012, and data/Vpc (placement_test.cpp:#) in 210987654321 | both in "
      "stacks of one account; subnets that are shared with the account, as an ExistingVpc of its own "
      "stack");
  // Where one of the two accounts is not stated, nothing is known.
  EXPECT_EQ(said(synthesized(elsewhere, eu_west_1, ""), "a construct stands in subnets of another account"),
            "");
  EXPECT_EQ(said(synthesized(elsewhere), "a construct stands in subnets of another region"), "");
}

TEST(Placement, RefusesEdgesAcrossRegionsAndAccounts) {
  const auto edge = [](Parts& parts) {
    const FargateService api = parts.service(parts.shop, "Api", parts.vpc.private_subnets());
    const FargateService orders = parts.service(parts.data, "Orders", parts.far.private_subnets());
    VpcPeering peering{
        parts.shop, "Peering", {.from = parts.vpc.private_subnets(), .to = parts.far.private_subnets()}};
    api >> orders;
  };
  EXPECT_EQ(said(synthesized(edge, eu_central_1),
                 "an edge leads into a VPC of another region, where no security group can be named"),
            "data/Orders | shop/Api stands in shop/Vpc (placement_test.cpp:#), data/Orders in data/Vpc "
            "(placement_test.cpp:#), of eu-west-1 and eu-central-1 | both in VPCs of one region");
  EXPECT_EQ(said(synthesized(edge, eu_west_1, "210987654321"),
                 "an edge leads to a construct of another account, whose security group no stack of this one "
                 "can open"),
            "data/Orders | shop/Api stands in shop/Vpc (placement_test.cpp:#), data/Orders in data/Vpc "
            "(placement_test.cpp:#) | both in stacks of one account");
}

TEST(Placement, RefusesKeysOfAnotherRegionOrAccount) {
  const auto logs = [](Parts& parts) {
    LogGroup group{parts.shop, "Log", {.retention = days<30>, .encryption = KmsKey<Logs>{parts.data, "Key"}}};
  };
  EXPECT_EQ(
      said(synthesized(logs, us_east_1), "a key encrypts in its own region only"),
      "shop/Log | data/Key (placement_test.cpp:#) lies in us-east-1, and what it is to encrypt in eu-west-1 "
      "| a key of eu-west-1");
  EXPECT_EQ(
      said(synthesized(logs, eu_west_1, "210987654321"),
           "a key that the program makes admits its own account only"),
      "shop/Log | data/Key (placement_test.cpp:#) belongs to 210987654321, and what it is to encrypt to "
      "123456789012 | a key of the same account, or .existing = \"arn:aws:kms:…\" where the other "
      "account's key admits this one");
  EXPECT_FALSE(has_errors(synthesized(logs).diagnostics));

  const auto database = [](Parts& parts) {
    SecretsVault vault{parts.shop, "Vault", {.replicas = {eu_central_1}}};
    RdsMysql db{parts.shop,
                "Db",
                {.subnets = parts.vpc.isolated_subnets(),
                 .encryption = KmsKey<Database>{parts.data, "DbKey"},
                 .master = vault.database_master()}};
  };
  EXPECT_NE(said(synthesized(database, us_east_1), "a key encrypts in its own region only"), "");
}

TEST(Placement, JudgesAKeyThatStandsAlreadyByItsArn) {
  const auto logs = [](std::string_view arn) {
    return synthesized([arn](Parts& parts) {
      LogGroup group{
          parts.shop,
          "Log",
          {.retention = days<30>,
           .encryption = KmsKey<Logs>{parts.shop, "Key", {.existing = Ref<KmsKeyArn>{Value::string(arn)}}}}};
    });
  };
  // Another account's key is its own affair.
  EXPECT_FALSE(has_errors(
      logs("arn:aws:kms:eu-west-1:210987654321:key/11111111-2222-3333-4444-555555555555").diagnostics));
  EXPECT_NE(said(logs("arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"),
                 "a key encrypts in its own region only"),
            "");
}

TEST(Placement, ASecretIsReadFromAnotherStack) {
  const auto reads = [](Parts& parts) {
    SecretsVault vault{parts.data, "Vault", {.replicas = {eu_central_1}}};
    RdsMysql db{parts.data,
                "Db",
                {.subnets = parts.far.isolated_subnets(),
                 .encryption = KmsKey<Database>{parts.data, "DbKey"},
                 .master = vault.database_master()}};
    FargateService api{parts.shop,
                       "Api",
                       {.subnets = parts.far.private_subnets(),
                        .image = parts.registry.image(digest),
                        .port = tls_port<3443>,
                        .secrets = {{"DB_PASSWORD", db.application_user("shop").password()}}}};
  };
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const Synthesized result = synthesized(reads, eu_west_1, "123456789012", target);
    EXPECT_FALSE(has_errors(result.diagnostics)) << result.messages();
  }
  // The reader's own policy names the secret; the secret does not name the reader, who waits for it.
  const Synthesized result = synthesized(reads);
  const json& data = result.templates.at("data");
  EXPECT_EQ(data.dump().find("execution_role"), std::string::npos);
  EXPECT_TRUE(data.at("resource").at("aws_secretsmanager_secret").contains("db_user_shop"));
  EXPECT_NE(result.templates.at("shop")
                .at("data")
                .at("aws_iam_policy_document")
                .dump()
                .find("data_db_user_shop_arn"),
            std::string::npos);
  EXPECT_NE(said(synthesized(reads, eu_west_1, "210987654321"),
                 "a secret is read from another account, which neither it nor its key admits"),
            "");
}

}  // namespace quoin::aws::placement_test
