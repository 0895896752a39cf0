// Nothing is said of old objects.
// expect: property 'old_objects' is required
#include <quoin/app.hpp>
#include <quoin/aws/bucket.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = eu_west_1}};
#ifdef MISUSE
  Bucket media{stack, "Media", {}};
#else
  Bucket media{stack, "Media", {.old_objects = expire_after(days<365>)}};
#endif
  return app.synth();
}
