"""Questions about a VPC that the checks of several examples ask."""

ANYWHERE = {"0.0.0.0/0", "::/0"}

# CloudFormation opens a group's egress unless it has a rule, so a closed group has one that leads nowhere.
NOWHERE = {"127.0.0.1/32", "::1/128"}


def vpc(deployed):
    """The one VPC that is not the account's default."""
    (found,) = deployed.client("ec2").describe_vpcs(Filters=[{"Name": "is-default", "Values": ["false"]}])["Vpcs"]
    return found


def tiers(deployed):
    """Tier -> its subnets, told by where their default route leads and by nothing else."""
    ec2 = deployed.client("ec2")
    of_vpc = [{"Name": "vpc-id", "Values": [vpc(deployed)["VpcId"]]}]
    tables = ec2.describe_route_tables(Filters=of_vpc)["RouteTables"]
    table_of = {
        association["SubnetId"]: table
        for table in tables
        for association in table["Associations"]
        if "SubnetId" in association
    }
    found = {"public": [], "private": [], "isolated": []}
    for subnet in ec2.describe_subnets(Filters=of_vpc)["Subnets"]:
        assert subnet["SubnetId"] in table_of, f"{subnet['SubnetId']} uses the VPC's main route table"
        found[_tier(table_of[subnet["SubnetId"]])].append(subnet)
    return found


def _tier(table):
    for route in table["Routes"]:
        if ANYWHERE & {route.get("DestinationCidrBlock"), route.get("DestinationIpv6CidrBlock")}:
            if route.get("GatewayId", "").startswith("igw-"):
                return "public"
            return "private"
    return "isolated"


def subnet_ids(subnets):
    return {subnet["SubnetId"] for subnet in subnets}


def rules(deployed, groups, egress):
    """The rules of security groups as (protocol, from, to, source or destination), without their order."""
    answer = deployed.client("ec2").describe_security_group_rules(
        Filters=[{"Name": "group-id", "Values": sorted(groups)}]
    )
    return {
        (rule["IpProtocol"], rule.get("FromPort"), rule.get("ToPort"), _peer(rule))
        for rule in answer["SecurityGroupRules"]
        if rule["IsEgress"] == egress and _peer(rule) not in NOWHERE
    }


def _peer(rule):
    group = rule.get("ReferencedGroupInfo", {}).get("GroupId")
    return group or rule.get("CidrIpv4") or rule.get("CidrIpv6") or rule.get("PrefixListId")


def ingress(deployed, groups):
    return rules(deployed, groups, egress=False)


def egress(deployed, groups):
    return rules(deployed, groups, egress=True)
