// Vpc in Terraform.
#include "constructs/vpc/readiness.hpp"
#include "constructs/vpc/vpc_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/default_security_group.hpp>
#include <quoin/tf/aws/egress_only_internet_gateway.hpp>
#include <quoin/tf/aws/eip.hpp>
#include <quoin/tf/aws/flow_log.hpp>
#include <quoin/tf/aws/internet_gateway.hpp>
#include <quoin/tf/aws/nat_gateway.hpp>
#include <quoin/tf/aws/network_acl.hpp>
#include <quoin/tf/aws/network_acl_rule.hpp>
#include <quoin/tf/aws/route.hpp>
#include <quoin/tf/aws/route_table.hpp>
#include <quoin/tf/aws/route_table_association.hpp>
#include <quoin/tf/aws/subnet.hpp>
#include <quoin/tf/aws/vpc.hpp>
#include <quoin/tf/aws/vpc_endpoint.hpp>

#include <map>

namespace quoin::aws {

using quoin::detail::Surroundings;

namespace {

constexpr Tier all_tiers[] = {Tier::public_tier, Tier::private_tier, Tier::isolated_tier};
constexpr std::string_view everywhere = "0.0.0.0/0";
constexpr std::string_view everywhere_ipv6 = "::/0";

/// The network while it is being put together.
struct Network {
  const VpcIntent& intent;
  const Surroundings& around;
  tf::Resources out{};
  tf::aws::VpcAttributes vpc{};
  tf::aws::InternetGatewayAttributes internet_gateway{};
  tf::aws::EgressOnlyInternetGatewayAttributes egress_only_gateway{};
  std::map<std::string, tf::aws::SubnetAttributes> subnets{};
  std::map<std::string, tf::aws::RouteTableAttributes> tables{};
  std::map<char, tf::aws::NatGatewayAttributes> nat_gateways{};

