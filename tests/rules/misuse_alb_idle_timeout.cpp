// An idle timeout that AWS does not have.
// expect: idle timeout is 1 to 4,000 seconds
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
  Alb<internet_facing> alb{stack, "Alb", {
      .subnets = vpc.public_subnets(),
      .certificate = cert,
      .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}},
#ifdef MISUSE
      .idle_timeout = seconds<4001>,
#else
      .idle_timeout = seconds<4000>,
#endif
  }};
  return app.synth();
}
