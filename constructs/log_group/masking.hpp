// What is masked in a log group, checked, and the policy that says so.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/masking.hpp>

#include <initializer_list>
#include <map>
#include <source_location>
#include <string>

namespace quoin::aws {

/// Name to pattern; empty where AWS knows the name. What is wrong is reported and left out.
std::map<std::string, std::string> checked_masks(std::initializer_list<MaskedData> masked,
                                                 const quoin::detail::NodeData& node,
                                                 std::source_location where);

/// The data protection policy of a log group.
Value masking_policy(const std::map<std::string, std::string>& masks,
                     const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
