// The messages about file systems, and about services that mount them.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstdint>
#include <string_view>

namespace quoin::messages {

Diagnostic file_directory_malformed(std::string_view path);
Diagnostic file_permissions_malformed(std::string_view digits);
Diagnostic file_owner_out_of_range(std::int64_t user, std::int64_t group);
Diagnostic file_idle_days_unknown(std::string_view property, int days);
Diagnostic file_throughput_out_of_range(std::int64_t mebibytes);
Diagnostic files_archived_too_early(int archive_days, int infrequent_days);
Diagnostic archive_needs_elastic_throughput();

Diagnostic mount_of_no_file_system();
Diagnostic mount_path_malformed(std::string_view path);
Diagnostic mount_path_taken(std::string_view path);
Diagnostic mount_from_another_vpc(std::string_view file_system);

/// A warning.
Diagnostic file_system_without_users();

}  // namespace quoin::messages
