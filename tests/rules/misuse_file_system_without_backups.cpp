// No backups, in every environment.
// expect: a file system is backed up every day in production
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
  FileSystem uploads{stack, "Uploads", {.subnets = vpc.isolated_subnets(), .backups = no_backups}};
#else
  FileSystem uploads{stack, "Uploads", {.subnets = vpc.isolated_subnets(), .backups = outside_production(no_backups)}};
#endif
  return app.synth();
}
