// Where a construct lies: its region, its account, its line.
#pragma once

#include "core/tree.hpp"

#include <string>
#include <string_view>

namespace quoin::detail {

/// "eu-west-1"
std::string region_name_of(const NodeData& node);
/// Where an emitted resource lies, likewise.
std::string_view region_name_of(const Resource& resource);
/// Twelve digits where the stack states them, or empty.
std::string account_of(const NodeData& node);
/// Both accounts are stated, and are two.
bool accounts_differ(const NodeData& one, const NodeData& other);

/// "data/Vpc (main.cpp:14)", for messages about two constructs.
std::string with_line(const NodeData& node);

}  // namespace quoin::detail
