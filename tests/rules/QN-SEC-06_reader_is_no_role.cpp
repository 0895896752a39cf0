// A stack is nobody who reads.
#include <quoin/app.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/aws/secrets_vault.hpp>

using namespace quoin;
using namespace quoin::aws;

struct Partners {
  static constexpr std::string_view key_class = "partners";
};

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
#ifdef MISUSE
  vault.signing_key("Session").grant_read(stack);
#else
  vault.signing_key("Session").grant_read(Role<Task>{stack, "Reader"});
#endif
  return app.synth();
}
