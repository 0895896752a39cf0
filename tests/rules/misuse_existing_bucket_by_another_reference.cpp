// A bucket that stands already, named by what is no bucket's name.
// expect: a bucket that stands already is named by text, or by a raw bucket's reference
#include <quoin/app.hpp>
#include <quoin/aws/bucket.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  ExistingBucket other{stack, "Other", {.name = "media-of-the-shop"}};
#ifdef MISUSE
  ExistingBucket media{stack, "Media", {.name = vpc.vpc_id()}};
#else
  ExistingBucket media{stack, "Media", {.name = other.name()}};
#endif
  return app.synth();
}
