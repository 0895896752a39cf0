// Logins: from properties to the intent. They make no resource; the load balancer's rules hold them.
#include "constructs/alb_login/alb_login_intent.hpp"
#include "constructs/secrets_vault/secret_intent.hpp"
#include "core/arn_forms.hpp"
#include "core/ascii.hpp"
#include "messages/alb_messages.hpp"

#include <quoin/aws/load_balancing.hpp>

#include <algorithm>
#include <string>

namespace quoin::aws {
namespace {

using quoin::detail::NodeData;
using quoin::detail::Tree;
using quoin::detail::tree_of;
using quoin::detail::ValueAccess;

constexpr std::size_t most_parameters = 10;

/// What is known of a text's start: all of it, or what stands before its first reference.
std::string_view known_start(const Text& text) {
  const Value& value = text.value();
  if (value.kind() != Value::Kind::text) return value.characters();
  return ValueAccess::items(value).front().characters();
}

bool is_known(const Text& text) { return text.value().kind() == Value::Kind::string; }

/// "https://login.example.com/token"; of a text with references, what stands before the first.
bool is_login_url(const Text& text) {
  constexpr std::string_view scheme = "https://";
  const std::string_view start = known_start(text);
  if (!is_known(text)) return start.empty() || start.starts_with(scheme);
  const std::string_view host = start.starts_with(scheme) ? start.substr(scheme.size()) : std::string_view{};
  return !host.empty() && host.front() != '/' && start.size() <= 1024 &&
         std::ranges::none_of(start, [](char c) { return c <= ' ' || c >= '\x7f'; });
}

bool is_pool_arn(const Text& text) {
  return !is_known(text) || detail::is_arn(quoin::detail::arn_form::user_pool, text.value().characters());
}

/// "chat-login", or "login.example.com": no scheme and no path.
bool is_pool_domain(const Text& text) {
  if (!is_known(text)) return true;
  const std::string_view name = text.value().characters();
  return !name.empty() && name.size() <= 255 && std::ranges::all_of(name, [](char c) {
    return ascii::is_lower(c) || ascii::is_digit(c) || c == '-' || c == '.';
  });
}

bool has_word(std::string_view words, std::string_view word) {
  while (true) {
    const auto blank = words.find(' ');
    if (words.substr(0, blank) == word) return true;
    if (blank == std::string_view::npos) return false;
    words.remove_prefix(blank + 1);
  }
}

bool is_version_id(std::string_view text) {
  return text.size() >= 32 && text.size() <= 64 &&
         std::ranges::all_of(text, [](char c) { return ascii::is_letter_or_digit(c) || c == '-'; });
}

/// Reports what is wrong with one login at its own line.
class Check {
public:
  Check(const NodeData& node, std::source_location where) : node_{node}, where_{where} {}

