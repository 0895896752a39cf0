// A site in CloudFormation. Its files lie beside the template, with a script that puts them into the bucket.
#include "constructs/cloudfront_site/site_parts.hpp"
#include "constructs/key_group/key_group_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/cloudfront/cache_policy.hpp>
#include <quoin/cfn/cloudfront/distribution.hpp>
#include <quoin/cfn/cloudfront/function.hpp>
#include <quoin/cfn/cloudfront/origin_access_control.hpp>
#include <quoin/cfn/cloudfront/response_headers_policy.hpp>
#include <quoin/cfn/cloudfront/vpc_origin.hpp>
#include <quoin/cfn/logs/delivery.hpp>
#include <quoin/cfn/logs/delivery_destination.hpp>
#include <quoin/cfn/logs/delivery_source.hpp>

#include <map>

namespace quoin::aws {
namespace {

using Distribution = cfn::cloudfront::DistributionArgs;
using Caches = std::map<std::string_view, Ref<bindings::String>>;

Caches add_caches(cfn::Resources& out, const CloudFrontSiteIntent& intent) {
  Caches caches;
  for (const PlainCache& cache : plain_caches(intent))
    caches.emplace(
        cache.local, out.add("cache_" + std::string{cache.local},
                             cfn::cloudfront::CachePolicyArgs{
                                 .cache_policy_config = {{.comment = cache.comment,
                                                          .default_ttl = cache.seconds,
                                                          .max_ttl = rules::longest_cache_time,
                                                          .min_ttl = 0,
                                                          .name = cache.name,
                                                          .parameters_in_cache_key_and_forwarded_to_origin =
                                                              {{.cookies_config = {{.cookie_behavior =
                                                                                        "none"}},
                                                                .enable_accept_encoding_brotli = true,
                                                                .enable_accept_encoding_gzip = true,
                                                                .headers_config = {{.header_behavior =
                                                                                        "none"}},
                                                                .query_strings_config = {{.query_string_behavior =
                                                                                              "none"}}}}}}})
                         .id());
  return caches;
}

Ref<bindings::String> add_headers(cfn::Resources& out, const CloudFrontSiteIntent& intent) {
  using Policy = cfn::cloudfront::ResponseHeadersPolicyArgs;
  Policy::SecurityHeadersConfig headers;
  headers.content_security_policy = {{.content_security_policy = intent.content_policy, .override = true}};
  headers.content_type_options = {{.override = true}};
  headers.frame_options = {{.frame_option = "DENY", .override = true}};
  headers.referrer_policy = {{.override = true, .referrer_policy = "strict-origin-when-cross-origin"}};
  headers.strict_transport_security = {
      {.access_control_max_age_sec = two_years, .include_subdomains = true, .override = true}};
  return out
      .add("headers", Policy{.response_headers_policy_config =
                                 {{.comment = "Security headers of " + intent.path,
                                   .custom_headers_config = {{.items = {{.header = "permissions-policy",
                                                                         .override = true,
                                                                         .value = allow_nothing}}}},
                                   .name = global_name(intent.path, "-headers", 128),
                                   .security_headers_config = headers}}})
      .id();
}

Ref<bindings::String> add_access_control(cfn::Resources& out, const CloudFrontSiteIntent& intent) {
  return out
      .add("access_control",
           cfn::cloudfront::OriginAccessControlArgs{
               .origin_access_control_config = {{.description = "Lets " + intent.path + " read its buckets",
                                                 .name = global_name(intent.path, "", 64),
                                                 .origin_access_control_origin_type = "s3",
                                                 .signing_behavior = "always",
                                                 .signing_protocol = "sigv4"}}})
      .id();
}

Distribution::Origin origin_of_bucket(const SiteBucket& bucket, std::string_view id,
                                      const Ref<bindings::String>& access) {
  return {.domain_name = bucket.domain_name,
          .id = id,
          .origin_access_control_id = access,
          .s3_origin_config = {{.origin_access_identity = ""}}};  // CloudFront asks for it, empty
}

Distribution::Origin origin_of_load_balancer(cfn::Resources& out, const CloudFrontSiteIntent& intent,
                                             const SiteLoadBalancer& load_balancer) {
  Distribution::Origin origin{.domain_name = load_balancer.dns_name, .id = origin_of(load_balancer.name)};
  if (!load_balancer.internal) {
    origin.custom_origin_config = {{.http_port = 80,
                                    .https_port = 443,
                                    .origin_protocol_policy = "https-only",
                                    .origin_ssl_protocols = {"TLSv1.2"}}};
    return origin;
  }
  const auto inside = out.add(
      "vpc_origin_" + load_balancer.name,
      cfn::cloudfront::VpcOriginArgs{.vpc_origin_endpoint_config = {{
                                         .arn = load_balancer.arn,
                                         .http_port = 80,
                                         .https_port = 443,
                                         .name = global_name(intent.path, "-" + load_balancer.name, 64),
                                         .origin_protocol_policy = "https-only",
                                         .origin_ssl_protocols = {"TLSv1.2"},
                                     }}});
  origin.vpc_origin_config = {{.vpc_origin_id = inside.id()}};
  return origin;
}

/// What the default behaviour and the others share.
template <class Behaviour>
void fill(Behaviour& out, const PlainBehaviour& behaviour, const CloudFrontSiteIntent& intent,
          const Caches& caches, const Ref<bindings::String>& headers, const Ref<bindings::String>& function) {
  out.allowed_methods = methods_of(behaviour);
  if (behaviour.cache.empty())
    out.cache_policy_id = caching_disabled;
  else
    out.cache_policy_id = caches.at(behaviour.cache);
  out.cached_methods = {"GET", "HEAD"};
  out.compress = true;
  out.response_headers_policy_id = headers;
  if (behaviour.writes) out.origin_request_policy_id = all_viewer;
  if (behaviour.is_signed) out.trusted_key_groups = {intent.media_keys};
  if (behaviour.routes)
    out.function_associations = {{.event_type = "viewer-request", .function_arn = function}};
}

}  // namespace

quoin::detail::Lowered lower_cloudformation(const CloudFrontSiteIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  const Caches caches = add_caches(out, intent);
  const auto headers = add_headers(out, intent);
  const auto access = add_access_control(out, intent);
  const auto function = out.add(
      "routing",
      cfn::cloudfront::FunctionArgs{.auto_publish = true,
                                    .function_code = routing_code(intent.routing),
                                    .function_config = {{.comment = "Paths of pages of " + intent.path,
                                                         .runtime = "cloudfront-js-2.0"}},
                                    .name = global_name(intent.path, "-routing", 64)});

  std::vector<Distribution::Origin> origins{origin_of_bucket(intent.files, files_origin, access)};
  if (!intent.media.name.empty()) origins.push_back(origin_of_bucket(intent.media, media_origin, access));
  for (const SiteLoadBalancer& each : intent.load_balancers)
    origins.push_back(origin_of_load_balancer(out, intent, each));

  const std::string viewers = intent.redirects_http ? "redirect-to-https" : "https-only";
  std::vector<PlainBehaviour> behaviours = plain_behaviours(intent);
  const PlainBehaviour last = behaviours.back();
  behaviours.pop_back();
  Distribution::DefaultCacheBehavior otherwise{.target_origin_id = last.origin,
                                               .viewer_protocol_policy = viewers};
  fill(otherwise, last, intent, caches, headers, function.function_arn());
  std::vector<Distribution::CacheBehavior> ordered;
  for (const PlainBehaviour& each : behaviours)
    fill(ordered.emplace_back(Distribution::CacheBehavior{
             .path_pattern = each.path, .target_origin_id = each.origin, .viewer_protocol_policy = viewers}),
         each, intent, caches, headers, function.function_arn());

  Distribution::ViewerCertificate certificate;
  if (intent.certificate.empty()) {
    certificate.cloud_front_default_certificate = true;
  } else {
    certificate.acm_certificate_arn = intent.certificate;
    certificate.minimum_protocol_version = intent.minimum_tls;
    certificate.ssl_support_method = "sni-only";
  }
  Distribution::GeoRestriction countries{.restriction_type = intent.country_mode};
  if (!intent.countries.empty()) countries.locations = intent.countries;

  Distribution::DistributionConfig config{.comment = intent.comment,
                                          .default_cache_behavior = otherwise,
                                          .default_root_object = "index.html",
                                          .enabled = true,
                                          .http_version = "http2and3",
                                          .ipv6_enabled = true,
                                          .origins = origins,
                                          .price_class = intent.price_class,
                                          .restrictions = {{.geo_restriction = countries}},
                                          .viewer_certificate = certificate,
                                          .web_acl_id = intent.web_acl};
  if (!intent.aliases.empty()) config.aliases = intent.aliases;
  if (!ordered.empty()) config.cache_behaviors = ordered;
  const auto distribution = out.add("", Distribution{.distribution_config = config});

  // The one attribute that CloudFormation does not have.
  out.provide("arn", (Text{"arn:" + around.partition + ":cloudfront::"} + Text{around.account_id} +
                      Text{":distribution/"} + distribution.id())
                         .value());
  out.provide("id", distribution.id());
  out.provide("dns_name", distribution.domain_name());
  out.provide("zone_id", Value::literal(cloudfront_zone));
  out.provide("bucket_name", intent.files.name.value());
  quoin::detail::Lowered lowered = out.finish();
  if (!intent.content.empty()) {
    lowered.files = attached_files(intent);
    lowered.publications = std::vector{publication_of(intent)};
  }
  return lowered;
}

quoin::detail::Lowered lower_cloudformation(const DistributionLogsIntent& intent,
                                            const quoin::detail::Surroundings&) {
  cfn::Resources out;
  const auto source = out.add(
      "source", cfn::logs::DeliverySourceArgs{
                    .log_type = "ACCESS_LOGS", .name = intent.name, .resource_arn = intent.distribution});
  const auto destination =
      out.add("destination", cfn::logs::DeliveryDestinationArgs{
                                 .destination_resource_arn = intent.log_bucket + Text{"/" + intent.prefix},
                                 .name = intent.name,
                                 .output_format = "json"});
  out.add("",
          cfn::logs::DeliveryArgs{.delivery_destination_arn = destination.arn(),
                                  .delivery_source_name = source.ref()},
          {.depends_on = {intent.log_bucket_ready}});
  return out.finish();
}

}  // namespace quoin::aws
