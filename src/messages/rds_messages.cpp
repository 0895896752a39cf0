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

Diagnostic database_user_stated_late(std::string_view name) {
  return {
      .summary = "what a database user may do, and how it is rotated, is stated where it is first asked for",
      .got = fmt::format("\"{}\", which there is already", name),
      .fix = fmt::format("db.application_user(\"{}\", {{.rotation = days<30>}}) once, before the others, "
                         "which are db.application_user(\"{}\")",
                         name, name)};
}

Diagnostic database_user_without_rights(std::string_view name) {
  return {.summary = "a database user has one right at least",
          .got = fmt::format("\"{}\" with none", name),
          .fix = ".rights = {DatabaseRight::select}, or leave it out"};
}

Diagnostic database_right_repeated(std::string_view name, std::string_view right) {
  return {.summary = "a database user has each right once",
          .got = fmt::format("\"{}\" with {} more than once", name, right),
          .fix = "each of select, insert, update, remove, execute, change_tables once"};
}

Diagnostic database_has_no_execute(std::string_view name) {
  return {.summary = "in PostgreSQL every user may execute functions, so that is no right to give",
          .got = fmt::format("\"{}\" with execute", name),
          .fix = ".rights without DatabaseRight::execute"};
}

Diagnostic database_user_too_long_to_rotate(std::string_view name, std::size_t longest) {
  return {
      .summary = fmt::format("a database user who is rotated has a name of {} characters at most, since the "
                             "second one is called by it and \"_clone\"",
                             longest),
      .got = fmt::format("\"{}\"", name),
      .fix = "a shorter name, as in db.application_user(\"chat\", {.rotation = days<30>})"};
}

Diagnostic database_user_name_taken(std::string_view name, std::string_view by) {
  return {.summary =
              "a rotated database user takes turns with one of its name and \"_clone\", and PostgreSQL "
              "keeps its rights in \"_rights\"",
          .got = fmt::format("\"{}\" beside \"{}\"", name, by),
          .fix = "another name for one of them"};
}

Diagnostic database_rotates_too_many_users(std::size_t users, std::size_t most) {
  return {.summary = fmt::format("one database rotates {} users at most", most),
          .got = fmt::format("{}", users),
          .fix = "fewer application users with .rotation = days<30>"};
}

Diagnostic replica_of_managed_master(std::string_view source) {
  return {.summary = "RDS makes no read replica of a database of which it manages the master's password",
          .got = fmt::format("{} with rds_managed(vault.database_master())", source),
          .fix = ".master = vault.database_master(), or no replica"};
}

Diagnostic snapshot_identifier_malformed(std::string_view identifier) {
  return {
      .summary =
          "a snapshot's name is 1 to 255 letters, digits and single '-', and starts with a letter; one that "
          "RDS took by itself starts with \"rds:\", one of another account is named by its ARN",
      .got = fmt::format("\"{}\"", identifier),
      .fix = ".restore_from = snapshot(\"chat-db-final\")"};
}

Diagnostic database_user_made_by_hand(std::string_view user) {
  return {
      .severity = Severity::note,
      .summary = "a database user that no function rotates has a secret, and is made in the database by hand",
      .got = fmt::format("\"{}\"", user),
      .fix = "CREATE USER with the secret's password before a service uses it, or .rotation = days<30>"};
}

Diagnostic restored_from_snapshot(std::string_view identifier) {
  return {
      .severity = Severity::note,
      .summary =
          "a database that was restored keeps its .restore_from: another snapshot replaces the database, and "
          "in CloudFormation so does none, by an empty one",
      .got = fmt::format("snapshot \"{}\"", identifier),
      .fix = "leave it in the program as long as the database lives"};
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
