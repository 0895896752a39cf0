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
        .detail = "A local state is allowed outside production only.",
        .sources = "doc 1, doc 3, doc 4",
        .enforced = {by_construction("StateBackend",
                                     "StateBackendLowering.IsVersionedEncryptedClosedAndLogged"),
                     by_construction("StateBackend", "StateBackendLowering.ALockTableWhereItIsAskedFor")},
        .open = "the backend that a stack names, which no template of Quoin says yet",
    },
};

}  // namespace

std::span<const Rule> sta_rows() { return rows; }

}  // namespace quoin::rules
