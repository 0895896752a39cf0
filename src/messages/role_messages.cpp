// The messages about roles and what they may do.
#include "messages/role_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic action_malformed(std::string_view action) {
  return {.summary = "an action is a service and what is done there",
          .got = fmt::format("\"{}\"", action),
          .fix = "the action by its full name, as \"s3:GetObject\""};
}

Diagnostic permission_without_actions() {
  return {.summary = "a permission names no action", .fix = "allow<\"s3:GetObject\">(bucket.objects())"};
}

Diagnostic permission_without_resources(std::string_view action) {
  return {.summary = "a permission names no resource",
          .got = fmt::format("\"{}\"", action),
          .fix = "allow<\"s3:GetObject\">(bucket.objects())"};
}

Diagnostic role_description_too_long(std::size_t got) {
  return {.summary = "a role's description has at most 1,000 characters",
          .got = fmt::format("{} characters", got),
          .fix = "a shorter .description"};
}

Diagnostic session_hours_out_of_range(int got) {
  return {.summary = "a role's session lasts 1 to 12 hours",
          .got = fmt::format("{} hours", got),
          .fix = ".session_hours = 1"};
}

Diagnostic boundary_malformed(std::string_view got) {
  return {.summary = "a permissions boundary is the ARN of a policy",
          .got = fmt::format("\"{}\"", got),
          .fix = ".permissions_boundary = \"arn:aws:iam::123456789012:policy/boundary\""};
}

Diagnostic user_name_malformed(std::string_view got) {
  return {.summary = "a user's name has 1 to 64 letters, digits, '+', '=', ',', '.', '@', '_' and '-'",
          .got = fmt::format("\"{}\"", got),
          .fix = ".name = \"shop-developer\""};
}

Diagnostic developer_in_another_account(std::string_view app, std::string_view of_app, std::string_view own) {
  return {.summary = "a developer's user lies in the account of the application whose policies it has",
          .got = fmt::format("{} of account {}, and a user of account {}", app, of_app, own),
          .fix = "the user in a stack of the application's account"};
}

}  // namespace quoin::messages
