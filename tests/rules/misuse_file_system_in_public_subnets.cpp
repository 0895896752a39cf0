// A file system where the internet is next door.
// expect: a file system is reached in isolated or private subnets
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
  FileSystem uploads{stack, "Uploads", {.subnets = vpc.public_subnets()}};
#else
  FileSystem uploads{stack, "Uploads", {.subnets = vpc.isolated_subnets()}};
#endif
  return app.synth();
}