  void demand(bool holds, const Diagnostic& otherwise) const {
    if (!holds) node_.tree->report(otherwise, &node_, where_);
  }
  void url(std::string_view property, const Text& text) const {
    demand(is_login_url(text), messages::login_url_malformed(property, known_start(text)));
  }

private:
  const NodeData& node_;
  std::source_location where_;
};

/// What both kinds of login have.
template <class Props>
void take_common(const NodeData& node, AlbLoginIntent& intent, const Props& props, const Check& check) {
  intent.client_id = props.client_id.text();
  check.demand(!is_known(intent.client_id) || !intent.client_id.value().characters().empty(),
               messages::login_client_empty());
  intent.scope = props.scope;
  check.demand(has_word(props.scope, "openid"), messages::login_scope_without_openid(props.scope));
  intent.session_seconds = props.session.count();
  check.demand(LoginSession::is_allowed(intent.session_seconds),
               messages::login_session_out_of_range(intent.session_seconds));
  if (props.session_cookie.empty()) {
    intent.session_cookie = "AWSELBAuth-" + node.name_path();
    std::ranges::replace(intent.session_cookie, '/', '-');
  } else {
    intent.session_cookie = props.session_cookie;
    check.demand(detail::cookie_name_is_allowed(props.session_cookie),
                 messages::login_cookie_malformed(props.session_cookie));
  }
  for (const LoginParameter& each : props.parameters) {
    const bool is_new = intent.parameters.emplace(each.name, each.value).second;
    check.demand(is_new && !each.name.empty() && !each.value.empty(),
                 messages::login_parameter_malformed(each.name));
  }
  check.demand(props.parameters.size() <= most_parameters,
               messages::login_parameters_too_many(props.parameters.size(), most_parameters));
}

void take_secret(const NodeData& node, AlbLoginIntent& intent, const OidcLoginProps& props,
                 const Check& check) {
  const SecretValue& value = props.client_secret.secret();
  if (value.secret.data() == nullptr) return;
  intent.client_secret = secret_arn(value.secret);
  intent.client_secret_member = value.json_key;
  intent.client_secret_version = props.client_secret_version;
  check.demand(props.client_secret_version.empty() || is_version_id(props.client_secret_version),
               messages::login_secret_version_malformed(props.client_secret_version));
  const std::string_view lies_in = name_of(region_around(*value.secret.data()));
  const std::string_view region = name_of(region_around(node));
  check.demand(lies_in == region, messages::login_secret_elsewhere(lies_in, region));
}

}  // namespace

namespace detail {

Node make_oidc_login(const Scope& scope, std::string_view id, const OidcLoginProps& props,
                     std::source_location where) {
  Tree& tree = tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "OidcLogin", AlbLoginIntent{}, where);
  auto& intent = node.intent_as<AlbLoginIntent>();
  const Check check{node, where};
  // Terraform's rule takes the secret as an argument, and keeps its arguments in the state.
  check.demand(std::ranges::find(tree.options.targets, Target::terraform) == tree.options.targets.end(),
               messages::oidc_login_in_terraform());
  intent.issuer = props.issuer.text();
  intent.authorization_endpoint = props.authorization_endpoint.text();
  intent.token_endpoint = props.token_endpoint.text();
  intent.user_info_endpoint = props.user_info_endpoint.text();
  check.url("issuer", intent.issuer);
  check.url("authorization_endpoint", intent.authorization_endpoint);
  check.url("token_endpoint", intent.token_endpoint);
  check.url("user_info_endpoint", intent.user_info_endpoint);
  take_common(node, intent, props, check);
  take_secret(node, intent, props, check);
  return Node{node};
}

Node make_cognito_login(const Scope& scope, std::string_view id, const CognitoLoginProps& props,
                        std::source_location where) {
  Tree& tree = tree_of(scope.node());
  NodeData& node =
      tree.add_construct(scope.node(), id, "CognitoLogin", AlbLoginIntent{.with_cognito = true}, where);
  auto& intent = node.intent_as<AlbLoginIntent>();
  const Check check{node, where};
  intent.user_pool_arn = props.user_pool_arn.text();
  intent.domain = props.domain.text();
  check.demand(is_pool_arn(intent.user_pool_arn),
               messages::login_pool_is_no_arn(known_start(intent.user_pool_arn)));
  check.demand(is_pool_domain(intent.domain), messages::login_domain_malformed(known_start(intent.domain)));
  take_common(node, intent, props, check);
  return Node{node};
}

}  // namespace detail

Text client_secret_reference(const AlbLoginIntent& intent) {
  std::string end = ":SecretString:" + intent.client_secret_member;
  if (!intent.client_secret_version.empty()) end += "::" + intent.client_secret_version;
  return Text{"{{resolve:secretsmanager:"} + intent.client_secret + Text{end + "}}"};
}

quoin::detail::Lowered lower_terraform(const AlbLoginIntent&, const quoin::detail::Surroundings&) {
  return {};
}

quoin::detail::Lowered lower_cloudformation(const AlbLoginIntent&, const quoin::detail::Surroundings&) {
  return {};
}

}  // namespace quoin::aws
