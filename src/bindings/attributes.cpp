// Paths of attributes inside attributes.
#include <quoin/bindings/raw.hpp>

#include "bindings/address_mark.hpp"
#include "core/value_access.hpp"

#include <fmt/core.h>

#include <string>

namespace quoin::bindings {

namespace {

std::string below(std::string_view prefix, std::string_view name) {
  if (prefix.empty()) return std::string{name};
  return fmt::format("{}.{}", prefix, name);
}

std::string chosen_path(std::string_view path, unsigned index) {
  // Below another set the address stands there already.
  if (find_address_mark(path) != std::string_view::npos) return fmt::format("tolist({})[{}]", path, index);
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

/// `@["orders"].name`, where `@` is the address; the plain name where there is one instance only.
std::string of_instance(std::string_view selector, std::string_view name) {
  return selector.empty() ? std::string{name} : fmt::format("@{}.{}", selector, name);
}

}  // namespace

std::string_view lasting(std::string_view characters) { return quoin::detail::intern(characters); }

Instance::Instance(long long number, int) : selector_{lasting(fmt::format("[{}]", number))} {}

Instance::Instance(std::string_view key, bool) : selector_{lasting(fmt::format("[\"{}\"]", key_text(key)))} {}

Instance::Instance(Same same) noexcept : selector_{same == Same::key ? "[each.key]" : "[count.index]"} {}

std::string_view Attributes::path(std::string_view name) const {
  return selector_.empty() ? name : lasting(of_instance(selector_, name));
}

std::string_view Attributes::indexed(std::string_view name, unsigned index) const {
  return lasting(fmt::format("{}[{}]", of_instance(selector_, name), index));
}

std::string_view Attributes::chosen(std::string_view name, unsigned index) const {
  return lasting(chosen_path(of_instance(selector_, name), index));
}

std::string_view Attributes::keyed(std::string_view name, std::string_view key) const {
  return lasting(fmt::format("{}[\"{}\"]", of_instance(selector_, name), key_text(key)));
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
