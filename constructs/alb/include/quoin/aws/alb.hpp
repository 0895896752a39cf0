// Application load balancers: Alb<internet_facing> takes HTTPS from the internet, Alb<internal> from
// services.
#pragma once

#include <quoin/aws/certificate.hpp>
#include <quoin/aws/entry.hpp>
#include <quoin/aws/http_mode.hpp>
#include <quoin/aws/rules/cdn.hpp>
#include <quoin/aws/rules/sg.hpp>
#include <quoin/aws/rules/tls.hpp>
#include <quoin/aws/subnets.hpp>
#include <quoin/aws/tls_policy.hpp>
#include <quoin/aws/web_acl.hpp>
#include <quoin/chain.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>
#include <quoin/seconds.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct LoadBalancerArn;  // <quoin/aws_ids.hpp>
struct FargateService;   // <quoin/aws/fargate_service.hpp>

/// Who can reach a load balancer (QN-TLS-07). `unstated` is what `Alb` without an argument would be; it does
/// not compile.
enum Exposure : std::uint8_t { internal, internet_facing, unstated };

/// How a load balancer treats requests that a server may read in two ways.
enum class DesyncMitigation : std::uint8_t { defensive, strictest };
/// Such requests pass on a connection of their own, or are refused where they are dangerous.
inline constexpr DesyncMitigation defensive = DesyncMitigation::defensive;
/// Only requests that keep to RFC 7230 pass.
inline constexpr DesyncMitigation strictest = DesyncMitigation::strictest;

/// Where a load balancer stands: in the public subnets of a VPC if it is internet-facing, else in the private
/// ones.
template <Exposure E> class AlbSubnets {
public:
  template <class U = int> AlbSubnets() {
    if constexpr (E == internal)
      static_assert(never<U>, "property 'subnets' is required. Fix: .subnets = vpc.private_subnets()");
    else
      static_assert(never<U>, "property 'subnets' is required. Fix: .subnets = vpc.public_subnets()");
  }
  template <class T>
    requires(!std::same_as<T, AlbSubnets>)
  AlbSubnets(const T& subnets) {
    if constexpr (E == internal)
      static_assert(
          std::same_as<T, Subnets<Private>>,
          "an internal load balancer stands in private subnets. Fix: .subnets = vpc.private_subnets()");
    else
      static_assert(
          std::same_as<T, Subnets<Public>>,
          "an internet-facing load balancer stands in public subnets. Fix: .subnets = vpc.public_subnets()");
    if constexpr (requires { subnets.vpc; }) vpc_ = subnets.vpc;
  }

  Node vpc() const { return vpc_; }

private:
  Node vpc_;
};

/// One certificate of a listener: a Certificate, one that exists already, or a raw one's ARN.
class ListenerCertificate {
public:
  template <class U = int> ListenerCertificate() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-TLS-01", "certificate",
                                           ".certificate = Certificate{stack, \"Cert\", {.domain = "
                                           "\"api.example.com\"}}"));
  }
  ListenerCertificate(ExistingCertificate existing) : arn_{existing.arn}, exists_{true} {}
  ListenerCertificate(const Ref<CertificateArn>& reference) : reference_{reference} {}
  template <class T>
    requires(!std::same_as<T, ListenerCertificate> && !std::same_as<T, ExistingCertificate>)
  ListenerCertificate(const T& certificate) {
    static_assert(detail::is_certificate<T>, QUOIN_QN_TLS_01);
    if constexpr (detail::is_certificate<T>) node_ = certificate.node;
  }

  const Node& node() const { return node_; }
  /// Of a raw certificate, whose region nobody knows here; empty for others.
  const Ref<CertificateArn>& reference() const { return reference_; }
  std::string_view arn() const { return arn_; }
  bool exists_already() const { return exists_; }

private:
  Node node_;
  Ref<CertificateArn> reference_;
  std::string_view arn_;
  bool exists_ = false;
};

