// The traits of the CloudFront rules that need no construct.
#pragma once

#include <string_view>

namespace quoin::rules {

/// QN-CDN-03: policies of CloudFront for viewers that offer TLS 1.2 with forward secrecy at least.
constexpr bool viewer_tls_is_allowed(std::string_view policy) {
  return policy == "TLSv1.2_2021" || policy == "TLSv1.2_2025" || policy == "TLSv1.3_2025";
}

inline constexpr int longest_cache_time = 31'536'000;
constexpr bool cache_time_is_allowed(int seconds) { return seconds >= 0 && seconds <= longest_cache_time; }

/// CloudFront's price classes, the cheapest first.
inline constexpr std::string_view price_class_names[] = {"PriceClass_100", "PriceClass_200",
                                                         "PriceClass_All"};
constexpr bool price_class_is_known(std::string_view name) {
  for (const std::string_view known : price_class_names)
    if (known == name) return true;
  return false;
}

/// QN-CDN-06: a source that names one host over TLS, or code by its hash.
constexpr bool content_source_is_strict(std::string_view source) {
  for (const char c : source)
    if (c <= ' ' || c > '~' || c == ';' || c == ',' || c == '"') return false;
  for (const std::string_view hash : {"'sha256-", "'sha384-", "'sha512-"})
    if (source.starts_with(hash)) return source.size() > hash.size() + 40 && source.ends_with('\'');
  for (const std::string_view scheme : {"https://", "wss://"}) {
    if (!source.starts_with(scheme)) continue;
    std::string_view host = source.substr(scheme.size());
    if (host.starts_with("*.")) host.remove_prefix(2);
    const auto dot = host.find('.');
    return dot != std::string_view::npos && dot > 0 && dot + 1 < host.size() &&
           host.find('*') == std::string_view::npos && host.find('\'') == std::string_view::npos;
  }
  return false;
}

}  // namespace quoin::rules
