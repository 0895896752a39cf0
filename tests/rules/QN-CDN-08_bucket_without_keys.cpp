// Private media by plain links.
#include <quoin/app.hpp>
#include <quoin/aws/cloudfront_site.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = eu_west_1}};
  Bucket media{stack, "Media", {.old_objects = expire_after(days<365>)}};
  KeyGroup keys{stack, "Keys", {.public_keys = {R"(-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEo+mRFKXWeLr1VKPkk2/tiBoc2soK
hwv8T/UvdjslTCNh/YTdGBdGpjAOee6Q7gi1EbbHl9FPCbyunL236Uh6lQ==
-----END PUBLIC KEY-----)"_public_key}}};
  CloudFrontSite site{stack, "Site", {
      .certificate = Certificate<us_east_1>{stack, "Cert", {.domain = "www.example.com"}},
      .web_acl = WebAcl<cloudfront>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}},
#ifdef MISUSE
      .media = media,
#else
      .media = signed_urls(media, keys),
#endif
  }};
  return app.synth();
}
