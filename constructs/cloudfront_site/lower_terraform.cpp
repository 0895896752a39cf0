// A site as Terraform resources: the distribution, what it is made of, and its files.
#include "constructs/cloudfront_site/site_parts.hpp"
#include "constructs/key_group/key_group_intent.hpp"

#include "assembly/references.hpp"
#include "core/sha256.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/cloudfront_cache_policy.hpp>
#include <quoin/tf/aws/cloudfront_distribution.hpp>
#include <quoin/tf/aws/cloudfront_function.hpp>
#include <quoin/tf/aws/cloudfront_origin_access_control.hpp>
#include <quoin/tf/aws/cloudfront_response_headers_policy.hpp>
#include <quoin/tf/aws/cloudfront_vpc_origin.hpp>
#include <quoin/tf/aws/cloudwatch_log_delivery.hpp>
#include <quoin/tf/aws/cloudwatch_log_delivery_destination.hpp>
#include <quoin/tf/aws/cloudwatch_log_delivery_source.hpp>
#include <quoin/tf/aws/s3_object.hpp>

#include <map>
#include <memory>

namespace quoin::aws {
namespace {

using Distribution = tf::aws::CloudfrontDistributionArgs;
using Caches = std::map<std::string_view, Ref<bindings::String>>;

/// Terraform's own resource that only remembers: it runs a command when what it remembers changes.
constexpr bindings::ResourceType terraform_data{.name = "terraform_data", .target = quoin::Target::terraform};

Caches add_caches(tf::Resources& out, const CloudFrontSiteIntent& intent) {
  Caches caches;
  for (const PlainCache& cache : plain_caches(intent))
    caches.emplace(cache.local,
                   out.add("cache_" + std::string{cache.local},
                           tf::aws::CloudfrontCachePolicyArgs{
                               .comment = cache.comment,
                               .default_ttl = cache.seconds,
                               .max_ttl = rules::longest_cache_time,
                               .min_ttl = 0,
                               .name = cache.name,
                               .parameters_in_cache_key_and_forwarded_to_origin =
                                   {{.cookies_config = {{.cookie_behavior = "none"}},
                                     .enable_accept_encoding_brotli = true,
                                     .enable_accept_encoding_gzip = true,
                                     .headers_config = {{.header_behavior = "none"}},
                                     .query_strings_config = {{.query_string_behavior = "none"}}}}})
                       .id());
  return caches;
}

Ref<bindings::String> add_headers(tf::Resources& out, const CloudFrontSiteIntent& intent) {
  using Policy = tf::aws::CloudfrontResponseHeadersPolicyArgs;
  Policy::SecurityHeadersConfig headers;
  headers.content_security_policy = {{.content_security_policy = intent.content_policy, .override = true}};
  headers.content_type_options = {{.override = true}};
  headers.frame_options = {{.frame_option = "DENY", .override = true}};
  headers.referrer_policy = {{.override = true, .referrer_policy = "strict-origin-when-cross-origin"}};
  headers.strict_transport_security = {
      {.access_control_max_age_sec = two_years, .include_subdomains = true, .override = true}};
  return out
      .add("headers", Policy{.comment = "Security headers of " + intent.path,
                             .custom_headers_config = {{.items = {{.header = "permissions-policy",
                                                                   .override = true,
                                                                   .value = allow_nothing}}}},
                             .name = global_name(intent.path, "-headers", 128),
                             .security_headers_config = headers})
      .id();
}

Ref<bindings::String> add_access_control(tf::Resources& out, const CloudFrontSiteIntent& intent) {
  return out
      .add("access_control",
           tf::aws::CloudfrontOriginAccessControlArgs{
               .description = "Lets " + intent.path + " read its buckets",
               .name = global_name(intent.path, "", 64),
               .origin_access_control_origin_type = "s3",
               .signing_behavior = "always",
               .signing_protocol = "sigv4"})
      .id();
}

Distribution::Origin origin_of_load_balancer(tf::Resources& out, const CloudFrontSiteIntent& intent,
                                             const SiteLoadBalancer& load_balancer) {
  Distribution::Origin origin{.domain_name = load_balancer.dns_name,
                              .origin_id = origin_of(load_balancer.name)};
  if (!load_balancer.internal) {
    origin.custom_origin_config = {{.http_port = 80,
                                    .https_port = 443,
                                    .origin_protocol_policy = "https-only",
                                    .origin_ssl_protocols = {"TLSv1.2"}}};
    return origin;
  }
  const auto inside = out.add(
      "vpc_origin_" + load_balancer.name,
      tf::aws::CloudfrontVpcOriginArgs{.vpc_origin_endpoint_config = {{
                                           .arn = load_balancer.arn,
                                           .http_port = 80,
                                           .https_port = 443,
                                           .name = global_name(intent.path, "-" + load_balancer.name, 64),
                                           .origin_protocol_policy = "https-only",
                                           .origin_ssl_protocols = {{.items = {"TLSv1.2"}, .quantity = 1}},
                                       }}});
  origin.vpc_origin_config = {{.vpc_origin_id = inside.id()}};
  return origin;
}

/// What the default behaviour and the others share.
template <class Behaviour>
void fill(Behaviour& out, const PlainBehaviour& behaviour, const CloudFrontSiteIntent& intent,
          const Caches& caches, const Ref<bindings::String>& function) {
  if (behaviour.cache.empty())
    out.cache_policy_id = caching_disabled;
  else
    out.cache_policy_id = caches.at(behaviour.cache);
  if (behaviour.writes) out.origin_request_policy_id = all_viewer;
  if (behaviour.is_signed) out.trusted_key_groups = {intent.media_keys};
  if (behaviour.routes)
    out.function_association = {{.event_type = "viewer-request", .function_arn = function}};
}

/// One object per file. Its digest tells Terraform that it has changed.
void add_content(tf::Resources& out, const CloudFrontSiteIntent& intent) {
  for (const ContentFile& file : intent.content)
    out.add("file_" + quoin::detail::sha256(file.key).substr(0, 12),
            tf::aws::S3ObjectArgs{.bucket = intent.files.name,
                                  .cache_control = file.cache,
                                  .content_type = file.type,
                                  .key = file.key,
                                  .source = Text{assembly::own_variable("module_path")} +
                                            Text{"/" + attached_name(intent, file.key)},
                                  .source_hash = file.digest},
            {.depends_on = {Ref<BucketName>{intent.files.ready.value()}}});
}

/// Tells CloudFront to forget what it keeps, once the new files are there.
void add_invalidation(quoin::detail::Lowered& lowered, const CloudFrontSiteIntent& intent,
                      const quoin::detail::Target& distribution) {
  quoin::detail::ResourceOptions options;
  for (const auto& resource : lowered.resources)
    if (resource->type->name == "aws_s3_object")
      options.depends_on.push_back(Value::reference(*resource, ""));
  const Text command = Text{"aws cloudfront create-invalidation --distribution-id "} +
                       Text{Value::reference(distribution, "id")} + Text{" --paths '/*'"};
  lowered.resources.push_back(std::make_unique<quoin::detail::Resource>(
      terraform_data, "invalidation",
      Value::object({{"provisioner", Value::list({Value::object(
                                         {{"local-exec", Value::object({{"command", command.value()}})}})})},
                     {"triggers_replace", Value::list({Value::string(digest_of(intent.content))})}}),
      std::move(options)));
}

}  // namespace

quoin::detail::Lowered lower_terraform(const CloudFrontSiteIntent& intent,
                                       const quoin::detail::Surroundings&) {
  tf::Resources out;
  const Caches caches = add_caches(out, intent);
  const auto headers = add_headers(out, intent);
  const auto access = add_access_control(out, intent);
  const auto function =
      out.add("routing", tf::aws::CloudfrontFunctionArgs{.code = routing_code(intent.routing),
                                                         .comment = "Paths of pages of " + intent.path,
                                                         .name = global_name(intent.path, "-routing", 64),
                                                         .publish = true,
                                                         .runtime = "cloudfront-js-2.0"});

  std::vector<Distribution::Origin> origins{{.domain_name = intent.files.domain_name,
                                             .origin_access_control_id = access,
                                             .origin_id = files_origin}};
  if (!intent.media.name.empty())
    origins.push_back({.domain_name = intent.media.domain_name,
                       .origin_access_control_id = access,
                       .origin_id = media_origin});
  for (const SiteLoadBalancer& each : intent.load_balancers)
    origins.push_back(origin_of_load_balancer(out, intent, each));

  const std::string viewers = intent.redirects_http ? "redirect-to-https" : "https-only";
  std::vector<PlainBehaviour> behaviours = plain_behaviours(intent);
  const PlainBehaviour last = behaviours.back();
  behaviours.pop_back();
  Distribution::DefaultCacheBehavior otherwise{.allowed_methods = methods_of(last),
                                               .cached_methods = {"GET", "HEAD"},
                                               .compress = true,
                                               .response_headers_policy_id = headers,
                                               .target_origin_id = last.origin,
                                               .viewer_protocol_policy = viewers};
  fill(otherwise, last, intent, caches, function.arn());
  std::vector<Distribution::OrderedCacheBehavior> ordered;
  for (const PlainBehaviour& each : behaviours) {
    fill(ordered.emplace_back(Distribution::OrderedCacheBehavior{.allowed_methods = methods_of(each),
                                                                 .cached_methods = {"GET", "HEAD"},
                                                                 .compress = true,
                                                                 .path_pattern = each.path,
                                                                 .response_headers_policy_id = headers,
                                                                 .target_origin_id = each.origin,
                                                                 .viewer_protocol_policy = viewers}),
         each, intent, caches, function.arn());
  }

  Distribution::ViewerCertificate certificate;
  if (intent.certificate.empty()) {
    certificate.cloudfront_default_certificate = true;
  } else {
    certificate.acm_certificate_arn = intent.certificate;
    certificate.minimum_protocol_version = intent.minimum_tls;
    certificate.ssl_support_method = "sni-only";
  }
  Distribution::GeoRestriction countries{.restriction_type = intent.country_mode};
  if (!intent.countries.empty()) countries.locations = intent.countries;

  Distribution args{.comment = intent.comment,
                    .default_cache_behavior = otherwise,
                    .default_root_object = "index.html",
                    .enabled = true,
                    .http_version = "http2and3",
                    .is_ipv6_enabled = true,
                    .ordered_cache_behavior = ordered,
                    .origin = origins,
                    .price_class = intent.price_class,
                    .restrictions = {{.geo_restriction = countries}},
                    .viewer_certificate = certificate,
                    .web_acl_id = intent.web_acl};
  if (!intent.aliases.empty()) args.aliases = intent.aliases;
  const auto distribution = out.add("", args);
  add_content(out, intent);

  out.provide("arn", distribution.arn());
  out.provide("id", distribution.id());
  out.provide("dns_name", distribution.domain_name());
  out.provide("zone_id", Value::literal(cloudfront_zone));
  out.provide("bucket_name", intent.files.name.value());
  quoin::detail::Lowered lowered = out.finish();
  if (!intent.content.empty()) {
    add_invalidation(lowered, intent, distribution.target());
    lowered.files = attached_files(intent);
  }
  return lowered;
}

quoin::detail::Lowered lower_terraform(const DistributionLogsIntent& intent,
                                       const quoin::detail::Surroundings&) {
  tf::Resources out;
  const auto source = out.add(
      "source", tf::aws::CloudwatchLogDeliverySourceArgs{
                    .log_type = "ACCESS_LOGS", .name = intent.name, .resource_arn = intent.distribution});
  const auto destination =
      out.add("destination",
              tf::aws::CloudwatchLogDeliveryDestinationArgs{
                  .delivery_destination_configuration = {{.destination_resource_arn =
                                                              intent.log_bucket + Text{"/" + intent.prefix}}},
                  .name = intent.name,
                  .output_format = "json"});
  out.add("",
          tf::aws::CloudwatchLogDeliveryArgs{.delivery_destination_arn = destination.arn(),
                                             .delivery_source_name = source.name()},
          {.depends_on = {intent.log_bucket_ready}});
  return out.finish();
}

}  // namespace quoin::aws
