// Who else reads, as text.
#include <quoin/app.hpp>
#include <quoin/aws/bucket.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = eu_west_1}};
  Bucket media{stack, "Media", {
      .old_objects = expire_after(days<365>),
#ifdef MISUSE
      .also_reached_by = {"*"},
  }};
#else
      .also_reached_by = {"arn:aws:iam::123456789012:user/developer"_arn},
  }};
#endif
  return app.synth();
}
