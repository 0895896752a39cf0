// A boolean for a promise.
#include <quoin/app.hpp>
#include <quoin/aws/state_backend.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  StateBackend state{stack, "State", {.bucket = "acme-state", .mfa_delete = false}};
#else
  StateBackend state{stack, "State", {.bucket = "acme-state", .mfa_delete = mfa_delete_by_root}};
#endif
  return app.synth();
}
