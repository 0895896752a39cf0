// The traits of the identity rules that need no construct.
#pragma once

#include <string_view>

namespace quoin::rules {

/// QN-IAM-01: an action of an Allow statement matches more than the one it names.
constexpr bool action_has_wildcard(std::string_view action) {
  return action.find('*') != std::string_view::npos || action.find('?') != std::string_view::npos;
}

/// QN-IAM-02: '*', or an ARN that ends the service in '*' as "arn:aws:s3:::*": everything of that service.
/// An ARN with something of its own before the '*' ("arn:aws:s3:::media/*") names a resource.
constexpr bool resource_is_wildcard(std::string_view resource) {
  const auto is_star = [](std::string_view part) {
    if (part.empty()) return false;
    for (const char c : part)
      if (c != '*' && c != '?' && c != '/' && c != ':') return false;
    return part.find('*') != std::string_view::npos;
  };
  if (is_star(resource)) return true;
  std::string_view rest = resource;
  for (int field = 0; field < 5; ++field) {  // arn, partition, service, region, account
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos)
      return rest.find('*') != std::string_view::npos;  // cut short: all that follows
    if (field == 2 && is_star(rest.substr(0, colon))) return true;
    rest.remove_prefix(colon + 1);
  }
  return is_star(rest);
}

}  // namespace quoin::rules
