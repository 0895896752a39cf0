// A copy under the key of another class.
#include <quoin/app.hpp>
#include <quoin/aws/secrets_vault.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Stack far{app, "far", {.region = eu_central_1}};
  [[maybe_unused]] KmsKey<DatabaseSecrets> key{far, "Key"};
  [[maybe_unused]] KmsKey<Database> other{far, "Other"};
#ifdef MISUSE
  SecretsVault vault{stack, "Vault", {.replicas = {replica(eu_central_1, other)}}};
#else
  SecretsVault vault{stack, "Vault", {.replicas = {replica(eu_central_1, key)}}};
#endif
  return app.synth();
}
