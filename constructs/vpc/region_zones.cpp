// Which letters a region's zones have.
//
// AWS documents zones by their ids (`apne1-az4`) and gives each account its own letters for them; which
// letters there are is the same for almost all accounts. Source: AWS Regions and Availability Zones, "AWS
// Availability Zones".
#include "constructs/vpc/region_zones.hpp"

#include <algorithm>
#include <iterator>

namespace quoin::aws {
namespace {

struct RegionRow {
  Region region;
  RegionZones zones;
};
constexpr RegionRow regions[] = {
    {ap_northeast_1, {"acd", "b"}},  // the second zone is for accounts that were there before it was full
    {ap_northeast_2, {"abcd"}},     {ca_central_1, {"abd", "c"}}, {cn_north_1, {"abd", "c"}},
    {us_east_1, {"abcdef"}},        {us_west_1, {"abc", "abc"}},  // an account has two of the three
    {us_west_2, {"abcd"}},
};
constexpr RegionZones usual{"abc"};

}  // namespace

RegionZones zones_of_region(Region region) {
  const auto* const found = std::ranges::find(regions, region, &RegionRow::region);
  return found == std::end(regions) ? usual : found->zones;
}

}  // namespace quoin::aws
