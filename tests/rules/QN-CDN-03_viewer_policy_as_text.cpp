// CloudFront's word for plain HTTP.
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
      .viewers = "allow-all",
#else
      .viewers = reject,
#endif
  }};
  return app.synth();
}