/// The web ACL in front of a load balancer: required where it is internet-facing (QN-TLS-06).
template <Exposure E> class AlbWebAcl {
public:
  template <class U = int> AlbWebAcl() {
    if constexpr (E == internet_facing)
      static_assert(never<U>, QUOIN_REQUIRED("QN-TLS-06", "web_acl",
                                             ".web_acl = WebAcl<regional>{stack, \"Waf\", {.rate_limit = "
                                             "per_5_minutes<2000>}}"));
  }
  template <class T>
    requires(!std::same_as<T, AlbWebAcl>)
  AlbWebAcl(const T& acl) {
    static_assert(detail::StatedWebAcl::accepts<T>, QUOIN_QN_TLS_06);
    if constexpr (detail::StatedWebAcl::accepts<T>) stated_ = detail::StatedWebAcl::of<regional>(acl);
  }

  const detail::StatedWebAcl& stated() const { return stated_; }

private:
  detail::StatedWebAcl stated_;
};

/// What port 80 does: it redirects, or it is not there (QN-TLS-02).
class HttpListener {
public:
  HttpListener() = default;
  HttpListener(HttpModeConstant<HttpMode::redirect>) {}
  HttpListener(HttpModeConstant<HttpMode::none>) : redirects_{false} {}
  template <class T>
    requires(!std::same_as<T, HttpListener>)
  HttpListener(const T&) {
    static_assert(never<T>, QUOIN_QN_TLS_02);
  }

  constexpr bool redirects() const { return redirects_; }

private:
  bool redirects_ = true;
};

/// What port 80 of an internal load balancer does: it is not there.
class InternalHttpListener {
public:
  InternalHttpListener() = default;
  InternalHttpListener(HttpModeConstant<HttpMode::none>) {}
  template <class T>
    requires(!std::same_as<T, InternalHttpListener>)
  InternalHttpListener(const T&) {
    constexpr bool redirects = std::same_as<T, HttpModeConstant<HttpMode::redirect>>;
    static_assert(!redirects,
                  "an internal load balancer has no port 80: the chain sends its callers to HTTPS. Fix: "
                  "remove this line");
    static_assert(redirects, QUOIN_QN_TLS_02);
  }

  constexpr bool redirects() const { return false; }
};

/// Which versions of TLS the listener speaks (QN-TLS-03).
class ListenerTlsPolicy {
public:
  ListenerTlsPolicy() = default;
  template <FixedText Name> ListenerTlsPolicy(TlsPolicyConstant<Name>) {
    static_assert(rules::tls_policy_is_allowed(Name.view()), QUOIN_QN_TLS_03);
    if (rules::tls_policy_is_allowed(Name.view())) name_ = TlsPolicyConstant<Name>::name;
  }
  ListenerTlsPolicy(TlsPolicyName policy) : name_{policy.name} {}
  template <class T>
    requires(!std::same_as<T, ListenerTlsPolicy> && !std::same_as<T, TlsPolicyName>)
  ListenerTlsPolicy(const T&) {
    static_assert(never<T>, QUOIN_QN_TLS_03);
  }

  constexpr std::string_view name() const { return name_; }

private:
  std::string_view name_ = decltype(tls_1_2_and_1_3)::name;
};

/// How long a connection may be silent: 1 to 4,000 seconds.
class IdleTimeout {
public:
  static constexpr bool is_allowed(int count) { return count >= 1 && count <= 4000; }
  IdleTimeout() = default;
  template <int Count> IdleTimeout(SecondsConstant<Count>) : seconds_{is_allowed(Count) ? Count : 60} {
    static_assert(is_allowed(Count),
                  "a load balancer's idle timeout is 1 to 4,000 seconds. Fix: .idle_timeout = seconds<60>");
  }
  IdleTimeout(Seconds seconds) : seconds_{seconds.count} {}
  constexpr int count() const { return seconds_; }

private:
  int seconds_ = 60;
};

/// How long a client's connection may be used again: 60 to 604,800 seconds.
class ClientKeepAlive {
public:
  static constexpr bool is_allowed(int count) { return count >= 60 && count <= 604800; }
  ClientKeepAlive() = default;
  template <int Count> ClientKeepAlive(SecondsConstant<Count>) : seconds_{is_allowed(Count) ? Count : 3600} {
    static_assert(
        is_allowed(Count),
        "a client's connection is kept for 60 to 604,800 seconds. Fix: .client_keep_alive = seconds<3600>");
  }
  ClientKeepAlive(Seconds seconds) : seconds_{seconds.count} {}
  constexpr int count() const { return seconds_; }

private:
  int seconds_ = 3600;
};

