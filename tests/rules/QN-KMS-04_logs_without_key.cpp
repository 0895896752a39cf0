// Logs with the key that AWS manages.
#include <quoin/app.hpp>
#include <quoin/aws/log_group.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  [[maybe_unused]] LogGroup logs{stack, "Audit", {.encryption = aws_managed}};
#else
  [[maybe_unused]] LogGroup logs{stack, "Audit", {.encryption = KmsKey<Logs>{stack, "Key"}}};
#endif
  return app.synth();
}
