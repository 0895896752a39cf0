// A VPC in one zone, by its letter.
#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {
#ifdef MISUSE
      .layout = vpc_layout("10.20.0.0/16"_cidr, zones<'b'>),
#else
      .layout = vpc_layout("10.20.0.0/16"_cidr, zones<'b', 'c'>),
#endif
  }};
  return app.synth();
}
