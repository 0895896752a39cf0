// The internet at the database's port.
#include <quoin/app.hpp>
#include <quoin/aws/rds_postgres.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

// A service of the user's own, which is declared to call databases.
struct Worker {
  Scope scope;
  std::string_view id;
  Node node = make_group(scope, id, "Worker", std::source_location::current());
};
template <>
inline constexpr bool quoin::may_reach<Worker, RdsPostgres> = true;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
  Worker worker{stack, "Worker"};
  RdsPostgres db{stack, "Db", {
      .subnets = vpc.isolated_subnets(),
      .encryption = KmsKey<Database>{stack, "DbKey"},
      .master = vault.database_master(),
  }};
#ifdef MISUSE
  internet >> db;
#else
  worker >> db;
#endif
  return app.synth();
}
