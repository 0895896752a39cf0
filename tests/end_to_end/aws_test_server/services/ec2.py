"""VPCs, subnets, security groups, flow logs."""

from moto.ec2.models import ec2_backends
from moto.ec2.models.route_tables import RouteTable
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.models.subnets import Subnet, SubnetRouteTableAssociation
from moto.ec2.models.vpc_peering_connections import VPCPeeringConnection
from moto.ec2.models.vpcs import VPC, VPCEndPoint
from moto.ec2.responses.flow_logs import FlowLogs

from ..patching import wraps


# moto nests the state of a subnet's IPv6 block one level too deep, so the provider waits for it forever.
def _ipv6_cidr_block_association_set(self):
    return [
        {
            "ipv6CidrBlock": association["ipv6CidrBlock"],
            "associationId": association["associationId"],
            "ipv6CidrBlockState": {"state": "associated"},
        }
        for association in self.ipv6_cidr_block_associations.values()
        if association["ipv6CidrBlockState"]["State"] == "associated"
    ]


Subnet.ipv6_cidr_block_association_set = property(_ipv6_cidr_block_association_set)


# moto cannot find a subnet by the id of that association, which is how the provider asks.
@wraps(Subnet, "get_filter_value")
def _get_filter_value(original, self, name, method=None):
    if name == "ipv6-cidr-block-association.association-id":
        return list(self.ipv6_cidr_block_associations)
    return original(self, name, method)


# moto keeps the description of a rule whose source is an address range, and loses it where the source is a
# group or a prefix list.
@wraps(SecurityGroupRule, "__init__")
def _rule_init(original, self, ec2_backend, ip_protocol, group_id, from_port, to_port, ip_range,
               source_group=None, prefix_list_id=None, *args, **kwargs):
    original(self, ec2_backend, ip_protocol, group_id, from_port, to_port, ip_range, source_group,
             prefix_list_id, *args, **kwargs)
    self.prefix_list_description = (prefix_list_id or {}).get("Description")


def _rule_description(self):
    for source in (self.ip_range, self.source_group):
        if source and source.get("Description"):
            return source["Description"]
    return self.prefix_list_description


SecurityGroupRule.description = property(_rule_description)


# moto forgets the destination options of a flow log, and the provider then replaces it.
@wraps(FlowLogs, "create_flow_logs")
def _create_flow_logs(original, self):
    answer = original(self)
    options = self._get_param("DestinationOptions")
    if options:
        for flow_log in answer.result.get("FlowLogIds", []):
            self.ec2_backend.flow_logs[flow_log].destination_options = options
    return answer


# CloudFormation: moto gives no attribute of a VPC but its id.
_VPC_ATTRIBUTES = {
    "CidrBlock": lambda vpc: vpc.cidr_block,
    "CidrBlockAssociations": lambda vpc: [each["association_id"] for each in vpc.cidr_block_association_set],
    "DefaultNetworkAcl": lambda vpc: _first_of_vpc(vpc, vpc.ec2_backend.network_acls, lambda acl: acl.default),
    "DefaultSecurityGroup": lambda vpc: vpc.ec2_backend.get_security_group_from_name("default", vpc.id).id,
    "Ipv6CidrBlocks": lambda vpc: [each["ipv6CidrBlock"] for each in vpc.ipv6_cidr_block_association_set],
    "VpcId": lambda vpc: vpc.id,
}


def _first_of_vpc(vpc, things, matches):
    return next(each.id for each in things.values() if each.vpc_id == vpc.id and matches(each))


def _vpc_attribute(self, attribute_name):
    return _VPC_ATTRIBUTES[attribute_name](self)


VPC.has_cfn_attr = classmethod(lambda cls, attr: attr in _VPC_ATTRIBUTES)
VPC.get_cfn_attribute = _vpc_attribute


# CloudFormation: moto notes that a subnet has a route table where nobody looks.
@wraps(SubnetRouteTableAssociation, "create_from_cloudformation_json")
def _associate_route_table(original, cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    association = original(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
    backend = ec2_backends[account_id][region_name]
    backend.associate_route_table(association.route_table_id, subnet_id=association.subnet_id)
    return association


# CloudFormation: a peering inside one account is accepted as it is made; in moto it waits for that.
@wraps(VPCPeeringConnection, "create_from_cloudformation_json")
def _peering(original, cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    peering = original(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
    ec2_backends[account_id][region_name].accept_vpc_peering_connection(peering.id)
    return peering


# CloudFormation: moto leaves route tables and endpoints behind, which keeps their VPC from being deleted.
def _delete_route_table(self, account_id, region_name):
    self._associations.clear()
    self.ec2_backend.route_tables.pop(self.id, None)


def _delete_endpoint(self, account_id, region_name):
    self.ec2_backend.vpc_end_points.pop(self.id, None)


RouteTable.delete = _delete_route_table
VPCEndPoint.delete = _delete_endpoint
