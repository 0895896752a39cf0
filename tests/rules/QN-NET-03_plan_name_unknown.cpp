// A range that the plan does not have.
#include <quoin/app.hpp>
#include <quoin/aws/address_plan.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  constexpr auto plan = address_plan("10.20.0.0/14"_cidr, vpc_ranges<16, "shop", "data">);
#ifdef MISUSE
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout(plan.of<"tools">(), zones<2>)}};
#else
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout(plan.of<"data">(), zones<2>)}};
#endif
  return app.synth();
}
