// A load balancer as Terraform resources.
#include "constructs/alb/existing_alb_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/lb.hpp>
#include <quoin/tf/aws/lb_listener.hpp>
#include <quoin/tf/aws/lb_listener_certificate.hpp>
#include <quoin/tf/aws/lb_listener_rule.hpp>
#include <quoin/tf/aws/lb_target_group.hpp>
#include <quoin/tf/aws/wafv2_web_acl_association.hpp>

#include <map>

namespace quoin::aws {
namespace {

using Targets = std::map<std::string, tf::aws::LbTargetGroupAttributes>;

/// Stated where it is off, too: the provider leaves a target group as it is where the block is gone.
tf::aws::LbTargetGroupArgs::Stickiness stickiness_of(const quoin::detail::TargetTraffic& traffic) {
  if (traffic.cookie_kind.empty()) return {.enabled = false, .type = "lb_cookie"};
  tf::aws::LbTargetGroupArgs::Stickiness sticky{
      .cookie_duration = traffic.cookie_seconds, .enabled = true, .type = traffic.cookie_kind};
  if (!traffic.cookie_name.empty()) sticky.cookie_name = traffic.cookie_name;
  return sticky;
}

Targets add_targets(tf::Resources& out, const AlbRouting& routing) {
  Targets targets;
  for (const AlbTarget& target : routing.targets) {
    tf::aws::LbTargetGroupArgs args{
        .deregistration_delay = std::to_string(target.health.deregistration_seconds),
        .health_check = {{.enabled = true,
                          .healthy_threshold = target.health.healthy_after,
                          .interval = target.health.interval_seconds,
                          .matcher = target.health.codes,
                          .path = target.health.path,
                          .port = "traffic-port",
                          .protocol = target.protocol,
                          .timeout = target.health.timeout_seconds,
                          .unhealthy_threshold = target.health.unhealthy_after}},
        .name_prefix = target.name_prefix,
        .port = target.port,
        .protocol = target.protocol,
        .protocol_version = target.traffic.version,
        .stickiness = stickiness_of(target.traffic),
        .target_type = "ip",
        .vpc_id = routing.vpc};
    if (target.traffic.slow_start_seconds != 0) args.slow_start = target.traffic.slow_start_seconds;
    targets.emplace(target.service, out.add("target_" + target.service, args,
                                            {.lifecycle = {.create_before_destroy = true}}));
  }
  return targets;
}

/// To the service; of a route with a login, to Cognito first. Logins with another provider are refused: their
/// rule would keep the client's secret in the state (docs/adr/0014).
template <class Args, class Action>
std::vector<Action> actions_of(const AlbRoute& route, const tf::aws::LbTargetGroupAttributes& target) {
  if (route.login == nullptr) return {{.target_group_arn = target.arn(), .type = "forward"}};
  const AlbLoginIntent& login = *route.login;
  typename Args::AuthenticateCognito ask{.on_unauthenticated_request = route.unauthenticated,
                                         .scope = login.scope,
                                         .session_cookie_name = login.session_cookie,
                                         .session_timeout = login.session_seconds,
                                         .user_pool_arn = login.user_pool_arn,
                                         .user_pool_client_id = login.client_id,
                                         .user_pool_domain = login.domain};
  if (!login.parameters.empty()) ask.authentication_request_extra_params = login.parameters;
  return {{.authenticate_cognito = ask, .order = 1, .type = "authenticate-cognito"},
          {.order = 2, .target_group_arn = target.arn(), .type = "forward"}};
}

std::vector<tf::aws::LbListenerArgs::DefaultAction> default_actions(const AlbIntent& intent,
                                                                    const Targets& targets) {
  using Args = tf::aws::LbListenerArgs;
  if (const AlbRoute* route = default_route(intent); route != nullptr)
    return actions_of<Args, Args::DefaultAction>(*route, targets.at(route->service));
  return {
      {.fixed_response = {{.content_type = "text/plain", .message_body = "Not found", .status_code = "404"}},
       .type = "fixed-response"}};
}

std::vector<tf::aws::LbListenerRuleArgs::Condition> conditions_of(const AlbRoute& route) {
  std::vector<tf::aws::LbListenerRuleArgs::Condition> conditions;
  if (!route.host.empty()) conditions.push_back({.host_header = {{.values = {route.host}}}});
  if (!route.path.empty()) conditions.push_back({.path_pattern = {{.values = {route.path}}}});
  return conditions;
}

/// The rules of a listener, and what services refer to: their target group, and what sends to it.
void add_routes(tf::Resources& out, const AlbRouting& routing, const Targets& targets,
                const Ref<ListenerArn>& listener) {
  using RuleArgs = tf::aws::LbListenerRuleArgs;
  for (const AlbRoute& route : routing.routes) {
    const auto& target = targets.at(route.service);
    const std::string key = "target_group." + route.service;
    if (!route.has_conditions()) {
      out.provide(key + ".listener", listener);
      continue;
    }
    const auto rule =
        out.add(route.local,
                tf::aws::LbListenerRuleArgs{.action = actions_of<RuleArgs, RuleArgs::Action>(route, target),
                                            .condition = conditions_of(route),
                                            .listener_arn = listener,
                                            .priority = route.priority});
    out.provide(key + ".listener", rule.arn());
  }
  for (const auto& [service, target] : targets) {
    out.provide("target_group." + service + ".arn", target.arn());
    out.provide("target_group." + service + ".full_name", target.arn_suffix());
  }
}

}  // namespace

quoin::detail::Lowered lower_terraform(const AlbIntent& intent, const quoin::detail::Surroundings& around) {
  tf::Resources out;
  add_security_group(out, intent.security);

  const auto alb = out.add(
      "",
      tf::aws::LbArgs{
          .access_logs = {{.bucket = intent.log_bucket, .enabled = true, .prefix = intent.access_log_prefix}},
          .client_keep_alive = intent.client_keep_alive_seconds,
          .connection_logs = {{.bucket = intent.log_bucket,
                               .enabled = true,
                               .prefix = intent.connection_log_prefix}},
          .desync_mitigation_mode =
              intent.desync_mitigation == DesyncMitigation::strictest ? "strictest" : "defensive",
          .drop_invalid_header_fields = true,
          .enable_deletion_protection = bindings::unchecked(around.deletion_protection),
          .enable_http2 = true,
          .enable_waf_fail_open = false,
          .idle_timeout = intent.idle_timeout_seconds,
          .internal = !intent.internet_facing,
          .ip_address_type = intent.dual_stack ? "dualstack" : "ipv4",
          .load_balancer_type = "application",
          .name_prefix = intent.name_prefix,
          .preserve_host_header = true,
          .security_groups = {intent.security_group},
          .subnets = intent.subnets,
          .xff_header_processing_mode = "append"},
      {.depends_on = {intent.log_bucket_ready}});

  const Targets targets = add_targets(out, intent);
  const auto https =
      out.add("https", tf::aws::LbListenerArgs{.certificate_arn = intent.certificate,
                                               .default_action = default_actions(intent, targets),
                                               .load_balancer_arn = alb.arn(),
                                               .port = 443,
                                               .protocol = "HTTPS",
                                               .ssl_policy = intent.tls_policy});
  if (intent.redirects_http)
    out.add(
        "http",
        tf::aws::LbListenerArgs{
            .default_action = {{.redirect = {{.port = "443", .protocol = "HTTPS", .status_code = "HTTP_301"}},
                                .type = "redirect"}},
            .load_balancer_arn = alb.arn(),
            .port = 80,
            .protocol = "HTTP"});
  for (std::size_t i = 0; i < intent.more_certificates.size(); ++i)
    out.add("certificate_" + std::to_string(i + 1),
            tf::aws::LbListenerCertificateArgs{.certificate_arn = intent.more_certificates[i],
                                               .listener_arn = https.arn()});

  add_routes(out, intent, targets, https.arn());
  if (!intent.web_acl.empty())
    out.add("web_acl",
            tf::aws::Wafv2WebAclAssociationArgs{.resource_arn = alb.arn(), .web_acl_arn = intent.web_acl});

  out.provide("arn", alb.arn());
  out.provide("dns_name", alb.dns_name());
  out.provide("zone_id", alb.zone_id());
  out.provide("full_name", alb.arn_suffix());
  out.provide("listener.arn", https.arn());
  return out.finish();
}

quoin::detail::Lowered lower_terraform(const ExistingAlbIntent& intent, const quoin::detail::Surroundings&) {
  tf::Resources out;
  add_security_rules(out, intent.security, intent.security_group);
  const Targets targets = add_targets(out, intent);
  add_routes(out, intent, targets, intent.https_listener);
  return hand_out(out.finish(), intent);
}

}  // namespace quoin::aws
