// A back office: the staff of a company sign in and work on orders, and the scanners of its warehouses report to it.
#include <quoin/app.hpp>
#include <quoin/aws/address_plan.hpp>
#include <quoin/aws/alarms.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/alb_login.hpp>
#include <quoin/aws/cloudwatch_agent.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/dns_zone.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/file_system.hpp>
#include <quoin/aws/rds_postgres.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/secure_parameter.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/aws/vpc_peering.hpp>

#include <string>
#include <string_view>

using namespace quoin;
using namespace quoin::aws;

// What a carrier of parcels issues, apart from every other class of secrets.
struct Carriers {
  static constexpr std::string_view key_class = "carriers";
};

int main(int argc, char** argv) {
  // The bucket of the states is made by examples/account-baseline, once for the account.
  App app{argc, argv, {.baseline = elsewhere("examples/account-baseline"),
                       .residency = {eu_central_1, eu_west_1},
                       .tags = {{"system", "back-office"}},
                       .state = TerraformState{.bucket = "example-terraform-state",
                                               .region = eu_central_1,
                                               .folder = "back-office"}}};
  const bool production = app.environment().is_production();
  const std::string domain{app.by_environment<std::string_view>({{"production", "office.example.com"},
                                                                 {"staging", "office.staging.example.com"}})};
  const auto account = app.by_environment<std::string_view>({{"production", "123456789012"},
                                                             {"staging", "210987654321"}});
  Stack stack{app, "back-office", {.region = eu_central_1, .account = account}};

  // ---- two networks out of one block: programs here, records there, and one way between them
  constexpr auto plan = address_plan("10.64.0.0/14"_cidr, vpc_ranges<16, "office", "records">);
  Vpc office{stack, "Office", {.layout = vpc_layout(plan.of<"office">(), zones<2>),
                               .nat = outside_production(single_nat)}};
  Vpc records{stack, "Records", {.layout = vpc_layout(plan.of<"records">(), zones<2>),
                                 .nat = no_nat}};        // nothing here asks the internet
  VpcPeering peering{stack, "Peering", {.from = office.private_subnets(), .to = records.isolated_subnets()}};

  // ---- secrets, images, and who is told of failures
  SecretsVault vault{stack, "Vault", {.replicas = {eu_west_1}}};
  ContainerRegistry registry{stack, "Images", {}};
  Alarms alarms{stack, "Alarms", {.notify = {mail("ops@example.com")}}};
  const auto image = [&](std::string_view program, std::string_view known) {
    return registry.image(parse_digest(app.context(program, known)));
  };

  // ---- the orders: a database whose user gets a new password every thirty days, and a copy that answers reads
  RdsPostgres orders_db{stack, "OrdersDb", {
      .subnets = records.isolated_subnets(),
      .encryption = KmsKey<Database>{stack, "OrdersDbKey"},
      .master = vault.database_master(),
      .instance_class = outside_production(db_t4g_medium),
      .availability = outside_production(single_az),
      .database_name = "orders",
  }};
  DatabaseUser user = orders_db.application_user("orders", {.rotation = days<30>});
  Text reader = orders_db.endpoint_address();
  if (production) {
    DatabaseReplica copy = orders_db.replica("Reader");
    alarms.watch(copy);
    reader = copy.endpoint_address();
  }

  // ---- the journal of who changed what: apart, so that who may change an order cannot change its history
  RdsPostgres journal{stack, "Journal", {
      .subnets = records.isolated_subnets(),
      .encryption = KmsKey<Database>{stack, "JournalKey"},  // OrdersDbKey again does not compile: QN-KMS-02
      .master = rds_managed(vault.database_master()),       // RDS makes it anew every week
      .instance_class = outside_production(db_t4g_medium),
      .availability = outside_production(single_az),
      .database_name = "journal",
  }};

  // ---- the service that knows orders: by gRPC, for the pages below and for the scanners of the warehouses
  FargateService orders{stack, "Orders", {
      .subnets = office.private_subnets(),
      .image = image("orders-image", "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
      .port = tls_port<8443>,
      .size = production ? fargate_size<1024, 2048> : fargate_size<256, 512>,
      .architecture = arm64,
      .environment = {{"DB_READER", reader}, {"JOURNAL_HOST", journal.endpoint_address()}},
      .secrets = {{"DB_HOST", user.host()}, {"DB_USER", user.username()}, {"DB_PASSWORD", user.password()}},
      .health = {.path = "/grpc.health.v1.Health/Check", .codes = "0"},
      .load_balancing = {.version = grpc},
      .sidecars = {cloudwatch_agent(
          image("agent-image", "sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"),
          {.metric_namespace = "BackOffice/Orders"})},
      .tasks = production ? tasks<2, 10> : tasks<1, 2>,
  }};
  journal.grant_connect(orders, "journal");             // it signs in as its role: no password to keep

  // ---- what the carrier has issued, which the service reads by itself. A parameter is free, and only Terraform makes
  // one: quoin synth --target terraform -c carrier-token=parameter
  if (app.context("carrier-token", "vault") == "parameter") {
    SecureParameter token{stack, "CarrierToken", {.encryption = KmsKey<Tokens>{stack, "TokensKey"},
                                                  .rotation = by_owner(days<90>)}};
    token.grant_read(orders);
    orders.add_environment("CARRIER_ARN", token.arn());
  } else {
    VaultSecret token = vault.secret<Carriers>("Carrier", {.rotation = by_owner(days<90>)});
    token.grant_read(orders);
    orders.add_environment("CARRIER_ARN", token.arn());
  }

  // ---- the pages that the staff see, with the scanned papers of each order
  FileSystem papers{stack, "Papers", {.subnets = office.isolated_subnets()}};
  FargateService portal{stack, "Portal", {
      .subnets = office.private_subnets(),
      .image = image("portal-image", "sha256:fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13"),
      .port = tls_port<3443>,
      .size = production ? fargate_size<1024, 4096> : fargate_size<512, 1024>,
      .architecture = arm64,
      .environment = {{"ORDERS_URL", orders.url()}},    // https://orders.back-office.internal:8443
      .writable_paths = {"/tmp"},
      .volumes = {mount(papers, "/var/papers")},
      .ephemeral_storage = gib<40>,                      // pages are drawn there
      .load_balancing = {.stickiness = load_balancer_cookie(seconds<28800>)},
      .tasks = production ? tasks<2, 8> : tasks<1, 2>,
      .scaling = {.cpu_percent = 60, .memory_percent = 70},
      .schedules = {{"night", cron<"0 21 ? * * *">, production ? tasks<1, 2> : no_tasks, "Europe/Berlin"},
                    {"day", cron<"0 6 ? * MON-SAT *">, production ? tasks<2, 8> : tasks<1, 2>, "Europe/Berlin"}},
      .spot = spot_share<50, 1>,                         // the first task is always on demand
      .exec = outside_production(logged_sessions),       // bare, it does not compile: QN-ECS-03
  }};

  // ---- the entry
  DnsZone zone{stack, "Zone", {.domain = domain}};
  Alb<internet_facing> alb{stack, "Alb", {
      .subnets = office.public_subnets(),
      .certificate = Certificate{stack, "Cert", {.domain = domain, .zone = zone}},
      .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}},
  }};
  DnsRecord name{stack, "Name", {.zone = zone, .name = domain, .to = alias_of(alb)}};
  CognitoLogin staff{stack, "Staff", {
      .user_pool_arn = production ? "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_AbCdEfGhI"
                                  : "arn:aws:cognito-idp:eu-central-1:210987654321:userpool/eu-central-1_JkLmNoPqR",
      .client_id = production ? "1example23456789" : "2example34567890",
      .domain = production ? "example-office" : "example-office-staging",
  }};

  // ---- who reaches whom, and nobody else
  internet >> alb >> on(host(domain), signed_in(staff)) >> portal >> orders;  // internet >> portal does not: QN-SG-02
  alb >> on(path("/orders.v1.Scans/*"), priority(10)) >> orders;  // scanners sign their calls themselves
  orders >> orders_db;                                   // through the peering: without it, synthesis refuses the edge
  orders >> journal;
  orders >> outside(https);                              // the carrier

  alarms.watch(alb).watch(orders_db).watch(journal);
  alarms.watch(portal, {.failed_logins = no_logins("the load balancer signs its users in")});
  alarms.watch(orders, {.failed_logins = R"({ $.event = "scanner_refused" })"_log_pattern});

  Output address{stack, "Address", {.value = "https://" + domain, .description = "Where the staff sign in."}};
  return app.synth();
}
