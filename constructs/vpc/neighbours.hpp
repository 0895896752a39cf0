// Who stands in a VPC and whom they reach: what AWS takes between networks, regions and accounts.
#pragma once

#include "core/tree.hpp"

#include <quoin/cidr.hpp>

#include <optional>
#include <string>

namespace quoin::aws {

/// The IPv4 range of a VPC of the program, or of one that it names; empty where the node is neither.
std::optional<Cidr> range_of_network(const quoin::detail::NodeData& vpc);

/// Refuses constructs that stand in the VPC from another region or account, and edges from them into another
/// VPC that no security group can carry.
void check_neighbours(const quoin::detail::NodeData& vpc, Diagnostics& diagnostics);

}  // namespace quoin::aws
