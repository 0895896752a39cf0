// No function can make a relay's password.
// expect: only who issues this secret
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
  vault.smtp_credentials("Mail", {.rotation = days<90>});
#else
  vault.smtp_credentials("Mail", {.rotation = by_owner(days<90>)});
#endif
  return app.synth();
}
