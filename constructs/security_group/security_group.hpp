// The security group that a construct in a VPC has: closed both ways, opened by the chain only.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws_ids.hpp>
#include <quoin/cidr.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::tf {
class Resources;
}
namespace quoin::cfn {
class Resources;
}

namespace quoin::aws {

/// Where interface endpoints and S3 answer.
inline constexpr std::uint16_t endpoint_port = 443;

/// One rule, a resource of its own. Exactly one of `group`, `prefix_list` and `range` says who the other end
/// is.
struct SecurityRule {
  bool ingress = true;
  std::string local;  ///< Its name inside the construct: "ingress_from_api_3306".
  std::string description;
  std::string protocol = "tcp";
  std::uint16_t port = 0;
  Ref<SecurityGroupId> group{};
  Ref<PrefixListId> prefix_list{};
  std::optional<Cidr> range{};
  Ref<SecurityGroupId> of{};  ///< The group that the rule belongs to; empty: the construct's own.
};

/// A security group and its rules. A construct holds one, and calls resolve_security() in its
/// resolve_intent() and add_security_group() in its lowerings.
struct SecurityGroupIntent {
  Ref<VpcId> vpc{};  ///< From SubnetList. The one thing that the construct must fill in.
  std::string
      description{};  ///< "Security group of chat/Db"; resolve_security() fills it in where it is empty.
  std::string local = "security_group";
  std::vector<SecurityRule> rules{};  ///< Sorted by their names.
};

/// Adds the rules that the chain and the needed services ask for.
void resolve_security(SecurityGroupIntent& intent, const quoin::detail::NodeData& self,
                      const quoin::detail::Relations& relations);

/// Admits the internet on one more port than the chain does, IPv4 and IPv6 (a load balancer that redirects
/// from 80).
void admit_internet(SecurityGroupIntent& intent, std::uint16_t port);

/// Lets out to the internet on one port, IPv4 only (a load balancer that asks an identity provider).
void send_to_internet_ipv4(SecurityGroupIntent& intent, std::uint16_t port);

/// The VPC's part of a needed service: its endpoints' group admits the construct's group.
void admit_to_endpoints(SecurityGroupIntent& endpoints, const quoin::detail::NodeData& construct,
                        std::uint16_t port);

/// Emits the group and its rules, and provides "security_group.id" (the local name and ".id") and each rule
/// under rule_key().
Ref<SecurityGroupId> add_security_group(tf::Resources& out, const SecurityGroupIntent& intent);
Ref<SecurityGroupId> add_security_group(cfn::Resources& out, const SecurityGroupIntent& intent);

/// Emits and provides the rules only, for a group that stands already.
void add_security_rules(tf::Resources& out, const SecurityGroupIntent& intent,
                        const Ref<SecurityGroupId>& group);
void add_security_rules(cfn::Resources& out, const SecurityGroupIntent& intent,
                        const Ref<SecurityGroupId>& group);

/// Under which a rule is handed out, for what must not start before it: "rule.egress_to_db_3306".
std::string rule_key(std::string_view local);
/// The same for the rule by which a group admits a construct of its own stack, by its name_path():
/// "admits.chat/Api.443".
std::string admission_key(std::string_view path, std::uint16_t port);

/// The start of the group's name, from its description: "chat-Db-". Terraform adds what makes it unique.
std::string group_name_prefix(const SecurityGroupIntent& intent);

/// "chat/Backend/Api" → "backend_api": a peer's name in the names of rules. With `with_stack`,
/// "chat_backend_api".
std::string snake_path(const quoin::detail::NodeData& node, bool with_stack = false);

}  // namespace quoin::aws
