// A key that is there already, named by what is no key.
// expect: a key that is there already is named by its ARN
#include <quoin/app.hpp>
#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/vpc.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
#ifdef MISUSE
  KmsKey<Logs> key{stack, "Key", {.existing = vpc.vpc_id()}};
#else
  KmsKey<Logs> key{stack, "Key", {.existing = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"}};
#endif
  return app.synth();
}
