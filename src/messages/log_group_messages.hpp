// The messages about log groups.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

Diagnostic log_group_name_malformed(std::string_view name);
Diagnostic log_group_kept_without_reason();
Diagnostic masked_name_malformed(std::string_view name);
Diagnostic masked_pattern_malformed(std::string_view pattern);
Diagnostic too_many_masked_patterns(std::size_t count);
Diagnostic masked_in_infrequent_access();

}  // namespace quoin::messages
