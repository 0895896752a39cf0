// A zone by a name that is no letter of a zone.
// expect: a zone is named by its letter, 'a' to 'h', each once. Fix: 
#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {
#ifdef MISUSE
      .layout = vpc_layout("10.20.0.0/16"_cidr, zones<'a', 'B'>),
#else
      .layout = vpc_layout("10.20.0.0/16"_cidr, zones<'a', 'b'>),
#endif
  }};
  return app.synth();
}
