// Alarms on what is unusual, switched off.
#include <quoin/app.hpp>
#include <quoin/aws/alarms.hpp>
#include <quoin/aws/cloudfront_site.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = us_east_1}};
  Certificate<us_east_1> cert{stack, "Cert", {.domain = "www.example.com"}};
  CloudFrontSite site{stack, "Site", {
      .certificate = cert,
      .aliases = {"www.example.com"},
      .web_acl = WebAcl<cloudfront>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}},
  }};
  Alarms alarms{stack, "Alarms", {.notify = {mail("ops@example.com")}}};
#ifdef MISUSE
  alarms.watch(site, {.anomaly_band = false});
#else
  alarms.watch(site, {.anomaly_band = 2.5});
#endif
  return app.synth();
}
