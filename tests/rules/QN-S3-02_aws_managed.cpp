// AWS's own key, in every environment.
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
      .encryption = aws_managed,
#else
      .encryption = outside_production(aws_managed),
#endif
  }};
  return app.synth();
}
