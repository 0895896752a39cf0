// Two years, where CloudFront keeps a file for one.
// expect: 0 to 31,536,000 seconds
#include <quoin/app.hpp>
#include <quoin/aws/cloudfront_site.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = eu_west_1}};
  CloudFrontSite site{stack, "Site", {
      .certificate = Certificate<us_east_1>{stack, "Cert", {.domain = "www.example.com"}},
      .web_acl = WebAcl<cloudfront>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}},
#ifdef MISUSE
      .asset_time = seconds<63072000>,
#else
      .asset_time = seconds<31536000>,
#endif
  }};
  return app.synth();
}
