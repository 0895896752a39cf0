// The rows of the operations rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/ops.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule ops_table[] = {
    {
        .text = QUOIN_QN_OPS_01,
        .level = Level::by_construction,
        .why = "In an incident nobody has time to look up names.",
        .detail = "The runbook covers containment, forensics, recovery, authentication failures, network "
                  "issues and container security.",
        .sources = "doc 0, doc 2, doc 3",
    },
    {
        .text = QUOIN_QN_OPS_02,
        .level = Level::synthesis,
        .why = "Where data lies decides which law it falls under.",
        .detail = "The global parts of AWS, such as CloudFront's certificates, stay in us-east-1.",
        .sources = "doc 3",
        .enforced = {at_synthesis("App", "AccountRules.DataStaysInTheResidency"),
                     at_synthesis("App", "AccountRules.CopiesOfSecretsStayInTheResidency")},
        .open = "copies that only a running system makes; an app that states no residency",
    },
    {
        .text = QUOIN_QN_OPS_03,
        .level = Level::synthesis,
        .why = "A loop or a stolen credential costs thousands before the monthly bill shows it.",
        .detail = "The runbook says what to reserve, and for how much.",
        .sources = "doc 0",
        .enforced = {at_synthesis("App", "AccountRules.AProductionAppHasThemAll"),
                     by_construction("AccountBaseline",
                                     "AccountBaseline.HasABudgetPerMonthWhoseMailsAreSentInTime")},
        .open = "what the runbook says of reservations",
    },
    {
        .text = QUOIN_QN_OPS_04,
        .level = Level::by_construction,
        .why = "A backup in the region that failed, or one that nobody can restore, is none.",
        .sources = "doc 3",
    },
};

}  // namespace

std::span<const Rule> ops_rows() { return ops_table; }

}  // namespace quoin::rules
