// Signing users in at a load balancer, before a request is sent on: OidcLogin with an identity provider,
// CognitoLogin with a user pool.
#pragma once

#include <quoin/aws/rules/sec.hpp>
#include <quoin/aws/secret.hpp>
#include <quoin/chain.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>
#include <quoin/seconds.hpp>

#include <concepts>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct OidcLogin;
struct CognitoLogin;

/// A text that a login cannot do without: known now, or a reference to a raw resource.
template <class Login> class LoginText {
public:
  template <class U = int> LoginText() {
    if constexpr (std::same_as<Login, OidcLogin>)
      static_assert(never<U>,
                    "a login names its issuer, the issuer's three endpoints and the client. Fix: .issuer, "
                    ".authorization_endpoint, .token_endpoint, .user_info_endpoint, .client_id = \"...\"");
    else
      static_assert(never<U>,
                    "a login names the user pool, the pool's client and its domain. Fix: .user_pool_arn, "
                    ".client_id, .domain = \"...\"");
  }
  template <class T>
    requires(!std::same_as<T, LoginText> && std::convertible_to<const T&, Text>)
  LoginText(const T& text) : text_{static_cast<Text>(text)} {}  // NOLINT(google-explicit-constructor)

  const Text& text() const { return text_; }

private:
  Text text_{};
};

/// What `.client_secret` takes: a member of a vault's secret, never characters (QN-SEC-02).
class ClientSecret {
public:
  template <class U = int> ClientSecret() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-SEC-02", "client_secret",
                                           ".client_secret = vault.secret<IdentityProvider>(\"Login\", "
                                           "{.rotation = by_owner(days<90>)}).value()"));
  }
  template <class T>
    requires(!std::same_as<T, ClientSecret>)
  ClientSecret(const T& value) {  // NOLINT(google-explicit-constructor)
    static_assert(std::same_as<T, SecretValue>, QUOIN_QN_SEC_02);
    if constexpr (std::same_as<T, SecretValue>) secret_ = value;
  }

  const SecretValue& secret() const { return secret_; }

private:
  SecretValue secret_{};
};

/// How long a user stays signed in: 1 second to 7 days.
class LoginSession {
public:
  static constexpr bool is_allowed(int seconds) { return seconds >= 1 && seconds <= 604'800; }
  constexpr LoginSession() = default;
  template <int Count>
  LoginSession(SecondsConstant<Count>)  // NOLINT(google-explicit-constructor)
      : seconds_{is_allowed(Count) ? Count : 28'800} {
    static_assert(is_allowed(Count),
                  "a user stays signed in for 1 second to 7 days. Fix: .session = seconds<28800>");
  }
  constexpr LoginSession(Seconds seconds) : seconds_{seconds.count} {}  // NOLINT(google-explicit-constructor)
  constexpr int count() const { return seconds_; }

private:
  int seconds_ = 28'800;
};

/// A parameter more that the identity provider is asked with: `{"prompt", "login"}`.
struct LoginParameter {
  std::string_view name;
  std::string_view value;
};

struct OidcLoginProps {
  /// The identity provider: "https://login.example.com". Required, HTTPS.
  LoginText<OidcLogin> issuer;
  /// Where users sign in. Required, HTTPS.
  LoginText<OidcLogin> authorization_endpoint;
  /// Where the load balancer fetches the tokens. Required, HTTPS.
  LoginText<OidcLogin> token_endpoint;
  /// Where the load balancer fetches what is known of the user. Required, HTTPS.
  LoginText<OidcLogin> user_info_endpoint;
  /// The client as which the load balancer is registered. Required.
  LoginText<OidcLogin> client_id;
  /// Its secret, a member of a vault's secret. Required (QN-SEC-02). Terraform would keep the value in its
  /// state, so there this login is refused (QN-SEC-08): see docs/adr/0014.
  ClientSecret client_secret;
  /// The version of the secret that is read, by Secrets Manager's id of 32 to 64 letters, digits and '-'. A
  /// deployment reads the secret anew where this changes. Default: the current one, as of the deployment that
  /// made the rule.
  std::string_view client_secret_version{};
  /// What is asked of the provider: words, "openid" among them. Default: "openid".
  std::string_view scope = "openid";
  /// How long a user stays signed in: 1 second to 7 days. Default: 28,800 seconds, eight hours.
  LoginSession session{};
  /// The cookie that keeps a session; no two logins of a load balancer share one. Default:
  /// "AWSELBAuth-<path>".
  std::string_view session_cookie{};
  /// What else the provider is asked with: at most ten. Default: nothing.
  std::initializer_list<LoginParameter> parameters{};
};

struct CognitoLoginProps {
  /// "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI", or a raw pool's ARN.
  /// Required.
  LoginText<CognitoLogin> user_pool_arn;
  /// The pool's client, which has a secret and the code grant. Load balancers read the secret themselves.
  /// Required.
  LoginText<CognitoLogin> client_id;
  /// The pool's domain: the prefix of one of Cognito's, or the whole name of one of your own. Required.
  LoginText<CognitoLogin> domain;
  /// What is asked of the pool: words, "openid" among them. Default: "openid".
  std::string_view scope = "openid";
  /// How long a user stays signed in: 1 second to 7 days. Default: 28,800 seconds, eight hours.
  LoginSession session{};
  /// The cookie that keeps a session; no two logins of a load balancer share one. Default:
  /// "AWSELBAuth-<path>".
  std::string_view session_cookie{};
  /// What else the pool is asked with: at most ten. Default: nothing.
  std::initializer_list<LoginParameter> parameters{};
};

namespace detail {
Node make_oidc_login(const Scope& scope, std::string_view id, const OidcLoginProps& props,
                     std::source_location where);
Node make_cognito_login(const Scope& scope, std::string_view id, const CognitoLoginProps& props,
                        std::source_location where);
}  // namespace detail

/// Users sign in with an identity provider that speaks OpenID Connect, before a load balancer sends their
/// requests on: `alb >> on(path("/admin/*"), signed_in(login)) >> admin`. It makes no resource of its own.
struct OidcLogin {
  Scope scope;
  std::string_view id;
  OidcLoginProps props;
  Node node = detail::make_oidc_login(scope, id, props, std::source_location::current());
};

/// The same with a user pool of Cognito, which also stands before other identity providers.
struct CognitoLogin {
  Scope scope;
  std::string_view id;
  CognitoLoginProps props;
  Node node = detail::make_cognito_login(scope, id, props, std::source_location::current());
};

template <class T>
inline constexpr bool is_login = std::same_as<T, OidcLogin> || std::same_as<T, CognitoLogin>;

/// What becomes of the request of a user who is not signed in.
struct Unauthenticated {
  std::string_view name;
};
/// The browser is sent to the identity provider. The default.
inline constexpr Unauthenticated or_sign_in{"authenticate"};
/// 401: for interfaces that a program calls.
inline constexpr Unauthenticated or_deny{"deny"};
/// It passes, without the headers that say who the user is: the service must look at them.
inline constexpr Unauthenticated or_pass{"allow"};

/// A condition of a route: its requests are sent on for users who have signed in.
/// `alb >> on(path("/admin/*"), signed_in(login)) >> admin`
template <class Login> Route signed_in(const Login& login, Unauthenticated otherwise = or_sign_in) {
  static_assert(is_login<Login>,
                "users sign in with a login. Fix: signed_in(CognitoLogin{stack, \"Login\", {...}})");
  Route route;
  if constexpr (is_login<Login>) {
    route.guard = login.node;
    route.guard_otherwise = otherwise.name;
  }
  return route;
}

}  // namespace quoin::aws
