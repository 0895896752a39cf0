// A number without its meaning.
#include <quoin/app.hpp>
#include <quoin/aws/bucket.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = eu_west_1}};
  Bucket media{stack, "Media", {
#ifdef MISUSE
      .old_objects = 365,
#else
      .old_objects = expire_after(days<365>),
#endif
  }};
  return app.synth();
}
