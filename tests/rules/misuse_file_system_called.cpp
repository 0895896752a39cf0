// A file system at the end of a chain, as if it were called.
// expect: a file system is mounted, not called
#include <quoin/app.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/file_system.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ContainerRegistry registry{stack, "Images", {}};
  FileSystem uploads{stack, "Uploads", {.subnets = vpc.isolated_subnets()}};
  FargateService api{stack, "Api", {
      .subnets = vpc.private_subnets(),
      .image = registry.image("sha256:0000000000000000000000000000000000000000000000000000000000000000"_digest),
      .port = tls_port<3443>,
      .volumes = {mount(uploads, "/var/uploads")},
  }};
#ifdef MISUSE
  api >> uploads;
#else
  api >> outside(https);
#endif
  return app.synth();
}
