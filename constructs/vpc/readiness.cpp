// What must be there before something in a VPC can start.
#include "constructs/vpc/readiness.hpp"

#include "constructs/vpc/endpoint_services.hpp"
#include "constructs/vpc/vpc_intent.hpp"

#include <set>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Relation;
using quoin::detail::Relations;

namespace {

Value reference_to(const NodeData& node, const std::string& key) {
  return Value::reference(node, quoin::detail::intern(key));
}

void add_routes(std::set<std::string>& locals, const VpcIntent& vpc, Tier tier) {
  for (const VpcSubnet& subnet : vpc.subnets) {
    if (subnet.tier != tier) continue;
    locals.insert(subnet.local + "_association");
    if (tier == Tier::private_tier && vpc.nat != Nat::none) locals.insert(subnet.local + "_default_route");
  }
}

}  // namespace

std::string ready_key(std::string_view local) { return "ready." + std::string{local}; }

std::vector<Value> ready_for(const NodeData& construct, const NodeData* vpc, Tier tier,
                             const SecurityGroupIntent& security, const Relations& relations) {
  std::vector<Value> ready;
  for (const SecurityRule& rule : security.rules)
    if (!rule.ingress || !rule.of.empty()) ready.push_back(reference_to(construct, rule_key(rule.local)));
  if (vpc == nullptr || vpc->kind != "Vpc") return ready;

  std::set<std::string> locals;
  add_routes(locals, vpc->intent_as<VpcIntent>(), tier);
  bool uses_endpoints = false;
  for (const Relation* relation : relations.outgoing) {
    if (relation->kind != quoin::detail::relation::needs_service || relation->to != vpc) continue;
    if (relation->key == s3_service || relation->key == image_service) locals.insert("s3_endpoint");
    if (relation->key == s3_service || find_endpoint_service(relation->key) == nullptr) continue;
    locals.insert(endpoint_local(relation->key));
    uses_endpoints = true;
  }
  for (const std::string& local : locals) ready.push_back(reference_to(*vpc, ready_key(local)));
  if (uses_endpoints && vpc->stack == construct.stack)
    ready.push_back(reference_to(*vpc, admission_key(construct.name_path(), endpoint_port)));
  return ready;
}

}  // namespace quoin::aws
