// The messages about web ACLs.
#include "messages/web_acl_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic rate_limit_out_of_range(std::int64_t got) {
  return {.rule = "QN-TLS-06",
          .summary = "a rate limit is 10 to 2,000,000,000 requests within five minutes",
          .got = fmt::format("{}", got),
          .fix = ".rate_limit = per_5_minutes<2000>"};
}

Diagnostic managed_rule_unknown(std::string_view got) {
  return {.summary = "the managed groups have no rule of that name",
          .got = fmt::format("\"{}\"", got),
          .fix =
              "a name as AWS lists it for the common, SQL injection and known bad input groups, such as "
              "\"SizeRestrictions_BODY\""};
}

Diagnostic web_acl_log_kept_without_reason() {
  return {.rule = "QN-AUD-07",
          .summary = "a log that is kept for ever says why",
          .fix = ".log_retention = keep_forever(\"why\"), or days<365>"};
}

Diagnostic web_acl_is_no_arn(std::string_view got) {
  return {.rule = "QN-TLS-06",
          .summary = "a web ACL that exists is named by its ARN",
          .got = fmt::format("\"{}\"", got),
          .fix = "existing_web_acl(\"arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/…\")"};
}

Diagnostic web_acl_elsewhere(std::string_view acl_region, std::string_view region) {
  return {.summary = "a web ACL lies in the region of what it protects",
          .got = fmt::format("a web ACL in {}, for what lies in {}", acl_region, region),
          .fix = fmt::format("a web ACL in {}", region)};
}

}  // namespace quoin::messages
