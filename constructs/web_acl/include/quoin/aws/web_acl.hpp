// Web ACLs: what stands before a public entry and drops attacks: WebAcl<regional>.
#pragma once

#include <quoin/aws/retention.hpp>
#include <quoin/aws/rules/cdn.hpp>
#include <quoin/aws/rules/tls.hpp>
#include <quoin/aws/rules/tls_checks.hpp>
#include <quoin/aws/web_acl_arn.hpp>
#include <quoin/construct.hpp>
#include <quoin/days.hpp>
#include <quoin/rule.hpp>
#include <quoin/value.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct WebAclArn;  // <quoin/aws_ids.hpp>

/// A rate that is known at run time only. What is wrong with it is reported at synthesis.
struct RequestRate {
  std::int64_t per_5_minutes = 0;
};

/// A rate that the compiler knows.
template <std::int64_t Requests> struct RequestRateConstant {
  static constexpr std::int64_t requests = Requests;
};

/// `.rate_limit = per_5_minutes<2000>`: requests of one address within five minutes, 10 to 2,000,000,000.
template <std::int64_t Requests> inline constexpr RequestRateConstant<Requests> per_5_minutes{};

/// The run-time path: `.rate_limit = requests_per_5_minutes(app.context_number("rate limit", 2000))`.
constexpr RequestRate requests_per_5_minutes(std::int64_t requests) { return {requests}; }

/// The rate limit that a web ACL must state.
class RateLimit {
public:
  template <class U = int> RateLimit() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-TLS-06", "rate_limit", ".rate_limit = per_5_minutes<2000>"));
  }
  template <std::int64_t Requests>
  RateLimit(RequestRateConstant<Requests>)
      : requests_{rules::rate_limit_is_allowed(Requests) ? Requests : 2000} {
    static_assert(
        rules::rate_limit_is_allowed(Requests),
        QUOIN_MALFORMED("QN-TLS-06", "a rate limit is 10 to 2,000,000,000 requests within five minutes",
                        ".rate_limit = per_5_minutes<2000>"));
  }
  RateLimit(RequestRate rate) : requests_{rate.per_5_minutes} {}
  template <class T>
    requires(!std::same_as<T, RateLimit> && !std::same_as<T, RequestRate>)
  RateLimit(const T&) {
    static_assert(never<T>,
                  QUOIN_MALFORMED("QN-TLS-06", "a rate limit says its span",
                                  ".rate_limit = per_5_minutes<2000>, or requests_per_5_minutes(n) for a "
                                  "number known at run time only"));
  }

  constexpr std::int64_t requests() const { return requests_; }

private:
  std::int64_t requests_ = 2000;
};

struct WebAclProps {
  /// How many requests one address may send within five minutes; more are refused until it sends fewer.
  /// Required.
  RateLimit rate_limit;
  /// Rules of the managed groups that only count what they match and let it pass, by AWS's name:
  /// "SizeRestrictions_BODY" where requests have bodies over 8 KiB. Default: none, each rule refuses.
  std::initializer_list<std::string_view> count_only{};
  /// How long the log is kept: `days<365>`, `days_of(n)`, `keep_forever("why")`. Default: 365 days.
  LogRetention log_retention = days<365>;
};

namespace detail {
Node make_web_acl(WebAclScope for_what, const Scope& scope, std::string_view id, const WebAclProps& props,
                  std::source_location where);
Ref<WebAclArn> web_acl_arn(const Node& acl);
}  // namespace detail

/// A web ACL: AWS's managed groups for common attacks, SQL injection and known bad input, and a rate limit
/// (QN-TLS-06). What none of them refuses passes.
///
/// It logs (QN-AUD-08) to a log group of its own, encrypted, without the authorization and cookie headers.
template <WebAclScope For> struct WebAcl {
  static constexpr WebAclScope protects = For;

  Scope scope;
  std::string_view id;
  WebAclProps props;
  Node node = detail::make_web_acl(For, scope, id, props, std::source_location::current());

  /// The ACL's ARN.
  Ref<WebAclArn> arn() const { return detail::web_acl_arn(node); }
};

namespace detail {
template <class T> inline constexpr bool is_web_acl = false;
template <WebAclScope For> inline constexpr bool is_web_acl<WebAcl<For>> = true;
template <class T> inline constexpr bool is_web_acl_constant = false;
template <FixedText Arn> inline constexpr bool is_web_acl_constant<ExistingWebAclConstant<Arn>> = true;

/// A web ACL that protects a construct: one made here, a reference to a raw one, or one that exists already.
struct StatedWebAcl {
  /// The types that name a web ACL.
  template <class T>
  static constexpr bool accepts = is_web_acl<T> || is_web_acl_constant<T> ||
                                  std::same_as<T, ExistingWebAcl> || std::same_as<T, Ref<WebAclArn>>;

  /// Refuses one whose scope is known and is not `For` (QN-CDN-05).
  template <WebAclScope For, class T> static StatedWebAcl of(const T& acl) {
    static_assert(!requires { T::protects; } || requires { requires T::protects == For; }, QUOIN_QN_CDN_05);
    if constexpr (is_web_acl<T>)
      return {.node = acl.node};
    else if constexpr (std::same_as<T, Ref<WebAclArn>>)
      return {.reference = acl};
    else
      return {.arn = acl.arn, .exists = true};
  }

  Node node{};
  Ref<WebAclArn> reference{};
  std::string_view arn{};
  bool exists = false;
};
}  // namespace detail

}  // namespace quoin::aws
