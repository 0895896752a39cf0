// The messages about log groups.
#pragma once

#include <quoin/diagnostic.hpp>

#include <string_view>

namespace quoin::messages {

Diagnostic log_group_name_malformed(std::string_view name);
Diagnostic log_group_kept_without_reason();

}  // namespace quoin::messages
