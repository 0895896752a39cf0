// A load balancer as CloudFormation resources.
#include "constructs/alb/existing_alb_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/elasticloadbalancingv2/listener.hpp>
#include <quoin/cfn/elasticloadbalancingv2/listener_certificate.hpp>
#include <quoin/cfn/elasticloadbalancingv2/listener_rule.hpp>
#include <quoin/cfn/elasticloadbalancingv2/load_balancer.hpp>
#include <quoin/cfn/elasticloadbalancingv2/target_group.hpp>
#include <quoin/cfn/wafv2/web_acl_association.hpp>

#include <map>

namespace quoin::aws {
namespace {

namespace elb = cfn::elasticloadbalancingv2;
using Attribute = elb::LoadBalancerArgs::LoadBalancerAttribute;
using Targets = std::map<std::string, elb::TargetGroupAttributes>;

/// Attributes are text, whatever they mean.
bindings::Unchecked as_text(const Value& value) {
  if (value.kind() != Value::Kind::boolean) return bindings::unchecked(value);
  return bindings::unchecked(Value::literal(quoin::detail::ValueAccess::boolean(value) ? "true" : "false"));
}

std::vector<Attribute> attributes_of(const AlbIntent& intent, const quoin::detail::Surroundings& around) {
  return {
      {.key = "access_logs.s3.bucket", .value = intent.log_bucket},
      {.key = "access_logs.s3.enabled", .value = "true"},
      {.key = "access_logs.s3.prefix", .value = intent.access_log_prefix},
      {.key = "client_keep_alive.seconds", .value = std::to_string(intent.client_keep_alive_seconds)},
      {.key = "connection_logs.s3.bucket", .value = intent.log_bucket},
      {.key = "connection_logs.s3.enabled", .value = "true"},
      {.key = "connection_logs.s3.prefix", .value = intent.connection_log_prefix},
      {.key = "deletion_protection.enabled", .value = as_text(around.deletion_protection)},
      {.key = "idle_timeout.timeout_seconds", .value = std::to_string(intent.idle_timeout_seconds)},
      {.key = "routing.http.desync_mitigation_mode",
       .value = intent.desync_mitigation == DesyncMitigation::strictest ? "strictest" : "defensive"},
      {.key = "routing.http.drop_invalid_header_fields.enabled", .value = "true"},
      {.key = "routing.http.preserve_host_header.enabled", .value = "true"},
      {.key = "routing.http.xff_header_processing.mode", .value = "append"},
      {.key = "routing.http2.enabled", .value = "true"},
      {.key = "waf.fail_open.enabled", .value = "false"},
  };
}

/// All of them are stated: what a template no longer says, CloudFormation leaves as it is.
std::vector<elb::TargetGroupArgs::TargetGroupAttribute> attributes_of(const AlbTarget& target) {
  const quoin::detail::TargetTraffic& traffic = target.traffic;
  std::vector<elb::TargetGroupArgs::TargetGroupAttribute> attributes{
      {.key = "deregistration_delay.timeout_seconds",
       .value = std::to_string(target.health.deregistration_seconds)},
      {.key = "slow_start.duration_seconds", .value = std::to_string(traffic.slow_start_seconds)},
      {.key = "stickiness.enabled", .value = traffic.cookie_kind.empty() ? "false" : "true"},
  };
  if (traffic.cookie_kind.empty()) return attributes;
  if (!traffic.cookie_name.empty())
    attributes.push_back({.key = "stickiness.app_cookie.cookie_name", .value = traffic.cookie_name});
  attributes.push_back({.key = "stickiness." + traffic.cookie_kind + ".duration_seconds",
                        .value = std::to_string(traffic.cookie_seconds)});
  attributes.push_back({.key = "stickiness.type", .value = traffic.cookie_kind});
  return attributes;
}

Targets add_targets(cfn::Resources& out, const AlbRouting& routing) {
  Targets targets;
  for (const AlbTarget& target : routing.targets) {
    elb::TargetGroupArgs args{.health_check_enabled = true,
                              .health_check_interval_seconds = target.health.interval_seconds,
                              .health_check_path = target.health.path,
                              .health_check_port = "traffic-port",
                              .health_check_protocol = target.protocol,
                              .health_check_timeout_seconds = target.health.timeout_seconds,
                              .healthy_threshold_count = target.health.healthy_after,
                              .port = target.port,
                              .protocol = target.protocol,
                              .target_group_attributes = attributes_of(target),
                              .target_type = "ip",
                              .unhealthy_threshold_count = target.health.unhealthy_after,
                              .vpc_id = routing.vpc};
    if (target.traffic.version == "GRPC")
      args.matcher = elb::TargetGroupArgs::Matcher{.grpc_code = target.health.codes};
    else
      args.matcher = elb::TargetGroupArgs::Matcher{.http_code = target.health.codes};
    // HTTP/1.1 is what a group without a version speaks, and stating it now would replace those that stand.
    if (target.traffic.version != "HTTP1") args.protocol_version = target.traffic.version;
    targets.emplace(target.service, out.add("target_" + target.service, args));
  }
  return targets;
}

/// Rules take a number, the listener's own action takes text.
void set_session(elb::ListenerRuleArgs::AuthenticateCognitoConfig& ask, int seconds) {
  ask.session_timeout = seconds;
}
void set_session(elb::ListenerRuleArgs::AuthenticateOidcConfig& ask, int seconds) {
  ask.session_timeout = seconds;
}
void set_session(elb::ListenerArgs::AuthenticateCognitoConfig& ask, int seconds) {
  ask.session_timeout = std::to_string(seconds);
}
void set_session(elb::ListenerArgs::AuthenticateOidcConfig& ask, int seconds) {
  ask.session_timeout = std::to_string(seconds);
}

/// The step that signs users in.
template <class Args> typename Args::Action login_action(const AlbRoute& route) {
  const AlbLoginIntent& login = *route.login;
  if (login.with_cognito) {
    typename Args::AuthenticateCognitoConfig ask{.on_unauthenticated_request = route.unauthenticated,
                                                 .scope = login.scope,
                                                 .session_cookie_name = login.session_cookie,
                                                 .user_pool_arn = login.user_pool_arn,
                                                 .user_pool_client_id = login.client_id,
                                                 .user_pool_domain = login.domain};
    if (!login.parameters.empty()) ask.authentication_request_extra_params = login.parameters;
    set_session(ask, login.session_seconds);
    return {.authenticate_cognito_config = ask, .order = 1, .type = "authenticate-cognito"};
  }
  typename Args::AuthenticateOidcConfig ask{.authorization_endpoint = login.authorization_endpoint,
                                            .client_id = login.client_id,
                                            .client_secret = client_secret_reference(login),
                                            .issuer = login.issuer,
                                            .on_unauthenticated_request = route.unauthenticated,
                                            .scope = login.scope,
                                            .session_cookie_name = login.session_cookie,
                                            .token_endpoint = login.token_endpoint,
                                            .user_info_endpoint = login.user_info_endpoint};
  if (!login.parameters.empty()) ask.authentication_request_extra_params = login.parameters;
  set_session(ask, login.session_seconds);
  return {.authenticate_oidc_config = ask, .order = 1, .type = "authenticate-oidc"};
}

/// To the service; of a route with a login, to the identity provider first.
template <class Args>
std::vector<typename Args::Action> actions_of(const AlbRoute& route,
                                              const elb::TargetGroupAttributes& target) {
  if (route.login == nullptr) return {{.target_group_arn = target.ref(), .type = "forward"}};
  return {login_action<Args>(route), {.order = 2, .target_group_arn = target.ref(), .type = "forward"}};
}

std::vector<elb::ListenerArgs::Action> default_actions(const AlbIntent& intent, const Targets& targets) {
  if (const AlbRoute* route = default_route(intent); route != nullptr)
    return actions_of<elb::ListenerArgs>(*route, targets.at(route->service));
  return {{.fixed_response_config = {{.content_type = "text/plain",
                                      .message_body = "Not found",
                                      .status_code = "404"}},
           .type = "fixed-response"}};
}

std::vector<elb::ListenerRuleArgs::RuleCondition> conditions_of(const AlbRoute& route) {
  std::vector<elb::ListenerRuleArgs::RuleCondition> conditions;
  if (!route.host.empty())
    conditions.push_back({.field = "host-header", .host_header_config = {{.values = {route.host}}}});
  if (!route.path.empty())
    conditions.push_back({.field = "path-pattern", .path_pattern_config = {{.values = {route.path}}}});
  return conditions;
}

/// The rules of a listener, and what services refer to: their target group, and what sends to it.
void add_routes(cfn::Resources& out, const AlbRouting& routing, const Targets& targets,
                const Ref<ListenerArn>& listener) {
  for (const AlbRoute& route : routing.routes) {
    const auto& target = targets.at(route.service);
    const std::string key = "target_group." + route.service;
    if (!route.has_conditions()) {
      out.provide(key + ".listener", listener);
      continue;
    }
    const auto rule = out.add(
        route.local, elb::ListenerRuleArgs{.actions = actions_of<elb::ListenerRuleArgs>(route, target),
                                           .conditions = conditions_of(route),
                                           .listener_arn = listener,
                                           .priority = route.priority});
    out.provide(key + ".listener", rule.ref());
  }
  for (const auto& [service, target] : targets) {
    out.provide("target_group." + service + ".arn", target.ref());
    out.provide("target_group." + service + ".full_name", target.target_group_full_name());
  }
}

}  // namespace

quoin::detail::Lowered lower_cloudformation(const AlbIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  add_security_group(out, intent.security);

  const auto alb =
      out.add("",
              elb::LoadBalancerArgs{.ip_address_type = intent.dual_stack ? "dualstack" : "ipv4",
                                    .load_balancer_attributes = attributes_of(intent, around),
                                    .scheme = intent.internet_facing ? "internet-facing" : "internal",
                                    .security_groups = {intent.security_group},
                                    .subnets = intent.subnets,
                                    .type = "application"},
              {.depends_on = {intent.log_bucket_ready}});

  const Targets targets = add_targets(out, intent);
  const auto https =
      out.add("https", elb::ListenerArgs{.certificates = {{.certificate_arn = intent.certificate}},
                                         .default_actions = default_actions(intent, targets),
                                         .load_balancer_arn = alb.ref(),
                                         .port = 443,
                                         .protocol = "HTTPS",
                                         .ssl_policy = intent.tls_policy});
  if (intent.redirects_http)
    out.add("http", elb::ListenerArgs{.default_actions = {{.redirect_config = {{.port = "443",
                                                                                .protocol = "HTTPS",
                                                                                .status_code = "HTTP_301"}},
                                                           .type = "redirect"}},
                                      .load_balancer_arn = alb.ref(),
                                      .port = 80,
                                      .protocol = "HTTP"});
  for (std::size_t i = 0; i < intent.more_certificates.size(); ++i)
    out.add("certificate_" + std::to_string(i + 1),
            elb::ListenerCertificateArgs{.certificates = {{.certificate_arn = intent.more_certificates[i]}},
                                         .listener_arn = https.ref()});

  add_routes(out, intent, targets, https.ref());
  if (!intent.web_acl.empty())
    out.add("web_acl",
            cfn::wafv2::WebACLAssociationArgs{.resource_arn = alb.ref(), .web_acl_arn = intent.web_acl});

  out.provide("arn", alb.ref());
  out.provide("dns_name", alb.dns_name());
  out.provide("zone_id", alb.canonical_hosted_zone_id());
  out.provide("full_name", alb.load_balancer_full_name());
  out.provide("listener.arn", https.ref());
  return out.finish();
}

quoin::detail::Lowered lower_cloudformation(const ExistingAlbIntent& intent,
                                            const quoin::detail::Surroundings&) {
  cfn::Resources out;
  add_security_rules(out, intent.security, intent.security_group);
  const Targets targets = add_targets(out, intent);
  add_routes(out, intent, targets, intent.https_listener);
  return hand_out(out.finish(), intent);
}

}  // namespace quoin::aws
