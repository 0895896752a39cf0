// A registry of container images: immutable tags, scanned on push, encrypted with a key of its own.
#pragma once

#include <quoin/aws/container_image.hpp>
#include <quoin/aws/encryption.hpp>
#include <quoin/aws/rules/ecs.hpp>
#include <quoin/construct.hpp>
#include <quoin/days.hpp>

#include <concepts>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct RepositoryArn;  // <quoin/aws_ids.hpp>

/// Whether a tag may name another image later. `mutable` is a word of the language.
class TagMutability {
public:
  constexpr TagMutability() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, TagMutability>)
  TagMutability(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_ECS_05_MUTABLE);
  }
};

/// How long an image without a tag stays: 1 to 3,650 days.
class UntaggedImages {
public:
  static constexpr bool is_allowed(int count) { return count >= 1 && count <= 3650; }
  constexpr UntaggedImages() = default;
  template <int Count> UntaggedImages(DaysConstant<Count>) : days_{is_allowed(Count) ? Count : 14} {
    static_assert(is_allowed(Count),
                  "images without a tag stay for 1 to 3,650 days. Fix: .keep_untagged = days<14>");
  }
  constexpr UntaggedImages(Days days) : days_{days.count} {}
  constexpr int count() const { return days_; }

private:
  int days_ = 14;
};

struct ContainerRegistryProps {
  /// A KmsKey<Images>, or outside_production(aws_managed). Default: a key of its own, `<registry>/Key`. It
  /// cannot be changed later: AWS makes a new registry.
  CustomerKey<Images> encryption{};
  /// How many tagged images stay; older ones are removed. 1 to 10,000. Default: 100.
  int keep_images = 100;
  /// How long an image without a tag stays: at least a day. An image that is run by digest needs a tag, too.
  /// Default: 14 days.
  UntaggedImages keep_untagged{};
  /// Accounts, 12 digits each, that may pull, too. Default: this account only.
  std::initializer_list<std::string_view> pulled_by{};
  /// The physical name: lower-case letters, digits, '-', '_', '.', '/'. Default: the construct's path,
  /// "chat/images".
  std::string_view name{};
  /// Tags never move; this refuses every value (QN-ECS-05).
  TagMutability tag_mutability{};
};

namespace detail {
Node make_container_registry(Scope scope, std::string_view id, const ContainerRegistryProps& props,
                             std::source_location where);
Ref<RepositoryArn> container_registry_arn(const Node& node);
Text container_registry_url(const Node& node);
}  // namespace detail

/// A private registry of images (one repository of ECR).
struct ContainerRegistry {
  Scope scope;
  std::string_view id;
  ContainerRegistryProps props{};
  Node node = detail::make_container_registry(scope, id, props, std::source_location::current());

  /// One image by its content: `registry.image("sha256:…"_digest)`.
  ContainerImage image(Digest digest, std::source_location where = std::source_location::current()) const {
    return {node, digest.text, true, where};
  }
  /// One image by a tag, which never moves here: `registry.image("v1.4.2"_tag)`.
  ContainerImage image(ImageTag tag, std::source_location where = std::source_location::current()) const {
    return {node, tag.text, false, where};
  }
  /// Anything else is refused: characters could say "latest" (QN-ECS-04).
  template <class T>
    requires(!std::convertible_to<const T&, Digest> && !std::convertible_to<const T&, ImageTag>)
  ContainerImage image(const T&) const {
    static_assert(never<T>, QUOIN_QN_ECS_04);
    return {node, quoin::detail::harmless_digest, true, {}};
  }

  Ref<RepositoryArn> arn() const { return detail::container_registry_arn(node); }
  /// "123456789012.dkr.ecr.eu-west-1.amazonaws.com/chat/images"
  Text url() const { return detail::container_registry_url(node); }
};

}  // namespace quoin::aws
