// The messages about zones and records.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

Diagnostic dns_name_malformed(std::string_view got);
Diagnostic hosted_zone_id_malformed(std::string_view got);
Diagnostic record_without_zone();
Diagnostic record_outside_zone(std::string_view name, std::string_view domain);
Diagnostic record_value_malformed(std::string_view what, std::string_view got, std::string_view fix);
Diagnostic record_without_values(std::string_view type);
Diagnostic canonical_name_of_a_zone(std::string_view domain);
Diagnostic zone_comment_too_long(std::size_t got);
Diagnostic record_ttl_out_of_range(int got);

}  // namespace quoin::messages
