// Sites behind CloudFront: files of a private bucket, and the load balancers that answer some of their paths.
#pragma once

#include <quoin/aws/alb.hpp>
#include <quoin/aws/bucket.hpp>
#include <quoin/aws/certificate.hpp>
#include <quoin/aws/country.hpp>
#include <quoin/aws/http_mode.hpp>
#include <quoin/aws/key_group.hpp>
#include <quoin/aws/rules/cdn.hpp>
#include <quoin/aws/rules/cdn_checks.hpp>
#include <quoin/aws/rules/tls.hpp>
#include <quoin/aws/web_acl.hpp>
#include <quoin/chain.hpp>
#include <quoin/construct.hpp>
#include <quoin/environment.hpp>
#include <quoin/rule.hpp>
#include <quoin/seconds.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct DistributionArn;  // <quoin/aws_ids.hpp>
struct DistributionId;   // <quoin/aws_ids.hpp>

/// The certificate that CloudFront shows for names of its own. It allows TLSv1, so it is for what is not
/// production.
struct DefaultCertificate {};
/// `.certificate = outside_production(default_certificate)`
inline constexpr DefaultCertificate default_certificate{};

/// The certificate of a site: in us-east-1 (QN-CDN-04), of its own in production (QN-CDN-03).
class SiteCertificate {
public:
  template <class U = int> SiteCertificate() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-CDN-03", "certificate",
                                           ".certificate = Certificate<us_east_1>{stack, \"SiteCert\", "
                                           "{.domain = \"www.example.com\"}}"));
  }
  SiteCertificate(ExistingCertificate existing) : arn_{existing.arn}, exists_{true} {}
  /// Of a raw resource.
  SiteCertificate(const Ref<CertificateArn>& reference) : reference_{reference} {}
  SiteCertificate(OutsideProduction<DefaultCertificate>) : default_{true} {}
  template <class T>
    requires(!std::same_as<T, SiteCertificate> && !std::same_as<T, ExistingCertificate> &&
             !std::same_as<T, OutsideProduction<DefaultCertificate>>)
  SiteCertificate(const T& certificate) {
    if constexpr (detail::is_certificate<T>) {
      static_assert(T::region == us_east_1, QUOIN_QN_CDN_04);
      node_ = certificate.node;
    } else {
      static_assert(never<T>, QUOIN_QN_CDN_03);
    }
  }

  const Node& node() const { return node_; }
  const Ref<CertificateArn>& reference() const { return reference_; }
  std::string_view arn() const { return arn_; }
  bool exists_already() const { return exists_; }
  bool is_default() const { return default_; }

private:
  Node node_;
  Ref<CertificateArn> reference_;
  std::string_view arn_;
  bool exists_ = false;
  bool default_ = false;
};

/// The web ACL in front of a site (QN-TLS-06), of CloudFront's scope (QN-CDN-05).
class SiteWebAcl {
public:
  template <class U = int> SiteWebAcl() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-TLS-06", "web_acl",
                                           ".web_acl = WebAcl<cloudfront>{stack, \"SiteWaf\", {.rate_limit "
                                           "= per_5_minutes<2000>}}"));
  }
  template <class T>
    requires(!std::same_as<T, SiteWebAcl>)
  SiteWebAcl(const T& acl) {
    if constexpr (detail::StatedWebAcl::accepts<T>) {
      stated_ = detail::StatedWebAcl::of<cloudfront>(acl);
    } else {
      static_assert(never<T>, QUOIN_MALFORMED("QN-TLS-06", "a public entry names its web ACL",
                                              ".web_acl = WebAcl<cloudfront>{stack, \"SiteWaf\", "
                                              "{.rate_limit = per_5_minutes<2000>}}"));
    }
  }

  const detail::StatedWebAcl& stated() const { return stated_; }

private:
  detail::StatedWebAcl stated_;
};

/// The bucket that a site's files lie in, read through an origin access control (QN-CDN-01).
class SiteOrigin {
public:
  SiteOrigin() = default;
  template <class T>
    requires(!std::same_as<T, SiteOrigin>)
  SiteOrigin(const T& bucket) {
    static_assert(std::same_as<T, Bucket>, QUOIN_QN_CDN_01);
    if constexpr (std::same_as<T, Bucket>) node_ = bucket.node;
  }

  const Node& node() const { return node_; }

private:
  Node node_;
};

