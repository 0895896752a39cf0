// Alarms that reach nobody.
// expect: property 'notify' is required
#include <quoin/app.hpp>
#include <quoin/aws/alarms.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  Alarms alarms{stack, "Alarms", {}};
#else
  Alarms alarms{stack, "Alarms", {.notify = {mail("ops@example.com")}}};
#endif
  return app.synth();
}
