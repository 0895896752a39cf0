// The rows of the network rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/net.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule net_table[] = {
    {
        .text = QUOIN_QN_NET_01,
        .level = Level::compile_time,
        .why = "Addresses that belong to others on the internet cannot be reached from inside such a VPC. "
               "AWS takes no range wider than /16, and three tiers in two zones with a load balancer do "
               "not fit into one smaller than /24.",
        .sources = "doc 2, AWS",
        .broken = "vpc_layout(\"8.8.0.0/16\"_cidr, zones<2>)",
        .fixed = "vpc_layout(\"10.20.0.0/16\"_cidr, zones<2>)",
        .enforced = {at_compile_time("Vpc"), at_synthesis("Vpc", "VpcRules.RefusesRangesFromConfiguration"),
                     at_synthesis("raw resources", "FactsRules.ANetworkOfTheWrongSize")},
    },
    {
        .text = QUOIN_QN_NET_02,
        .level = Level::compile_time,
        .why = "Two subnets with one address have no route that tells them apart, and AWS refuses them in "
               "the middle of a deployment.",
        .detail = "Custom sizes are literals in the layout's type and judged there; a computed layout "
                  "cannot overlap.",
        .sources = "doc 2",
        .enforced = {at_compile_time("Vpc"),
                     at_synthesis("Vpc", "VpcRules.RefusesSubnetsThatOverlapOrLeaveTheirVpc"),
                     by_construction("Vpc", "VpcLayout.ComputedSubnetsLieInsideAndNeverOverlap"),
                     at_synthesis("raw resources", "FactsRules.SubnetsThatOverlap")},
        .open = "raw subnets in a range that was added to their VPC",
    },
    {
        .text = QUOIN_QN_NET_03,
        .level = Level::synthesis,
        .why = "VPCs that overlap can never be peered or joined by a gateway, and renumbering a running "
               "one means building it anew.",
        .detail =
            "Ranges of one address_plan cannot overlap, and a plan without room for them does not "
            "compile. Between peered VPCs, one that stands already among them, the peering is refused at "
            "its own line.",
        .sources = "doc 2",
        .enforced = {at_compile_time("address_plan"),
                     at_synthesis("all VPCs of an app", "FactsRules.NetworksThatOverlap"),
                     at_synthesis("VpcPeering", "VpcPeeringRules.RefusesRangesThatOverlap")},
        .open = "peered VPCs at compile time",
    },
    {
        .text = QUOIN_QN_NET_04,
        .level = Level::compile_time,
        .why = "One zone that fails takes everything with it, and load balancers and Multi-AZ databases "
               "demand two. The three tiers are what the other rules build on: entries, services, data.",
        .sources = "doc 2",
        .broken = "vpc_layout(\"10.20.0.0/16\"_cidr, zones<1>)",
        .fixed = "vpc_layout(\"10.20.0.0/16\"_cidr, zones<2>)",
        .enforced = {at_compile_time("Vpc"),
                     at_synthesis("Vpc", "VpcRules.RefusesOneZoneAndTiersThatAreMissing"),
                     at_synthesis("ExistingVpc", "ExistingVpc.RefusesIdsWithoutTheirShapeAndOneZone")},
        .open = "VPCs that are raw resources",
    },
    {
        .text = QUOIN_QN_NET_05,
        .level = Level::compile_time,
        .why = "Databases and caches stand there. A route out is also the way by which stolen data leaves.",
        .detail = "No internet, egress-only, NAT or transit gateway. The tier travels in the reference's "
                  "type; raw routes are judged at synthesis.",
        .sources = "doc 2",
        .controls = "AWS Security Hub RDS.46",
        .enforced = {at_compile_time("Vpc"),
                     at_synthesis("Vpc", "VpcRules.RefusesDefaultRoutesFromIsolatedSubnets"),
                     at_synthesis("raw resources", "FactsRules.ARouteOutOfADatabasesSubnet")},
        .open = "raw routes out of isolated subnets where no database stands",
    },
    {
        .text = QUOIN_QN_NET_06,
        .level = Level::by_construction,
        .why = "Services find databases, caches and endpoints by name, and private endpoint names resolve "
               "only with both on.",
        .sources = "doc 2",
        .enforced = {by_construction("Vpc", "VpcLowering.DnsIsOn"),
                     at_synthesis("raw resources", "FactsRules.NamesInTheNetwork")},
    },
    {
        .text = QUOIN_QN_NET_07,
        .level = Level::by_construction,
        .why = "Traffic to S3 stays in AWS's network and costs no NAT charge. The policy keeps a stolen "
               "credential from carrying data to a foreign bucket.",
        .detail = "The endpoint's policy names the buckets or the account, not everything.",
        .sources = "doc 2",
        .enforced = {by_construction("Vpc", "VpcLowering.S3IsReachedThroughAGatewayEndpointWithAPolicy")},
        .open = "VPCs that are raw resources",
    },
    {
        .text = QUOIN_QN_NET_08,
        .level = Level::by_construction,
        .why = "With it on, whatever is started there by mistake stands on the internet at once.",
        .sources = "doc 2, doc 4",
        .controls = "AWS Security Hub EC2.15",
        .enforced = {by_construction("Vpc", "VpcLowering.NothingGetsAPublicAddressAtLaunch"),
                     at_synthesis("raw resources", "FactsRules.PublicAddressesAtLaunch")},
    },
    {
        .text = QUOIN_QN_NET_09,
        .level = Level::by_construction,
        .why = "After an incident they are the only record of who talked to whom.",
        .sources = "doc 0, doc 2",
        .controls = "AWS Security Hub EC2.6",
        .enforced = {by_construction("Vpc", "VpcLowering.FlowLogsAreOnEncryptedAndKeptForAYear"),
                     at_synthesis("raw resources", "FactsRules.ANetworkWithoutFlowLogs")},
        .open = "the key and the retention of flow logs that are raw resources",
    },
    {
        .text = QUOIN_QN_NET_10,
        .level = Level::by_construction,
        .why = "The ACL is the second lock behind the security groups. The default group lets everything "
               "in it talk, and is what a forgotten resource falls into.",
        .sources = "doc 2",
        .controls = "AWS Security Hub EC2.2",
        .enforced = {by_construction("Vpc", "VpcLowering.EachTierHasItsAclAndTheDefaultGroupNoRules"),
                     by_construction("Vpc", "VpcLowering.TheIsolatedTierTalksInsideTheVpcOnly")},
        .open = "VPCs that are raw resources",
    },
    {
        .text = QUOIN_QN_NET_11,
        .level = Level::by_construction,
        .why = "Either lets a service call out and nobody call in.",
        .sources = "doc 3, doc 4",
        .enforced = {by_construction("Vpc", "VpcLowering.PrivateSubnetsLeaveThroughNatOnly"),
                     at_compile_time("Vpc"),
                     at_synthesis("Vpc", "VpcRules.RefusesDefaultRoutesFromIsolatedSubnets")},
        .open = "routes that are raw resources",
    },
};

}  // namespace

std::span<const Rule> net_rows() { return net_table; }

}  // namespace quoin::rules
