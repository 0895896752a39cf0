// What a site wants, with all defaults filled in.
#pragma once

#include "constructs/cloudfront_site/content.hpp"
#include "core/tree.hpp"

#include <quoin/aws/cloudfront_site.hpp>
#include <quoin/aws_ids.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// A bucket that the distribution reads.
struct SiteBucket {
  Text domain_name;
  Text name;
  Text ready;
};

/// A load balancer that answers some of the site's paths.
struct SiteLoadBalancer {
  std::string name;  ///< "alb": its path in the names of resources.
  Text dns_name;
  Text arn;
  bool internal = false;
};

/// Requests for a path, and who answers them: the first that fits does.
struct SiteBehaviour {
  enum class Kind : std::uint8_t { assets, media, load_balancer };

  Kind kind = Kind::assets;
  std::string path{};           ///< "/api/*"
  std::string load_balancer{};  ///< The name of its SiteLoadBalancer.
};

struct CloudFrontSiteIntent {
  std::string path;
  std::string comment;
  std::vector<std::string> aliases;  ///< Sorted, each once.
  Text certificate;                  ///< Empty: CloudFront's own.
  Ref<WebAclArn> web_acl;
  SiteBucket files;
  SiteBucket media;  ///< Its name is empty where there is none.
  Text media_keys;
  std::string media_path;
  bool redirects_http = true;
  std::string minimum_tls;
  SiteRouting routing = pages;
  int page_seconds = 0;
  int asset_seconds = 86'400;
  std::string content_policy;  ///< The header's value.
  std::string price_class;
  std::string_view country_mode = "none";                  ///< "none", "whitelist", "blacklist".
  std::vector<std::string> countries;                      ///< Sorted.
  std::vector<ContentFile> content;                        ///< Sorted by key.
  const quoin::detail::NodeData* bucket_output = nullptr;  ///< Outputs, where there is content.
  const quoin::detail::NodeData* distribution_output = nullptr;

  std::vector<SiteBehaviour> behaviours;         ///< In the order in which they are tried.
  std::vector<SiteLoadBalancer> load_balancers;  ///< Sorted by name. From the chain.
};

/// Where a distribution's logs go: CloudWatch's delivery for it lies in us-east-1.
struct DistributionLogsIntent {
  std::string name;  ///< "chat-Site"
  Text distribution;
  Text log_bucket;  ///< Its ARN.
  Ref<BucketName> log_bucket_ready;
  std::string prefix;  ///< "cloudfront/site"
};

/// "/api/*": what a load balancer gets unless the chain says otherwise.
inline constexpr std::string_view usual_api_path = "/api/*";
/// CloudFront's own hosted zone, alike everywhere.
inline constexpr std::string_view cloudfront_zone = "Z2FDTNDATAQYW2";
/// Policies of CloudFront that every account has: nothing is cached, and everything is forwarded.
inline constexpr std::string_view caching_disabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
inline constexpr std::string_view all_viewer = "216adef6-5c7f-47e4-b989-5492eafa07d3";

/// The program that CloudFront runs for each request of a page.
std::string routing_code(SiteRouting routing);
/// The strict content security policy with these sources added. What opens it is reported, and left out.
std::string content_policy_of(quoin::detail::Tree& tree, const quoin::detail::NodeData& node,
                              const ContentSources& sources, std::source_location where);

void resolve_intent(CloudFrontSiteIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
void check_intent(const CloudFrontSiteIntent& intent, const quoin::detail::NodeData& self,
                  Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const CloudFrontSiteIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const CloudFrontSiteIntent& intent,
                                            const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_terraform(const DistributionLogsIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const DistributionLogsIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
