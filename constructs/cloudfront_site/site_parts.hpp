// What both lowerings of a site say alike: its behaviours in plain words, and its names.
#pragma once

#include "constructs/cloudfront_site/cloudfront_site_intent.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// The ids of origins inside a distribution.
inline constexpr std::string_view files_origin = "files";
inline constexpr std::string_view media_origin = "media";

/// A behaviour, before the targets name its policies.
struct PlainBehaviour {
  std::string path{};        ///< Empty: all that no other one takes.
  std::string origin{};      ///< The id of its origin.
  std::string_view cache{};  ///< "pages", "assets", or empty: nothing is kept.
  bool writes = false;       ///< Every method passes, and everything of a request.
  bool is_signed = false;
  bool routes = false;  ///< The routing function runs.
};

/// The behaviours in the order in which they are tried, the default one last.
std::vector<PlainBehaviour> plain_behaviours(const CloudFrontSiteIntent& intent);

std::vector<std::string> methods_of(const PlainBehaviour& behaviour);
inline constexpr std::string_view cached_methods[] = {"GET", "HEAD"};

/// A cache policy of the site's own.
struct PlainCache {
  std::string_view local;  ///< "pages"
  std::string name;        ///< "chat-Site-pages"
  std::string comment;
  int seconds;
};
std::vector<PlainCache> plain_caches(const CloudFrontSiteIntent& intent);

/// The site's files as they lie beside the template: "files/site/index.html".
std::string attached_name(const CloudFrontSiteIntent& intent, std::string_view key);
std::vector<quoin::detail::AttachedFile> attached_files(const CloudFrontSiteIntent& intent);
/// The same for a script: what never changes its name comes first, so that no page asks for what is not there
/// yet.
quoin::detail::Publication publication_of(const CloudFrontSiteIntent& intent);

/// The id of a load balancer's origin: "alb" → "load-balancer-alb".
std::string origin_of(const std::string& load_balancer);

inline constexpr std::string_view allow_nothing =
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";
inline constexpr int two_years = 63'072'000;  // in seconds

}  // namespace quoin::aws
