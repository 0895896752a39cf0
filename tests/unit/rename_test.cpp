// What a system becomes once everything in it is renamed: the same, but for where Terraform keeps it.
#include "assembly/names.hpp"
#include "core/tree.hpp"
#include "core_fixture.hpp"
#include "public_key_fixture.hpp"
#include "services_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/aws/account_baseline.hpp>
#include <quoin/aws/alarms.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/alb_login.hpp>
#include <quoin/aws/bucket.hpp>
#include <quoin/aws/cloudfront_site.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/developer_user.hpp>
#include <quoin/aws/dns_zone.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/file_system.hpp>
#include <quoin/aws/key_group.hpp>
#include <quoin/aws/log_group.hpp>
#include <quoin/aws/rds_postgres.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/secure_parameter.hpp>
#include <quoin/aws/state_backend.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace quoin::test::rename_test {

using namespace quoin::aws;
using nlohmann::json;

/// Gives the id of a construct in the scope where it is made, and may say there that it is a new one.
using Ids = std::function<std::string(const Node& scope, std::string_view id)>;

const Ids as_it_was = [](const Node&, std::string_view id) { return std::string{id}; };
const Ids renamed = [](const Node& scope, std::string_view id) {
  const std::string now = "New" + std::string{id};
  scope.renamed(id, now);
  return now;
};

struct Carriers {
  static constexpr std::string_view key_class = "carriers";
};

