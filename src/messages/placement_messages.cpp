// The messages about what lies in another network, region or account than it can be used from.
#include "messages/placement_messages.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic stands_in_another_region(std::string_view region, std::string_view vpc,
                                    std::string_view vpc_region) {
  return {
      .summary = "a construct stands in subnets of another region",
      .got = fmt::format("it lies in {}, and {} in {}", region, vpc, vpc_region),
      .fix = fmt::format("a stack with .region = {} for the construct, or a Vpc of {}", vpc_region, region)};
}

Diagnostic stands_in_another_account(std::string_view account, std::string_view vpc,
                                     std::string_view vpc_account) {
  return {.summary = "a construct stands in subnets of another account",
          .got = fmt::format("it lies in {}, and {} in {}", account, vpc, vpc_account),
          .note = "its stack cannot open the security groups of the other account's endpoints",
          .fix =
              "both in stacks of one account; subnets that are shared with the account, as an ExistingVpc "
              "of its own stack"};
}

Diagnostic networks_not_peered(std::string_view where) {
  return {.summary = "an edge leads into another VPC, and the two are not peered",
          .got = std::string{where},
          .fix =
              "VpcPeering{stack, \"Peering\", {.from = vpc.private_subnets(), .to = "
              "other.isolated_subnets()}}, or both in one VPC"};
}

Diagnostic edge_across_regions(std::string_view where) {
  return {
      .summary = "an edge leads into a VPC of another region, where no security group can be named",
      .got = std::string{where},
      .note = "a peering between regions carries packets, and its security groups know address ranges only",
      .fix = "both in VPCs of one region"};
}

Diagnostic edge_across_accounts(std::string_view where) {
  return {.summary =
              "an edge leads to a construct of another account, whose security group no stack of this "
              "one can open",
          .got = std::string{where},
          .fix = "both in stacks of one account"};
}

Diagnostic target_in_another_network(std::string_view where) {
  return {.summary = "a load balancer sends to services of its own VPC only",
          .got = std::string{where},
          .fix = ".subnets of the service's VPC for the load balancer"};
}

Diagnostic key_of_another_region(std::string_view key, std::string_view key_region, std::string_view region) {
  return {.summary = "a key encrypts in its own region only",
          .got = fmt::format("{} lies in {}, and what it is to encrypt in {}", key, key_region, region),
          .fix = fmt::format("a key of {}", region)};
}

Diagnostic key_of_another_account(std::string_view key, std::string_view key_account,
                                  std::string_view account) {
  return {.summary = "a key that the program makes admits its own account only",
          .got = fmt::format("{} belongs to {}, and what it is to encrypt to {}", key, key_account, account),
          .fix =
              "a key of the same account, or .existing = \"arn:aws:kms:…\" where the other account's key "
              "admits this one"};
}

Diagnostic peering_with_itself(std::string_view vpc) {
  return {.summary = "a VPC is peered with itself",
          .got = std::string{vpc},
          .fix = ".to of another VPC, or no peering: inside a VPC everything is routed"};
}

Diagnostic peering_of_mixed_tiers(std::string_view vpc, std::string_view other) {
  return {.summary = "one side of a peering names tiers of two VPCs",
          .got = fmt::format("{} and {}", vpc, other),
          .fix = "tiers(vpc.private_subnets(), vpc.isolated_subnets()) of one VPC"};
}

Diagnostic peering_stands_twice(std::string_view vpc, std::string_view other, std::string_view first_place) {
  return {.summary = "two VPCs are peered twice, and AWS takes one peering of the two",
          .got = fmt::format("{} and {}; the first one is at {}", vpc, other, first_place),
          .fix = "one VpcPeering with all tiers: tiers(vpc.private_subnets(), vpc.isolated_subnets())"};
}

Diagnostic peering_across_accounts(std::string_view account, std::string_view other) {
  return {.summary = "a peering leads into another account, where no stack of this one can accept it",
          .got = fmt::format("{} and {}", account, other),
          .fix =
              "make and accept it outside of the program, and route by its id: "
              "vpc.route(vpc.private_subnets(), \"10.50.0.0/16\"_cidr, peering_connection(\"pcx-…\"))"};
}

Diagnostic peering_across_partitions(std::string_view region, std::string_view other) {
  return {.summary = "a peering leads into another partition of AWS, which none does",
          .got = fmt::format("{} and {}", region, other),
          .fix = "both VPCs in regions of one partition"};
}

}  // namespace quoin::messages
