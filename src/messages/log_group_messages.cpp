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

}  // namespace quoin::messages
