// A move that S3 does not make so early.
#include <quoin/app.hpp>
#include <quoin/aws/bucket.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = eu_west_1}};
  Bucket media{stack, "Media", {
#ifdef MISUSE
      .old_objects = move_after(days<10>, infrequent_access),
#else
      .old_objects = move_after(days<30>, infrequent_access),
#endif
  }};
  return app.synth();
}
