// A certificate as plain text, which nobody checks.
#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  Alb<internal> alb{stack, "Alb", {
      .subnets = vpc.private_subnets(),
#ifdef MISUSE
      .certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
#else
      .certificate =
          "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"_certificate,
#endif
  }};
  return app.synth();
}
