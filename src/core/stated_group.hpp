// The relation between a construct that stands already and the security group that the program states for it.
#pragma once

#include <string_view>

namespace quoin::detail::relation {

/// `from`, a load balancer that stands already, sends by the raw security group `to`: who may be reached by
/// the one may be reached by the other.
inline constexpr std::string_view sends_by = "sends_by";

}  // namespace quoin::detail::relation
