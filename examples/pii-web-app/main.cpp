// A web application that keeps personal data: a site, an API and a database, with what audits, alarms and budgets them.
#include <quoin/app.hpp>
#include <quoin/aws/account_baseline.hpp>
#include <quoin/aws/alarms.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/cloudfront_site.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/dns_zone.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <string>
#include <string_view>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  const StatePlace state = elsewhere("a backend.tf beside the template");
  App app{argc, argv, {.residency = {eu_central_1, eu_west_1}, .tags = {{"system", "members"}}, .state = state}};
  const bool production = app.environment().is_production();
  // Staging has an account and a name of its own.
  const auto account = app.by_environment<std::string_view>({{"production", "123456789012"},
                                                             {"staging", "210987654321"}});
  const std::string domain{app.by_environment<std::string_view>({{"production", "example.com"},
                                                                 {"staging", "staging.example.com"}})};
  const std::string www = "www." + domain;
  const std::string direct = "api." + domain;

  // ---- what the account has: a stack of its own, so that the records outlive what they tell of
  Stack audit{app, "members-audit", {.region = eu_central_1, .account = account}};
  AccountBaseline baseline{audit, "Baseline", {
      .monthly_budget = usd_of(app.by_environment<int>({{"production", 2500}, {"staging", 400}})),
      .notify = {"ops@example.com"},
      .lock = outside_production(governance_lock),  // bare, it does not compile: QN-AUD-02
  }};

  // ---- names and certificates
  Stack web{app, "members", {.region = eu_central_1, .account = account}};
  DnsZone zone{web, "Zone", {.domain = domain}};
  Certificate<us_east_1> site_cert{web, "SiteCert", {.domain = www, .zone = zone}};
  // CloudFront asks the load balancer for the site's name.
  Certificate api_cert{web, "ApiCert", {.domain = direct, .alternative_names = {www}, .zone = zone}};

  // ---- network, secrets, images, and who is told of failures
  Vpc vpc{web, "Vpc", {.layout = vpc_layout("10.40.0.0/16"_cidr, zones<2>), .nat = outside_production(single_nat)}};
  SecretsVault vault{web, "Vault", {.replicas = {eu_west_1}}};
  VaultSecret tokens = vault.signing_key("Tokens", {.rotation = days<30>});  // days<90> does not compile: QN-SEC-04
  ContainerRegistry registry{web, "Images", {}};
  Alarms alarms{web, "Alarms", {.notify = {mail("ops@example.com")}}};

  const auto personal = {email_addresses, person_names, postal_addresses, json_web_tokens};

  // ---- the database
  RdsMysql db{web, "Db", {
      .subnets = vpc.isolated_subnets(),               // vpc.public_subnets() does not compile: QN-RDS-01
      .encryption = KmsKey<Database>{web, "DbKey"},    // leaving it out does not compile: QN-KMS-01
      .master = vault.database_master(),               // a password as text does not compile: QN-RDS-05
      .instance_class = outside_production(db_t4g_medium),
      .availability = outside_production(single_az),   // bare, it does not compile: QN-RDS-03
      .storage = storage(gib<100>, up_to<1000>),       // without a limit it does not compile: QN-RDS-12
      .backup_retention = days<30>,
      .masked_in_logs = personal,                      // its general log has the text of queries
  }};
  DatabaseUser user = db.application_user("members");
  // What only reads asks a copy; staging has none, and asks the database itself.
  Text reader = db.endpoint_address();
  if (production) {
    DatabaseReplica copy = db.replica("Reader");
    alarms.watch(copy);
    reader = copy.endpoint_address();
  }

  // ---- the API. An image that is known to be good comes back by: quoin synth --context image=sha256:…
  FargateService api{web, "Api", {
      .subnets = vpc.private_subnets(),                // vpc.public_subnets() does not compile: QN-ECS-01
      .image = registry.image(parse_digest(app.context(
          "image", "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))),
      .port = tls_port<3443>,                          // a bare 3443 does not compile: QN-TLS-08
      .size = production ? fargate_size<1024, 2048> : fargate_size<256, 512>,
      .environment = {{"DB_READER", reader}, {"TOKENS_ARN", tokens.arn()}},
      .secrets = {{"DB_HOST", user.host()},
                  {"DB_USER", user.username()},
                  {"DB_PASSWORD", user.password()}},   // db.master_secret().password() does not: QN-RDS-14
      .health = {.path = "/api/health"},
      .masked_in_logs = personal,
      .tasks = production ? tasks<2, 20> : tasks<1, 2>,
      .scaling = {.cpu_percent = 60, .requests_per_target = 1000},
  }};
  tokens.grant_read(api);  // the program reads both keys, the current one and the one before

  // ---- the entries
  Alb<internet_facing> alb{web, "Alb", {
      .subnets = vpc.public_subnets(),
      .certificate = api_cert,                         // leaving it out does not compile: QN-TLS-01
      .web_acl = WebAcl<regional>{web, "Waf", {.rate_limit = per_5_minutes<2000>}},
      .http = reject,
  }};
  CloudFrontSite site{web, "Site", {
      .certificate = site_cert,                        // api_cert does not compile: QN-CDN-04
      .aliases = {www},
      .web_acl = WebAcl<cloudfront>{web, "SiteWaf", {.rate_limit = per_5_minutes<2000>}},
      .content = folder(app.context("content", "frontend")),
      .routing = single_page_app,
      .price_class = everywhere,
  }};
  DnsRecord site_name{web, "Www", {.zone = zone, .name = www, .to = alias_of(site)}};
  DnsRecord api_name{web, "Direct", {.zone = zone, .name = direct, .to = alias_of(alb)}};

  // ---- who reaches whom, and nobody else
  internet >> site >> alb >> api >> db;                // the site's /api/*; site >> db does not compile: QN-SG-03
  internet >> alb;                                     // clients that are no browsers

  // ---- who is told of failures, of failed logins, and of what is unusual
  alarms.watch(alb).watch(db).watch(site).watch(baseline);
  alarms.watch(api, {.failed_logins = R"({ $.event = "login_failed" })"_log_pattern});  // left out: QN-AUD-05

  Output address{web, "SiteDomain", {.value = site.dns_name(), .description = "Where the site answers."}};
  return app.synth();
}
