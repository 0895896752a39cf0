// An internal load balancer in public subnets.
// expect: an internal load balancer stands in private subnets
#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  Certificate cert{stack, "Cert", {.domain = "api.example.com"}};
#ifdef MISUSE
  Alb<internal> alb{stack, "Alb", {.subnets = vpc.public_subnets(), .certificate = cert}};
#else
  Alb<internal> alb{stack, "Alb", {.subnets = vpc.private_subnets(), .certificate = cert}};
#endif
  return app.synth();
}
