// The rows of the security-group rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/sg.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule rows[] = {
    {
        .text = QUOIN_QN_SG_01,
        .level = Level::compile_time,
        .why = "Every other door to the internet is one that nobody watches, without TLS, web ACL and "
               "access log.",
        .sources = "doc 0, doc 1, doc 2, doc 3, doc 4",
        .controls = "AWS Security Hub EC2.18, EC2.19",
        .broken = "internet >> bastion;",
        .fixed = "internet >> alb >> api;",
    },
    {
        .text = QUOIN_QN_SG_02,
        .level = Level::compile_time,
        .why = "A service that anything may reach is as weak as the weakest neighbour.",
        .sources = "doc 0, doc 1, doc 2 (stricter), doc 3, doc 4",
        .broken = "internet >> api;",
        .fixed = "internet >> alb >> api;",
    },
    {
        .text = QUOIN_QN_SG_03,
        .level = Level::compile_time,
        .why = "The database holds what an attacker is after. Each further source is one more host to "
               "break into first.",
        .sources = "doc 0, doc 1, doc 2",
        .controls = "AWS Security Hub EC2.19",
        .broken = "internet >> db;",
        .fixed = "api >> db;",
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
        .sources = "doc 2 (stricter)",
        .controls = "AWS Security Hub EC2.13",
    },
    {
        .text = QUOIN_QN_SG_06,
        .level = Level::compile_time,
        .why = "A load balancer that is taken over, or configured wrongly, cannot carry data elsewhere.",
        .sources = "doc 4",
        .broken = "alb >> cidr(\"198.51.100.0/24\"_cidr, 443);",
        .fixed = "alb >> api;",
    },
    {
        .text = QUOIN_QN_SG_07,
        .level = Level::compile_time,
        .why = "Open egress is how data leaves and how a dropped tool fetches the next one.",
        .sources = "doc 4",
        .broken = "api >> anywhere;",
        .fixed = "api >> outside(https);",
    },
    {
        .text = QUOIN_QN_SG_08,
        .level = Level::compile_time,
        .why = "Such a rule says that nobody knows what is needed, and it opens whatever is started later, "
               "too.",
        .sources = "doc 3",
    },
    {
        .text = QUOIN_QN_SG_09,
        .level = Level::by_construction,
        .why = "An address range means whoever gets that address next. A group means the service itself.",
        .sources = "doc 0, doc 1, doc 4",
    },
    {
        .text = QUOIN_QN_SG_10,
        .level = Level::synthesis,
        .why = "Each rule can be harmless alone while two together make a way in.",
        .sources = "doc 0, doc 1, doc 2, doc 3, doc 4",
    },
};

}  // namespace

std::span<const Rule> sg_rows() { return rows; }

}  // namespace quoin::rules
