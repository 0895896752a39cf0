// A subnet outside its VPC.
#include <quoin/app.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  constexpr VpcLayout layout =
      vpc_layout("10.20.0.0/16"_cidr, zones<2>,
                 public_ranges("10.20.0.0/24"_cidr, "10.20.1.0/24"_cidr),
                 private_ranges("10.20.16.0/20"_cidr, "10.20.32.0/20"_cidr),
                 isolated_ranges("10.20.2.0/24"_cidr, "10.21.3.0/24"_cidr));
#else
  constexpr VpcLayout layout =
      vpc_layout("10.20.0.0/16"_cidr, zones<2>,
                 public_ranges("10.20.0.0/24"_cidr, "10.20.1.0/24"_cidr),
                 private_ranges("10.20.16.0/20"_cidr, "10.20.32.0/20"_cidr),
                 isolated_ranges("10.20.2.0/24"_cidr, "10.20.3.0/24"_cidr));
#endif
  Vpc vpc{stack, "Vpc", {.layout = layout}};
  return app.synth();
}
