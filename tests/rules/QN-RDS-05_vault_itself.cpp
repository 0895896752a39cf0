// A vault is not the promise of a master.
#include <quoin/app.hpp>
#include <quoin/aws/rds_postgres.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
  RdsPostgres db{stack,
                 "Db",
                 {.subnets = vpc.isolated_subnets(),
                  .encryption = KmsKey<Database>{stack, "DbKey"},
#ifdef MISUSE
                  .master = vault}};
#else
                  .master = rds_managed(vault.database_master())}};
#endif
  return app.synth();
}
