// A number without a unit.
#include <quoin/app.hpp>
#include <quoin/aws/audit_trail.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  AuditTrail trail{stack, "Trail", {.retention = 365}};
#else
  AuditTrail trail{stack, "Trail", {.retention = days<365>}};
#endif
  return app.synth();
}
