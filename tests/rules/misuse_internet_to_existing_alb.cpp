// The internet before a load balancer of somebody else's.
// expect: whom a load balancer that stands already takes in from the internet is its owner's to say
#include <quoin/app.hpp>
#include <quoin/aws/existing_alb.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ExistingAlb<internet_facing> edge{stack, "Edge", {
      .vpc = vpc,
      .https_listener = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2",
      .security_group = "sg-0123456789abcdef0",
  }};
#ifdef MISUSE
  internet >> edge;
#endif
  return app.synth();
}
