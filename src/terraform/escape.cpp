// Literal text inside what Terraform reads as a template.
#include "terraform/escape.hpp"

namespace quoin::terraform {

std::string escaped(std::string_view literal) {
  std::string out;
  out.reserve(literal.size());
  for (std::size_t i = 0; i < literal.size(); ++i) {
    const char c = literal[i];
    out += c;
    if ((c == '$' || c == '%') && i + 1 < literal.size() && literal[i + 1] == '{') out += c;
  }
  return out;
}

}  // namespace quoin::terraform
