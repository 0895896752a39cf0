// The traits of the container-service rules that need no construct.
#pragma once

#include <string_view>

namespace quoin::rules {

/// QN-ECS-03: `user` as a container takes it (name or number, with or without a group) is root or nobody
/// stated.
constexpr bool user_is_root(std::string_view user) {
  const auto name = user.substr(0, user.find(':'));
  if (name.empty() || name == "root") return true;
  for (const char c : name)
    if (c != '0') return false;
  return true;
}

/// QN-ECS-03: the same for a user's number.
constexpr bool user_is_root(int number) { return number <= 0; }

/// 'sha256:' and 64 hexadecimal digits.
constexpr bool is_digest(std::string_view text) {
  constexpr std::string_view algorithm = "sha256:";
  if (!text.starts_with(algorithm) || text.size() != algorithm.size() + 64) return false;
  for (const char c : text.substr(algorithm.size()))
    if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) return false;
  return true;
}

/// A tag as registries take it: up to 128 letters, digits, '_', '.', '-', not starting with '.' or '-'.
constexpr bool is_image_tag(std::string_view tag) {
  if (tag.empty() || tag.size() > 128 || tag.front() == '.' || tag.front() == '-') return false;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '.' && c != '-') return false;
  }
  return true;
}

/// QN-ECS-04: a tag that can be immutable. In a registry with immutable tags each one but 'latest' is.
constexpr bool image_tag_is_allowed(std::string_view tag) {
  if (!is_image_tag(tag)) return false;
  constexpr std::string_view latest = "latest";
  if (tag.size() != latest.size()) return true;
  for (std::size_t i = 0; i < tag.size(); ++i)
    if ((tag[i] | 0x20) != latest[i]) return true;
  return false;
}

/// QN-ECS-04: a full reference that names its image by digest, "public.ecr.aws/x/y@sha256:…" (a tag before it
/// is fine).
constexpr bool image_has_digest(std::string_view reference) {
  const auto at = reference.find('@');
  return at != std::string_view::npos && at > 0 && is_digest(reference.substr(at + 1));
}

}  // namespace quoin::rules
