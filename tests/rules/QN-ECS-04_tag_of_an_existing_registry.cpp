// A tag of a registry whose tags may move, for all that the program knows.
// expect: the tags of a registry that stands already may move
#include <quoin/app.hpp>
#include <quoin/aws/existing_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ExistingRegistry images{stack, "Images", {.repository = "chat/images"}};
  ExistingRegistry<immutable_tags> stated{stack, "Stated", {.repository = "chat/images"}};
  FargateService api{stack, "Api", {
      .subnets = vpc.private_subnets(),
#ifdef MISUSE
      .image = images.image("v1.4.2"_tag),
#else
      .image = stated.image("v1.4.2"_tag),
#endif
      .port = tls_port<3443>,
  }};
  return app.synth();
}
