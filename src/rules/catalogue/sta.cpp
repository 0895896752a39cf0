// The rows of the state rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/sta.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule rows[] = {
    {
        .text = QUOIN_QN_STA_01,
        .level = Level::synthesis,
        .why = "The state knows every resource and often more. Two people who write it at once destroy it.",
        .detail =
            "An app says where: .state = TerraformState{…}, which each template then names, or "
            "elsewhere(\"Terraform Cloud\"), which every report lists. A report of production says where "
            "nothing is stated. A local state is allowed outside production only.",
        .sources = "doc 1, doc 3, doc 4",
        .enforced = {by_construction("StateBackend",
                                     "StateBackendLowering.IsVersionedEncryptedClosedAndLogged"),
                     by_construction("StateBackend", "StateBackendLowering.ALockTableWhereItIsAskedFor"),
                     by_construction("App", "TerraformStates.EachStackNamesItsOwnInTheBucket"),
                     at_synthesis("App", "TerraformStates.AReportOfProductionSaysThatNothingIsStated")},
        .open = "what the bucket is like, where another program makes it",
    },
};

}  // namespace

std::span<const Rule> sta_rows() { return rows; }

}  // namespace quoin::rules
