// The rows of the state rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/sta.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule sta_table[] = {
    {
        .text = QUOIN_QN_STA_01,
        .level = Level::synthesis,
        .why = "The state knows every resource and often more. Two people who write it at once destroy it.",
        .detail = "An app says where: .state = TerraformState{…}, which each template then names, or "
                  "elsewhere(\"Terraform Cloud\"), which every report lists. A production program that says "
                  "neither, "
                  "and makes no StateBackend, is refused for Terraform. CloudFormation has no such state.",
        .sources = "doc 1, doc 3, doc 4",
        .enforced = {by_construction("StateBackend",
                                     "StateBackendLowering.IsVersionedEncryptedClosedAndLogged"),
                     by_construction("StateBackend", "StateBackendLowering.ALockTableWhereItIsAskedFor"),
                     by_construction("App", "TerraformStates.EachStackNamesItsOwnInTheBucket"),
                     at_synthesis("App", "TerraformStates.ALocalStateOfProductionIsRefused"),
                     at_synthesis("App", "TerraformStates.AWaiverAcceptsALocalStateForATime")},
        .open =
            "what the bucket is like, where another program makes it; whether a state that is kept elsewhere "
            "is kept so",
    },
};

}  // namespace

std::span<const Rule> sta_rows() { return sta_table; }

}  // namespace quoin::rules
