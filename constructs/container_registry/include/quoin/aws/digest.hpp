// What names one image for ever: a digest, an immutable tag, or a whole reference with a digest.
#pragma once

#include <quoin/aws/rules/ecs.hpp>
#include <quoin/aws/rules/ecs_checks.hpp>
#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>

#include <string_view>

namespace quoin::aws {

/// "sha256:…": the one image of a repository with that content. Made by `"sha256:…"_digest`.
struct Digest {
  std::string_view text;
};

/// A tag of a repository whose tags are immutable. Made by `"v1.4.2"_tag`.
struct ImageTag {
  std::string_view text;
};

/// A whole reference to an image elsewhere, with its digest. Made by `"public.ecr.aws/x/y@sha256:…"_image`.
struct ImageReference {
  std::string_view text;
};

/// The run-time path: `registry.image(parse_digest(app.context("digest").text))`. What is no digest is
/// refused at synthesis (QN-ECS-04). The text must live as long as the app.
constexpr Digest parse_digest(std::string_view text) { return {text}; }
constexpr ImageTag parse_image_tag(std::string_view text) { return {text}; }
constexpr ImageReference parse_image(std::string_view text) { return {text}; }

}  // namespace quoin::aws

namespace quoin {

namespace detail {
inline constexpr std::string_view harmless_digest =
    "sha256:0000000000000000000000000000000000000000000000000000000000000000";
inline constexpr std::string_view harmless_image =
    "example@sha256:0000000000000000000000000000000000000000000000000000000000000000";
}  // namespace detail

/// `"sha256:…"_digest`, with all of its 64 digits.
template <FixedText Text> consteval aws::Digest operator""_digest() {
  constexpr bool good = rules::is_digest(Text.view());
  static_assert(good,
                QUOIN_MALFORMED("QN-ECS-04", "a digest is 'sha256:' and 64 lower-case hexadecimal digits",
                                "copy it whole, as the registry shows it"));
  return {good ? Text.view() : detail::harmless_digest};
}

/// `"v1.4.2"_tag`: any tag but `latest`.
template <FixedText Text> consteval aws::ImageTag operator""_tag() {
  constexpr bool well_formed = rules::is_image_tag(Text.view());
  static_assert(well_formed,
                QUOIN_MALFORMED("QN-ECS-04", "a tag has up to 128 letters, digits, '_', '.' and '-'",
                                "as \"v1.4.2\"_tag"));
  static_assert(!well_formed || rules::image_tag_is_allowed(Text.view()), QUOIN_QN_ECS_04);
  return {well_formed ? Text.view() : std::string_view{"v1"}};
}

/// `"public.ecr.aws/x/y@sha256:…"_image`: an image of a registry that is not ours, so by digest only.
template <FixedText Text> consteval aws::ImageReference operator""_image() {
  constexpr bool good = rules::image_has_digest(Text.view());
  static_assert(good, QUOIN_QN_ECS_04);
  return {good ? Text.view() : detail::harmless_image};
}

}  // namespace quoin
