// The key of another class.
#include <quoin/app.hpp>
#include <quoin/aws/audit_trail.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  AuditTrail trail{stack, "Trail", {.encryption = KmsKey<Logs>{stack, "Key"}}};
#else
  AuditTrail trail{stack, "Trail", {.encryption = KmsKey<Trail>{stack, "Key"}}};
#endif
  return app.synth();
}
