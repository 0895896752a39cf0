// An image of a registry that stands already, as characters.
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
  FargateService api{stack, "Api", {
      .subnets = vpc.private_subnets(),
#ifdef MISUSE
      .image = images.image("api:latest"),
#else
      .image = images.image("sha256:0000000000000000000000000000000000000000000000000000000000000000"_digest),
#endif
      .port = tls_port<3443>,
  }};
  return app.synth();
}
