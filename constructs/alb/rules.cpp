// The rows of the load-balancer and TLS rules: why they are, where they come from, and what enforces them
// today.
#include <quoin/aws/rules/tls.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule tls_table[] = {
    {
        .text = QUOIN_QN_TLS_01,
        .level = Level::compile_time,
        .why = "Without one there is no TLS and the listener cannot start.",
        .sources = "doc 0, doc 1",
        .enforced = {at_compile_time("Alb"),
                     at_synthesis("Alb", "AlbRules.RefusesBadCertificatesFromContext")},
    },
    {
        .text = QUOIN_QN_TLS_02,
        .level = Level::compile_time,
        .why = "Passwords and session tokens would pass the network in the clear.",
        .sources = "doc 0, doc 1",
        .controls = "AWS Security Hub ELB.1",
        .broken = ".http = forward",
        .fixed = ".http = redirect_to_https",
        .enforced = {at_compile_time("Alb"), by_construction("Alb", "AlbLowering.RedirectsPort80")},
    },
    {
        .text = QUOIN_QN_TLS_03,
        .level = Level::compile_time,
        .why = "TLS 1.0 and 1.1 have known attacks, and a client can be pushed down to the oldest version "
               "that is offered.",
        .sources = "doc 4",
        .controls = "AWS Security Hub ELB.17",
        .broken = ".tls_policy = tls_1_0",
        .fixed = ".tls_policy = tls_1_2_and_1_3",
        .enforced = {at_compile_time("Alb"), at_synthesis("Alb", "AlbRules.RefusesOldTlsFromContext"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_TLS_04,
        .level = Level::by_construction,
        .why = "Malformed headers are how one request is smuggled behind another.",
        .sources = "doc 4",
        .controls = "AWS Security Hub ELB.4",
        .enforced = {by_construction("Alb", "AlbLowering.DropsInvalidHeaders")},
    },
    {
        .text = QUOIN_QN_TLS_05,
        .level = Level::by_construction,
        .why = "Without logs nobody knows what was asked, and a deleted entry takes its address with it.",
        .sources = "doc 3, doc 4, AWS",
        .controls = "AWS Security Hub ELB.5, ELB.6",
        .enforced = {by_construction("Alb", "AlbLowering.LogsAndIsProtected"),
                     at_synthesis("raw resources and overrides",
                                  "FactsDemands.EachMistakeIsRefusedInBothTargets")},
    },
    {
        .text = QUOIN_QN_TLS_06,
        .level = Level::compile_time,
        .why = "The managed rules for common attacks, SQL injection and known bad input stop what is tried "
               "everywhere every day, and the rate limit stops guessing.",
        .detail = "The ACL has the managed groups for common attacks, SQL injection and known bad input, "
                  "and a rate limit.",
        .sources = "doc 1, doc 2, doc 3",
        .controls = "AWS Security Hub ELB.16, CloudFront.6, APIGateway.4",
        .enforced = {at_compile_time("Alb"), at_compile_time("CloudFrontSite"),
                     at_synthesis("WebAcl", "AlbRules.RefusesRateLimitsFromContext"),
                     by_construction("WebAcl", "WebAclLowering.HasTheManagedGroups"),
                     by_construction("WebAcl", "WebAclLowering.LimitsTheRateOfOneAddress"),
                     at_synthesis("raw resources", "FactsRules.AnEntryWithoutAWebAcl")},
        .open = "API gateways",
    },
    {
        .text = QUOIN_QN_TLS_07,
        .level = Level::compile_time,
        .why = "Internal is what people assume, internet-facing is what AWS takes when nobody says "
               "anything.",
        .detail = "The internet reaches an internal load balancer through CloudFront only.",
        .sources = "doc 4",
        .broken = "Alb<internal> alb{…}; internet >> alb;",
        .fixed = "Alb<internet_facing> alb{…}; internet >> alb;",
        .enforced = {at_compile_time("Alb"), at_compile_time("ExistingAlb"),
                     by_construction("Alb", "AlbLowering.InternalStandsInPrivateSubnets"),
                     by_construction("CloudFrontSite",
                                     "CloudFrontSiteLowering.LoadBalancersAdmitCloudFrontOnly")},
    },
    {
        .text = QUOIN_QN_TLS_08,
        .level = Level::compile_time,
        .why = "Traffic inside a VPC is still traffic that can be read. Where it is plain, the report says "
               "so.",
        .detail = "The report lists every hop in plain text.",
        .sources = "doc 0",
        .broken = ".port = 3000",
        .fixed = ".port = tls_port<3443>",
        .enforced = {at_compile_time("FargateService"),
                     by_construction("FargateService",
                                     "FargateServiceLowering.TheLoadBalancersTargetGroupIsBound")},
        .open = "raw target groups",
    },
};

}  // namespace

std::span<const Rule> tls_rows() { return tls_table; }

}  // namespace quoin::rules
