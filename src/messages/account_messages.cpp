// The messages about what an account has: trail, recorder, budget.
#include "messages/account_messages.hpp"

#include <quoin/aws/rules/s3.hpp>
#include <quoin/rule.hpp>

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic trail_name_malformed(std::string_view name) {
  return {.summary = "a trail's name has 3 to 128 letters, digits and single '.', '_' or '-' between them",
          .got = fmt::format("\"{}\"", name),
          .fix = "another .name, or leave it out"};
}

Diagnostic trail_watches_too_much(std::size_t count, std::size_t most) {
  return {.summary = fmt::format("a trail records the readers and writers of at most {} buckets", most),
          .got = fmt::format("{} buckets", count),
          .fix = "fewer buckets that hold user data"};
}

Diagnostic record_retention_out_of_range(int days) {
  return {.summary = "records are kept for 1 to 36,500 days",
          .got = fmt::format("{}", days),
          .fix = ".retention = days<365>, or leave it out"};
}

Diagnostic bucket_arn_malformed(std::string_view arn) {
  return {.summary = "a bucket that holds user data is named by its ARN",
          .got = fmt::format("\"{}\"", arn),
          .fix = ".user_data = {\"arn:aws:s3:::uploads\"}"};
}

Diagnostic authorized_port_out_of_range(int port) {
  return {.summary = "a port is a number from 1 to 65,535",
          .got = fmt::format("{}", port),
          .fix = ".open_ports = {80, 443}, or leave it out"};
}

Diagnostic authorized_ports_malformed(std::size_t count) {
  return {.summary = "the internet may reach at most 40 ports of a security group",
          .got = fmt::format("{} ports", count),
          .fix = ".open_ports = {80, 443}, or leave it out"};
}

Diagnostic budget_out_of_range(long long amount) {
  return {.summary = "a monthly budget is 1 to 1,000,000,000 US dollars",
          .got = fmt::format("{}", amount),
          .fix = ".monthly_budget = usd<800>"};
}

Diagnostic mail_address_malformed(std::string_view address) {
  return {.summary = "a mail address has 3 to 50 characters and one '@', and ends in a domain",
          .got = fmt::format("\"{}\"", address),
          .fix = ".notify = {\"ops@example.com\"}"};
}

Diagnostic too_many_budget_addresses(std::size_t count) {
  return {.summary = "a budget tells at most 10 mail addresses",
          .got = fmt::format("{} addresses", count),
          .fix = "a list that those share"};
}

Diagnostic state_bucket_name_malformed(std::string_view name) {
  return {
      .summary =
          "a state bucket's name has 3 to 63 lower-case letters, digits and '-', with a letter or digit at "
          "both ends",
      .got = fmt::format("\"{}\"", name),
      .fix = ".bucket = \"acme-terraform-state\""};
}

Diagnostic switch_on_mfa_delete(std::string_view bucket) {
  return {.severity = Severity::note,
          .rule = std::string{RuleText{QUOIN_QN_S3_06}.id()},
          .summary = "MFA delete is switched on by the account's root user, once",
          .fix = fmt::format("aws s3api put-bucket-versioning --bucket {} --versioning-configuration "
                             "Status=Enabled,MFADelete=Enabled --mfa \"SERIAL CODE\"",
                             bucket)};
}

}  // namespace quoin::messages
