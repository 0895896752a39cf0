// A token that everybody reads who may list parameters.
#include <quoin/app.hpp>
#include <quoin/aws/secure_parameter.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  [[maybe_unused]] SecureParameter token{
      stack, "Token", {.encryption = KmsKey<Tokens>{stack, "Key"}, .rotation = by_owner(days<90>), .type = "String"}};
#else
  [[maybe_unused]] SecureParameter token{
      stack, "Token", {.encryption = KmsKey<Tokens>{stack, "Key"}, .rotation = by_owner(days<90>), .type = secure_string}};
#endif
  return app.synth();
}
