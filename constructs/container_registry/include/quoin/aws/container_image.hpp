// One image that a container runs, named for ever: by digest, or by an immutable tag of a registry of ours.
#pragma once

#include <quoin/aws/digest.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

/// An image, and where it comes from. Made by `registry.image("sha256:…"_digest)`, or by an ImageReference.
struct ContainerImage {
  Node registry{};               ///< The ContainerRegistry; empty: the image lies elsewhere.
  std::string_view reference{};  ///< "sha256:…" or a tag of the registry; elsewhere the whole reference.
  bool by_digest = true;         ///< Of the registry's: a digest, not a tag.
  std::source_location where{};
};

/// What `.image` takes (QN-ECS-04).
class RequiredImage : public ContainerImage {
public:
  template <class U = int> RequiredImage() {
    static_assert(never<U>,
                  QUOIN_REQUIRED("QN-ECS-04", "image", ".image = registry.image(\"sha256:...\"_digest)"));
  }
  RequiredImage(const ContainerImage& image)
      : ContainerImage{image} {}              // NOLINT(google-explicit-constructor)
  RequiredImage(const ImageReference& image,  // NOLINT(google-explicit-constructor)
                std::source_location place = std::source_location::current())
      : ContainerImage{{}, image.text, true, place} {}
  template <class T>
    requires(!std::derived_from<std::remove_cvref_t<T>, ContainerImage> &&
             !std::same_as<std::remove_cvref_t<T>, ImageReference>)
  RequiredImage(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_ECS_04);
  }
};

}  // namespace quoin::aws
