// AWS regions as values, usable as template arguments: Certificate<us_east_1>.
#pragma once

#include <cstdint>
#include <string_view>

namespace quoin {

/// A region of AWS. `unknown_region` is what region_named() gives for a name that is none; a stack refuses
/// it.
enum Region : std::uint8_t {
  unknown_region,
  af_south_1,
  ap_east_1,
  ap_east_2,
  ap_northeast_1,
  ap_northeast_2,
  ap_northeast_3,
  ap_south_1,
  ap_south_2,
  ap_southeast_1,
  ap_southeast_2,
  ap_southeast_3,
  ap_southeast_4,
  ap_southeast_5,
  ap_southeast_7,
  ca_central_1,
  ca_west_1,
  cn_north_1,
  cn_northwest_1,
  eu_central_1,
  eu_central_2,
  eu_north_1,
  eu_south_1,
  eu_south_2,
  eu_west_1,
  eu_west_2,
  eu_west_3,
  il_central_1,
  me_central_1,
  me_south_1,
  mx_central_1,
  sa_east_1,
  us_east_1,
  us_east_2,
  us_gov_east_1,
  us_gov_west_1,
  us_west_1,
  us_west_2,
};

/// "eu-west-1"; empty for unknown_region.
std::string_view name_of(Region region);
/// The run-time path: unknown_region where there is no such region.
Region region_named(std::string_view name);
/// The partition that the region lies in: "aws", "aws-cn", "aws-us-gov".
std::string_view partition_of(Region region);

}  // namespace quoin
