// The messages about alarms.
#include "messages/alarms_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic alarm_mail_malformed(std::string_view address) {
  return {.summary = "a mail address has one '@' and ends in a domain",
          .got = fmt::format("\"{}\"", address),
          .fix = ".notify = {mail(\"ops@example.com\")}"};
}

Diagnostic alarm_endpoint_malformed(std::string_view url) {
  return {.summary = "alarms are sent over HTTPS only",
          .got = fmt::format("\"{}\"", url),
          .fix = "https_endpoint(\"https://pager.example.com/hook\")"};
}

Diagnostic alarm_period_unknown(int seconds) {
  return {.summary = "an alarm's period is 10, 20 or 30 seconds, or a multiple of 60",
          .got = fmt::format("{}", seconds),
          .fix = ".period_seconds = 300, or leave it out"};
}

Diagnostic alarm_periods_out_of_range(int periods, int seconds) {
  return {.summary = "an alarm looks at one period at least, and at a day at most",
          .got = fmt::format("{} periods of {} seconds", periods, seconds),
          .fix = ".periods = 3, or leave it out"};
}

Diagnostic alarm_has_too_many_dimensions(std::size_t count) {
  return {.summary = "a metric has at most 30 dimensions",
          .got = fmt::format("{}", count),
          .fix = "fewer .dimensions"};
}

Diagnostic alarm_metric_malformed(std::string_view metric_namespace, std::string_view metric) {
  return {.summary = "a metric and its namespace have 1 to 255 characters",
          .got = fmt::format("\"{}\" in \"{}\"", metric, metric_namespace),
          .fix = ".metric_namespace = \"AWS/SQS\", .metric = \"ApproximateAgeOfOldestMessage\""};
}

Diagnostic alarm_description_too_long(std::size_t size) {
  return {.summary = "an alarm's description has at most 1,024 characters",
          .got = fmt::format("{} characters", size),
          .fix = "a shorter .description"};
}

Diagnostic nothing_to_watch(std::string_view kind) {
  return {.summary = fmt::format("there are no alarms for a {}", kind),
          .fix =
              "watch a load balancer, a service, a database, a site, a log group or a trail, or "
              ".on(\"Name\", {.metric = ...})"};
}

Diagnostic nobody_watches(std::string_view kind) {
  return {
      .severity = Severity::warning,
      .rule = "QN-AUD-05",
      .summary = fmt::format("no alarms watch this {}: nobody is told when it fails, when logins fail, and "
                             "when it behaves unusually",
                             kind),
      .fix = "alarms.watch(...)"};
}

Diagnostic watched_elsewhere(std::string_view watched, std::string_view lies_in, std::string_view alarms_in) {
  return {
      .summary = "alarms watch what lies in their own region and account: CloudWatch has its metrics there",
      .got = fmt::format("{} in {}; the alarms in {}", watched, lies_in, alarms_in),
      .fix = "Alarms in a stack there"};
}

Diagnostic watched_in_another_app(std::string_view watched) {
  return {.summary = "alarms watch constructs of their own app",
          .got = fmt::format("{} of another app", watched),
          .fix = "Alarms in that app"};
}

Diagnostic log_pattern_malformed(std::string_view pattern) {
  return {.rule = "QN-AUD-05",
          .summary =
              "a pattern of a log is words, text in quotes, or { $.member = value }, and has at most "
              "1,024 characters",
          .got = pattern.size() > 1024 ? fmt::format("{} characters", pattern.size())
                                       : fmt::format("`{}`", pattern),
          .fix = "log_pattern(\"login_failed\"), or log_pattern(R\"({ $.event = \"login_failed\" })\")"};
}

Diagnostic no_logins_without_reason() {
  return {.rule = "QN-AUD-05",
          .summary = "where nobody signs in, the program says why",
          .got = "no_logins(\"\")",
          .fix =
              "no_logins(\"it takes jobs from a queue\"), or .failed_logins = "
              "\"login_failed\"_log_pattern"};
}

Diagnostic allowed_failures_negative(int allowed) {
  return {.summary = "failures that are usual are none, or some",
          .got = fmt::format("{}", allowed),
          .fix = ".failed_logins_allowed = 10, or leave it out"};
}

Diagnostic counted_in_infrequent_access() {
  return {.summary = "CloudWatch counts entries in log groups of the class standard only",
          .got = "LogClass::infrequent_access",
          .fix = ".log_class = LogClass::standard"};
}

Diagnostic counted_in_two_ways(std::string_view first, std::string_view second) {
  return {.summary = "failed logins of one log are counted in one way",
          .got = fmt::format("`{}`, and `{}`", first, second),
          .fix = "one pattern for both"};
}

}  // namespace quoin::messages
