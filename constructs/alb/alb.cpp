// Load balancers: from properties to the intent, and what the chain adds to it.
#include "constructs/alb/alb_intent.hpp"
#include "constructs/alb/routing.hpp"
#include "constructs/certificate/certificate_intent.hpp"
#include "constructs/log_bucket/log_bucket_intent.hpp"
#include "constructs/vpc/subnets.hpp"
#include "constructs/vpc/vpc_intent.hpp"
#include "constructs/web_acl/web_acl_intent.hpp"
#include "core/ascii.hpp"
#include "messages/alb_messages.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace quoin::aws {
namespace {

using quoin::detail::member;
using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Relation;
using quoin::detail::Relations;
using quoin::detail::Tree;
using quoin::detail::ValueAccess;

constexpr std::size_t most_further_certificates = 25;

/// "Alb" → "alb-": at most six characters, as AWS's generated names allow.
std::string prefix_of(std::string_view id) {
  constexpr std::size_t longest = 5;
  std::string prefix;
  for (const char c : id) {
    if (prefix.size() == longest) break;
    if (ascii::is_letter_or_digit(c)) prefix += ascii::lower(c);
  }
  return prefix + "-";
}

int checked_seconds(Tree& tree, const NodeData& node, std::source_location where, int got, bool allowed,
                    int otherwise, Diagnostic wrong) {
  if (allowed) return got;
  tree.report(std::move(wrong), &node, where);
  return otherwise;
}

/// The ARN of a certificate, which lies in the load balancer's region.
Ref<CertificateArn> certificate_of(Tree& tree, const NodeData& node, std::string_view region,
                                   const ListenerCertificate& certificate, std::source_location where) {
  if (!certificate.reference().empty()) return certificate.reference();
  std::string lies_in;
  Ref<CertificateArn> arn;
  if (certificate.exists_already()) {
    if (!is_certificate_arn(certificate.arn())) {
      tree.report(messages::alb_certificate_is_no_arn(certificate.arn()), &node, where);
      return Ref<CertificateArn>{Value::string(certificate.arn())};
    }
    lies_in = region_of_arn(certificate.arn());
    arn = Ref<CertificateArn>{Value::string(certificate.arn())};
  } else {
    lies_in = region_of_certificate(*certificate.node().data());
    arn = reference<CertificateArn>(*certificate.node().data(), "arn");
  }
  if (lies_in != region) tree.report(messages::alb_certificate_elsewhere(lies_in, region), &node, where);
  return arn;
}

std::string text_of(const Value& value) { return std::string{value.characters()}; }

int integer_of(const Value& value) {
  return value.kind() == Value::Kind::integer ? static_cast<int>(ValueAccess::integer(value)) : 0;
}

/// What an endpoint's protocol is to a target group; empty where it is none for a load balancer.
std::string_view target_protocol(std::string_view protocol) {
  return protocol == "https" ? "HTTPS" : protocol == "http" ? "HTTP" : "";
}

AlbRoute route_of(const Relation& edge) {
  AlbRoute route{.service = snake_path(*edge.to),
                 .service_path = edge.to->path,
                 .host = text_of(member(edge.data, "host")),
                 .path = text_of(member(edge.data, "path")),
                 .priority = integer_of(member(edge.data, "priority")),
                 .is_stated = member(edge.data, "priority").is_set(),
                 .login_path = text_of(member(edge.data, "guard")),
                 .unauthenticated = text_of(member(edge.data, "guard_otherwise")),
                 .local = {},
                 .where = edge.where};
  if (route.login_path.empty()) return route;
  const NodeData* login = edge.to->tree->find(route.login_path);
  if (login != nullptr && (login->kind == "OidcLogin" || login->kind == "CognitoLogin"))
    route.login = &login->intent_as<AlbLoginIntent>();
  return route;
}

/// Gives each route without a priority its own, clear of the stated ones and of one another.
void choose_priorities(std::vector<AlbRoute>& routes) {
  std::set<int> taken;
  for (const AlbRoute& route : routes)
    if (route.is_stated) taken.insert(route.priority);
  for (AlbRoute& route : routes) {
    if (route.is_stated || !route.has_conditions()) continue;
    route.priority = chosen_priority(route.host, route.path, route.service);
    while (!taken.insert(route.priority).second) ++route.priority;
  }
}

/// "route_api_v1_any": from the service and the conditions; a hash follows where two would be one.
void name_routes(std::vector<AlbRoute>& routes) {
  std::map<std::string, int> uses;
  const auto plain = [](const AlbRoute& route) {
    return "route_" + route.service + "_" + name_of_conditions(route.host, route.path);
  };
  for (const AlbRoute& route : routes) ++uses[plain(route)];
  for (AlbRoute& route : routes) {
    route.local = plain(route);
    if (uses[route.local] > 1)
      route.local += "_" + std::to_string(stable_hash(route.host + "|" + route.path));
  }
}

}  // namespace

