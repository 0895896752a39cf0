// Which letters a region's zones have.
#pragma once

#include <quoin/region.hpp>

#include <string_view>

namespace quoin::aws {

/// The zones of one region, by letter.
struct RegionZones {
  std::string_view letters;     ///< In the order in which a number of zones takes them.
  std::string_view doubtful{};  ///< Those that not every account has; some of them stand in `letters`, too.

  bool has(char letter) const {
    return letters.find(letter) != std::string_view::npos || is_doubtful(letter);
  }
  bool is_doubtful(char letter) const { return doubtful.find(letter) != std::string_view::npos; }
};

RegionZones zones_of_region(Region region);

}  // namespace quoin::aws
