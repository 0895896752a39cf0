// The messages about buckets.
#include "messages/bucket_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {
namespace {

Diagnostic stated(std::string summary, std::string got, std::string fix) {
  return {.rule = "QN-S3-08", .summary = std::move(summary), .got = std::move(got), .fix = std::move(fix)};
}

}  // namespace

Diagnostic bucket_name_malformed(std::string_view got) {
  return {.summary =
              "a bucket's name has 3 to 63 small letters, digits, '-' and '.', with a letter or a digit "
              "at both ends, and is no address",
          .got = fmt::format("\"{}\"", got),
          .fix = ".name = \"media-of-the-shop\""};
}

Diagnostic objects_kept_without_reason() {
  return stated("objects that are kept for ever have a reason", "an empty one",
                ".old_objects = keep_forever(\"why\"), or expire_after(days<365>)");
}

Diagnostic object_expiry_out_of_range(std::string_view what, int got, int most) {
  return stated(fmt::format("{} after 1 to {} days", what, most), fmt::format("{} days", got),
                ".old_objects = expire_after(days<365>), .old_versions = days<30>");
}

Diagnostic object_move_out_of_range(std::string_view storage, int got, int least, int most) {
  return stated(fmt::format("objects move to {} after {} to {} days", storage, least, most),
                fmt::format("{} days", got), fmt::format("move_after(days<{}>, …)", least));
}

Diagnostic objects_expire_before_they_move(int expire, int move) {
  return stated("objects expire after they have moved",
                fmt::format("they move after {} days and expire after {}", move, expire),
                fmt::format(".then_expire_after(days<{}>)", move + 1));
}

Diagnostic bucket_user_without_vpc(std::string_view user) {
  return {.rule = "QN-S3-07",
          .summary = "a bucket is reached through a VPC's endpoint, and this user stands in no VPC",
          .got = fmt::format("{}", user),
          .fix = "a service with .subnets = vpc.private_subnets(), or .also_reached_by"};
}

}  // namespace quoin::messages
