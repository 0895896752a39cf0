// A key that is somebody else's too.
#include <quoin/app.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
  [[maybe_unused]] KmsKey<Database> shared{stack, "Shared"};
  RdsMysql db{stack, "Db", {
      .subnets = vpc.isolated_subnets(),
#ifdef MISUSE
      .encryption = shared,
#else
      .encryption = KmsKey<Database>{stack, "DbKey"},
#endif
      .master = vault.database_master(),
  }};
  return app.synth();
}
