// How a load balancer orders its routes, and what a route may say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace quoin::aws {

/// A host condition as AWS takes it: letters, digits, '-', '.', '*', '?', a dot, letters after the last one,
/// at most 128.
bool is_host_pattern(std::string_view pattern);
/// A path condition as AWS takes it: starts with '/' or '*', at most 128 characters of those that a path may
/// have.
bool is_path_pattern(std::string_view pattern);

inline constexpr int lowest_priority = 1;
inline constexpr int highest_priority = 50'000;

/// The priority of a route that states none: the longer its conditions, the earlier, and never before a
/// stated one below 20,000. It depends on the route alone, so that another route does not move it: AWS
/// refuses a priority that a neighbour still holds.
int chosen_priority(std::string_view host, std::string_view path, std::string_view service);

/// "/v1/*" → "v1_any": conditions as a part of a name.
std::string name_of_conditions(std::string_view host, std::string_view path);

/// FNV-1a, alike on every machine.
std::uint32_t stable_hash(std::string_view text);

}  // namespace quoin::aws
