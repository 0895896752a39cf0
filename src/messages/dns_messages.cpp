// The messages about zones and records.
#include "messages/dns_messages.hpp"

#include "messages/diagnostics.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic dns_name_malformed(std::string_view got) {
  return error(
      "a name of DNS has labels of 1 to 63 letters, digits, '-' and '_', joined by dots, at most 253 "
      "characters in all",
      fmt::format("\"{}\"", got), "\"www.example.com\", or \"*.example.com\"");
}

Diagnostic hosted_zone_id_malformed(std::string_view got) {
  return error("a hosted zone is named by its id, 'Z' and up to 31 capitals and digits",
               fmt::format("\"{}\"", got), ".zone = \"Z0123456789ABCDEFGHIJ\", as Route 53 shows it");
}

Diagnostic record_without_zone() {
  return error("a record stands in a zone", "none", ".zone = zone, or .zone = \"Z0123456789ABCDEFGHIJ\"");
}

Diagnostic record_outside_zone(std::string_view name, std::string_view domain) {
  return error("a record's name lies in its zone", fmt::format("\"{}\" in the zone {}", name, domain),
               fmt::format(".name = \"www.{}\", the whole name", domain));
}

Diagnostic record_value_malformed(std::string_view what, std::string_view got, std::string_view fix) {
  return error(fmt::format("this record takes {}", what), fmt::format("\"{}\"", got), std::string{fix});
}

Diagnostic record_without_values(std::string_view type) {
  return error(
      fmt::format("a record of type {} has at least one value, and a CNAME record exactly one", type),
      "another number", ".to = addresses({\"203.0.113.10\"})");
}

Diagnostic canonical_name_of_a_zone(std::string_view domain) {
  return error("a zone's own name has no CNAME record", fmt::format("\"{}\"", domain),
               ".to = alias_of(site), which stands there as well");
}

Diagnostic zone_comment_too_long(std::size_t got) {
  return error("the comment of a zone has at most 256 characters", fmt::format("{} characters", got),
               "a shorter .comment");
}

Diagnostic record_ttl_out_of_range(int got) {
  return error("a record is remembered for 0 to 2,147,483,647 seconds", fmt::format("{} seconds", got),
               ".ttl = seconds<300>");
}

}  // namespace quoin::messages
