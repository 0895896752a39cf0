// A list without a region.
#include <quoin/app.hpp>
#include <quoin/aws/secrets_vault.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  SecretsVault vault{stack, "Vault", {.replicas = {}}};
#else
  SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
#endif
  return app.synth();
}
