// Vpc in CloudFormation.
#include "assembly/references.hpp"
#include "constructs/vpc/readiness.hpp"
#include "constructs/vpc/vpc_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/ec2/egress_only_internet_gateway.hpp>
#include <quoin/cfn/ec2/eip.hpp>
#include <quoin/cfn/ec2/flow_log.hpp>
#include <quoin/cfn/ec2/internet_gateway.hpp>
#include <quoin/cfn/ec2/nat_gateway.hpp>
#include <quoin/cfn/ec2/network_acl.hpp>
#include <quoin/cfn/ec2/network_acl_entry.hpp>
#include <quoin/cfn/ec2/route.hpp>
#include <quoin/cfn/ec2/route_table.hpp>
#include <quoin/cfn/ec2/subnet.hpp>
#include <quoin/cfn/ec2/subnet_network_acl_association.hpp>
#include <quoin/cfn/ec2/subnet_route_table_association.hpp>
#include <quoin/cfn/ec2/vpc.hpp>
#include <quoin/cfn/ec2/vpc_cidr_block.hpp>
#include <quoin/cfn/ec2/vpc_endpoint.hpp>
#include <quoin/cfn/ec2/vpc_gateway_attachment.hpp>
#include <quoin/cfn/ssm/association.hpp>

#include <map>

namespace quoin::aws {

using quoin::detail::Surroundings;

namespace {

constexpr Tier all_tiers[] = {Tier::public_tier, Tier::private_tier, Tier::isolated_tier};
constexpr std::string_view everywhere = "0.0.0.0/0";
constexpr std::string_view everywhere_ipv6 = "::/0";
/// How many /64 ranges are cut from the VPC's /56: sixteen for each tier.
constexpr int ipv6_ranges = 48;
constexpr int bits_of_a_subnet = 64;
/// How long CloudFormation waits for the runbook that closes the default security group, in seconds.
constexpr int closing_timeout = 600;

/// The network while it is being put together.
struct Network {
  const VpcIntent& intent;
  const Surroundings& around;
  cfn::Resources out{};
  cfn::ec2::VPCAttributes vpc{};
  cfn::ec2::VPCCidrBlockAttributes ipv6_block{};
  cfn::ec2::InternetGatewayAttributes internet_gateway{};
  cfn::ec2::VPCGatewayAttachmentAttributes attachment{};
  cfn::ec2::EgressOnlyInternetGatewayAttributes egress_only_gateway{};
  std::map<std::string, cfn::ec2::SubnetAttributes> subnets{};
  std::map<std::string, cfn::ec2::RouteTableAttributes> tables{};
  std::map<char, cfn::ec2::NatGatewayAttributes> nat_gateways{};

