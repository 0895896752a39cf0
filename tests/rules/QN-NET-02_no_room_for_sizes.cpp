// Subnets that together are larger than their VPC.
#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {
#ifdef MISUSE
      .layout = vpc_layout("10.20.0.0/20"_cidr, zones<2>, subnet_sizes<24, 21, 24>),
#else
      .layout = vpc_layout("10.20.0.0/20"_cidr, zones<2>, subnet_sizes<24, 22, 24>),
#endif
  }};
  return app.synth();
}
