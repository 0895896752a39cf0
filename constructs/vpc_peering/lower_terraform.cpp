// Peerings in Terraform.
#include "constructs/vpc_peering/vpc_peering_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/network_acl_rule.hpp>
#include <quoin/tf/aws/route.hpp>
#include <quoin/tf/aws/vpc_peering_connection.hpp>
#include <quoin/tf/aws/vpc_peering_connection_accepter.hpp>
#include <quoin/tf/aws/vpc_peering_connection_options.hpp>

namespace quoin::aws {

using quoin::detail::Lowered;
using quoin::detail::Surroundings;

namespace {

/// The connection's id, once it is accepted.
Ref<bindings::String> add_connection(tf::Resources& out, const VpcPeeringIntent& intent) {
  using Args = tf::aws::VpcPeeringConnectionArgs;
  Args args{.peer_vpc_id = intent.accepter.id, .vpc_id = intent.requester.id};
  if (!intent.is_between_regions()) {
    args.auto_accept = true;
    if (intent.dns_resolution) {
      args.accepter = Args::Accepter{.allow_remote_vpc_dns_resolution = true};
      args.requester = Args::Accepter{.allow_remote_vpc_dns_resolution = true};
    }
    return out.add<tf::aws::VpcPeeringConnection>("", args, {.region = intent.requester.region}).id();
  }
  args.peer_region = intent.accepter.region;
  const auto connection =
      out.add<tf::aws::VpcPeeringConnection>("", args, {.region = intent.requester.region});
  tf::aws::VpcPeeringConnectionAccepterArgs accepter{.auto_accept = true,
                                                     .vpc_peering_connection_id = connection.id()};
  if (intent.dns_resolution)
    accepter.accepter =
        tf::aws::VpcPeeringConnectionAccepterArgs::Accepter{.allow_remote_vpc_dns_resolution = true};
  const auto accepted = out.add<tf::aws::VpcPeeringConnectionAccepter>("acceptance", accepter,
                                                                       {.region = intent.accepter.region});
  if (intent.dns_resolution)
    out.add<tf::aws::VpcPeeringConnectionOptions>(
        "requester_options",
        {.requester =
             tf::aws::VpcPeeringConnectionOptionsArgs::Accepter{.allow_remote_vpc_dns_resolution = true},
         .vpc_peering_connection_id = accepted.id()},
        {.region = intent.requester.region});
  return accepted.id();
}

void add_routes(tf::Resources& out, const PeeringSideIntent& side, const PeeringSideIntent& other,
                const Ref<bindings::String>& connection) {
  for (const PeeredTable& table : side.tables) {
    const std::string local = side.name + "_" + table.local;
    out.add<tf::aws::Route>(local,
                            {.destination_cidr_block = other.range.text().view(),
                             .route_table_id = table.table,
                             .vpc_peering_connection_id = connection},
                            {.region = side.region});
    if (other.is_made_here)
      out.add<tf::aws::Route>(local + "_ipv6",
                              {.destination_ipv6_cidr_block = other.ipv6_range,
                               .route_table_id = table.table,
                               .vpc_peering_connection_id = connection},
                              {.region = side.region});
  }
}

void add_acl_rules(tf::Resources& out, const PeeringSideIntent& side, const PeeringSideIntent& other) {
  for (const PeeredAcl& acl : side.acls)
    for (const bool egress : {false, true}) {
      const std::string local =
          side.name + "_" + std::string{name_of(acl.tier)} + "_acl_" + (egress ? "out" : "in");
      tf::aws::NetworkAclRuleArgs args{.egress = egress,
                                       .network_acl_id = acl.acl,
                                       .protocol = "-1",
                                       .rule_action = "allow",
                                       .rule_number = side.acl_number};
      args.cidr_block = other.range.text().view();
      out.add<tf::aws::NetworkAclRule>(local, args, {.region = side.region});
      if (!other.is_made_here) continue;
      tf::aws::NetworkAclRuleArgs ipv6{.egress = egress,
                                       .ipv6_cidr_block = other.ipv6_range,
                                       .network_acl_id = acl.acl,
                                       .protocol = "-1",
                                       .rule_action = "allow",
                                       .rule_number = side.acl_number + 1};
      out.add<tf::aws::NetworkAclRule>(local + "_ipv6", ipv6, {.region = side.region});
    }
}

}  // namespace

Lowered lower_terraform(const VpcPeeringIntent& intent, const Surroundings&) {
  tf::Resources out;
  if (intent.requester.vpc == nullptr) return out.finish();  // refused
  const Ref<bindings::String> connection = add_connection(out, intent);
  add_routes(out, intent.requester, intent.accepter, connection);
  add_routes(out, intent.accepter, intent.requester, connection);
  add_acl_rules(out, intent.requester, intent.accepter);
  add_acl_rules(out, intent.accepter, intent.requester);
  out.provide("id", connection);
  return out.finish();
}

}  // namespace quoin::aws
