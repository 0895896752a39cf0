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
  return {.summary = fmt::format("there are no failure alarms for a {}", kind),
          .fix = "watch a load balancer, a service or a database, or .on(\"Name\", {.metric = ...})"};
}

}  // namespace quoin::messages
