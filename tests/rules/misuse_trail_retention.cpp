// A retention that S3 does not have.
// expect: records are kept for 1 to 36,500 days
#include <quoin/app.hpp>
#include <quoin/aws/audit_trail.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  AuditTrail trail{stack, "Trail", {.retention = days<40000>}};
#else
  AuditTrail trail{stack, "Trail", {.retention = days<365>}};
#endif
  return app.synth();
}
