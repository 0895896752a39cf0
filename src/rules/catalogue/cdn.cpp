// The rows of the CloudFront rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/cdn.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule cdn_table[] = {
    {
        .text = QUOIN_QN_CDN_01,
        .level = Level::compile_time,
        .why = "Otherwise the bucket has to be public, and the distribution's rules can be walked around.",
        .sources = "doc 0, doc 2",
        .controls = "AWS Security Hub CloudFront.13",
        .enforced = {at_compile_time("CloudFrontSite"),
                     by_construction("CloudFrontSite",
                                     "CloudFrontSiteLowering.ReadsBucketsThroughAnOriginAccessControl"),
                     at_synthesis("raw resources", "FactsDistributions.RawOnesInTheOpen")},
    },
    {
        .text = QUOIN_QN_CDN_02,
        .level = Level::by_construction,
        .why = "Without the condition any distribution of any account could read the bucket.",
        .sources = "doc 0, doc 2",
        .enforced = {by_construction("CloudFrontSite",
                                     "CloudFrontSiteLowering.TheBucketsAdmitTheOneDistribution"),
                     by_construction(
                         "KmsKey", "CloudFrontSiteLowering.TheKeysLetTheDistributionDecryptWithoutACircle")},
        .open = "raw bucket policies",
    },
    {
        .text = QUOIN_QN_CDN_03,
        .level = Level::compile_time,
        .why = "AWS's default certificate allows TLSv1, and a plain request can be read and changed on its "
               "way.",
        .sources = "doc 0, doc 2",
        .controls = "AWS Security Hub CloudFront.3, CloudFront.7",
        .enforced = {at_compile_time("CloudFrontSite"),
                     at_synthesis("CloudFrontSite", "CloudFrontSiteRules.RefusesOldTlsFromContext"),
                     at_synthesis("CloudFrontSite",
                                  "CloudFrontSiteRules.CloudFrontsCertificateIsForOutsideProductionOnly"),
                     by_construction("CloudFrontSite",
                                     "CloudFrontSiteLowering.ViewersGetHttpsWithACertificateOfUsEast1"),
                     at_synthesis("raw resources", "FactsDistributions.RawOnesInTheOpen")},
    },
    {
        .text = QUOIN_QN_CDN_04,
        .level = Level::compile_time,
        .why = "CloudFront looks for certificates in that one region, and the deployment fails late when "
               "it is elsewhere.",
        .sources = "AWS, doc 1, doc 2",
        .enforced = {at_compile_time("CloudFrontSite"),
                     at_synthesis("CloudFrontSite",
                                  "CloudFrontSiteRules.RefusesCertificatesOfOtherRegionsFromContext")},
        .open = "raw distributions",
    },
    {
        .text = QUOIN_QN_CDN_05,
        .level = Level::compile_time,
        .why = "AWS refuses to attach an ACL of the other scope, and the entry would stand without one.",
        .sources = "AWS, doc 2",
        .broken = ".web_acl = WebAcl<cloudfront>{stack, \"Waf\", {…}}",
        .fixed = ".web_acl = WebAcl<regional>{stack, \"Waf\", {…}}",
        .enforced = {at_compile_time("Alb"), at_compile_time("CloudFrontSite"),
                     by_construction("CloudFrontSite",
                                     "CloudFrontSiteLowering.StandsBehindAWebAclOfItsScope")},
        .open = "API gateways, raw associations",
    },
    {
        .text = QUOIN_QN_CDN_06,
        .level = Level::by_construction,
        .why = "They keep a browser on HTTPS and keep injected scripts from running, which is what guards "
               "tokens in local storage.",
        .sources = "doc 2",
        .enforced = {by_construction("CloudFrontSite",
                                     "CloudFrontSiteLowering.ResponsesCarrySecurityHeaders"),
                     at_synthesis("CloudFrontSite", "CloudFrontSiteRules.RefusesSourcesThatOpenThePolicy"),
                     at_synthesis("raw resources", "FactsDistributions.RawOnesInTheOpen")},
        .open = "what a raw response headers policy says",
    },
    {
        .text = QUOIN_QN_CDN_07,
        .level = Level::by_construction,
        .why = "Requests that the edge answers appear in no other log.",
        .sources = "doc 3, doc 4",
        .controls = "AWS Security Hub CloudFront.5",
        .enforced = {by_construction("CloudFrontSite", "CloudFrontSiteLowering.LogsToTheLogBucketByUsEast1"),
                     at_synthesis("raw resources", "FactsDistributions.RawOnesInTheOpen")},
    },
    {
        .text = QUOIN_QN_CDN_08,
        .level = Level::compile_time,
        .why = "A plain link to private media works for everybody it is passed to, for ever.",
        .sources = "doc 1",
        .enforced = {at_compile_time("CloudFrontSite"), at_compile_time("KeyGroup"),
                     at_synthesis("KeyGroup", "KeyGroupRules.RefusesTextsThatHoldNoPublicKey"),
                     by_construction("CloudFrontSite", "CloudFrontSiteLowering.MediaNeedASignature")},
        .open = "raw behaviours: which media are private, nobody can know",
    },
};

}  // namespace

std::span<const Rule> cdn_rows() { return cdn_table; }

}  // namespace quoin::rules
