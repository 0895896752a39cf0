// No money at all.
// expect: a monthly budget is 1 to 1,000,000,000 US dollars
#include <quoin/app.hpp>
#include <quoin/aws/account_baseline.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  AccountBaseline account{stack, "Account", {.monthly_budget = usd<0>}};
#else
  AccountBaseline account{stack, "Account", {.monthly_budget = usd<800>}};
#endif
  return app.synth();
}
