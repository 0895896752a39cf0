// Tags that move.
#include <quoin/app.hpp>
#include <quoin/aws/container_registry.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  ContainerRegistry registry{stack, "Images", {.tag_mutability = "MUTABLE"}};
#else
  ContainerRegistry registry{stack, "Images", {}};
#endif
  return app.synth();
}
