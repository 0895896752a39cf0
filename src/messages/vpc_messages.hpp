// The messages about VPCs and security groups, beyond those that are a rule's own.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

// Layouts.
Diagnostic zone_letter_wrong(char letter);
Diagnostic subnet_size_wrong(std::string_view range, std::string_view tier);
Diagnostic zones_not_in_region(std::string_view region, std::string_view missing, std::string_view letters);
Diagnostic zones_of_some_accounts(std::string_view region, std::string_view letters);
Diagnostic single_nat_without_reason();

// Endpoints and ways out.
Diagnostic endpoint_service_unknown(std::string_view service, std::string_view known);
Diagnostic no_way_out(std::string_view caller, int port);
Diagnostic acl_too_long(std::string_view tier, std::size_t entries, std::size_t most);
Diagnostic route_inside(std::string_view range, std::string_view vpc);
Diagnostic gateway_id_malformed(std::string_view got, std::string_view prefix);
Diagnostic route_taken(std::string_view range, std::string_view tier);

// Existing VPCs.
Diagnostic existing_id_malformed(std::string_view what, std::string_view got, std::string_view example);
Diagnostic existing_range_missing();
Diagnostic existing_zone_wrong(std::string_view tier);
Diagnostic existing_tier_missing(std::string_view vpc, std::string_view tier);
Diagnostic existing_endpoint_missing(std::string_view caller, std::string_view service);

// Handles.
Diagnostic no_vpc_behind_subnets();

}  // namespace quoin::messages
