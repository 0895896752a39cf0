// The rows of the bastion rules: why they are, where they come from, and what enforces them today.
#include <quoin/aws/rules/bst.hpp>

#include "rules/tables.hpp"

namespace quoin::rules {

namespace {

constexpr Rule bst_table[] = {
    {
        .text = QUOIN_QN_BST_01,
        .level = Level::by_construction,
        .why = "A private key in the state belongs to everybody who can read the state.",
        .sources = "doc 2",
    },
    {
        .text = QUOIN_QN_BST_02,
        .level = Level::by_construction,
        .why = "It is the one machine that people log into. What they do there is recorded, and a tricked "
               "request cannot fetch its role's credentials.",
        .sources = "doc 2, doc 3",
        .controls = "AWS Security Hub EC2.3, EC2.8",
    },
};

}  // namespace

std::span<const Rule> bst_rows() { return bst_table; }

}  // namespace quoin::rules
