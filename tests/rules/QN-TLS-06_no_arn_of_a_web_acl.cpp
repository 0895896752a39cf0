// The name of a web ACL where its ARN is meant.
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
#ifdef MISUSE
      .web_acl = "chat-acl"_web_acl,
#else
      .web_acl = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/chat/12345678"_web_acl,
#endif
  }};
  return app.synth();
}
