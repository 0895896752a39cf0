// A service that calls the public load balancer through its security group.
#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  Certificate cert{stack, "Cert", {.domain = "api.example.com"}};
  ContainerRegistry registry{stack, "Images", {}};
  Alb<internet_facing> alb{stack, "Alb", {
      .subnets = vpc.public_subnets(),
      .certificate = cert,
      .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}},
  }};
  FargateService api{stack, "Api", {
      .subnets = vpc.private_subnets(),
      .image = registry.image("sha256:0000000000000000000000000000000000000000000000000000000000000000"_digest),
      .port = tls_port<3443>,
  }};
#ifdef MISUSE
  api >> alb;
#else
  internet >> alb >> api;
#endif
  return app.synth();
}
