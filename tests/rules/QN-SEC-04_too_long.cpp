// A rotation that Secrets Manager does not have.
// expect: 1 to 1,000 days
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
  vault.secret<Partners>("Api", {.rotation = days<1001>});
#else
  vault.secret<Partners>("Api", {.rotation = days<1000>});
#endif
  return app.synth();
}
