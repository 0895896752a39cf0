// A load balancer, a service and a database in three tiers: internet >> alb >> api >> db.
#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  const StatePlace state = elsewhere("a backend.tf beside the template");
  App app{argc, argv, {.baseline = elsewhere("the organization's trail"), .tags = {{"system", "shop"}}, .state = state}};
  Stack stack{app, "shop", {.region = eu_central_1, .account = "123456789012"}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  SecretsVault vault{stack, "Vault", {.replicas = {eu_west_1}}};
  ContainerRegistry registry{stack, "Images", {}};
  Certificate cert{stack, "Cert", {.domain = "shop.example.com"}};

  Alb<internet_facing> alb{stack, "Alb", {
      .subnets = vpc.public_subnets(),
      .certificate = cert,
      .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}},
  }};
  RdsMysql db{stack, "Db", {
      .subnets = vpc.isolated_subnets(),
      .encryption = KmsKey<Database>{stack, "DbKey"},
      .master = vault.database_master(),
  }};
  FargateService api{stack, "Api", {
      .subnets = vpc.private_subnets(),
      .image = registry.image("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"_digest),
      .port = tls_port<3443>,
      .secrets = {{"DB_PASSWORD", db.application_user("shop").password()}},
  }};

  internet >> alb >> api >> db;

  Output address{stack, "AlbDnsName", {.value = alb.dns_name(), .description = "Where the shop answers."}};
  return app.synth();
}
