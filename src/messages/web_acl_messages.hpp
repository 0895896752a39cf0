// The messages about web ACLs.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstdint>
#include <string_view>

namespace quoin::messages {

Diagnostic rate_limit_out_of_range(std::int64_t got);
Diagnostic managed_rule_unknown(std::string_view got);
Diagnostic web_acl_log_kept_without_reason();

Diagnostic web_acl_is_no_arn(std::string_view got);
Diagnostic web_acl_elsewhere(std::string_view acl_region, std::string_view region);

}  // namespace quoin::messages
