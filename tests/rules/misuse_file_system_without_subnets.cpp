// A file system that says nowhere where it is reached.
// expect: property 'subnets' is required
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
  FileSystem uploads{stack, "Uploads", {.infrequent_after = stay}};
#else
  FileSystem uploads{stack, "Uploads", {.subnets = vpc.isolated_subnets(), .infrequent_after = stay}};
#endif
  return app.synth();
}
