// The messages about keys, beyond those that are a rule's own.
#include "messages/kms_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic key_deletion_window_out_of_range(int days) {
  return {.summary = "a deleted key is kept for 7 to 30 days",
          .got = fmt::format("{}", days),
          .fix = ".deletion_window = days<30>, or leave it out"};
}

Diagnostic key_rotation_out_of_range(int days) {
  return {.summary = "a key rotates every 90 to 2,560 days",
          .got = fmt::format("{}", days),
          .fix = ".rotation = days<365>, or leave it out"};
}

Diagnostic key_exists_already() {
  return {
      .severity = Severity::note,
      .summary = "the key is there already, and keeps its own policy",
      .fix = "see that the policy admits the services that use the key: graph.json lists them as relations"};
}

Diagnostic existing_key_malformed(std::string_view got) {
  return {
      .summary = "a key that is there already is named by its ARN",
      .got = fmt::format("\"{}\"", got),
      .fix = ".existing = \"arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555\""};
}

Diagnostic key_description_too_long(std::size_t size) {
  return {.summary = "a key's description has at most 8,192 characters",
          .got = fmt::format("{} characters", size),
          .fix = "a shorter .description, or leave it out"};
}

}  // namespace quoin::messages