/// A property under the name that AWS uses for what origin access control has replaced; it refuses every
/// value (QN-CDN-01).
class NoOriginAccessIdentity {
public:
  NoOriginAccessIdentity() = default;
  template <class T>
    requires(!std::same_as<T, NoOriginAccessIdentity>)
  NoOriginAccessIdentity(const T&) {
    static_assert(
        never<T>,
        QUOIN_MALFORMED("QN-CDN-01",
                        "a distribution reads a bucket through an origin access control, or not at all",
                        "remove this line; the control is made for every bucket"));
  }
};

/// What happens to plain HTTP (QN-CDN-03).
class SiteViewers {
public:
  SiteViewers() = default;
  SiteViewers(HttpModeConstant<HttpMode::redirect>) {}
  SiteViewers(HttpModeConstant<HttpMode::none>) : redirects_{false} {}
  template <class T>
    requires(!std::same_as<T, SiteViewers>)
  SiteViewers(const T&) {
    static_assert(never<T>, QUOIN_QN_CDN_03);
  }

  constexpr bool redirects() const { return redirects_; }

private:
  bool redirects_ = true;
};

/// A policy of CloudFront for viewers' TLS, known to the compiler.
template <FixedText Name> struct ViewerTlsConstant {
  static constexpr std::string_view name = Name.view();
};
/// TLS 1.2 with forward secrecy, and TLS 1.3. The default.
inline constexpr ViewerTlsConstant<"TLSv1.2_2021"> viewer_tls_1_2_2021{};
/// The same without CBC ciphers.
inline constexpr ViewerTlsConstant<"TLSv1.2_2025"> viewer_tls_1_2_2025{};
/// TLS 1.3 and nothing older.
inline constexpr ViewerTlsConstant<"TLSv1.3_2025"> viewer_tls_1_3_2025{};
// These are here so that a site can say why it refuses them (QN-CDN-03).
inline constexpr ViewerTlsConstant<"TLSv1.2_2019"> viewer_tls_1_2_2019{};
inline constexpr ViewerTlsConstant<"TLSv1.1_2016"> viewer_tls_1_1_2016{};
inline constexpr ViewerTlsConstant<"TLSv1"> viewer_tls_1{};

/// A policy that is known at run time only, by CloudFront's name. Checked at synthesis.
struct ViewerTlsName {
  std::string_view name;
};
constexpr ViewerTlsName viewer_tls_named(std::string_view name) { return {name}; }

/// Which versions of TLS viewers may speak (QN-CDN-03).
class ViewerTls {
public:
  ViewerTls() = default;
  template <FixedText Name> ViewerTls(ViewerTlsConstant<Name>) {
    static_assert(rules::viewer_tls_is_allowed(Name.view()), QUOIN_QN_CDN_03);
    if (rules::viewer_tls_is_allowed(Name.view())) name_ = ViewerTlsConstant<Name>::name;
  }
  ViewerTls(ViewerTlsName policy) : name_{policy.name} {}
  template <class T>
    requires(!std::same_as<T, ViewerTls> && !std::same_as<T, ViewerTlsName>)
  ViewerTls(const T&) {
    static_assert(never<T>, QUOIN_QN_CDN_03);
  }

  constexpr std::string_view name() const { return name_; }

private:
  std::string_view name_ = decltype(viewer_tls_1_2_2021)::name;
};

/// How a path becomes a file.
enum class SiteRouting : std::uint8_t { pages, single_page_app };
/// "/docs/" is docs/index.html, and so is "/docs". The default.
inline constexpr SiteRouting pages = SiteRouting::pages;
/// Every path without a dot in its last part is index.html: the application in it reads the path.
inline constexpr SiteRouting single_page_app = SiteRouting::single_page_app;

/// How long CloudFront may keep what does not say so itself: 0 to 31,536,000 seconds (a year).
template <int Otherwise> class CacheTime {
public:
  CacheTime() = default;
  template <int Count>
  CacheTime(SecondsConstant<Count>) : seconds_{rules::cache_time_is_allowed(Count) ? Count : Otherwise} {
    static_assert(rules::cache_time_is_allowed(Count),
                  "CloudFront keeps a file for 0 to 31,536,000 seconds. Fix: .asset_time = seconds<86400>");
  }
  CacheTime(Seconds seconds) : seconds_{seconds.count} {}
  constexpr int count() const { return seconds_; }

private:
  int seconds_ = Otherwise;
};

