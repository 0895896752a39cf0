// The messages about sites, their files and key groups.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

Diagnostic private_key_in_the_source();
Diagnostic public_key_malformed();
Diagnostic content_is_no_folder(std::string_view folder);
Diagnostic content_is_empty(std::string_view folder);
Diagnostic content_unreadable(std::string_view file);
Diagnostic content_key_too_long(std::string_view key, std::size_t most);
Diagnostic content_too_many_files(std::size_t got, std::size_t most);
Diagnostic site_certificate_is_no_arn(std::string_view got);
Diagnostic site_alias_malformed(std::string_view got);
Diagnostic site_alias_without_certificate(std::string_view alias);
Diagnostic site_alias_not_covered(std::string_view alias, std::string_view names);
Diagnostic origin_certificate_for_another_name(std::string_view alias, std::string_view load_balancer,
                                               std::string_view name);
Diagnostic site_aliases_too_many(std::size_t got, std::size_t most);
Diagnostic cache_time_out_of_range(std::string_view property, int got);
Diagnostic price_class_unknown(std::string_view got);
Diagnostic country_unknown(std::string_view got);
Diagnostic countries_empty();
Diagnostic site_path_malformed(std::string_view got);
Diagnostic site_path_claimed_twice(std::string_view path, std::string_view first, std::string_view second);
Diagnostic site_route_has_a_host(std::string_view host);
Diagnostic site_route_has_a_priority(int priority);
Diagnostic site_behaviours_too_many(std::size_t got, std::size_t most);
Diagnostic site_origin_without_key();

}  // namespace quoin::messages
