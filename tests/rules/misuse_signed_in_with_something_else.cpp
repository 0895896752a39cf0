// A route whose users would sign in with a secret.
// expect: users sign in with a login
#include <quoin/app.hpp>
#include <quoin/aws/alb_login.hpp>
#include <quoin/aws/secrets_vault.hpp>

using namespace quoin;
using namespace quoin::aws;

struct IdentityProvider {
  static constexpr std::string_view key_class = "identity-provider";
};

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  SecretsVault vault{stack, "Vault", {.replicas = {eu_central_1}}};
  const VaultSecret secret = vault.secret<IdentityProvider>("Login", {.rotation = by_owner(days<90>)});
  OidcLogin login{stack, "Login", {
      .issuer = "https://login.example.com",
      .authorization_endpoint = "https://login.example.com/authorize",
      .token_endpoint = "https://login.example.com/token",
      .user_info_endpoint = "https://login.example.com/userinfo",
      .client_id = "chat",
      .client_secret = secret.value(),
  }};
#ifdef MISUSE
  [[maybe_unused]] const Route route = signed_in(secret);
#else
  [[maybe_unused]] const Route route = signed_in(login);
#endif
  return app.synth();
}
