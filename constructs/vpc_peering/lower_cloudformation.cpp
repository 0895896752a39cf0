// Peerings in CloudFormation, which accepts what it asks for, in another region of the account, too.
#include "constructs/vpc_peering/vpc_peering_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/ec2/network_acl_entry.hpp>
#include <quoin/cfn/ec2/route.hpp>
#include <quoin/cfn/ec2/vpc_peering_connection.hpp>

namespace quoin::aws {

using quoin::detail::Lowered;
using quoin::detail::Surroundings;

namespace {

constexpr int every_protocol = -1;

cfn::ec2::VPCPeeringConnectionAttributes add_connection(cfn::Resources& out, const VpcPeeringIntent& intent) {
  cfn::ec2::VPCPeeringConnectionArgs args{.peer_vpc_id = intent.accepter.id, .vpc_id = intent.requester.id};
  if (intent.is_between_regions()) args.peer_region = intent.accepter.region;
  return out.add<cfn::ec2::VPCPeeringConnection>("", args, {.region = intent.requester.region});
}

/// What a VPC's IPv6 range is needed for waits until it has one.
cfn::Options options_of(const PeeringSideIntent& side, const PeeringSideIntent& other) {
  return {.depends_on = {other.ipv6_ready}, .region = side.region};
}

void add_routes(cfn::Resources& out, const PeeringSideIntent& side, const PeeringSideIntent& other,
                const Ref<bindings::String>& connection) {
  for (const PeeredTable& table : side.tables) {
    const std::string local = side.name + "_" + table.local;
    out.add<cfn::ec2::Route>(local,
                             {.destination_cidr_block = other.range.text().view(),
                              .route_table_id = table.table,
                              .vpc_peering_connection_id = connection},
                             {.region = side.region});
    if (other.is_made_here)
      out.add<cfn::ec2::Route>(local + "_ipv6",
                               {.destination_ipv6_cidr_block = other.ipv6_range,
                                .route_table_id = table.table,
                                .vpc_peering_connection_id = connection},
                               options_of(side, other));
  }
}

void add_acl_entries(cfn::Resources& out, const PeeringSideIntent& side, const PeeringSideIntent& other) {
  for (const PeeredAcl& acl : side.acls)
    for (const bool egress : {false, true}) {
      const std::string local =
          side.name + "_" + std::string{name_of(acl.tier)} + "_acl_" + (egress ? "out" : "in");
      out.add<cfn::ec2::NetworkAclEntry>(local,
                                         {.cidr_block = other.range.text().view(),
                                          .egress = egress,
                                          .network_acl_id = acl.acl,
                                          .protocol = every_protocol,
                                          .rule_action = "allow",
                                          .rule_number = side.acl_number},
                                         {.region = side.region});
      if (other.is_made_here)
        out.add<cfn::ec2::NetworkAclEntry>(local + "_ipv6",
                                           {.egress = egress,
                                            .ipv6_cidr_block = other.ipv6_range,
                                            .network_acl_id = acl.acl,
                                            .protocol = every_protocol,
                                            .rule_action = "allow",
                                            .rule_number = side.acl_number + 1},
                                           options_of(side, other));
    }
}

}  // namespace

Lowered lower_cloudformation(const VpcPeeringIntent& intent, const Surroundings&) {
  cfn::Resources out;
  if (intent.requester.vpc == nullptr) return out.finish();  // refused
  const auto connection = add_connection(out, intent);
  add_routes(out, intent.requester, intent.accepter, connection.ref());
  add_routes(out, intent.accepter, intent.requester, connection.ref());
  add_acl_entries(out, intent.requester, intent.accepter);
  add_acl_entries(out, intent.accepter, intent.requester);
  out.provide("id", connection.ref());
  return out.finish();
}

}  // namespace quoin::aws
