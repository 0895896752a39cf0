// More than all tasks on Spot.
// expect: Spot takes 1 to 100 % of the tasks beyond one on demand at least
#include <quoin/app.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ContainerRegistry registry{stack, "Images", {}};
  FargateService api{stack, "Api", {
      .subnets = vpc.private_subnets(),
      .image = registry.image("sha256:0000000000000000000000000000000000000000000000000000000000000000"_digest),
      .port = tls_port<3443>,
#ifdef MISUSE
      .spot = spot_share<120, 2>,
#else
      .spot = spot_share<70, 2>,
#endif
  }};
  return app.synth();
}
