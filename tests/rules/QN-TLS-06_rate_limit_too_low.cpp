// A rate limit below AWS's lowest.
// expect: a rate limit is 10 to 2,000,000,000 requests
#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  WebAcl<regional> acl{stack, "Waf", {.rate_limit = per_5_minutes<9>}};
#else
  WebAcl<regional> acl{stack, "Waf", {.rate_limit = per_5_minutes<10>}};
#endif
  return app.synth();
}
