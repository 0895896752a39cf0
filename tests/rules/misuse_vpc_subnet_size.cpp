// Public subnets too small for a load balancer.
// expect: a public one /27 or wider, for its load balancer. Fix: 
#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {
#ifdef MISUSE
      .layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>, subnet_sizes<28, 20, 22>),
#else
      .layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>, subnet_sizes<27, 20, 22>),
#endif
  }};
  return app.synth();
}
