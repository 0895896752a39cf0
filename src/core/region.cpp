// The table of regions.
#include <quoin/region.hpp>

#include <algorithm>
#include <iterator>

namespace quoin {
namespace {

// In the order of the enumerators.
constexpr std::string_view names[] = {
    "",
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "cn-north-1",
    "cn-northwest-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "us-west-1",
    "us-west-2",
};
static_assert(std::size(names) == us_west_2 + 1);

}  // namespace

std::string_view name_of(Region region) { return region < std::size(names) ? names[region] : names[0]; }

Region region_named(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  return found == std::end(names) ? unknown_region : static_cast<Region>(found - std::begin(names));
}

std::string_view partition_of(Region region) {
  if (name_of(region).starts_with("cn-")) return "aws-cn";
  if (name_of(region).starts_with("us-gov-")) return "aws-us-gov";
  return "aws";
}

}  // namespace quoin
