// Port 80 switched on by a boolean.
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
  WebAcl<regional> acl{stack, "Waf", {.rate_limit = per_5_minutes<2000>}};
#ifdef MISUSE
  Alb<internet_facing> alb{stack, "Alb", {.subnets = vpc.public_subnets(), .certificate = cert, .web_acl = acl,
                                          .http = true}};
#else
  Alb<internet_facing> alb{stack, "Alb", {.subnets = vpc.public_subnets(), .certificate = cert, .web_acl = acl,
                                          .http = reject}};
#endif
  return app.synth();
}
