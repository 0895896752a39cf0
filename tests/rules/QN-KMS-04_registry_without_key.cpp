// A registry with the key that AWS manages.
#include <quoin/app.hpp>
#include <quoin/aws/container_registry.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  ContainerRegistry registry{stack, "Images", {.encryption = aws_managed}};
#else
  ContainerRegistry registry{stack, "Images", {.encryption = outside_production(aws_managed)}};
#endif
  return app.synth();
}
