// A token without a key of its own.
// expect: property 'encryption' is required
#include <quoin/app.hpp>
#include <quoin/aws/secure_parameter.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  [[maybe_unused]] SecureParameter token{
      stack, "Token", {.rotation = by_owner(days<90>)}};
#else
  [[maybe_unused]] SecureParameter token{
      stack, "Token", {.encryption = KmsKey<Tokens>{stack, "TokenKey"}, .rotation = by_owner(days<90>)}};
#endif
  return app.synth();
}
