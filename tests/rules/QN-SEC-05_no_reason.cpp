// No copies, and no reason.
#include <quoin/app.hpp>
#include <quoin/aws/secrets_vault.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  SecretsVault vault{stack, "Vault", {.replicas = nullptr}};
#else
  SecretsVault vault{stack, "Vault", {.replicas = no_replica("the residency has one region")}};
#endif
  return app.synth();
}
