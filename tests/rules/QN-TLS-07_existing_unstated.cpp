// A load balancer that stands already and does not state who reaches it.
#include <quoin/app.hpp>
#include <quoin/aws/existing_alb.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
#ifdef MISUSE
  ExistingAlb edge{stack, "Edge", {
      .vpc = vpc,
      .https_listener = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2",
      .security_group = "sg-0123456789abcdef0",
  }};
#else
  ExistingAlb<internal> edge{stack, "Edge", {
      .vpc = vpc,
      .https_listener = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2",
      .security_group = "sg-0123456789abcdef0",
  }};
#endif
  return app.synth();
}
