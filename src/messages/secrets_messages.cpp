// The messages about secrets, beyond those that are a rule's own.
#include "messages/secrets_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic recovery_window_out_of_range(int days) {
  return {.summary = "a deleted secret is kept for 7 to 30 days",
          .got = fmt::format("{}", days),
          .fix = ".recovery_window = days<30>, or leave it out"};
}

}  // namespace quoin::messages
