// What both lowerings of a site say alike.
#include "constructs/cloudfront_site/site_parts.hpp"

#include "assembly/names.hpp"
#include "constructs/key_group/key_group_intent.hpp"

#include <algorithm>

namespace quoin::aws {

std::vector<PlainBehaviour> plain_behaviours(const CloudFrontSiteIntent& intent) {
  using Kind = SiteBehaviour::Kind;
  std::vector<PlainBehaviour> out;
  for (const SiteBehaviour& each : intent.behaviours) {
    PlainBehaviour behaviour{.path = each.path, .origin = std::string{files_origin}, .cache = "assets"};
    if (each.kind == Kind::media) {
      behaviour.origin = media_origin;
      behaviour.is_signed = true;
    }
    if (each.kind == Kind::load_balancer) {
      behaviour.origin = origin_of(each.load_balancer);
      behaviour.cache = {};
      behaviour.writes = true;
    }
    out.push_back(std::move(behaviour));
  }
  out.push_back({.origin = std::string{files_origin}, .cache = "pages", .routes = true});
  return out;
}

std::vector<std::string> methods_of(const PlainBehaviour& behaviour) {
  if (behaviour.writes) return {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"};
  return {"GET", "HEAD", "OPTIONS"};
}

std::vector<PlainCache> plain_caches(const CloudFrontSiteIntent& intent) {
  constexpr std::size_t longest_name = 128;
  return {{"assets", global_name(intent.path, "-assets", longest_name), "Files of " + intent.path,
           intent.asset_seconds},
          {"pages", global_name(intent.path, "-pages", longest_name), "Pages of " + intent.path,
           intent.page_seconds}};
}

std::string attached_name(const CloudFrontSiteIntent& intent, std::string_view key) {
  return "files/" + assembly::snake_case(assembly::below_stack(intent.path)) + "/" + std::string{key};
}

std::vector<quoin::detail::AttachedFile> attached_files(const CloudFrontSiteIntent& intent) {
  std::vector<quoin::detail::AttachedFile> files;
  for (const ContentFile& file : intent.content)
    files.push_back({.name = attached_name(intent, file.key), .content = file.content});
  return files;
}

quoin::detail::Publication publication_of(const CloudFrontSiteIntent& intent) {
  quoin::detail::Publication out{.bucket = intent.bucket_output, .distribution = intent.distribution_output};
  for (const ContentFile& file : intent.content)
    out.objects.push_back({.file = attached_name(intent, file.key),
                           .key = file.key,
                           .type = file.type,
                           .cache_control = std::string{file.cache}});
  std::ranges::stable_sort(out.objects, {},
                           [](const auto& each) { return each.cache_control == "no-cache"; });
  return out;
}

std::string origin_of(const std::string& load_balancer) { return "load-balancer-" + load_balancer; }

}  // namespace quoin::aws
