// A default route from private subnets that is not through NAT.
#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
#ifdef MISUSE
  vpc.route(vpc.private_subnets(), "0.0.0.0/0"_cidr, transit_gateway("tgw-0123456789abcdef0"));
#else
  vpc.route(vpc.private_subnets(), "10.0.0.0/8"_cidr, transit_gateway("tgw-0123456789abcdef0"));
#endif
  return app.synth();
}
