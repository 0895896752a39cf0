// A number without a unit, for a database's user.
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
  RdsMysql db{stack,
              "Db",
              {.subnets = vpc.isolated_subnets(),
               .encryption = KmsKey<Database>{stack, "DbKey"},
               .master = vault.database_master()}};
#ifdef MISUSE
  db.application_user("chat", {.rotation = 30});
#else
  db.application_user("chat", {.rotation = days<30>});
#endif
  return app.synth();
}
