// A waiver of another rule.
#include <quoin/app.hpp>
#include <quoin/aws/state_backend.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  StateBackend state{stack, "State", {.bucket = "acme-state", .mfa_delete = waive<"QN-S3-03", "why">(until<2027, 3, 1>)}};
#else
  StateBackend state{stack, "State", {.bucket = "acme-state", .mfa_delete = waive<"QN-S3-06", "why">(until<2027, 3, 1>)}};
#endif
  return app.synth();
}
