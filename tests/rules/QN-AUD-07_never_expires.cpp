// Logs that never expire, without a reason.
#include <quoin/app.hpp>
#include <quoin/aws/log_group.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  [[maybe_unused]] LogGroup logs{stack, "Audit", {.retention = days<0>}};
#else
  [[maybe_unused]] LogGroup logs{stack, "Audit", {.retention = keep_forever("the regulator asks")}};
#endif
  return app.synth();
}
