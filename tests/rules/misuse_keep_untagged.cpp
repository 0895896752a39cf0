// Images without a tag that go at once.
// expect: images without a tag stay for 1 to 3,650 days
#include <quoin/app.hpp>
#include <quoin/aws/container_registry.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  ContainerRegistry registry{stack, "Images", {.keep_untagged = days<0>}};
#else
  ContainerRegistry registry{stack, "Images", {.keep_untagged = days<1>}};
#endif
  return app.synth();
}
