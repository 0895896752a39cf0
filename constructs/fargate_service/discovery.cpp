// The names by which services find one another: a private DNS namespace of the VPC, and a name per service.
#include "assembly/names.hpp"
#include "constructs/fargate_service/shared_parts.hpp"
#include "core/ascii.hpp"
#include "messages/fargate_service_messages.hpp"

#include <map>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;

namespace {

constexpr std::size_t longest_label = 63;

/// A label of a host name. Ids have letters, digits and '-' only, and start with a letter.
bool is_discovery_label(std::string_view name) {
  return name.size() <= longest_label && !name.ends_with('-');
}

/// The service's name in the namespace of that VPC: below its stack, where that is the VPC's, too:
/// "chat/Backend/Api" is "backend-api".
std::string discovery_name(const NodeData& service, const NodeData& vpc) {
  const std::string path = service.name_path();
  return ascii::lower(dashed(service.stack == vpc.stack ? assembly::below_stack(path) : path));
}

/// The VPC's one namespace, `<vpc>/Namespace`: made when the first service is called by another.
NodeData& discovery_namespace(NodeData& vpc, std::source_location where) {
  constexpr std::string_view id = "Namespace";
  if (NodeData* existing = vpc.child(id, "DiscoveryNamespace")) return *existing;
  const std::string stack = vpc.stack == nullptr ? std::string{} : ascii::lower(vpc.stack->id);
  NodeData& space = vpc.tree->add_construct(
      Node{vpc}, id, "DiscoveryNamespace",
      DiscoveryNamespaceIntent{.name = stack + ".internal", .vpc = reference<VpcId>(vpc, "id")}, where);
  if (!is_discovery_label(stack)) vpc.tree->report(messages::namespace_not_for_dns(stack), &space, where);
  return space;
}

}  // namespace

void register_for_discovery(NodeData& service, std::source_location where) {
  auto& intent = service.intent_as<FargateServiceIntent>();
  if (intent.vpc == nullptr || intent.discovery) return;
  NodeData& space = discovery_namespace(*intent.vpc, where);
  intent.discovery = DiscoveryIntent{.name = discovery_name(service, *intent.vpc),
                                     .namespace_name = space.intent_as<DiscoveryNamespaceIntent>().name,
                                     .namespace_id = reference<VpcId>(space, "id")};
  if (!is_discovery_label(intent.discovery->name))
    service.tree->report(messages::service_name_not_for_dns(intent.discovery->name), &service, service.where);
  service.tree->relate({.kind = is_found_in,
                        .from = &service,
                        .to = &space,
                        .key = intent.discovery->name,
                        .where = service.where});
}

void check_intent(const DiscoveryNamespaceIntent&, const NodeData& self, Diagnostics& diagnostics) {
  std::map<std::string_view, const NodeData*> found;
  for (const auto& [key, relation] : self.tree->relations) {
    if (relation.kind != is_found_in || relation.to != &self) continue;
    const auto [first, is_new] = found.emplace(relation.key, relation.from);
    if (!is_new)
      diagnostics.push_back(quoin::detail::placed(
          messages::service_name_taken(relation.key, first->second->path), *relation.from));
  }
}

namespace detail {

Text service_host(const Node& service) {
  NodeData& node = *service.data();
  register_for_discovery(node, node.where);
  const auto& discovery = node.intent_as<FargateServiceIntent>().discovery;
  return discovery ? Text{discovery->name + "." + discovery->namespace_name} : Text{};
}

Text service_url(const Node& service) {
  const Text host = service_host(service);
  if (host.empty()) return {};
  const quoin::detail::Endpoint& endpoint = *service.data()->endpoint;
  return Text{endpoint.protocol + "://"} + host + Text{":" + std::to_string(endpoint.port)};
}

}  // namespace detail

}  // namespace quoin::aws