  std::vector<Ref<SubnetId>> ids_of(Tier tier) const {
    std::vector<Ref<SubnetId>> ids;
    for (const VpcSubnet& subnet : intent.subnets)
      if (subnet.tier == tier) ids.push_back(subnets.at(subnet.local).id());
    return ids;
  }
};

std::string text_of(const Cidr& range) { return std::string{range.text().view()}; }

/// For what must not start before it.
void provide_ready(Network& network, std::string_view local, const bindings::Attributes& made) {
  network.out.provide(ready_key(local), Value::reference(made.target(), ""));
}

void add_vpc(Network& network) {
  network.vpc = network.out.add<tf::aws::Vpc>("", {.assign_generated_ipv6_cidr_block = true,
                                                   .cidr_block = text_of(network.intent.range),
                                                   .enable_dns_hostnames = true,
                                                   .enable_dns_support = true});
  network.out.add<tf::aws::DefaultSecurityGroup>("default_security_group", {.vpc_id = network.vpc.id()});
  network.out.provide("id", network.vpc.id());
  network.out.provide("ipv6_range", network.vpc.ipv6_cidr_block());
  network.out.provide("ipv6_ready", network.vpc.id());
}

void add_subnets(Network& network) {
  for (const VpcSubnet& subnet : network.intent.subnets) {
    const Ref<bindings::String> ipv6_range{
        network.vpc.target(), "cidrsubnet(@.ipv6_cidr_block, 8, " + std::to_string(subnet.ipv6_number) + ")"};
    const auto made = network.out.add<tf::aws::Subnet>(
        subnet.local, {.assign_ipv6_address_on_creation = false,
                       .availability_zone = zone_of(subnet.letter, network.around),
                       .cidr_block = text_of(subnet.range),
                       .ipv6_cidr_block = ipv6_range,
                       .map_public_ip_on_launch = false,
                       .vpc_id = network.vpc.id()});
    network.subnets[subnet.local] = made;
    network.out.provide("subnet." + subnet.local + ".id", made.id());
  }
}

void add_gateways(Network& network) {
  network.internet_gateway =
      network.out.add<tf::aws::InternetGateway>("internet_gateway", {.vpc_id = network.vpc.id()});
  if (network.intent.nat == Nat::none) return;
  network.egress_only_gateway = network.out.add<tf::aws::EgressOnlyInternetGateway>(
      "egress_only_gateway", {.vpc_id = network.vpc.id()});
  for (const char zone : nat_zones(network.intent)) {
    const std::string local = std::string{"nat_"} + zone;
    const auto address = network.out.add<tf::aws::Eip>(local + "_address", {.domain = "vpc"},
                                                       {.depends_on = {network.internet_gateway}});
    network.nat_gateways[zone] = network.out.add<tf::aws::NatGateway>(
        local,
        {.allocation_id = address.id(), .subnet_id = network.subnets.at(std::string{"public_"} + zone).id()},
        {.depends_on = {network.internet_gateway}});
  }
}

void add_route_tables(Network& network) {
  for (const Tier tier : all_tiers)
    for (const std::string& local : route_tables_of(network.intent, tier)) {
      network.tables[local] = network.out.add<tf::aws::RouteTable>(local, {.vpc_id = network.vpc.id()});
      network.out.provide("route_table." + local + ".id", network.tables[local].id());
    }
  for (const VpcSubnet& subnet : network.intent.subnets)
    provide_ready(
        network, subnet.local + "_association",
        network.out.add<tf::aws::RouteTableAssociation>(
            subnet.local + "_association", {.route_table_id = network.tables.at(route_table_of(subnet)).id(),
                                            .subnet_id = network.subnets.at(subnet.local).id()}));
}

void add_default_routes(Network& network) {
  const auto& public_table = network.tables.at("public_routes");
  network.out.add<tf::aws::Route>("public_default_route", {.destination_cidr_block = everywhere,
                                                           .gateway_id = network.internet_gateway.id(),
                                                           .route_table_id = public_table.id()});
  network.out.add<tf::aws::Route>("public_default_route_ipv6",
                                  {.destination_ipv6_cidr_block = everywhere_ipv6,
                                   .gateway_id = network.internet_gateway.id(),
                                   .route_table_id = public_table.id()});
  if (network.intent.nat == Nat::none) return;
  for (const VpcSubnet& subnet : network.intent.subnets) {
    if (subnet.tier != Tier::private_tier) continue;
    const auto& table = network.tables.at(route_table_of(subnet));
    const char zone = nat_zone_of(network.intent, subnet.letter);
    provide_ready(network, subnet.local + "_default_route",
                  network.out.add<tf::aws::Route>(subnet.local + "_default_route",
                                                  {.destination_cidr_block = everywhere,
                                                   .nat_gateway_id = network.nat_gateways.at(zone).id(),
                                                   .route_table_id = table.id()}));
    network.out.add<tf::aws::Route>(subnet.local + "_default_route_ipv6",
                                    {.destination_ipv6_cidr_block = everywhere_ipv6,
                                     .egress_only_gateway_id = network.egress_only_gateway.id(),
                                     .route_table_id = table.id()});
  }
}

void add_stated_routes(Network& network) {
  for (const VpcRoute& route : network.intent.routes)
    for (const std::string& table : route_tables_of(network.intent, route.tier)) {
      tf::aws::RouteArgs args{.route_table_id = network.tables.at(table).id()};
      if (route.range.ipv6)
        args.destination_ipv6_cidr_block = text_of(route.range);
      else
        args.destination_cidr_block = text_of(route.range);
      switch (route.gateway.kind) {
        case Gateway::Kind::transit_gateway:
          args.transit_gateway_id = route.gateway.id;
          break;
        case Gateway::Kind::peering_connection:
          args.vpc_peering_connection_id = route.gateway.id;
          break;
        case Gateway::Kind::virtual_private_gateway:
          args.gateway_id = route.gateway.id;
          break;
      }
      network.out.add<tf::aws::Route>(table + "_" + route.local, args);
    }
}

void add_acl_rule(Network& network, const tf::aws::NetworkAclAttributes& acl, std::string_view tier,
                  const AclEntry& entry) {
  const std::string protocol = entry.protocol == "all"      ? "-1"
                               : entry.protocol == "icmpv6" ? "58"
                                                            : entry.protocol;
  tf::aws::NetworkAclRuleArgs args{.egress = entry.egress,
                                   .network_acl_id = acl.id(),
                                   .protocol = protocol,
                                   .rule_action = "allow",
                                   .rule_number = entry.number};
  switch (entry.peer) {
    case AclEntry::Peer::internet:
      args.cidr_block = everywhere;
      break;
    case AclEntry::Peer::internet_ipv6:
      args.ipv6_cidr_block = everywhere_ipv6;
      break;
    case AclEntry::Peer::vpc:
      args.cidr_block = text_of(network.intent.range);
      break;
    case AclEntry::Peer::vpc_ipv6:
      args.ipv6_cidr_block = network.vpc.ipv6_cidr_block();
      break;
    case AclEntry::Peer::range:
      if (entry.range.ipv6)
        args.ipv6_cidr_block = text_of(entry.range);
      else
        args.cidr_block = text_of(entry.range);
      break;
  }
  if (entry.has_ports()) {
    args.from_port = entry.from_port;
    args.to_port = entry.to_port;
  }
  if (entry.is_icmp()) {
    args.icmp_type = entry.icmp_type;
    args.icmp_code = entry.icmp_code;
  }
  network.out.add<tf::aws::NetworkAclRule>(std::string{tier} + "_acl_" + entry.local, args);
}

void add_acls(Network& network) {
  for (const Tier tier : all_tiers) {
    const std::string_view name = name_of(tier);
    const auto acl = network.out.add<tf::aws::NetworkAcl>(
        std::string{name} + "_acl", {.subnet_ids = network.ids_of(tier), .vpc_id = network.vpc.id()});
    network.out.provide("acl." + std::string{name} + ".id", acl.id());
    for (const AclEntry& entry : acl_of(network.intent, tier)) add_acl_rule(network, acl, name, entry);
  }
}

void add_s3_endpoint(Network& network) {
  std::vector<Ref<RouteTableId>> tables;
  for (const Tier tier : s3_tiers(network.intent))
    for (const std::string& table : route_tables_of(network.intent, tier))
      tables.push_back(network.tables.at(table).id());
  const auto endpoint = network.out.add<tf::aws::VpcEndpoint>(
      "s3_endpoint", {.policy = add_policy_document(network.out, "s3_endpoint_policy",
                                                    s3_endpoint_policy(network.intent, network.around)),
                      .route_table_ids = tables,
                      .service_name = endpoint_service_name(s3_service, network.around),
                      .vpc_endpoint_type = "Gateway",
                      .vpc_id = network.vpc.id()});
  network.out.provide("endpoints.s3.prefix_list_id", endpoint.prefix_list_id());
  provide_ready(network, "s3_endpoint", endpoint);
}

void add_interface_endpoints(Network& network) {
  if (network.intent.services.empty()) return;
  const Ref<SecurityGroupId> group = add_security_group(network.out, network.intent.endpoints);
  network.out.provide("endpoints.security_group.id", group);
  for (const std::string& service : network.intent.services) {
    const std::string local = endpoint_local(service);
    const auto endpoint = network.out.add<tf::aws::VpcEndpoint>(
        local, {.policy = add_policy_document(network.out, local + "_policy",
                                              endpoint_policy(service, network.around)),
                .private_dns_enabled = true,
                .security_group_ids = {group},
                .service_name = endpoint_service_name(service, network.around),
                .subnet_ids = network.ids_of(Tier::private_tier),
                .vpc_endpoint_type = "Interface",
                .vpc_id = network.vpc.id()});
    provide_ready(network, local, endpoint);
  }
}

void add_flow_log(Network& network) {
  const AddedRole role =
      add_role(network.out, "flow_log_role", flow_log_role(network.intent, network.around));
  network.out.add<tf::aws::FlowLog>("flow_log", {.iam_role_arn = role.arn,
                                                 .log_destination = network.intent.flow_log_group,
                                                 .log_destination_type = "cloud-watch-logs",
                                                 .max_aggregation_interval = 60,
                                                 .traffic_type = "ALL",
                                                 .vpc_id = network.vpc.id()});
}

}  // namespace

quoin::detail::Lowered lower_terraform(const VpcIntent& intent, const Surroundings& around) {
  Network network{.intent = intent, .around = around};
  add_vpc(network);
  add_subnets(network);
  add_gateways(network);
  add_route_tables(network);
  add_default_routes(network);
  add_stated_routes(network);
  add_acls(network);
  add_s3_endpoint(network);
  add_interface_endpoints(network);
  add_flow_log(network);
  return network.out.finish();
}

}  // namespace quoin::aws
