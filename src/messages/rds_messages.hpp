// The messages about databases, beyond those that are a rule's own.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

Diagnostic database_identifier_malformed(std::string_view identifier);
Diagnostic database_identifier_taken(std::string_view identifier, std::string_view by);
Diagnostic database_name_malformed(std::string_view name, std::size_t longest);
Diagnostic database_user_malformed(std::string_view name);
Diagnostic database_user_is_master(std::string_view name);
Diagnostic database_user_stated_late(std::string_view name);
Diagnostic database_user_without_rights(std::string_view name);
Diagnostic database_right_repeated(std::string_view name, std::string_view right);
Diagnostic database_has_no_execute(std::string_view name);
Diagnostic database_user_too_long_to_rotate(std::string_view name, std::size_t longest);
Diagnostic database_user_name_taken(std::string_view name, std::string_view by);
Diagnostic database_rotates_too_many_users(std::size_t users, std::size_t most);
Diagnostic replica_of_managed_master(std::string_view source);
Diagnostic snapshot_identifier_malformed(std::string_view identifier);
Diagnostic database_user_made_by_hand(std::string_view user);
Diagnostic restored_from_snapshot(std::string_view identifier);
Diagnostic backup_retention_out_of_range(int days);
Diagnostic backup_window_malformed(std::string_view window);
Diagnostic maintenance_window_malformed(std::string_view window);
Diagnostic window_too_short(std::string_view window);
Diagnostic windows_overlap(std::string_view backup, std::string_view maintenance);
Diagnostic monitoring_interval_unknown(int seconds);
Diagnostic availability_unknown(std::string_view text);

}  // namespace quoin::messages
