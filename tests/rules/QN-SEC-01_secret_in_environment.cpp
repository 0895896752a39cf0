// A secret among the plain variables.
#include <quoin/app.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ContainerRegistry registry{stack, "Images", {}};
  SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
  RdsMysql db{stack, "Db", {
      .subnets = vpc.isolated_subnets(),
      .encryption = KmsKey<Database>{stack, "DbKey"},
      .master = vault.database_master(),
  }};
  FargateService api{stack, "Api", {
      .subnets = vpc.private_subnets(),
      .image = registry.image("sha256:0000000000000000000000000000000000000000000000000000000000000000"_digest),
      .port = tls_port<3443>,
#ifdef MISUSE
      .environment = {{"DB_PASSWORD", db.application_user("chat").password()}},
#else
      .secrets = {{"DB_PASSWORD", db.application_user("chat").password()}},
#endif
  }};
  return app.synth();
}
