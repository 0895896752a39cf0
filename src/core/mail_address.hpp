// Mail addresses, as AWS takes them for notifications.
#pragma once

#include <string_view>

namespace quoin::detail {

/// One '@' between a name and a domain with a dot, no blanks, nothing that would need quotes.
constexpr bool is_mail_address(std::string_view address) {
  const auto at = address.find('@');
  if (at == std::string_view::npos || at == 0 || address.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::string_view domain = address.substr(at + 1);
  const auto dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == domain.size()) return false;
  for (const char c : address)
    if (c <= ' ' || c > '~' || std::string_view{"\"(),:;<>[\\]"}.find(c) != std::string_view::npos)
      return false;
  return true;
}

}  // namespace quoin::detail
