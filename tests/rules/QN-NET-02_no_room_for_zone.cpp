// A third zone where the range has room for two.
#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {
#ifdef MISUSE
      .layout = vpc_layout("10.20.0.0/24"_cidr, zones<3>),
#else
      .layout = vpc_layout("10.20.0.0/23"_cidr, zones<3>),
#endif
  }};
  return app.synth();
}
