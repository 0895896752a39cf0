// One NAT gateway for all zones in production, without a reason.
// expect: ends their egress when its zone fails. Fix: 
#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>), .nat = single_nat}};
#else
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>), .nat = outside_production(single_nat)}};
#endif
  return app.synth();
}
