// The internet sends to a VPC that stands already.
#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  ExistingVpc vpc{stack, "Network", {
      .id = "vpc-0123456789abcdef0",
      .range = "10.1.0.0/16"_cidr,
      .private_subnets = {{'a', "subnet-0aaaaaaaaaaaaaaaa"}, {'b', "subnet-0bbbbbbbbbbbbbbbb"}},
  }};
#ifdef MISUSE
  internet >> vpc;
#else
  vpc.private_subnets();
#endif
  return app.synth();
}
