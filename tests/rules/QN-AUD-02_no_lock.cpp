// A boolean for a lock.
#include <quoin/app.hpp>
#include <quoin/aws/account_baseline.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  AccountBaseline account{stack, "Account", {.monthly_budget = usd<800>, .lock = false}};
#else
  AccountBaseline account{stack, "Account", {.monthly_budget = usd<800>, .lock = compliance_lock}};
#endif
  return app.synth();
}
