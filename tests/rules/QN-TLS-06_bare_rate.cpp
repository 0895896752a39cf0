// A rate limit that does not say its span.
#include <quoin/app.hpp>
#include <quoin/aws/web_acl.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  WebAcl<regional> acl{stack, "Waf", {.rate_limit = 2000}};
#else
  WebAcl<regional> acl{stack, "Waf", {.rate_limit = per_5_minutes<2000>}};
#endif
  return app.synth();
}
