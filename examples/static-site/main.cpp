// A site behind CloudFront: pages from a private bucket, photos under signed URLs, and /api/* from a service.
#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/bucket.hpp>
#include <quoin/aws/cloudfront_site.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/dns_zone.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>

#include <string>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  const StatePlace state = elsewhere("a backend.tf beside the template");
  App app{argc, argv, {.baseline = elsewhere("the organization's trail"), .tags = {{"system", "notes"}}, .state = state}};
  Stack stack{app, "notes", {.region = eu_west_1, .account = "123456789012"}};
  // Staging answers under a name of its own.
  const std::string domain{app.by_environment<std::string_view>({{"production", "example.com"},
                                                                 {"staging", "staging.example.com"}})};
  const std::string www = "www." + domain;

  DnsZone zone{stack, "Zone", {.domain = domain}};
  Certificate<us_east_1> site_cert{stack, "SiteCert", {.domain = www, .zone = zone}};
  Certificate api_cert{stack, "ApiCert", {.domain = www, .zone = zone}};  // CloudFront asks the service for it, too

  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.30.0.0/16"_cidr, zones<2>)}};
  ContainerRegistry registry{stack, "Images", {}};
  Alb<internal> alb{stack, "Alb", {.subnets = vpc.private_subnets(), .certificate = api_cert}};
  FargateService api{stack, "Api", {
      .subnets = vpc.private_subnets(),
      .image = registry.image("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"_digest),
      .port = tls_port<3443>,
  }};

  Bucket photos{stack, "Photos", {
      .old_objects = move_after(days<90>, infrequent_access).then_expire_after(days<730>),
      .holds_user_data = true,
      .also_reached_by = {"arn:aws:iam::123456789012:user/developer"_arn},
  }};
  photos.grant_read_write(api);
  KeyGroup signers{stack, "PhotoKeys", {.public_keys = {R"(-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAx3me8MNaUI8lyBuUg6Qr
0F3g+sdeEfeR6fzCI+o4T74qRFwwZkq84Bzp9Y1VhjdO2kb9Oci18w5g+Knx+Biq
PjmmxvTyhuPfrbr1tVMar0RNz5hr/+7L9Awp05endZPmlLxuuOawEsgC8N2CwWXT
6HMIZdHpU03hFyGPkWYYGmAyjoMVqcmRgPGE6LlnO2PJe4zD94gxRSJU7SlKYAGJ
WNC5qSwYTXo3YTF4XNUd0WQSCj/SYdqBcMF7wdEj4ZXfNCoHv+VKNyBXyDApsBjM
1WqJFhRu+03oJLv0m0urVnqUUopgFWjmZfHduFp1Hcl0FRK+m1w/mGXFEBH+sx0H
HwIDAQAB
-----END PUBLIC KEY-----)"_public_key}}};

  CloudFrontSite site{stack, "Site", {
      .certificate = site_cert,                    // Certificate<> does not compile: QN-CDN-04
      .aliases = {www},
      .web_acl = WebAcl<cloudfront>{stack, "SiteWaf", {.rate_limit = per_5_minutes<2000>}},  // <regional>: QN-CDN-05
      .content = folder(app.context("content", "site")),
      .media = signed_urls(photos, signers, "/photos/*"),  // = photos does not compile: QN-CDN-08
      .countries = only_in<"AT", "CH", "DE">,
  }};
  DnsRecord www_record{stack, "Www", {.zone = zone, .name = www, .to = alias_of(site)}};

  internet >> site >> alb >> api;                  // internet >> alb does not compile: QN-TLS-07

  Output address{stack, "SiteDomain", {.value = site.dns_name(), .description = "Where the site answers."}};
  return app.synth();
}
