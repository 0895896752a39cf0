// Every request of a load balancer of somebody else's.
// expect: what no route of a load balancer that stands already takes is its owner's
#include <quoin/app.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/existing_alb.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ContainerRegistry registry{stack, "Images", {}};
  FargateService api{stack, "Api", {
      .subnets = vpc.private_subnets(),
      .image = registry.image("v1.4.2"_tag),
      .port = tls_port<3443>,
  }};
  ExistingAlb<internet_facing> edge{stack, "Edge", {
      .vpc = vpc,
      .https_listener = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2",
      .security_group = "sg-0123456789abcdef0",
  }};
#ifdef MISUSE
  edge >> api;
#else
  edge >> on(host("api.example.com"), priority(10)) >> api;
#endif
  return app.synth();
}
