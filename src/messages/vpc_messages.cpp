// The messages about VPCs and security groups, beyond those that are a rule's own.
#include "messages/vpc_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic zone_letter_wrong(char letter) {
  const bool printable = letter > ' ' && letter < '\x7f';
  return {.summary = "a zone is named by its letter, 'a' to 'h', each once",
          .got = printable ? fmt::format("'{}'", letter) : std::string{},
          .fix = "zones<'a', 'c'>, zone_letters(\"ac\"), or a number of zones"};
}

Diagnostic subnet_size_wrong(std::string_view range, std::string_view tier) {
  return {.summary = "a subnet is between /16 and /28, and a public one /27 or wider, for its load balancer",
          .got = fmt::format("{}, a {} subnet", range, tier),
          .fix = "a range of another size, or a layout that computes them"};
}

namespace {

/// "a, c and d" of "acd".
std::string listed(std::string_view letters) {
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0) out += i + 1 == letters.size() ? " and " : ", ";
    out += letters[i];
  }
  return out;
}

}  // namespace

Diagnostic zones_not_in_region(std::string_view region, std::string_view missing, std::string_view letters) {
  return {.summary = fmt::format("{} has the zones {}", region, listed(letters)),
          .got = listed(missing),
          .fix = fmt::format("zones<{}> or fewer, or those letters", letters.size())};
}

Diagnostic zones_of_some_accounts(std::string_view region, std::string_view letters) {
  return {.severity = Severity::note,
          .summary = fmt::format("not every account has zone {} of {}", listed(letters), region),
          .fix = fmt::format("see which ones yours has, and name them by letter: aws ec2 "
                             "describe-availability-zones --region {} --query AvailabilityZones[].ZoneName",
                             region)};
}

Diagnostic single_nat_without_reason() {
  return {.summary = "one NAT gateway for all zones in production states its reason",
          .note = "when its zone fails, no private subnet can call out",
          .fix = ".nat = nat_per_zone, or single_nat(\"why that is accepted\")"};
}

Diagnostic endpoint_service_unknown(std::string_view service, std::string_view known) {
  return {.summary = "no interface endpoint is known for a service that is needed",
          .got = fmt::format("\"{}\"", service),
          .fix = fmt::format("one of: {}", known)};
}

Diagnostic no_way_out(std::string_view caller, int port) {
  return {.summary = "a VPC without NAT has no way to the internet, and something in it calls there",
          .got = fmt::format("{} calls port {}", caller, port),
          .fix = ".nat = nat_per_zone, or remove the call"};
}

Diagnostic acl_too_long(std::string_view tier, std::size_t entries, std::size_t most) {
  return {.severity = Severity::warning,
          .summary = fmt::format(
              "a network ACL has more entries in one direction than AWS allows at first, {}", most),
          .got = fmt::format("{} for the {} tier", entries, tier),
          .fix = "fewer ports in outside(…), or ask AWS to raise the quota 'Rules per network ACL' to 40"};
}

Diagnostic route_inside(std::string_view range, std::string_view vpc) {
  return {.summary = "a route to a joined network leads into the VPC's own range, which is routed inside it",
          .got = fmt::format("{}, inside {}", range, vpc),
          .fix = "the range of the other network"};
}

Diagnostic gateway_id_malformed(std::string_view got, std::string_view prefix) {
  return {.summary = "the id of a gateway has not the shape of one",
          .got = fmt::format("\"{}\"", got),
          .fix = fmt::format("an id such as \"{}0123456789abcdef0\"", prefix)};
}

Diagnostic route_taken(std::string_view range, std::string_view tier) {
  return {.summary = "a tier routes one range to two gateways",
          .got = fmt::format("{} from the {} tier", range, tier),
          .fix = "one route for each range"};
}

Diagnostic existing_id_malformed(std::string_view what, std::string_view got, std::string_view example) {
  return {.summary = fmt::format("{} of an existing VPC has not the shape of one", what),
          .got = fmt::format("\"{}\"", got),
          .fix = fmt::format("an id such as \"{}\"", example)};
}

Diagnostic existing_range_missing() {
  return {.summary = "an existing VPC states its range",
          .fix = ".range = \"10.1.0.0/16\"_cidr, as the VPC has it"};
}

Diagnostic existing_zone_wrong(std::string_view tier) {
  return {.summary = fmt::format("a {} subnet of an existing VPC has no zone, or one that is none", tier),
          .fix = "the zone's letter and the id, as in {'a', \"subnet-0123456789abcdef0\"}"};
}

Diagnostic existing_tier_missing(std::string_view vpc, std::string_view tier) {
  return {
      .summary = fmt::format("the existing VPC {} states no {} subnets, and they are asked for", vpc, tier),
      .fix = fmt::format(".{}_subnets = {{{{'a', \"subnet-…\"}}, {{'b', \"subnet-…\"}}}}", tier)};
}

Diagnostic existing_endpoint_missing(std::string_view caller, std::string_view service) {
  return {.summary = "a service of AWS is needed in an existing VPC that states no endpoint for it",
          .got = fmt::format("{} needs {}", caller, service),
          .fix = service == "s3" ? ".s3_prefix_list = \"pl-…\", or service >> outside(https)"
                                 : ".endpoints_security_group = \"sg-…\", or service >> outside(https)"};
}

Diagnostic no_vpc_behind_subnets() {
  return {.summary = "subnets are used that belong to no VPC", .fix = ".subnets = vpc.private_subnets()"};
}

}  // namespace quoin::messages
