// Security groups: from the chain's edges and the needed services to rules, each a resource of its own.
#include "constructs/security_group/security_group.hpp"

#include "assembly/names.hpp"
#include "assembly/references.hpp"
#include "constructs/vpc/endpoint_services.hpp"
#include "constructs/vpc/existing_vpc_intent.hpp"
#include "constructs/vpc/neighbours.hpp"

#include <quoin/aws/rules/sg.hpp>
#include <quoin/aws/rules/sg_checks.hpp>

#include <algorithm>

namespace quoin::aws {

using quoin::detail::member;
using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Relation;
using quoin::detail::Relations;
using quoin::detail::ValueAccess;

namespace {

constexpr std::string_view group_key = "security_group.id";
constexpr std::string_view endpoints_key = "endpoints.security_group.id";
constexpr std::string_view s3_key = "endpoints.s3.prefix_list_id";
constexpr Cidr whole_ipv4{};
constexpr Cidr whole_ipv6{.ipv6 = true};

Ref<SecurityGroupId> group_of(const NodeData& node) { return reference<SecurityGroupId>(node, group_key); }

/// Another stack's construct bears its stack's name, too: two stacks may both have an Api.
std::string peer_name(const NodeData& self, const NodeData& peer) {
  return snake_path(peer, peer.stack != self.stack);
}

std::string range_name(const Cidr& range) {
  std::string name{range.text().view()};
  std::ranges::replace_if(name, [](char c) { return c == '.' || c == '/' || c == ':'; }, '_');
  return name;
}

std::uint16_t port_of(const Relation& relation) {
  return static_cast<std::uint16_t>(ValueAccess::integer(member(relation.data, "port")));
}

std::string protocol_of(const Relation& relation) {
  const Value& protocol = member(relation.data, "protocol");
  return protocol.is_set() ? std::string{protocol.characters()} : "tcp";
}

/// Adds a rule; one that stands there already is the same wish again (several routes or services of one
/// edge). Two peers whose names are alike but for '-' and '/' are told apart by a hash.
void add(SecurityGroupIntent& intent, SecurityRule rule) {
  const auto place = std::ranges::lower_bound(intent.rules, rule.local, {}, &SecurityRule::local);
  if (place == intent.rules.end() || place->local != rule.local) {
    intent.rules.insert(place, std::move(rule));
  } else if (place->description != rule.description) {
    rule.local += "_" + assembly::short_hash(rule.description);
    add(intent, std::move(rule));
  }
}

void add_internet(SecurityGroupIntent& intent, bool ingress, std::uint16_t port) {
  const std::string local =
      (ingress ? "ingress_from_internet_" : "egress_to_internet_") + std::to_string(port);
  const std::string description = ingress ? "From the internet" : "To the internet";
  add(intent,
      {.ingress = ingress, .local = local, .description = description, .port = port, .range = whole_ipv4});
  add(intent, {.ingress = ingress,
               .local = local + "_ipv6",
               .description = description,
               .port = port,
               .range = whole_ipv6});
}

void add_range(SecurityGroupIntent& intent, bool ingress, const Cidr& range, std::uint16_t port) {
  const std::string text{range.text().view()};
  add(intent,
      {.ingress = ingress,
       .local = (ingress ? "ingress_from_" : "egress_to_") + range_name(range) + "_" + std::to_string(port),
       .description = (ingress ? "From " : "To ") + text,
       .port = port,
       .range = range});
}

/// The VPC that the group belongs to; null where it is not known.
const NodeData* vpc_of(const SecurityGroupIntent& intent) {
  return quoin::detail::node_behind(intent.vpc.value());
}

std::optional<Cidr> range_of_vpc(const SecurityGroupIntent& intent) {
  const NodeData* vpc = vpc_of(intent);
  return vpc == nullptr ? std::nullopt : range_of_network(*vpc);
}

/// A range of the chain lies outside the VPC (QN-SG-09), is not everything (QN-SG-07), and names a port
/// (QN-SG-08).
bool check_range(const SecurityGroupIntent& intent, const NodeData& self, const Relation& relation,
                 const std::optional<Cidr>& range) {
  quoin::detail::Tree& tree = *self.tree;
  if (port_of(relation) == 0) {
    tree.refuse(RuleText{QUOIN_QN_SG_08}, &self, relation.where, "port 0");
    return false;
  }
  if (!range) return true;
  const std::string text{range->text().view()};
  if (!rules::egress_range_is_named(*range)) {
    tree.refuse(RuleText{QUOIN_QN_SG_07}, &self, relation.where, text);
    return false;
  }
  if (const auto own = range_of_vpc(intent); own && own->overlaps(*range)) {
    tree.refuse(RuleText{QUOIN_QN_SG_09}, &self, relation.where,
                text + " lies inside the VPC's " + std::string{own->text().view()});
    return false;
  }
  return true;
}

std::optional<Cidr> range_of(const Relation& relation) {
  const ParsedCidr parsed = parse_cidr(member(relation.data, "range").characters());
  return parsed ? std::optional<Cidr>{parsed.value} : std::nullopt;
}

/// CloudFront has no security group; AWS keeps a list of its servers' addresses.
void add_cloudfront(SecurityGroupIntent& intent, std::uint16_t port) {
  add(intent, {.local = "ingress_from_cloudfront_" + std::to_string(port),
               .description = "From CloudFront",
               .port = port,
               .prefix_list = Ref<PrefixListId>{assembly::own_variable("cloudfront_prefix_list_id")}});
}

/// Whether the chain lets the whole internet in, which CloudFront's servers are part of.
bool admits_internet(const Relations& relations) {
  return std::ranges::any_of(relations.incoming, [](const Relation* relation) {
    return relation->kind == quoin::detail::relation::reaches && relation->from == nullptr &&
           !range_of(*relation);
  });
}

void take_caller(SecurityGroupIntent& intent, const NodeData& self, const Relation& relation,
                 bool open_to_internet) {
  const std::uint16_t port = port_of(relation);
  if (relation.from == nullptr) {
    if (const auto range = range_of(relation))
      add_range(intent, true, *range, port);
    else
      add_internet(intent, true, port);
    return;
  }
  if (relation.from->kind == "CloudFrontSite") {
    if (!open_to_internet) add_cloudfront(intent, port);
    return;
  }
  // An edge between stacks is made by the caller's stack alone, so that neither waits for the other.
  if (relation.from->stack != self.stack) return;
  add(intent, {.local = "ingress_from_" + peer_name(self, *relation.from) + "_" + std::to_string(port),
               .description = "From " + relation.from->name_path(),
               .protocol = protocol_of(relation),
               .port = port,
               .group = group_of(*relation.from)});
}

void take_destination(SecurityGroupIntent& intent, const NodeData& self, const Relation& relation) {
  const std::uint16_t port = port_of(relation);
  if (relation.to == nullptr) {
    const std::optional<Cidr> range = range_of(relation);
    if (!check_range(intent, self, relation, range)) return;
    if (range)
      add_range(intent, false, *range, port);
    else
      add_internet(intent, false, port);
    return;
  }
  const std::string name = peer_name(self, *relation.to) + "_" + std::to_string(port);
  add(intent, {.ingress = false,
               .local = "egress_to_" + name,
               .description = "To " + relation.to->name_path(),
               .protocol = protocol_of(relation),
               .port = port,
               .group = group_of(*relation.to)});
  if (relation.to->stack != self.stack)
    add(intent, {.local = "ingress_of_" + name,
                 .description = "From " + self.name_path(),
                 .protocol = protocol_of(relation),
                 .port = port,
                 .group = group_of(self),
                 .of = group_of(*relation.to)});
}

/// What an existing VPC states; a Vpc has everything.
bool has_endpoint(const NodeData& vpc, std::string_view service) {
  if (vpc.kind != "ExistingVpc") return true;
  const auto& existing = vpc.intent_as<ExistingVpcIntent>();
  return service == s3_service ? !existing.s3_prefix_list.empty()
                               : !existing.endpoints_security_group.empty();
}

void add_s3(SecurityGroupIntent& intent, const NodeData& vpc) {
  if (!has_endpoint(vpc, s3_service)) return;
  add(intent, {.ingress = false,
               .local = "egress_to_s3_" + std::to_string(endpoint_port),
               .description = "To S3 through the gateway endpoint",
               .port = endpoint_port,
               .prefix_list = reference<PrefixListId>(vpc, s3_key)});
}

void take_service(SecurityGroupIntent& intent, const NodeData& self, const Relation& relation) {
  const NodeData& vpc = *relation.to;
  if (relation.key == s3_service) return add_s3(intent, vpc);
  if (relation.key == image_service) add_s3(intent, vpc);
  if (!has_endpoint(vpc, relation.key)) return;
  const std::string name = peer_name(self, vpc) + "_endpoints_" + std::to_string(endpoint_port);
  add(intent, {.ingress = false,
               .local = "egress_to_" + name,
               .description = "To the endpoints of " + vpc.name_path(),
               .port = endpoint_port,
               .group = reference<SecurityGroupId>(vpc, endpoints_key)});
  if (vpc.stack != self.stack)
    add(intent, {.local = "ingress_of_" + name,
                 .description = "From " + self.name_path(),
                 .port = endpoint_port,
                 .group = group_of(self),
                 .of = reference<SecurityGroupId>(vpc, endpoints_key)});
}

}  // namespace

std::string snake_path(const NodeData& node, bool with_stack) {
  const std::string path = node.name_path();
  return assembly::snake_case(with_stack ? std::string_view{path} : assembly::below_stack(path));
}

std::string rule_key(std::string_view local) { return "rule." + std::string{local}; }

std::string admission_key(std::string_view path, std::uint16_t port) {
  return "admits." + std::string{path} + "." + std::to_string(port);
}

std::string group_name_prefix(const SecurityGroupIntent& intent) {
  constexpr std::size_t longest = 200;  // AWS takes 255, and Terraform adds 26
  const auto start = intent.description.rfind(' ');
  std::string name = intent.description.substr(start == std::string::npos ? 0 : start + 1, longest);
  std::ranges::replace(name, '/', '-');
  if (name.starts_with("sg-")) name.insert(0, "group-");  // AWS keeps that start for its ids
  return name + "-";
}

void resolve_security(SecurityGroupIntent& intent, const NodeData& self, const Relations& relations) {
  if (intent.description.empty()) intent.description = "Security group of " + self.name_path();
  if (const NodeData* vpc = vpc_of(intent)) self.tree->networks[&self] = vpc;
  const bool open_to_internet = admits_internet(relations);
  for (const Relation* relation : relations.incoming)
    if (relation->kind == quoin::detail::relation::reaches)
      take_caller(intent, self, *relation, open_to_internet);
  for (const Relation* relation : relations.outgoing) {
    if (relation->kind == quoin::detail::relation::reaches) take_destination(intent, self, *relation);
    if (relation->kind == quoin::detail::relation::needs_service && relation->to != nullptr)
      take_service(intent, self, *relation);
  }
}

void admit_internet(SecurityGroupIntent& intent, std::uint16_t port) { add_internet(intent, true, port); }

void send_to_internet_ipv4(SecurityGroupIntent& intent, std::uint16_t port) {
  add(intent, {.ingress = false,
               .local = "egress_to_internet_" + std::to_string(port),
               .description = "To the internet",
               .port = port,
               .range = whole_ipv4});
}

void admit_to_endpoints(SecurityGroupIntent& endpoints, const NodeData& construct, std::uint16_t port) {
  add(endpoints, {.local = "endpoints_ingress_from_" + snake_path(construct) + "_" + std::to_string(port),
                  .description = "From " + construct.name_path(),
                  .port = port,
                  .group = group_of(construct)});
}

}  // namespace quoin::aws
