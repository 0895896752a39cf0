// Two VPCs of one name in a plan.
#include <quoin/app.hpp>
#include <quoin/aws/address_plan.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  constexpr auto plan = address_plan("10.20.0.0/14"_cidr, vpc_ranges<16, "shop", "shop">);
#else
  constexpr auto plan = address_plan("10.20.0.0/14"_cidr, vpc_ranges<16, "shop", "data">);
#endif
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout(plan.of<"shop">(), zones<2>)}};
  return app.synth();
}