/// One of nearly every construct, in a group, with all that they make of one another.
void declare(App& app, const Ids& ids, Target target) {
  const Stack stack{app, "shop", {.region = eu_west_1, .account = "123456789012"}};
  const Group group{stack, ids(stack.node, "Back")};
  const auto id = [&](std::string_view name) { return ids(group.node, name); };

  Vpc vpc{group, id("Vpc"), {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  SecretsVault vault{group, id("Vault"), {.replicas = {eu_central_1}}};
  ContainerRegistry registry{group, id("Images"), {}};
  const Alarms alarms{group, id("Alarms"), {.notify = {mail("ops@example.com")}}};
  RdsPostgres db{group,
                 id("Db"),
                 {.subnets = vpc.isolated_subnets(),
                  .encryption = KmsKey<Database>{group, id("DbKey")},
                  .master = vault.database_master()}};
  DatabaseUser user = db.application_user("orders", {.rotation = days<30>});
  DatabaseReplica copy = db.replica("Reader");
  FileSystem papers{group, id("Papers"), {.subnets = vpc.isolated_subnets()}};
  FargateService inner{
      group,
      id("Inner"),
      {.subnets = vpc.private_subnets(), .image = registry.image(image_digest), .port = tls_port<8443>}};
  FargateService api{group,
                     id("Api"),
                     {.subnets = vpc.private_subnets(),
                      .image = registry.image(image_digest),
                      .port = tls_port<3443>,
                      .environment = {{"INNER", inner.url()}},
                      .secrets = {{"DB_PASSWORD", user.password()}},
                      .volumes = {mount(papers, "/var/papers")}}};
  VaultSecret token = vault.secret<Carriers>(ids(vault.node, "Token"), {.rotation = by_owner(days<90>)});
  token.grant_read(api);

  DnsZone zone{group, id("Zone"), {.domain = "shop.example.com"}};
  Alb<internet_facing> alb{
      group,
      id("Alb"),
      {.subnets = vpc.public_subnets(),
       .certificate = Certificate{group, id("Cert"), {.domain = "shop.example.com", .zone = zone}},
       .web_acl = WebAcl<regional>{group, id("Waf"), {.rate_limit = per_5_minutes<2000>}}}};
  DnsRecord name{group, id("Name"), {.zone = zone, .name = "shop.example.com", .to = alias_of(alb)}};
  CognitoLogin staff{
      group,
      id("Staff"),
      {.user_pool_arn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI",
       .client_id = "1example23456789",
       .domain = "example-shop"}};
  internet >> alb >> on(host("shop.example.com"), signed_in(staff)) >> api >> inner;
  api >> db;

  Bucket photos{group, id("Photos"), {.old_objects = expire_after(days<365>)}};
  KeyGroup signers{group, id("Signers"), {.public_keys = {public_key(p256)}}};
  CloudFrontSite site{
      group,
      id("Site"),
      {.certificate =
           Certificate<us_east_1>{group, id("SiteCert"), {.domain = "www.shop.example.com", .zone = zone}},
       .aliases = {"www.shop.example.com"},
       .web_acl = WebAcl<cloudfront>{group, id("SiteWaf"), {.rate_limit = per_5_minutes<2000>}}}};
  LogGroup log{group, id("Log"), {}};
  AccountBaseline account{group, id("Account"), {.monthly_budget = usd<800>}};
  StateBackend state{
      group, id("State"), {.bucket = "example-terraform-state", .mfa_delete = mfa_delete_by_root}};
  alarms.watch(alb).watch(db).watch(copy).watch(site).watch(account);
  alarms.watch(api, {.failed_logins = "login_failed"_log_pattern});
  alarms.watch(inner, {.failed_logins = no_logins("only services call it")});
  if (target == Target::terraform) {
    SecureParameter carrier{
        group,
        id("Carrier"),
        {.encryption = KmsKey<Tokens>{group, id("TokensKey")}, .rotation = by_owner(days<90>)}};
    carrier.grant_read(api);
  }
}

Synthesized made(Target target, const Ids& ids) {
  return synthesize(target, [&](App& app) { declare(app, ids, target); }, {"--as-of", "2026-11-01"},
                    {.state = elsewhere("the bucket of the tests")});
}

TEST(Rename, CloudFormationHasTheSameTemplates) {
  const Synthesized before = made(Target::cloudformation, as_it_was);
  Synthesized after = made(Target::cloudformation, renamed);
  EXPECT_EQ(said(before, Severity::error), "");
  EXPECT_EQ(said(after, Severity::error), "");
  ASSERT_EQ(before.templates.size(), after.templates.size());
  for (auto [stack, text] : before.templates) {
    for (const auto& [id, resource] : text["Resources"].items()) {
      ASSERT_TRUE(after.templates[stack]["Resources"].contains(id)) << id;
      text["Resources"][id].erase("Metadata");  // the path, as a comment
      after.templates[stack]["Resources"][id].erase("Metadata");
      EXPECT_EQ(text["Resources"][id], after.templates[stack]["Resources"][id]) << id;
    }
    EXPECT_EQ(text, after.templates[stack]) << stack;
  }
}

/// The strings in a value that are written there as they are.
void collect_plain(const json& value, std::multiset<std::string>& out) {
  if (value.is_string() && value.get<std::string>().find("${") == std::string::npos) out.insert(value);
  if (!value.is_structured()) return;
  for (const auto& [key, each] : value.items())
    if (key != "//" && key != "depends_on") collect_plain(each, out);  // those are paths and addresses
}

TEST(Rename, TerraformMovesEverythingAndChangesNothingElse) {
  const Synthesized before = made(Target::terraform, as_it_was);
  const Synthesized after = made(Target::terraform, renamed);
  EXPECT_EQ(said(before, Severity::error), "");
  EXPECT_EQ(said(after, Severity::error), "");
  std::map<std::string, std::string> moved;  // by the old address
  for (const json& each : after.only().at("moved")) moved[each.at("from")] = each.at("to");
  for (const auto& [type, all] : before.only().at("resource").items()) {
    for (const auto& [name, resource] : all.items()) {
      std::string address = type + "." + name;
      // By way of all names that it may have had in between.
      for (auto way = moved.find(address); way != moved.end(); way = moved.find(address))
        address = way->second;
      const std::string there = address.substr(type.size() + 1);
      ASSERT_TRUE(after.only().at("resource").at(type).contains(there)) << type << "." << there;
      std::multiset<std::string> plain_before;
      std::multiset<std::string> plain_after;
      collect_plain(resource, plain_before);
      collect_plain(after.only().at("resource").at(type).at(there), plain_after);
      EXPECT_EQ(plain_before, plain_after) << type << "." << name;
    }
  }
}

std::string said(const std::function<void(Stack&)>& declare) {
  return without_lines(synthesize(Target::terraform, [&](App& app) {
                         Stack stack{app, "shop", {.region = eu_west_1}};
                         declare(stack);
                       }).messages());
}

TEST(Rename, IsSaidBeforeNamesAreMade) {
  const auto late = [](const std::string& former, const std::string& id) {
    return "error: the former id \"" + former + "\" is said when " + id +
           " has its names in AWS already: what bears them would be replaced\n  at shop/" + id +
           " (rename_test.cpp:N)\n  fix: before the construct, renamed(\"" + former + "\", \"" + id +
           "\") of what it stands in: stack.node.renamed(…)\n";
  };
  EXPECT_EQ(said([](Stack& stack) {
              const ContainerRegistry registry{stack, "Pictures", {}};
              registry.node.formerly("Images");
            }),
            late("Images", "Pictures"));
  EXPECT_EQ(said([](Stack& stack) {
              const Group group{stack, "New"};
              const ContainerRegistry registry{group, "Images", {}};
              group.node.formerly("Old");
            }),
            late("Old", "New"));
  EXPECT_EQ(said([](Stack& stack) {
              const ContainerRegistry registry{stack, "Pictures", {}};
              stack.node.renamed("Images", "Pictures");
            }),
            late("Images", "Pictures"));
}

TEST(Rename, MeetsAConstruct) {
  EXPECT_EQ(said([](Stack& stack) {
              stack.node.renamed("Images", "Picture");
              const ContainerRegistry registry{stack, "Pictures", {}};
            }),
            "error: renamed(\"Images\", \"Picture\"): nothing stands here under Picture\n"
            "  at shop (rename_test.cpp:N)\n"
            "  fix: the old id and the one that the construct has now, said of what it stands in\n");
  EXPECT_EQ(said([](Stack& stack) {
              stack.node.renamed("Images", "Images");
              const ContainerRegistry registry{stack, "Images", {}};
            }),
            "error: the former id \"Images\" is the construct's own\n"
            "  at shop (rename_test.cpp:N)\n"
            "  fix: the id that it had before\n");
  EXPECT_EQ(said([](Stack& stack) {
              stack.node.renamed("Images", "Pictures");
              raw(stack, "Pictures", "aws_sqs_queue");
              raw(stack, "Images", "aws_sqs_queue");
            }),
            "error: the former id \"Images\" is one that a sibling bears now\n"
            "  at shop/Pictures (rename_test.cpp:N)\n"
            "  fix: remove it, or rename the sibling\n");
}

TEST(Rename, HappensTwice) {
  const Synthesized out = synthesize(Target::cloudformation, [](App& app) {
    const Stack stack{app, "shop", {.region = eu_west_1}};
    stack.node.renamed("First", "Third").renamed("Second", "Third");
    const ContainerRegistry registry{stack, "Third", {}};
  });
  EXPECT_EQ(out.messages(), "");
  EXPECT_EQ(out.cloudformation("First").at("RepositoryName"), "shop/first");
}

}  // namespace quoin::test::rename_test
