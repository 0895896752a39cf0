// What a VPC wants, with all defaults filled in and all ranges computed.
#pragma once

#include "constructs/role/role_intent.hpp"
#include "constructs/security_group/security_group.hpp"
#include "constructs/vpc/endpoint_services.hpp"
#include "constructs/vpc/network_acl.hpp"
#include "constructs/vpc/subnets.hpp"
#include "core/tree.hpp"

#include <quoin/aws/vpc.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace quoin::aws {

struct VpcSubnet {
  Tier tier = Tier::public_tier;
  char letter = 'a';
  std::string local;  ///< "public_a"
  Cidr range;
  int ipv6_number = 0;  ///< Which /64 of the VPC's /56; by tier and letter, so that it never moves.
};

/// A route to a network that is joined to the VPC.
struct VpcRoute {
  Tier tier = Tier::private_tier;
  std::string local;  ///< "to_10_50_0_0_16"
  Cidr range;
  Gateway gateway;
};

enum class Nat : std::uint8_t { per_zone, single, none };

struct VpcIntent {
  std::string path;  ///< "chat/Vpc"
  Cidr range;
  std::vector<char> zones;         ///< Letters, sorted.
  std::vector<VpcSubnet> subnets;  ///< By tier, then by zone.
  Nat nat = Nat::per_zone;
  std::vector<std::string> foreign_buckets;
  std::vector<VpcRoute> routes;  ///< Sorted by tier and range.
  Ref<LogGroupArn> flow_log_group;
  Text flow_log_group_name;

  // Filled in when the program has ended.
  std::set<std::string> services;                  ///< That need an interface endpoint.
  bool images = false;                             ///< Images are pulled, so their layers are read from S3.
  bool isolated_reaches_s3 = false;                ///< Something in an isolated subnet needs S3.
  std::map<std::uint16_t, std::string> ports_out;  ///< Of the internet, that are called, and who calls them.
  SecurityGroupIntent endpoints{.local = "endpoints_security_group"};
};

/// The subnets of a layout that has passed its checks.
std::vector<VpcSubnet> subnets_of_layout(const VpcLayout& layout);

/// The entries of a tier's network ACL.
std::vector<AclEntry> acl_of(const VpcIntent& intent, Tier tier);

/// The policy of the S3 endpoint, and of an interface endpoint.
std::vector<PolicyStatement> s3_endpoint_policy(const VpcIntent& intent,
                                                const quoin::detail::Surroundings& around);
std::vector<PolicyStatement> endpoint_policy(std::string_view service,
                                             const quoin::detail::Surroundings& around);

/// The role of the flow logs.
RoleSpec flow_log_role(const VpcIntent& intent, const quoin::detail::Surroundings& around);

/// CloudFormation cannot take rules out of a group that it has not made: a runbook of AWS's does, on the day
/// of the deployment and every day after.
inline constexpr std::string_view closing_runbook = "AWSConfigRemediation-RemoveVPCDefaultSecurityGroupRules";
RoleSpec closing_role(const VpcIntent& intent, const quoin::detail::Surroundings& around,
                      const Text& default_group);

/// "com.amazonaws.eu-west-1.logs"
std::string endpoint_service_name(std::string_view service, const quoin::detail::Surroundings& around);
/// The zone of a subnet: "eu-west-1a".
std::string zone_of(char letter, const quoin::detail::Surroundings& around);
/// The route tables of a tier, by their names inside the construct: one for each zone of the private tier,
/// whose NAT gateway is the zone's own; one for the whole tier elsewhere.
std::vector<std::string> route_tables_of(const VpcIntent& intent, Tier tier);
/// The one that a subnet uses.
std::string route_table_of(const VpcSubnet& subnet);
/// The zones that a NAT gateway stands in, and the one that a private subnet's zone uses.
std::vector<char> nat_zones(const VpcIntent& intent);
char nat_zone_of(const VpcIntent& intent, char letter);
/// The tiers whose route tables lead to the S3 endpoint.
std::vector<Tier> s3_tiers(const VpcIntent& intent);

void resolve_intent(VpcIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
void check_intent(const VpcIntent& intent, const quoin::detail::NodeData& self, Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const VpcIntent& intent, const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const VpcIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
