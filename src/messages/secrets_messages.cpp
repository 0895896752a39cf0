// The messages about secrets, beyond those that are a rule's own.
#include "messages/secrets_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic recovery_window_out_of_range(int days) {
  return {.summary = "a deleted secret is kept for 7 to 30 days",
          .got = fmt::format("{}", days),
          .fix = ".recovery_window = days<30>, or leave it out"};
}

Diagnostic secret_member_malformed(std::string_view name) {
  return {.summary = "a secret's members have different names of 1 to 64 letters, digits, '_' and '-'",
          .got = fmt::format("\"{}\"", name),
          .fix = ".members = {{\"username\", \"mailer\"}}"};
}

Diagnostic secret_member_value_malformed(std::string_view name) {
  return {.summary = "a secret's members hold no '\"', no backslash and no line break",
          .got = fmt::format("the member \"{}\"", name),
          .fix = "a value without them"};
}

Diagnostic secret_description_too_long(std::size_t size) {
  return {.summary = "a secret's description has at most 2,048 characters",
          .got = fmt::format("{} characters", size),
          .fix = "a shorter .description, or leave it out"};
}

Diagnostic secret_length_out_of_range(int characters, int least) {
  return {.summary = fmt::format("a generated secret of this class has {} to 4,096 characters", least),
          .got = fmt::format("{}", characters),
          .fix = ".characters = 64, or leave it out"};
}

Diagnostic secret_read_from_another_account(std::string_view reader, std::string_view reader_account,
                                            std::string_view secret, std::string_view account) {
  return {.summary = "a secret is read from another account, which neither it nor its key admits",
          .got = fmt::format("{} belongs to {}, and {} to {}", reader, reader_account, secret, account),
          .fix = "a vault in a stack of the reader's account"};
}

Diagnostic smtp_port_unknown(int port) {
  return {.summary = "a mail relay is reached on port 25, 465, 587, 2465 or 2587",
          .got = fmt::format("{}", port),
          .fix = ".port = 587, or leave it out"};
}

}  // namespace quoin::messages
