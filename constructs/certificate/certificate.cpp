// Certificates: from properties to the intent.
#include "constructs/certificate/certificate_intent.hpp"
#include "constructs/dns_zone/dns_zone_intent.hpp"
#include "core/ascii.hpp"
#include "messages/certificate_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_certificate_name = 253;
constexpr std::size_t longest_first_name = 64;  // AWS puts it into the subject's common name
constexpr std::size_t most_names = 100;
constexpr std::size_t names_at_first = 10;  // AWS's quota, unless it has raised yours

bool is_certificate_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char c) { return ascii::is_letter_or_digit(c) || c == '-'; });
}

std::string checked_name(Tree& tree, const NodeData& node, std::string_view name, std::size_t longest,
                         std::source_location where) {
  if (!is_certificate_name(name)) {
    tree.report(messages::certificate_name_malformed(name), &node, where);
    return "example.com";
  }
  if (name.size() > longest) tree.report(messages::certificate_name_too_long(name, longest), &node, where);
  return ascii::lower(name);
}

/// The records that prove the names stand in the zone.
void check_names_of_zone(Tree& tree, const NodeData& node, const CertificateIntent& intent,
                         std::source_location where) {
  const std::string domain = domain_of_zone(intent.zone);
  if (domain.empty()) return;
  for (const auto& [record, name] : names_by_record(intent))
    if (record != domain && !record.ends_with("." + domain))
      tree.report(messages::certificate_name_outside_zone(name, domain), &node, where);
}

/// A zone has no region, but CloudFormation's stacks have one each: the certificate's stack needs the zone,
/// and the zone's stack needs the certificate. The zone then stands in the former.
void keep_zone_beside(const NodeData& certificate, const Text& zone) {
  auto* node = const_cast<NodeData*>(quoin::detail::node_behind(zone.value()));
  if (node != nullptr && node->kind == "DnsZone" && node->stack == certificate.stack)
    node->region = certificate.region;
}

}  // namespace

bool is_certificate_name(std::string_view name) {
  if (name.size() > longest_certificate_name) return false;
  if (name.starts_with("*.")) name.remove_prefix(2);
  int labels = 0;
  while (true) {
    const auto dot = name.find('.');
    if (!is_certificate_label(name.substr(0, dot))) return false;
    ++labels;
    if (dot == std::string_view::npos) return labels >= 2;
    name.remove_prefix(dot + 1);
  }
}

std::string_view algorithm_of(CertificateKey key) {
  switch (key) {
    case CertificateKey::ec_prime256v1:
      return "EC_prime256v1";
    case CertificateKey::ec_secp384r1:
      return "EC_secp384r1";
    case CertificateKey::rsa_2048:
      break;
  }
  return "RSA_2048";
}

std::map<std::string, std::string> names_by_record(const CertificateIntent& intent) {
  std::map<std::string, std::string> names;
  const auto take = [&](const std::string& name) {
    names.emplace(name.starts_with("*.") ? name.substr(2) : name, name);
  };
  take(intent.domain);
  for (const std::string& name : intent.alternative_names) take(name);
  return names;
}

std::string region_of_certificate(const NodeData& certificate) {
  return certificate.kind == "Certificate" && certificate.intent
             ? certificate.intent_as<CertificateIntent>().region
             : std::string{};
}

namespace detail {

Node make_certificate(Region region, const Scope& scope, std::string_view id, const CertificateProps& props,
                      std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "Certificate", CertificateIntent{}, where);
  CertificateIntent& intent = node.intent_as<CertificateIntent>();
  intent.path = node.name_path();
  intent.domain = checked_name(tree, node, props.domain.name(), longest_first_name, where);
  for (const std::string_view each : props.alternative_names)
    intent.alternative_names.push_back(checked_name(tree, node, each, longest_certificate_name, where));
  std::ranges::sort(intent.alternative_names);
  const auto same = std::ranges::unique(intent.alternative_names);
  intent.alternative_names.erase(same.begin(), same.end());
  std::erase(intent.alternative_names, intent.domain);
  if (intent.alternative_names.size() + 1 > most_names)
    tree.report(messages::certificate_names_too_many(intent.alternative_names.size() + 1, most_names), &node,
                where);
  else if (intent.alternative_names.size() + 1 > names_at_first)
    tree.report(messages::certificate_names_over_quota(intent.alternative_names.size() + 1, names_at_first),
                &node, where);

  intent.zone = checked_zone(tree, node, props.zone, where);
  check_names_of_zone(tree, node, intent, where);
  if (intent.zone.empty()) tree.report(messages::certificate_proven_by_hand(intent.domain), &node, where);
  intent.key = props.key;
  if (node.stack == nullptr) return Node{node};

  const Region own = node.stack->stack_data->region;
  intent.region = std::string{name_of(region == unknown_region ? own : region)};
  if (region != unknown_region && region != own) {
    node.region = region;
    keep_zone_beside(node, intent.zone);
  }
  return Node{node};
}

Ref<CertificateArn> certificate_arn_of(const Node& certificate) {
  return quoin::detail::reference<CertificateArn>(*certificate.data(), "arn");
}

}  // namespace detail

}  // namespace quoin::aws
