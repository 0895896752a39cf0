// The messages about container registries.
#include "messages/container_registry_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic repository_name_malformed(std::string_view name) {
  return {
      .summary =
          "a registry's name has 2 to 256 lower-case letters, digits and '-', '_', '.', '/', and starts with "
          "a letter",
      .got = fmt::format("\"{}\"", name),
      .fix = "another .name, or none: the construct's path is taken then"};
}

Diagnostic kept_images_out_of_range(int got) {
  return {.summary = "a registry keeps 1 to 10,000 images",
          .got = fmt::format("{}", got),
          .fix = ".keep_images = 100"};
}

Diagnostic untagged_days_out_of_range(int got) {
  return {.summary = "images without a tag stay for 1 to 3,650 days",
          .got = fmt::format("{} days", got),
          .fix = ".keep_untagged = days<14>"};
}

Diagnostic pulling_account_malformed(std::string_view account) {
  return {.summary = "an account is twelve digits",
          .got = fmt::format("\"{}\"", account),
          .fix = ".pulled_by = {\"123456789012\"}"};
}

Diagnostic existing_repository_malformed(std::string_view got) {
  return {.summary = "a registry that stands already is named by a repository's name, or by its whole ARN",
          .got = fmt::format("\"{}\"", got),
          .fix =
              ".repository = \"chat/images\", or "
              "\"arn:aws:ecr:eu-west-1:123456789012:repository/chat/images\""};
}

Diagnostic existing_repository_elsewhere(std::string_view partition, std::string_view own) {
  return {.summary = "images are pulled from registries of the stack's own partition",
          .got = fmt::format("a registry of {}, a stack in {}", partition, own),
          .fix = fmt::format("a copy of the images in a registry of {}", own)};
}

Diagnostic existing_registry_unjudged() {
  return {
      .severity = Severity::note,
      .summary = "a registry that stands already is not judged: who may pull, whether it scans, and its key",
      .fix = "its owner keeps QN-ECS-05, and lets this account pull where it is another's"};
}

}  // namespace quoin::messages
