// A number that does not say what it counts.
#include <quoin/app.hpp>
#include <quoin/aws/log_group.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  [[maybe_unused]] LogGroup logs{stack, "Audit", {.retention = 365}};
#else
  [[maybe_unused]] LogGroup logs{stack, "Audit", {.retention = days<365>}};
#endif
  return app.synth();
}
