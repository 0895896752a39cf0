// A span that EFS does not have.
// expect: files move after 1, 7, 14, 30, 60, 90, 180, 270 or 365 days
#include <quoin/app.hpp>
#include <quoin/aws/file_system.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
#ifdef MISUSE
  FileSystem uploads{stack, "Uploads", {.subnets = vpc.isolated_subnets(), .infrequent_after = days<45>}};
#else
  FileSystem uploads{stack, "Uploads", {.subnets = vpc.isolated_subnets(), .infrequent_after = days<60>}};
#endif
  return app.synth();
}
