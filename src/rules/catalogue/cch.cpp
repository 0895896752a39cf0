// The rows of the cache rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/cch.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule cch_table[] = {
    {
        .text = QUOIN_QN_CCH_01,
        .level = Level::compile_time,
        .why = "A cache holds sessions and rate limits, and its protocol was made for trusted networks.",
        .sources = "doc 2",
        .broken = ".subnets = vpc.private_subnets()",
        .fixed = ".subnets = vpc.isolated_subnets()",
    },
    {
        .text = QUOIN_QN_CCH_02,
        .level = Level::by_construction,
        .why = "Session tokens lie in it in the clear otherwise, for whoever reaches its port or its disk.",
        .sources = "doc 2, doc 3",
        .controls = "AWS Security Hub ElastiCache.4, ElastiCache.5",
    },
    {
        .text = QUOIN_QN_CCH_03,
        .level = Level::compile_time,
        .why = "When the cache is gone the rate limits are gone, and everybody is logged out.",
        .sources = "doc 2",
        .controls = "AWS Security Hub ElastiCache.3",
        .broken = ".availability = single_az",
        .fixed = ".availability = outside_production(single_az)",
    },
};

}  // namespace

std::span<const Rule> cch_rows() { return cch_table; }

}  // namespace quoin::rules