/// A property under the name that AWS uses, here so that it can say why it refuses every value (QN-TLS-04).
class DropsInvalidHeaders {
public:
  DropsInvalidHeaders() = default;
  template <class T>
    requires(!std::same_as<T, DropsInvalidHeaders>)
  DropsInvalidHeaders(const T&) {
    static_assert(never<T>, QUOIN_QN_TLS_04);
  }
};

/// A property under the name that AWS uses, here so that it can say why it refuses every value (QN-TLS-05).
class DeletionProtection {
public:
  DeletionProtection() = default;
  template <class T>
    requires(!std::same_as<T, DeletionProtection>)
  DeletionProtection(const T&) {
    static_assert(never<T>, QUOIN_QN_TLS_05);
  }
};

/// The properties of a load balancer.
template <Exposure E> struct AlbProps;

template <> struct AlbProps<internet_facing> {
  /// `vpc.public_subnets()`. Required.
  AlbSubnets<internet_facing> subnets;
  /// What HTTPS on port 443 shows: a Certificate, or `"arn:…"_certificate` for one that exists. Required
  /// (QN-TLS-01).
  ListenerCertificate certificate;
  /// Certificates for further names, chosen by the name that a client asks for (SNI). Default: none.
  std::initializer_list<ListenerCertificate> more_certificates{};
  /// The web ACL in front: a WebAcl<regional>, the reference of a raw one, or `"arn:…"_web_acl` for one that
  /// exists. Required (QN-TLS-06).
  AlbWebAcl<internet_facing> web_acl;
  /// What port 80 does: `redirect_to_https` (the default) or `reject`, which leaves it away (QN-TLS-02).
  HttpListener http{};
  /// The versions of TLS (QN-TLS-03). Default: tls_1_2_and_1_3.
  ListenerTlsPolicy tls_policy{};
  /// How long a connection may be silent. Default: 60 seconds.
  IdleTimeout idle_timeout{};
  /// How long a client's connection may be used again. Default: 3,600 seconds.
  ClientKeepAlive client_keep_alive{};
  /// Requests that can be read in two ways: `defensive` (the default) or `strictest`.
  DesyncMitigation desync_mitigation = defensive;
  /// Always so; this takes no value.
  DropsInvalidHeaders drop_invalid_header_fields{};
  /// Always so, except with `--state unlocked`; this takes no value.
  DeletionProtection deletion_protection{};
};

template <> struct AlbProps<internal> {
  /// `vpc.private_subnets()`. Required.
  AlbSubnets<internal> subnets;
  /// What HTTPS on port 443 shows: a Certificate, or `"arn:…"_certificate` for one that exists. Required
  /// (QN-TLS-01).
  ListenerCertificate certificate;
  /// Certificates for further names, chosen by the name that a client asks for (SNI). Default: none.
  std::initializer_list<ListenerCertificate> more_certificates{};
  /// The web ACL in front. Default: none.
  AlbWebAcl<internal> web_acl{};
  /// Always `reject`: there is no port 80, because the chain sends callers to HTTPS.
  InternalHttpListener http{};
  /// The versions of TLS (QN-TLS-03). Default: tls_1_2_and_1_3.
  ListenerTlsPolicy tls_policy{};
  /// How long a connection may be silent. Default: 60 seconds.
  IdleTimeout idle_timeout{};
  /// How long a client's connection may be used again. Default: 3,600 seconds.
  ClientKeepAlive client_keep_alive{};
  /// Requests that can be read in two ways: `defensive` (the default) or `strictest`.
  DesyncMitigation desync_mitigation = defensive;
  /// Always so; this takes no value.
  DropsInvalidHeaders drop_invalid_header_fields{};
  /// Always so, except with `--state unlocked`; this takes no value.
  DeletionProtection deletion_protection{};
};

/// What `Alb` without an argument takes: anything, so that the one error is that it does not state who
/// reaches it.
template <> struct AlbProps<unstated> {
  struct Anything {
    constexpr Anything() = default;
    template <class T> constexpr Anything(const T&) {}
  };
  Anything subnets{}, certificate{}, more_certificates{}, web_acl{}, http{}, tls_policy{}, idle_timeout{},
      client_keep_alive{}, desync_mitigation{}, drop_invalid_header_fields{}, deletion_protection{};
};

