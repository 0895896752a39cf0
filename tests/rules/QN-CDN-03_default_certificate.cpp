// CloudFront's own certificate, in every environment.
#include <quoin/app.hpp>
#include <quoin/aws/cloudfront_site.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = eu_west_1}};
  CloudFrontSite site{stack, "Site", {
#ifdef MISUSE
      .certificate = default_certificate,
#else
      .certificate = outside_production(default_certificate),
#endif
      .web_acl = WebAcl<cloudfront>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}},
  }};
  return app.synth();
}
