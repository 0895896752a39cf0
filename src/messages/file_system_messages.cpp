// The messages about file systems, and about services that mount them.
#include "messages/file_system_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic file_directory_malformed(std::string_view path) {
  return {.summary =
              "the directory that services see has one to four levels and at most 100 characters, and "
              "is not the root",
          .got = fmt::format("\"{}\"", path),
          .note = "no level starts with '.', and none has one of $ # < > ; ` | & ? { } ^ *",
          .fix = ".directory = \"/data\""};
}

Diagnostic file_permissions_malformed(std::string_view digits) {
  return {.summary = "the permissions of a directory are three or four octal digits",
          .got = fmt::format("\"{}\"", digits),
          .fix = ".permissions = \"0750\""};
}

Diagnostic file_owner_out_of_range(std::int64_t user, std::int64_t group) {
  return {.summary = "files belong to a user and a group from 1 to 4,294,967,295, never to root",
          .got = fmt::format("user {}, group {}", user, group),
          .fix = ".owner = user<1000>"};
}

Diagnostic file_idle_days_unknown(std::string_view property, int days) {
  return {.summary = fmt::format("{} is 1, 7, 14, 30, 60, 90, 180, 270 or 365 days", property),
          .got = fmt::format("{}", days),
          .fix = fmt::format("{} = days<30>, or stay", property)};
}

Diagnostic file_throughput_out_of_range(std::int64_t mebibytes) {
  return {.summary = "a provisioned throughput is 1 to 3,414 MiB per second",
          .got = fmt::format("{}", mebibytes),
          .fix = ".throughput = provisioned_throughput<100>, or elastic_throughput"};
}

Diagnostic files_archived_too_early(int archive_days, int infrequent_days) {
  return {.summary = "files move to the archive later than to infrequent access",
          .got = fmt::format(".archive_after = {} days, .infrequent_after = {} days", archive_days,
                             infrequent_days),
          .fix = ".infrequent_after = days<30>, .archive_after = days<90>"};
}

Diagnostic archive_needs_elastic_throughput() {
  return {.summary = "only a file system of elastic throughput has an archive",
          .fix = "remove .throughput, or .archive_after"};
}

Diagnostic mount_of_no_file_system() {
  return {.summary = "a volume is a FileSystem of the program", .fix = ".volumes = {mount(fs, \"/data\")}"};
}

Diagnostic mount_path_malformed(std::string_view path) {
  return {.summary =
              "a file system is mounted at an absolute path, which is not the root itself and has no "
              "'..' and no ':'",
          .got = fmt::format("\"{}\"", path),
          .fix = ".volumes = {mount(fs, \"/data\")}"};
}

Diagnostic mount_path_taken(std::string_view path) {
  return {.summary = fmt::format("two volumes are to be seen at \"{}\"", path),
          .note = "paths that differ only in '/', '-', '_' and '.' share a volume's name, too",
          .fix = "another path for one of them, in .volumes or .writable_paths"};
}

Diagnostic mount_from_another_vpc(std::string_view file_system) {
  return {.summary = "a service and the file system that it mounts stand in one VPC",
          .got = std::string{file_system},
          .fix = "a file system in the VPC of the service"};
}

Diagnostic file_system_without_users() {
  return {.severity = Severity::warning,
          .summary = "nobody mounts this file system",
          .fix = ".volumes = {mount(fs, \"/data\")} of a service"};
}

}  // namespace quoin::messages
