// The messages about alarms.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

Diagnostic alarm_mail_malformed(std::string_view address);
Diagnostic alarm_endpoint_malformed(std::string_view url);
Diagnostic alarm_period_unknown(int seconds);
Diagnostic alarm_periods_out_of_range(int periods, int seconds);
Diagnostic alarm_has_too_many_dimensions(std::size_t count);
Diagnostic alarm_metric_malformed(std::string_view metric_namespace, std::string_view metric);
Diagnostic alarm_description_too_long(std::size_t size);
Diagnostic nothing_to_watch(std::string_view kind);
Diagnostic nobody_watches(std::string_view kind);
/// Both places as "eu-west-1, account 123456789012".
Diagnostic watched_elsewhere(std::string_view watched, std::string_view lies_in, std::string_view alarms_in);
Diagnostic watched_in_another_app(std::string_view watched);
Diagnostic log_pattern_malformed(std::string_view pattern);
Diagnostic no_logins_without_reason();
Diagnostic allowed_failures_negative(int allowed);
Diagnostic counted_in_infrequent_access();
Diagnostic counted_in_two_ways(std::string_view first, std::string_view second);

}  // namespace quoin::messages
