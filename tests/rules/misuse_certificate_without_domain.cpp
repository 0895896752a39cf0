// A certificate for no name.
// expect: property 'domain' is required
#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  Certificate cert{stack, "Cert", {}};
#else
  Certificate cert{stack, "Cert", {.domain = "api.example.com"}};
#endif
  return app.synth();
}
