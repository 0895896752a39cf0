// A lock that can be lifted, in production.
#include <quoin/app.hpp>
#include <quoin/aws/audit_trail.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  AuditTrail trail{stack, "Trail", {.lock = governance_lock}};
#else
  AuditTrail trail{stack, "Trail", {.lock = outside_production(governance_lock)}};
#endif
  return app.synth();
}