/// From where CloudFront serves: the fewer places, the cheaper.
enum class PriceClass : std::uint8_t { north_america_and_europe, most_places, everywhere };
/// North America, Europe and Israel: PriceClass_100. The default.
inline constexpr PriceClass north_america_and_europe = PriceClass::north_america_and_europe;
/// All but South America, Australia and New Zealand: PriceClass_200.
inline constexpr PriceClass most_places = PriceClass::most_places;
/// All places: PriceClass_All.
inline constexpr PriceClass everywhere = PriceClass::everywhere;

/// A price class by the name that AWS gives it. Checked at synthesis.
struct PriceClassName {
  std::string_view name;
};
constexpr PriceClassName price_class_named(std::string_view name) { return {name}; }

/// A site's price class.
class SitePriceClass {
public:
  SitePriceClass() = default;
  SitePriceClass(PriceClass price_class) : name_{rules::price_class_names[static_cast<int>(price_class)]} {}
  SitePriceClass(PriceClassName price_class) : name_{price_class.name} {}
  template <class T>
    requires(!std::same_as<T, SitePriceClass> && !std::same_as<T, PriceClass> &&
             !std::same_as<T, PriceClassName>)
  SitePriceClass(const T&) {
    static_assert(never<T>,
                  "a price class is north_america_and_europe, most_places or everywhere. Fix: "
                  ".price_class = north_america_and_europe, or price_class_named(text)");
  }
  constexpr std::string_view name() const { return name_; }

private:
  std::string_view name_ = rules::price_class_names[0];
};

/// Sources that pages may use beside the site itself, by directive: "https://api.example.com",
/// "https://*.example.com", "wss://…", and for scripts and styles hashes ("'sha256-…'"). What would open a
/// directive to everybody or to code inside pages is refused (QN-CDN-06).
struct ContentSources {
  std::initializer_list<std::string_view> connect{};
  std::initializer_list<std::string_view> fonts{};
  std::initializer_list<std::string_view> forms{};
  std::initializer_list<std::string_view> frames{};
  std::initializer_list<std::string_view> images{};
  std::initializer_list<std::string_view> media{};
  std::initializer_list<std::string_view> scripts{};
  std::initializer_list<std::string_view> styles{};
};

/// A local folder of files that are put into the site's bucket.
struct ContentFolder {
  std::string_view path{};
};
/// `.content = folder("public")`: relative to the folder that the program runs in, which `quoin synth` makes
/// that of quoin.yaml; or to the folder of the program's file.
constexpr ContentFolder folder(std::string_view path) { return {path}; }

/// Private files: who asks for one brings a URL that a key of the group has signed.
struct SignedFiles {
  Node bucket;
  Node keys;
  std::string_view path;
};
/// `.media = signed_urls(media, keys)`: what lies in the bucket below "media/" is reached as "/media/…".
template <class Keys>
SignedFiles signed_urls(const Bucket& bucket, const Keys& keys, std::string_view path = "/media/*") {
  static_assert(std::same_as<Keys, KeyGroup>, QUOIN_QN_CDN_08);
  if constexpr (std::same_as<Keys, KeyGroup>)
    return {bucket.node, keys.node, path};
  else
    return {};
}

/// A site's private files (QN-CDN-08).
class SiteMedia {
public:
  SiteMedia() = default;
  SiteMedia(const SignedFiles& files) : files_{files} {}
  template <class T>
    requires(!std::same_as<T, SiteMedia> && !std::same_as<T, SignedFiles>)
  SiteMedia(const T&) {
    static_assert(never<T>, QUOIN_QN_CDN_08);
  }

  const SignedFiles& files() const { return files_; }

private:
  SignedFiles files_{};
};

/// Properties that have no other value; they refuse every one.
class AlwaysLogged {
public:
  AlwaysLogged() = default;
  template <class T>
    requires(!std::same_as<T, AlwaysLogged>)
  AlwaysLogged(const T&) {
    static_assert(never<T>, QUOIN_MALFORMED("QN-CDN-07", "a distribution logs its accesses to the log bucket",
                                            "remove this line, it always does"));
  }
};

