// The messages about certificates.
#include "messages/certificate_messages.hpp"

#include "messages/diagnostics.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic certificate_name_malformed(std::string_view got) {
  return error(
      "a certificate is for a host name: labels of letters, digits and '-', joined by dots, the first one "
      "may "
      "be '*'",
      fmt::format("\"{}\"", got), ".domain = \"api.example.com\", or \"*.example.com\"");
}

Diagnostic certificate_name_too_long(std::string_view got, std::size_t most) {
  return error(fmt::format("a name of a certificate has at most {} characters here", most),
               fmt::format("{} characters, \"{}…\"", got.size(), got.substr(0, 20)),
               "a shorter .domain; longer names stand in .alternative_names");
}

Diagnostic certificate_proven_by_hand(std::string_view domain) {
  return {.severity = Severity::note,
          .summary =
              "a certificate without a zone is proven by hand; until then Terraform cannot apply what uses "
              "it, and CloudFormation waits",
          .got = std::string{domain},
          .fix = "the CNAME record that aws acm describe-certificate shows, or a .zone"};
}

Diagnostic certificate_name_outside_zone(std::string_view name, std::string_view domain) {
  return error("a certificate's name lies outside of the zone in which it is to be proven",
               fmt::format("{} is not below {}", name, domain),
               "the zone of that name, or the name in a certificate of its own");
}

Diagnostic certificate_names_over_quota(std::size_t count, std::size_t most) {
  Diagnostic diagnostic =
      error(fmt::format("a certificate has more names than AWS allows at first, {}", most),
            fmt::format("{}", count),
            "a second certificate, a name with '*', or ask AWS to raise the quota 'Domain names per ACM "
            "certificate'");
  diagnostic.severity = Severity::warning;
  return diagnostic;
}

Diagnostic certificate_names_too_many(std::size_t count, std::size_t most) {
  return error(fmt::format("a certificate has at most {} names", most), fmt::format("{}", count),
               "a second certificate, or a name with '*'");
}

}  // namespace quoin::messages
