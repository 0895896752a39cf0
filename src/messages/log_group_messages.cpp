// The messages about log groups.
#include "messages/log_group_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic log_group_name_malformed(std::string_view name) {
  return {
      .summary =
          "a log group's name has 1 to 512 letters, digits and '_', '-', '/', '.', '#', and does not start "
          "with 'aws/'",
      .got = fmt::format("\"{}\"", name),
      .fix = "another .name, or none: the construct's path is taken then"};
}

Diagnostic log_group_kept_without_reason() {
  return {.summary = "logs that are kept for ever state why",
          .got = "keep_forever(\"\")",
          .fix = "keep_forever(\"the regulator asks for thirty years\"), or .retention = days<365>"};
}

Diagnostic masked_name_malformed(std::string_view name) {
  return {.summary = "what is masked in a log has a name of 1 to 128 letters, digits, '-' and '_'",
          .got = fmt::format("\"{}\"", name),
          .fix = "AWS's name, as MaskedData{\"PhoneNumber-DE\"}, or one of your own beside a pattern"};
}

Diagnostic masked_pattern_malformed(std::string_view pattern) {
  return {.summary =
              "a masked pattern has at most 200 characters, and no groups: letters, digits, spaces and "
              "_ # = @ / ; , - ^ $ ? [ ] { } | \\ * + .",
          .got = fmt::format("\"{}\", {} characters", pattern, pattern.size()),
          .fix = "MaskedData{\"MemberNumber\", \"M-[0-9]{8}\"}"};
}

Diagnostic too_many_masked_patterns(std::size_t count) {
  return {.summary = "a log masks at most ten patterns of your own",
          .got = fmt::format("{} patterns", count),
          .fix = "one pattern for several, with '|', or names that AWS knows"};
}

Diagnostic masked_in_infrequent_access() {
  return {.summary = "CloudWatch masks in log groups of the class standard only",
          .got = "LogClass::infrequent_access, and .masked",
          .fix = ".log_class = LogClass::standard, or no .masked"};
}

}  // namespace quoin::messages
