// The rows of the security-group rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/sg.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule sg_table[] = {
    {
        .text = QUOIN_QN_SG_01,
        .level = Level::compile_time,
        .why = "Every other door to the internet is one that nobody watches, without TLS, web ACL and "
               "access log.",
        .detail = "Entries are load balancers on 80 and 443, distributions and API gateways. A refused "
                  "edge bears the rule of its right side: internet >> service is QN-SG-02, internet >> db "
                  "QN-SG-03.",
        .sources = "doc 0, doc 1, doc 2, doc 3, doc 4",
        .controls = "AWS Security Hub EC2.18, EC2.19",
        .broken = "internet >> bastion;",
        .fixed = "internet >> alb >> api;",
        .enforced = {at_compile_time("Internet"),
                     by_construction("Alb", "AlbLowering.OpensToTheInternetOnItsTwoPorts"),
                     at_synthesis("raw resources", "FactsRules.AnEntryOnAnotherPort")},
    },
    {
        .text = QUOIN_QN_SG_02,
        .level = Level::compile_time,
        .why = "A service that anything may reach is as weak as the weakest neighbour.",
        .detail = "The port is the container's own. A caller is a service that the program writes on the "
                  "left of >>.",
        .sources = "doc 0, doc 1, doc 2 (stricter), doc 3, doc 4",
        .broken = "internet >> api;",
        .fixed = "internet >> alb >> api;",
        .enforced = {at_compile_time("FargateService"),
                     by_construction("FargateService", "FargateServiceLowering.SendsToWhatItNeedsAndNoMore"),
                     at_synthesis("raw resources", "FactsRules.AServiceThatAdmitsAStranger")},
    },
    {
        .text = QUOIN_QN_SG_03,
        .level = Level::compile_time,
        .why = "The database holds what an attacker is after. Each further source is one more host to "
               "break into first.",
        .detail = "A service that is declared to call the database, or a bastion.",
        .sources = "doc 0, doc 1, doc 2",
        .controls = "AWS Security Hub EC2.19",
        .broken = "internet >> db;",
        .fixed = "api >> db;",
        .enforced = {at_compile_time("RdsMysql"),
                     by_construction("RdsMysql", "RdsMysqlChain.ItsGroupIsClosedUntilSomebodyIsAdmitted"),
                     by_construction("RdsMysql", "SecurityGroup.TheChainOpensExactlyItsEdges"),
                     at_synthesis("raw resources", "FactsRules.ADatabaseThatAdmitsARange"),
                     at_synthesis("raw resources", "FactsRules.ADatabaseThatAdmitsAStranger")},
    },
    {
        .text = QUOIN_QN_SG_04,
        .level = Level::compile_time,
        .why = "A cache holds sessions and rate limits. Whoever writes to it is anybody.",
        .sources = "doc 2",
        .broken = "internet >> cache;",
        .fixed = "api >> cache;",
    },
    {
        .text = QUOIN_QN_SG_05,
        .level = Level::compile_time,
        .why = "Port 22 open to all is found by scanners within minutes.",
        .detail = "The whole internet, or a range wider than /8 (IPv6 /32), needs a waiver of this rule.",
        .sources = "doc 2 (stricter)",
        .controls = "AWS Security Hub EC2.13",
    },
    {
        .text = QUOIN_QN_SG_06,
        .level = Level::compile_time,
        .why = "A load balancer that is taken over, or configured wrongly, cannot carry data elsewhere.",
        .detail =
            "alb >> cidr(...) is refused under this rule. A load balancer with a route whose users sign in "
            "sends to the internet on port 443, too, where the identity provider is.",
        .sources = "doc 4",
        .broken = "alb >> cidr(\"198.51.100.0/24\"_cidr, 443);",
        .fixed = "alb >> api;",
        .enforced = {at_compile_time("Alb"), by_construction("Alb", "AlbLowering.SendsToItsServicesOnly"),
                     at_compile_time("ExistingAlb"),
                     by_construction("ExistingAlb",
                                     "ExistingAlbLowering.OpensTheOwnersGroupToTheServiceAndNothingElse"),
                     by_construction("Alb", "AlbLogin.OpensTheWayToTheIdentityProviderAndNoOther"),
                     at_synthesis("raw resources", "AlbLogin.OpensNoOtherPortForRawRules"),
                     at_synthesis("raw resources", "FactsRules.ALoadBalancerThatSendsElsewhere")},
    },
    {
        .text = QUOIN_QN_SG_07,
        .level = Level::compile_time,
        .why = "Open egress is how data leaves and how a dropped tool fetches the next one.",
        .detail = "Destinations are constructs, VPC endpoints, named ranges, prefix lists, or the internet "
                  "on a stated port. Open egress on all ports needs a waiver of this rule.",
        .sources = "doc 4",
        .broken = "api >> anywhere;",
        .fixed = "api >> outside(https);",
        .enforced = {at_compile_time("FargateService"),
                     by_construction("FargateService", "FargateServiceLowering.SendsToWhatItNeedsAndNoMore"),
                     by_construction("FargateService", "FargateServiceLowering.OpenEgressNeedsItsWaiver"),
                     at_synthesis("raw resources", "FactsRules.AServiceThatSendsElsewhere")},
    },
    {
        .text = QUOIN_QN_SG_08,
        .level = Level::compile_time,
        .why = "Such a rule says that nobody knows what is needed, and it opens whatever is started later, "
               "too.",
        .detail = "A waiver of QN-SG-07 covers its own egress rule.",
        .sources = "doc 3",
        .enforced = {at_compile_time("FargateService"),
                     by_construction("SecurityGroup", "SecurityGroup.NoRuleSpansAllPortsOrProtocols"),
                     at_synthesis("the chain",
                                  "SecurityGroup.RefusesARangeInsideTheVpcOpenEgressAndPortZero"),
                     at_synthesis("raw resources", "FactsRules.AllPortsAndAllProtocols")},
    },
    {
        .text = QUOIN_QN_SG_09,
        .level = Level::by_construction,
        .why = "An address range means whoever gets that address next. A group means the service itself.",
        .detail = "cidr(...) in a chain names what lies outside the VPC; a range inside it breaks this "
                  "rule.",
        .sources = "doc 0, doc 1, doc 4",
        .enforced = {by_construction("SecurityGroup",
                                     "SecurityGroup.InsideTheVpcRulesNameGroupsOrPrefixLists"),
                     at_synthesis("the chain",
                                  "SecurityGroup.RefusesARangeInsideTheVpcOpenEgressAndPortZero"),
                     at_synthesis("raw resources", "FactsRules.ARangeInsideTheNetwork")},
    },
    {
        .text = QUOIN_QN_SG_10,
        .level = Level::synthesis,
        .why = "Each rule can be harmless alone while two together make a way in.",
        .detail = "Routes and network ACLs only narrow what security groups admit, so every path through the "
                  "groups is judged as if they let it pass.",
        .sources = "doc 0, doc 1, doc 2, doc 3, doc 4",
        .enforced = {at_synthesis("all security groups of an app", "FactsRules.AGroupThatTheInternetReaches"),
                     at_synthesis("all security groups of an app", "FactsRules.WhatStandsBehindAnOpenGroup")},
    },
};

}  // namespace

std::span<const Rule> sg_rows() { return sg_table; }

}  // namespace quoin::rules
