// A web ACL without a rate limit.
#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  WebAcl<regional> acl{stack, "Waf", {}};
#else
  WebAcl<regional> acl{stack, "Waf", {.rate_limit = per_5_minutes<2000>}};
#endif
  return app.synth();
}
