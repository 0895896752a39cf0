// Paths of attributes inside attributes.
#include <quoin/bindings/raw.hpp>

#include "core/value_access.hpp"

#include <fmt/format.h>

#include <string>

namespace quoin::bindings {

namespace {

std::string below(std::string_view prefix, std::string_view name) {
  if (prefix.empty()) return std::string{name};
  return fmt::format("{}.{}", prefix, name);
}

std::string chosen_path(std::string_view path, unsigned index) {
  // Below another set the address stands there already.
  if (path.find('@') != std::string_view::npos) return fmt::format("tolist({})[{}]", path, index);
  return fmt::format("tolist(@.{})[{}]", path, index);
}

std::string key_text(std::string_view key) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    if (c == '"' || c == '\\') out += '\\';
    out += c;
    const bool opens_template = (c == '$' || c == '%') && key.substr(i + 1).starts_with('{');
    if (opens_template) out += c;
  }
  return out;
}

}  // namespace

std::string_view Attributes::indexed(std::string_view name, unsigned index) {
  return quoin::detail::intern(fmt::format("{}[{}]", name, index));
}

std::string_view Attributes::chosen(std::string_view name, unsigned index) {
  return quoin::detail::intern(chosen_path(name, index));
}

std::string_view Attributes::keyed(std::string_view name, std::string_view key) {
  return quoin::detail::intern(fmt::format("{}[\"{}\"]", name, key_text(key)));
}

std::string_view Nested::path(std::string_view name) const {
  return quoin::detail::intern(below(prefix_, name));
}

std::string_view Nested::indexed(std::string_view name, unsigned index) const {
  return quoin::detail::intern(fmt::format("{}[{}]", below(prefix_, name), index));
}

std::string_view Nested::chosen(std::string_view name, unsigned index) const {
  return quoin::detail::intern(chosen_path(below(prefix_, name), index));
}

std::string_view Nested::keyed(std::string_view name, std::string_view key) const {
  return quoin::detail::intern(fmt::format("{}[\"{}\"]", below(prefix_, name), key_text(key)));
}

}  // namespace quoin::bindings
