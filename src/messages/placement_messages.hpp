// The messages about what lies in another network, region or account than it can be used from.
#pragma once

#include <quoin/diagnostic.hpp>

#include <string_view>

namespace quoin::messages {

// In a VPC. `vpc` has its line: "data/Vpc (main.cpp:14)".
Diagnostic stands_in_another_region(std::string_view region, std::string_view vpc,
                                    std::string_view vpc_region);
Diagnostic stands_in_another_account(std::string_view account, std::string_view vpc,
                                     std::string_view vpc_account);

// Edges of the chain. `where` says where both ends stand.
Diagnostic networks_not_peered(std::string_view where);
Diagnostic edge_across_regions(std::string_view where);
Diagnostic edge_across_accounts(std::string_view where);
Diagnostic target_in_another_network(std::string_view where);

// Keys.
Diagnostic key_of_another_region(std::string_view key, std::string_view key_region, std::string_view region);
Diagnostic key_of_another_account(std::string_view key, std::string_view key_account,
                                  std::string_view account);

// Peerings.
Diagnostic peering_with_itself(std::string_view vpc);
Diagnostic peering_of_mixed_tiers(std::string_view vpc, std::string_view other);
Diagnostic peering_stands_twice(std::string_view vpc, std::string_view other, std::string_view first_place);
Diagnostic peering_across_accounts(std::string_view account, std::string_view other);
Diagnostic peering_across_partitions(std::string_view region, std::string_view other);

}  // namespace quoin::messages