namespace detail {

Node make_alb(const Scope& scope, std::string_view id, const AlbOptions& options,
              std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "Alb", AlbIntent{}, where);
  node.endpoint = quoin::detail::Endpoint{.port = 443, .protocol = "https", .refusing_rule = QUOIN_QN_TLS_07};
  AlbIntent& intent = node.intent_as<AlbIntent>();
  intent.path = node.name_path();
  intent.internet_facing = options.internet_facing;
  intent.name_prefix = prefix_of(node.name_id());
  intent.redirects_http = options.redirects_http;
  intent.desync_mitigation = options.desync_mitigation;
  if (node.stack == nullptr) return Node{node};  // reported; nothing below it can be made

  const SubnetList subnets =
      subnets_of(options.vpc, options.internet_facing ? Tier::public_tier : Tier::private_tier);
  intent.vpc = subnets.vpc;
  intent.subnets = subnets.ids;
  intent.dual_stack = subnets.dual_stack;
  intent.without_way_out =
      !options.internet_facing && subnets.vpc_node != nullptr && is_without_nat(*subnets.vpc_node);
  const std::set<std::string> zones{subnets.zones.begin(), subnets.zones.end()};
  if (zones.size() < 2) tree.report(messages::alb_in_too_few_zones(zones.size()), &node, where);

  const std::string_view region = name_of(node.stack->stack_data->region);
  intent.certificate = certificate_of(tree, node, region, options.certificate, where);
  for (const ListenerCertificate& each : options.more_certificates)
    intent.more_certificates.push_back(certificate_of(tree, node, region, each, where));
  if (intent.more_certificates.size() > most_further_certificates)
    tree.report(
        messages::alb_certificates_too_many(intent.more_certificates.size(), most_further_certificates),
        &node, where);

  intent.tls_policy = options.tls_policy;
  if (!rules::tls_policy_is_allowed(intent.tls_policy)) {
    tree.refuse(RuleText{QUOIN_QN_TLS_03}, &node, where, "\"" + intent.tls_policy + "\"");
    intent.tls_policy = decltype(tls_1_2_and_1_3)::name;
  }
  intent.idle_timeout_seconds = checked_seconds(
      tree, node, where, options.idle_timeout, IdleTimeout::is_allowed(options.idle_timeout), 60,
      messages::alb_seconds_out_of_range("a load balancer's idle timeout", options.idle_timeout, 1, 4000,
                                         ".idle_timeout = seconds<60>"));
  intent.client_keep_alive_seconds =
      checked_seconds(tree, node, where, options.client_keep_alive,
                      ClientKeepAlive::is_allowed(options.client_keep_alive), 3600,
                      messages::alb_seconds_out_of_range("the time that a client's connection is kept",
                                                         options.client_keep_alive, 60, 604800,
                                                         ".client_keep_alive = seconds<3600>"));

  intent.web_acl = web_acl_of(tree, node, options.web_acl, regional, where);

  NodeData& bucket = log_bucket(tree, *node.stack, where);
  const std::string prefix = "alb/" + snake_path(node);
  intent.log_bucket = reference<BucketName>(bucket, "name");
  intent.log_bucket_ready = reference<BucketName>(bucket, "ready");
  intent.access_log_prefix = prefix + "/access";
  intent.connection_log_prefix = prefix + "/connection";
  write_logs_to(bucket, node, LogWriter::load_balancer, intent.access_log_prefix, where);
  write_logs_to(bucket, node, LogWriter::load_balancer, intent.connection_log_prefix, where);

  intent.security.vpc = subnets.vpc;
  intent.security_group = reference<SecurityGroupId>(node, "security_group.id");
  return Node{node};
}

Ref<LoadBalancerArn> alb_arn(const Node& alb) { return reference<LoadBalancerArn>(*alb.data(), "arn"); }

Text alb_attribute(const Node& alb, std::string_view name) {
  return Text{Value::reference(*alb.data(), quoin::detail::intern(name))};
}

}  // namespace detail

bool is_without_nat(const NodeData& vpc) {
  return vpc.kind == "Vpc" && vpc.intent_as<VpcIntent>().nat == Nat::none;
}

const AlbRoute* default_route(const AlbRouting& routing) {
  const AlbRoute* found = nullptr;
  for (const AlbRoute& route : routing.routes) {
    if (route.has_conditions()) continue;
    if (found != nullptr) return nullptr;
    found = &route;
  }
  return found;
}

void resolve_intent(AlbIntent& intent, const NodeData& self, const Relations& relations) {
  bool from_internet = false;
  for (const Relation* edge : relations.incoming) {
    if (edge->kind != quoin::detail::relation::reaches) continue;
    intent.has_callers = true;
    from_internet = from_internet || edge->from == nullptr;
  }
  resolve_security(intent.security, self, relations);
  if (from_internet && intent.redirects_http) admit_internet(intent.security, 80);
  take_routes(intent, relations);
}

