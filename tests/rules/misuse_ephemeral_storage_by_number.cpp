// A bare number, which the compiler cannot judge.
// expect: a task's ephemeral storage is a size
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
      .ephemeral_storage = 50,
#else
      .ephemeral_storage = gib<50>,
#endif
  }};
  return app.synth();
}