namespace detail {

/// The properties without their types, for the compiled half.
struct AlbOptions {
  bool internet_facing;
  Node vpc;
  const ListenerCertificate& certificate;
  std::initializer_list<ListenerCertificate> more_certificates;
  const StatedWebAcl& web_acl;
  bool redirects_http;
  std::string_view tls_policy;
  int idle_timeout;
  int client_keep_alive;
  DesyncMitigation desync_mitigation;
};

Node make_alb(const Scope& scope, std::string_view id, const AlbOptions& options, std::source_location where);

template <Exposure E>
Node make_alb(const Scope& scope, std::string_view id, const AlbProps<E>& props, std::source_location where) {
  if constexpr (E == unstated)
    return {};
  else
    return make_alb(
        scope, id,
        AlbOptions{E == internet_facing, props.subnets.vpc(), props.certificate, props.more_certificates,
                   props.web_acl.stated(), props.http.redirects(), props.tls_policy.name(),
                   props.idle_timeout.count(), props.client_keep_alive.count(), props.desync_mitigation},
        where);
}

Ref<LoadBalancerArn> alb_arn(const Node& alb);
Text alb_attribute(const Node& alb, std::string_view name);

}  // namespace detail

template <Exposure E> struct Alb;

/// The left side of `… >> alb`.
template <Exposure E> struct AlbCaller : EdgeEnd {
  template <class From>
    requires(!std::derived_from<From, EdgeEnd>)
  AlbCaller(const From& from, std::source_location line = std::source_location::current())
      : EdgeEnd{end_of(from, line)} {
    static_assert(may_reach<From, Alb<E>>, QUOIN_QN_TLS_07);
  }

private:
  template <class From> static EdgeEnd end_of(const From& from, std::source_location line) {
    if constexpr (may_reach<From, Alb<E>>)
      return quoin::detail::edge_end(from, line);
    else
      return {};
  }
};

/// An application load balancer: HTTPS on port 443 before the services that the chain names.
///
///     internet >> alb >> api;                                           // every request
///     alb >> on(host("admin.example.com"), priority(10)) >> admin;      // before it, this name's
///
/// Each service gets a target group with its port, protocol and health check. A request that no route takes
/// gets 404. It drops invalid headers, mitigates desync, logs accesses and connections to the stack's log
/// bucket, is protected against deletion unless `--state unlocked`, and its security group opens to what the
/// chain says only.
template <Exposure E = unstated> struct Alb {
  static_assert(E != unstated, QUOIN_QN_TLS_07);
  static constexpr Exposure exposure = E;

  Scope scope;
  std::string_view id;
  AlbProps<E> props;
  Node node = detail::make_alb(scope, id, props, std::source_location::current());

  /// The name that clients resolve: "chat-1234567890.eu-west-1.elb.amazonaws.com". For an alias record.
  Text dns_name() const { return detail::alb_attribute(node, "dns_name"); }
  /// The hosted zone of that name, for an alias record.
  Text zone_id() const { return detail::alb_attribute(node, "zone_id"); }
  Ref<LoadBalancerArn> arn() const { return detail::alb_arn(node); }

  /// Opens port 443 to the left side (and port 80 to the internet where it redirects).
  friend const Alb& operator>>(const AlbCaller<E>& from, const Alb& to) {
    quoin::detail::connect(from, to.node);
    return to;
  }
  /// Names the requests for the service that follows: `alb >> on(path("/api/*")) >> api`.
  friend RoutedCaller<Alb> operator>>(const Alb& from, const Route& route) { return {from.node, route}; }
  /// A load balancer sends to its services only (QN-SG-06).
  template <std::same_as<Destination> To> friend const Alb& operator>>(const Alb& from, const To&) {
    static_assert(never<To>, QUOIN_QN_SG_06);
    return from;
  }
};
Alb(Scope, std::string_view, AlbProps<unstated>) -> Alb<unstated>;

}  // namespace quoin::aws

namespace quoin {

template <> inline constexpr bool may_reach<Internet, aws::Alb<aws::internet_facing>> = true;
template <> inline constexpr bool may_reach<aws::FargateService, aws::Alb<aws::internal>> = true;
template <aws::Exposure E> inline constexpr bool may_reach<aws::Alb<E>, aws::FargateService> = true;
template <class From>
inline constexpr bool may_reach<From, aws::Alb<aws::unstated>> = true;  // its one error has been given

}  // namespace quoin