  std::vector<Ref<SubnetId>> ids_of(Tier tier) const {
    std::vector<Ref<SubnetId>> ids;
    for (const VpcSubnet& subnet : intent.subnets)
      if (subnet.tier == tier) ids.push_back(subnets.at(subnet.local).ref());
    return ids;
  }
  /// The VPC's IPv6 range. It is there once the block is.
  Value ipv6_range() const {
    return bindings::object({{"Fn::Select", bindings::list({0, vpc.ipv6_cidr_blocks()})}});
  }
};

std::string text_of(const Cidr& range) { return std::string{range.text().view()}; }

/// For what must not start before it.
void provide_ready(Network& network, std::string_view local, const bindings::Attributes& made) {
  network.out.provide(ready_key(local), Value::reference(made.target(), ""));
}

void add_vpc(Network& network) {
  network.vpc = network.out.add<cfn::ec2::VPC>("", {.cidr_block = text_of(network.intent.range),
                                                    .enable_dns_hostnames = true,
                                                    .enable_dns_support = true});
  network.ipv6_block = network.out.add<cfn::ec2::VPCCidrBlock>(
      "ipv6_block", {.amazon_provided_ipv6_cidr_block = true, .vpc_id = network.vpc.ref()});
  network.out.provide("id", network.vpc.ref());
  network.out.provide("ipv6_range", Ref<bindings::String>{network.vpc.target(), "Ipv6CidrBlocks#0"});
  network.out.provide("ipv6_ready", network.ipv6_block.ref());
}

/// A template has no word for the rules of the default group, so a runbook of AWS takes them out.
void close_default_group(Network& network) {
  const AddedRole role =
      add_role(network.out, "default_security_group_role",
               closing_role(network.intent, network.around, network.vpc.default_security_group()));
  std::vector<bindings::Dependency> ready;
  for (const Value& each : role.ready) ready.emplace_back(Ref<bindings::String>{each});
  network.out.add<cfn::ssm::Association>(
      "default_security_group",
      {.automation_target_parameter_name = "GroupId",
       .max_concurrency = "1",
       .max_errors = "0",
       .name = closing_runbook,
       .parameters = {{"AutomationAssumeRole", {role.arn}}},
       .schedule_expression = "rate(1 day)",
       .targets = {{.key = "ParameterValues", .values = {network.vpc.default_security_group()}}},
       .wait_for_success_timeout_seconds = closing_timeout},
      {.depends_on = ready});
}

void add_subnets(Network& network) {
  const Value ranges =
      bindings::object({{"Fn::Cidr", bindings::list({network.ipv6_range(), ipv6_ranges, bits_of_a_subnet})}});
  for (const VpcSubnet& subnet : network.intent.subnets) {
    const Value ipv6_range = bindings::object({{"Fn::Select", bindings::list({subnet.ipv6_number, ranges})}});
    const auto made = network.out.add<cfn::ec2::Subnet>(
        subnet.local,
        {.assign_ipv6_address_on_creation = false,
         .availability_zone = Text{assembly::own_variable("region")} + std::string(1, subnet.letter),
         .cidr_block = text_of(subnet.range),
         .ipv6_cidr_block = bindings::unchecked(ipv6_range),
         .map_public_ip_on_launch = false,
         .vpc_id = network.vpc.ref()},
        {.depends_on = {network.ipv6_block}});
    network.subnets[subnet.local] = made;
    network.out.provide("subnet." + subnet.local + ".id", made.ref());
  }
}

void add_gateways(Network& network) {
  network.internet_gateway = network.out.add<cfn::ec2::InternetGateway>("internet_gateway", {});
  network.attachment = network.out.add<cfn::ec2::VPCGatewayAttachment>(
      "internet_gateway_attachment",
      {.internet_gateway_id = network.internet_gateway.ref(), .vpc_id = network.vpc.ref()});
  if (network.intent.nat == Nat::none) return;
  network.egress_only_gateway = network.out.add<cfn::ec2::EgressOnlyInternetGateway>(
      "egress_only_gateway", {.vpc_id = network.vpc.ref()});
  for (const char zone : nat_zones(network.intent)) {
    const std::string local = std::string{"nat_"} + zone;
    const auto address = network.out.add<cfn::ec2::EIP>(local + "_address", {.domain = "vpc"},
                                                        {.depends_on = {network.attachment}});
    network.nat_gateways[zone] = network.out.add<cfn::ec2::NatGateway>(
        local,
        {.allocation_id = address.allocation_id(),
         .subnet_id = network.subnets.at(std::string{"public_"} + zone).ref()},
        {.depends_on = {network.attachment}});
  }
}

void add_route_tables(Network& network) {
  for (const Tier tier : all_tiers)
    for (const std::string& local : route_tables_of(network.intent, tier)) {
      network.tables[local] = network.out.add<cfn::ec2::RouteTable>(local, {.vpc_id = network.vpc.ref()});
      network.out.provide("route_table." + local + ".id", network.tables[local].ref());
    }
  for (const VpcSubnet& subnet : network.intent.subnets)
    provide_ready(
        network, subnet.local + "_association",
        network.out.add<cfn::ec2::SubnetRouteTableAssociation>(
            subnet.local + "_association", {.route_table_id = network.tables.at(route_table_of(subnet)).ref(),
                                            .subnet_id = network.subnets.at(subnet.local).ref()}));
}

void add_default_routes(Network& network) {
  const auto& public_table = network.tables.at("public_routes");
  network.out.add<cfn::ec2::Route>("public_default_route",
                                   {.destination_cidr_block = everywhere,
                                    .gateway_id = network.internet_gateway.ref(),
                                    .route_table_id = public_table.ref()},
                                   {.depends_on = {network.attachment}});
  network.out.add<cfn::ec2::Route>("public_default_route_ipv6",
                                   {.destination_ipv6_cidr_block = everywhere_ipv6,
                                    .gateway_id = network.internet_gateway.ref(),
                                    .route_table_id = public_table.ref()},
                                   {.depends_on = {network.attachment}});
  if (network.intent.nat == Nat::none) return;
  for (const VpcSubnet& subnet : network.intent.subnets) {
    if (subnet.tier != Tier::private_tier) continue;
    const auto& table = network.tables.at(route_table_of(subnet));
    const char zone = nat_zone_of(network.intent, subnet.letter);
    provide_ready(network, subnet.local + "_default_route",
                  network.out.add<cfn::ec2::Route>(subnet.local + "_default_route",
                                                   {.destination_cidr_block = everywhere,
                                                    .nat_gateway_id = network.nat_gateways.at(zone).ref(),
                                                    .route_table_id = table.ref()}));
    network.out.add<cfn::ec2::Route>(subnet.local + "_default_route_ipv6",
                                     {.destination_ipv6_cidr_block = everywhere_ipv6,
                                      .egress_only_internet_gateway_id = network.egress_only_gateway.ref(),
                                      .route_table_id = table.ref()});
  }
}

void add_stated_routes(Network& network) {
  for (const VpcRoute& route : network.intent.routes)
    for (const std::string& table : route_tables_of(network.intent, route.tier)) {
      cfn::ec2::RouteArgs args{.route_table_id = network.tables.at(table).ref()};
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
      network.out.add<cfn::ec2::Route>(table + "_" + route.local, args);
    }
}

/// The number of a protocol, as AWS's API writes it.
int protocol_number(const AclEntry& entry) {
  if (entry.protocol == "tcp") return 6;
  if (entry.protocol == "icmp") return 1;
  if (entry.protocol == "icmpv6") return 58;
  return -1;
}

void add_acl_entry(Network& network, const cfn::ec2::NetworkAclAttributes& acl, std::string_view tier,
                   const AclEntry& entry) {
  cfn::ec2::NetworkAclEntryArgs args{.egress = entry.egress,
                                     .network_acl_id = acl.ref(),
                                     .protocol = protocol_number(entry),
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
      args.ipv6_cidr_block = bindings::unchecked(network.ipv6_range());
      break;
    case AclEntry::Peer::range:
      if (entry.range.ipv6)
        args.ipv6_cidr_block = text_of(entry.range);
      else
        args.cidr_block = text_of(entry.range);
      break;
  }
  if (entry.has_ports()) args.port_range = {{.from = entry.from_port, .to = entry.to_port}};
  if (entry.is_icmp()) args.icmp = {{.code = entry.icmp_code, .type = entry.icmp_type}};
  const std::string local = std::string{tier} + "_acl_" + entry.local;
  if (entry.peer == AclEntry::Peer::vpc_ipv6)
    network.out.add<cfn::ec2::NetworkAclEntry>(local, args, {.depends_on = {network.ipv6_block}});
  else
    network.out.add<cfn::ec2::NetworkAclEntry>(local, args);
}

void add_acls(Network& network) {
  for (const Tier tier : all_tiers) {
    const std::string name{name_of(tier)};
    const auto acl = network.out.add<cfn::ec2::NetworkAcl>(name + "_acl", {.vpc_id = network.vpc.ref()});
    network.out.provide("acl." + name + ".id", acl.ref());
    for (const AclEntry& entry : acl_of(network.intent, tier)) add_acl_entry(network, acl, name, entry);
    for (const VpcSubnet& subnet : network.intent.subnets)
      if (subnet.tier == tier)
        network.out.add<cfn::ec2::SubnetNetworkAclAssociation>(
            subnet.local + "_acl_association",
            {.network_acl_id = acl.ref(), .subnet_id = network.subnets.at(subnet.local).ref()});
  }
}

void add_s3_endpoint(Network& network) {
  std::vector<Ref<RouteTableId>> tables;
  for (const Tier tier : s3_tiers(network.intent))
    for (const std::string& table : route_tables_of(network.intent, tier))
      tables.push_back(network.tables.at(table).ref());
  const auto endpoint = network.out.add<cfn::ec2::VPCEndpoint>(
      "s3_endpoint", {.policy_document = policy_document(s3_endpoint_policy(network.intent, network.around)),
                      .route_table_ids = tables,
                      .service_name = endpoint_service_name(s3_service, network.around),
                      .vpc_endpoint_type = "Gateway",
                      .vpc_id = network.vpc.ref()});
  provide_ready(network, "s3_endpoint", endpoint);
  // The endpoint does not tell the id of the prefix list, so the template asks for it.
  network.out.provide("endpoints.s3.prefix_list_id", assembly::own_variable("s3_prefix_list_id"));
}

void add_interface_endpoints(Network& network) {
  if (network.intent.services.empty()) return;
  const Ref<SecurityGroupId> group = add_security_group(network.out, network.intent.endpoints);
  network.out.provide("endpoints.security_group.id", group);
  for (const std::string& service : network.intent.services)
    provide_ready(network, endpoint_local(service),
                  network.out.add<cfn::ec2::VPCEndpoint>(
                      endpoint_local(service),
                      {.policy_document = policy_document(endpoint_policy(service, network.around)),
                       .private_dns_enabled = true,
                       .security_group_ids = {group},
                       .service_name = endpoint_service_name(service, network.around),
                       .subnet_ids = network.ids_of(Tier::private_tier),
                       .vpc_endpoint_type = "Interface",
                       .vpc_id = network.vpc.ref()}));
}

void add_flow_log(Network& network) {
  const AddedRole role =
      add_role(network.out, "flow_log_role", flow_log_role(network.intent, network.around));
  network.out.add<cfn::ec2::FlowLog>("flow_log", {.deliver_logs_permission_arn = role.arn,
                                                  .log_destination = network.intent.flow_log_group,
                                                  .log_destination_type = "cloud-watch-logs",
                                                  .max_aggregation_interval = 60,
                                                  .resource_id = network.vpc.ref(),
                                                  .resource_type = "VPC",
                                                  .traffic_type = "ALL"});
}

}  // namespace

quoin::detail::Lowered lower_cloudformation(const VpcIntent& intent, const Surroundings& around) {
  Network network{.intent = intent, .around = around};
  add_vpc(network);
  close_default_group(network);
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
