// Load balancers that stand already: what is stated of them, and what the chain adds.
#include "constructs/alb/existing_alb_intent.hpp"
#include "constructs/dns_zone/dns_zone_intent.hpp"
#include "constructs/vpc/aws_id.hpp"
#include "core/arn_forms.hpp"
#include "core/stated_group.hpp"
#include "messages/alb_messages.hpp"
#include "messages/dns_messages.hpp"
#include "messages/vpc_messages.hpp"

#include <algorithm>
#include <string>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Relation;
using quoin::detail::Relations;
using quoin::detail::Tree;

namespace {

/// The ARN of an application load balancer's listener: "listener/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2".
bool is_listener_arn(std::string_view arn) {
  const std::string_view resource = detail::arn_part(arn, 5);
  return detail::is_arn(quoin::detail::arn_form::listener, arn) && std::ranges::count(resource, '/') == 4 &&
         resource.find("//") == std::string_view::npos && !resource.ends_with('/');
}

/// "app/edge/50dc6c495c0c9188", out of a listener's ARN.
std::string full_name_of(std::string_view listener) {
  std::string_view resource = detail::arn_part(listener, 5);
  resource.remove_prefix(std::string_view{"listener/"}.size());
  return std::string{resource.substr(0, resource.rfind('/'))};
}

void take_listener(Tree& tree, const NodeData& node, ExistingAlbIntent& intent, std::source_location where) {
  const Value& listener = intent.https_listener.value();
  if (!listener.is_known()) return;
  const std::string_view arn = listener.characters();
  if (!is_listener_arn(arn)) {
    tree.report(messages::existing_listener_malformed(arn), &node, where);
    return;
  }
  const auto [region, account] = std::pair{detail::arn_part(arn, 3), detail::arn_part(arn, 4)};
  const quoin::detail::StackData& stack = *node.stack->stack_data;
  if (region != name_of(stack.region))
    tree.report(messages::existing_alb_elsewhere(region, name_of(stack.region)), &node, where);
  if (!stack.account.empty() && account != stack.account)
    tree.report(messages::existing_alb_elsewhere(account, stack.account), &node, where);
  if (intent.full_name.empty()) intent.full_name = Text{full_name_of(arn)};
  if (intent.arn.empty())
    intent.arn = Text{std::string{arn.substr(0, arn.size() - detail::arn_part(arn, 5).size())} +
                      "loadbalancer/" + full_name_of(arn)};
}

/// Stated, and known now.
bool is_stated_text(const Text& text) { return text.value().kind() == Value::Kind::string; }

Text& attribute_of(ExistingAlbIntent& intent, std::string_view name) {
  if (name == "dns_name") return intent.dns_name;
  return name == "zone_id" ? intent.zone_id : intent.arn;
}

}  // namespace

namespace detail {

Node make_existing_alb(const Scope& scope, std::string_view id, const ExistingAlbProps& props,
                       bool internet_facing, std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "ExistingAlb", ExistingAlbIntent{}, where);
  node.endpoint = quoin::detail::Endpoint{.port = 443, .protocol = "https", .refusing_rule = QUOIN_QN_TLS_07};
  auto& intent = node.intent_as<ExistingAlbIntent>();
  intent.internet_facing = internet_facing;
  intent.https_listener = Ref<ListenerArn>{props.https_listener.arn().value()};
  intent.security_group = Ref<SecurityGroupId>{props.security_group.id().value()};
  intent.dns_name = props.dns_name;
  intent.zone_id = props.zone_id;
  intent.arn = props.arn;
  intent.full_name = props.full_name;
  if (node.stack == nullptr) return Node{node};  // reported; it stands nowhere

  if (const NodeData* vpc = props.vpc.vpc().data()) {
    intent.vpc = reference<VpcId>(*vpc, "id");
    intent.security.vpc = intent.vpc;
    intent.without_way_out = !internet_facing && is_without_nat(*vpc);
  }
  take_listener(tree, node, intent, where);
  const Text& group = props.security_group.id();
  if (!id_is_well_formed(group, "sg-"))
    tree.report(messages::existing_id_malformed("the load balancer's security group",
                                                group.value().characters(), "sg-0123456789abcdef0"),
                &node, where);
  if (auto* raw = const_cast<NodeData*>(quoin::detail::node_behind(group.value())))
    tree.relate({.kind = quoin::detail::relation::sends_by, .from = &node, .to = raw, .where = where});
  if (is_stated_text(props.dns_name) && !is_dns_name(props.dns_name.value().characters()))
    tree.report(messages::dns_name_malformed(props.dns_name.value().characters()), &node, where);
  if (is_stated_text(props.zone_id) && !is_hosted_zone_id(props.zone_id.value().characters()))
    tree.report(messages::hosted_zone_id_malformed(props.zone_id.value().characters()), &node, where);
  if (is_stated_text(props.arn) &&
      !is_arn(quoin::detail::arn_form::load_balancer, props.arn.value().characters()))
    tree.report(messages::existing_load_balancer_malformed(props.arn.value().characters()), &node, where);
  return Node{node};
}

Text existing_alb_attribute(const Node& alb, std::string_view name) {
  return stated_attribute(*alb.data(), name);
}

}  // namespace detail

Text stated_attribute(NodeData& alb, std::string_view name) {
  Text& stated = attribute_of(alb.intent_as<ExistingAlbIntent>(), name);
  if (stated.empty()) {
    alb.tree->report(messages::existing_alb_lacks(name), &alb, alb.where);
    stated = Text{"unstated.example.com"};  // reported; what refers to it says no more
  }
  return Text{Value::reference(alb, quoin::detail::intern(name))};
}

quoin::detail::Lowered hand_out(quoin::detail::Lowered lowered, const ExistingAlbIntent& intent) {
  const auto provide = [&](const char* name, const Value& value) {
    if (value.is_set()) lowered.exports[name] = value;
  };
  provide("security_group.id", intent.security_group.value());
  provide("listener.arn", intent.https_listener.value());
  provide("dns_name", intent.dns_name.value());
  provide("zone_id", intent.zone_id.value());
  provide("arn", intent.arn.value());
  provide("full_name", intent.full_name.value());
  return lowered;
}

void resolve_intent(ExistingAlbIntent& intent, const NodeData& self, const Relations& relations) {
  Relations own = relations;
  // The internet is let in by the owner, and CloudFront comes from there.
  if (intent.internet_facing)
    std::erase_if(own.incoming, [](const Relation* relation) {
      return relation->from != nullptr && relation->from->kind == "CloudFrontSite";
    });
  resolve_security(intent.security, self, own);
  take_routes(intent, relations);
}

void check_intent(const ExistingAlbIntent& intent, const NodeData& self, Diagnostics& diagnostics) {
  for (const AlbRoute& route : intent.routes) {
    if (!route.has_conditions())
      diagnostics.push_back(self.tree->placed(
          messages::existing_alb_route_takes_everything(route.service_path), &self, route.where));
    else if (!route.is_stated)
      diagnostics.push_back(self.tree->placed(
          messages::existing_alb_route_without_priority(route.service_path), &self, route.where));
  }
  check_routes(intent, self, diagnostics);
  diagnostics.push_back(quoin::detail::placed(messages::existing_alb_unjudged(), self));
}

}  // namespace quoin::aws
