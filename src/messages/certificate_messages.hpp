// The messages about certificates.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

Diagnostic certificate_name_malformed(std::string_view got);
Diagnostic certificate_name_too_long(std::string_view got, std::size_t most);
Diagnostic certificate_proven_by_hand(std::string_view domain);
Diagnostic certificate_name_outside_zone(std::string_view name, std::string_view domain);
Diagnostic certificate_names_over_quota(std::size_t count, std::size_t most);
Diagnostic certificate_names_too_many(std::size_t count, std::size_t most);

}  // namespace quoin::messages
