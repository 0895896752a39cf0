// The messages about databases, beyond those that are a rule's own.
#include "messages/rds_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic database_identifier_malformed(std::string_view identifier) {
  return {.summary =
              "a database's identifier is 1 to 63 letters, digits and single '-', and starts with a letter",
          .got = fmt::format("\"{}\"", identifier),
          .note = "RDS names the instance, its host and its log groups after it",
          .fix = ".identifier = \"chat-db\", or leave it out: it is then made from the path"};
}

Diagnostic database_identifier_taken(std::string_view identifier, std::string_view by) {
  return {.summary = "two databases of one account and region have the same identifier",
          .got = fmt::format("\"{}\", which is that of {}", identifier, by),
          .fix = "another .identifier for one of them"};
}

Diagnostic database_name_malformed(std::string_view name, std::size_t longest) {
  return {.summary = fmt::format(
              "a database's name is 1 to {} letters, digits and '_', and starts with a letter", longest),
          .got = fmt::format("\"{}\"", name),
          .fix = ".database_name = \"chat\", or leave it out: it is then the stack's id"};
}

Diagnostic database_user_malformed(std::string_view name) {
  return {.summary =
              "a database user's name is 1 to 32 lower-case letters, digits and single '_', and starts with "
              "a letter",
          .got = fmt::format("\"{}\"", name),
          .fix = "db.application_user(\"chat\")"};
}

Diagnostic database_user_is_master(std::string_view name) {
  return {.summary = "an application user bears the master's name, or one that RDS keeps for itself",
          .got = fmt::format("\"{}\"", name),
          .fix = "another name, as in db.application_user(\"chat\")"};
}

Diagnostic backup_retention_out_of_range(int days) {
  return {.summary = "automated backups are kept for 7 to 35 days",
          .got = fmt::format("{}", days),
          .fix = ".backup_retention = days<14>, or leave it out"};
}

Diagnostic backup_window_malformed(std::string_view window) {
  return {.summary = "a backup window is two times of the day in UTC",
          .got = fmt::format("\"{}\"", window),
          .fix = ".backup_window = \"01:00-02:00\", or leave it out"};
}

Diagnostic maintenance_window_malformed(std::string_view window) {
  return {.summary = "a maintenance window is two times of the week in UTC",
          .got = fmt::format("\"{}\"", window),
          .fix = ".maintenance_window = \"sun:02:30-sun:03:30\", or leave it out"};
}

Diagnostic window_too_short(std::string_view window) {
  return {.summary = "a window has half an hour at least, and a day at most",
          .got = fmt::format("\"{}\"", window),
          .fix = "a window such as \"01:00-02:00\""};
}

Diagnostic windows_overlap(std::string_view backup, std::string_view maintenance) {
  return {.summary = "the backup window and the maintenance window overlap",
          .got = fmt::format("\"{}\" and \"{}\"", backup, maintenance),
          .note = "RDS refuses that, on every day that the maintenance window touches",
          .fix = "windows apart, as \"01:00-02:00\" and \"sun:02:30-sun:03:30\""};
}

Diagnostic monitoring_interval_unknown(int seconds) {
  return {.summary = "enhanced monitoring takes a sample every 1, 5, 10, 15, 30 or 60 seconds",
          .got = fmt::format("{}", seconds),
          .fix = ".monitoring_seconds = 60, or leave it out"};
}

Diagnostic availability_unknown(std::string_view text) {
  return {.summary = "a database's availability is multi_az or single_az",
          .got = fmt::format("\"{}\"", text),
          .fix = "\"multi_az\", or outside production \"single_az\""};
}

}  // namespace quoin::messages
