// A registry that stands already, named by what is no repository.
// expect: a registry that stands already is named by a repository's name or ARN
#include <quoin/app.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/existing_registry.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
#ifdef MISUSE
  ExistingRegistry images{stack, "Images", {.repository = vpc.vpc_id()}};
#else
  ExistingRegistry images{stack, "Images", {.repository = "chat/images"}};
#endif
  return app.synth();
}
