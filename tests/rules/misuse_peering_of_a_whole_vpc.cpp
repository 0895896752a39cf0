// A peering that does not say which subnets reach the other VPC.
// expect: not the VPC as a whole. Fix: 
#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/aws/vpc_peering.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc shop{stack, "Shop", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  Vpc data{stack, "Data", {.layout = vpc_layout("10.21.0.0/16"_cidr, zones<2>)}};
#ifdef MISUSE
  VpcPeering peering{stack, "Peering", {.from = shop, .to = data.isolated_subnets()}};
#else
  VpcPeering peering{stack, "Peering", {.from = shop.private_subnets(), .to = data.isolated_subnets()}};
#endif
  return app.synth();
}