void take_routes(AlbRouting& routing, const Relations& relations) {
  std::map<std::string, AlbTarget> targets;
  for (const Relation* edge : relations.outgoing) {
    if (edge->kind != quoin::detail::relation::reaches || edge->to == nullptr || !edge->to->endpoint)
      continue;
    routing.routes.push_back(route_of(*edge));
    const auto& endpoint = *edge->to->endpoint;
    targets[snake_path(*edge->to)] = {.service = snake_path(*edge->to),
                                      .service_path = edge->to->path,
                                      .port = endpoint.port,
                                      .protocol = std::string{target_protocol(endpoint.protocol)},
                                      .name_prefix = prefix_of(edge->to->name_id()),
                                      .health = endpoint.health,
                                      .traffic = endpoint.traffic};
  }
  for (auto& [name, target] : targets) routing.targets.push_back(std::move(target));
  // Where users sign in, the load balancer fetches tokens from the identity provider.
  if (std::ranges::any_of(routing.routes, [](const AlbRoute& route) { return route.login != nullptr; }))
    send_to_internet_ipv4(routing.security, 443);
  choose_priorities(routing.routes);
  name_routes(routing.routes);
  std::ranges::sort(routing.routes, {},
                    [](const AlbRoute& route) { return std::tie(route.priority, route.service); });
}

void check_intent(const AlbIntent& intent, const NodeData& self, Diagnostics& diagnostics) {
  if (intent.targets.empty()) diagnostics.push_back(messages::alb_without_services());
  if (!intent.has_callers) diagnostics.push_back(messages::alb_without_callers(intent.internet_facing));
  check_routes(intent, self, diagnostics);
}

void check_routes(const AlbRouting& routing, const NodeData& self, Diagnostics& diagnostics) {
  const auto report = [&](Diagnostic diagnostic, const AlbRoute& route) {
    diagnostic.path = self.path;
    diagnostic.file = self.tree->source_file(route.where);
    diagnostic.line = route.where.line();
    diagnostics.push_back(std::move(diagnostic));
  };
  for (const AlbTarget& target : routing.targets) {
    if (!target.protocol.empty()) continue;
    const auto route = std::ranges::find(routing.routes, target.service, &AlbRoute::service);
    const NodeData* service = self.tree->find(target.service_path);
    report(
        messages::route_target_speaks_no_http(
            target.service_path, service != nullptr && service->endpoint ? service->endpoint->protocol : ""),
        *route);
  }

  std::map<std::string, const AlbRoute*> by_cookie;
  for (const AlbRoute& route : routing.routes) {
    if (route.login == nullptr) {
      if (!route.login_path.empty()) report(messages::route_guard_is_no_login(route.login_path), route);
      continue;
    }
    const auto target = std::ranges::find(routing.targets, route.service, &AlbTarget::service);
    if (target->traffic.version != "HTTP1")
      report(messages::route_login_before_http2(route.service_path, target->traffic.version), route);
    if (routing.without_way_out) report(messages::route_login_without_way_out(), route);
    const auto [at, is_new] = by_cookie.emplace(route.login->session_cookie, &route);
    if (!is_new && at->second->login_path != route.login_path)
      report(messages::login_cookie_shared(route.login->session_cookie, at->second->login_path), route);
  }

  const AlbRoute* everything = nullptr;
  std::map<int, const AlbRoute*> by_priority;
  std::map<std::pair<std::string, std::string>, const AlbRoute*> by_conditions;
  for (const AlbRoute& route : routing.routes) {
    if (!route.has_conditions()) {
      if (everything != nullptr)
        report(messages::route_default_claimed_twice(everything->service_path, route.service_path), route);
      if (route.is_stated) report(messages::route_without_conditions_has_priority(route.priority), route);
      everything = &route;
      continue;
    }
    if (!route.host.empty() && !is_host_pattern(route.host))
      report(messages::route_host_malformed(route.host), route);
    if (!route.path.empty() && !is_path_pattern(route.path))
      report(messages::route_path_malformed(route.path), route);
    if (route.priority < lowest_priority || route.priority > highest_priority)
      report(messages::route_priority_out_of_range(route.priority, lowest_priority, highest_priority), route);
    if (const auto [at, is_new] = by_priority.emplace(route.priority, &route); !is_new)
      report(messages::route_priority_taken(route.priority, at->second->service_path), route);
    if (const auto [at, is_new] = by_conditions.emplace(std::pair{route.host, route.path}, &route); !is_new)
      report(messages::route_conditions_taken(at->second->service_path), route);
  }
}

}  // namespace quoin::aws
