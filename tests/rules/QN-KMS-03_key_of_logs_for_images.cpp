// One key for two classes.
#include <quoin/app.hpp>
#include <quoin/aws/container_registry.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  ContainerRegistry registry{stack, "Images", {.encryption = KmsKey<Logs>{stack, "Key"}}};
#else
  ContainerRegistry registry{stack, "Images", {.encryption = KmsKey<Images>{stack, "Key"}}};
#endif
  return app.synth();
}