struct CloudFrontSiteProps {
  /// What viewers are shown: a Certificate<us_east_1>, or `"arn:…"_certificate` for one that exists. Required
  /// (QN-CDN-03, QN-CDN-04); outside production `outside_production(default_certificate)`.
  SiteCertificate certificate;
  /// The site's names, which the certificate covers: {"www.example.com"}. At most 100. Default: CloudFront's
  /// own name only.
  std::initializer_list<std::string_view> aliases{};
  /// The web ACL in front: a WebAcl<cloudfront>, the reference of a raw one, or `"arn:…"_web_acl` for one
  /// that exists. Required (QN-TLS-06).
  SiteWebAcl web_acl;
  /// The bucket of the files. Default: one of its own, `<site>/Bucket` (QN-CDN-01).
  SiteOrigin origin{};
  /// Files that are put into that bucket: `folder("public")`. Default: none, others put them there.
  ContentFolder content{};
  /// How a path becomes a file: `pages` or `single_page_app`. Default: pages.
  SiteRouting routing = pages;
  /// Private files under signed URLs: `signed_urls(media, keys)` (QN-CDN-08). Default: none.
  SiteMedia media{};
  /// What happens to plain HTTP: `redirect_to_https` (the default) or `reject` (QN-CDN-03).
  SiteViewers viewers{};
  /// The versions of TLS that viewers may speak (QN-CDN-03). Default: viewer_tls_1_2_2021.
  ViewerTls minimum_tls{};
  /// How long CloudFront keeps pages that do not say so themselves. Default: 0, it asks the bucket each time
  /// whether they have changed.
  CacheTime<0> page_time{};
  /// The same for what lies below `asset_paths`. Default: 86,400 seconds, a day.
  CacheTime<86400> asset_time{};
  /// Paths whose files never change under the same name. At most 10. Default: "/assets/*".
  std::initializer_list<std::string_view> asset_paths{};
  /// What pages may use from elsewhere (QN-CDN-06). Default: nothing.
  ContentSources content_sources{};
  /// From where CloudFront serves. Default: north_america_and_europe.
  SitePriceClass price_class{};
  /// Where viewers may be: `only_in<"DE", "AT">`, `not_in<…>`. Default: anywhere.
  Countries countries{};
  /// Always through an origin access control; this refuses every value (QN-CDN-01).
  NoOriginAccessIdentity origin_access_identity{};
  /// Always; this refuses every value (QN-CDN-07).
  AlwaysLogged logging{};
};

namespace detail {
Node make_cloudfront_site(const Scope& scope, std::string_view id, const CloudFrontSiteProps& props,
                          std::source_location where);
Ref<DistributionArn> distribution_arn(const Node& site);
Ref<DistributionId> distribution_id(const Node& site);
Text site_attribute(const Node& site, std::string_view name);
}  // namespace detail

/// A site: a distribution of CloudFront before a private bucket, and before the load balancers that the chain
/// names.
///
///     site >> alb;                               // "/api/*" goes there
///     site >> on(path("/graphql")) >> alb;       // and this, too
///
/// An internal load balancer is reached through a VPC origin; an internet-facing one, by a site alone, opens
/// to CloudFront's servers only. Its certificate covers the site's aliases: CloudFront asks it for them.
///
/// Viewers get HTTPS, HTTP/2 and HTTP/3, compression, HSTS and a strict content security policy (QN-CDN-06).
/// Accesses are logged to the stack's log bucket (QN-CDN-07).
struct CloudFrontSite {
  static constexpr bool is_global = true;

  Scope scope;
  std::string_view id;
  CloudFrontSiteProps props;
  Node node = detail::make_cloudfront_site(scope, id, props, std::source_location::current());

  /// The name that CloudFront gives it: "d111111abcdef8.cloudfront.net". For an alias record.
  Text dns_name() const { return detail::site_attribute(node, "dns_name"); }
  /// The hosted zone of that name, for an alias record.
  Text zone_id() const { return detail::site_attribute(node, "zone_id"); }
  Ref<DistributionArn> arn() const { return detail::distribution_arn(node); }
  /// "E1ABCDEFGHIJKL": for an invalidation.
  Ref<DistributionId> distribution_id() const { return detail::distribution_id(node); }
  /// The bucket of the files, where others put them.
  Text bucket_name() const { return detail::site_attribute(node, "bucket_name"); }

  /// The internet reaches every distribution; saying so changes nothing.
  friend const CloudFrontSite& operator>>(const Internet&, const CloudFrontSite& to) { return to; }
  /// Names the requests for the load balancer that follows: `site >> on(path("/graphql")) >> alb`.
  friend RoutedCaller<CloudFrontSite> operator>>(const CloudFrontSite& from, const Route& route) {
    return {from.node, route};
  }
};

}  // namespace quoin::aws

namespace quoin {

template <aws::Exposure E> inline constexpr bool may_reach<aws::CloudFrontSite, aws::Alb<E>> = true;
template <> inline constexpr bool may_reach<aws::CloudFrontSite, aws::Alb<aws::unstated>> = true;

}  // namespace quoin
