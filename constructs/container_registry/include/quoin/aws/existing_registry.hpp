// A registry that stands already, made by others: ExistingRegistry images{stack, "Images", {.repository =
// "…"}};
#pragma once

#include <quoin/aws/container_image.hpp>
#include <quoin/aws/rules/ecs.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>
#include <quoin/value.hpp>

#include <concepts>
#include <cstdint>
#include <source_location>
#include <string_view>

namespace quoin::aws {

struct RepositoryArn;  // <quoin/aws_ids.hpp>

/// What a program says of the tags of a registry that is not its own. `immutable_tags` is a statement: no
/// template can know it.
enum TagPromise : std::uint8_t { tags_may_move, immutable_tags };

/// What names a repository that stands already: its name, its ARN, or a raw one's ARN.
class ExistingRepository {
public:
  template <class U = int> ExistingRepository() {
    static_assert(
        never<U>,
        "property 'repository' is required: a registry that stands already is named. Fix: .repository "
        "= \"chat/images\", or \"arn:aws:ecr:eu-west-1:123456789012:repository/chat/images\"");
  }
  template <class T>
    requires(!std::same_as<T, ExistingRepository>)
  ExistingRepository(const T& repository) {
    constexpr bool names = quoin::detail::Names<T, RepositoryArn>;
    static_assert(names,
                  "a registry that stands already is named by a repository's name or ARN. Fix: .repository = "
                  "\"chat/images\", or the ARN of a raw one, repository->arn()");
    if constexpr (names) repository_ = Text{repository};
  }

  const Text& text() const { return repository_; }

private:
  Text repository_;
};

struct ExistingRegistryProps {
  /// The repository: "chat/images" in the stack's account and region, the ARN of one anywhere in the
  /// partition, "arn:aws:ecr:eu-west-1:210987654321:repository/base/images", or a raw one's `arn()`.
  /// Required.
  ExistingRepository repository;
};

namespace detail {
Node make_existing_registry(const Scope& scope, std::string_view id, const ExistingRegistryProps& props,
                            bool immutable_tags, std::source_location where);
Ref<RepositoryArn> container_registry_arn(const Node& node);
Text container_registry_url(const Node& node);
}  // namespace detail

/// A registry of images that stands already, made by others. It gives images and references as
/// ContainerRegistry does, and emits nothing.
///
///     ExistingRegistry images{stack, "Images", {.repository = "chat/images"}};
///     images.image("sha256:…"_digest);
///
/// Whether its tags move is not known here, so an image is named by its digest. Where the owner keeps tags
/// immutable, `ExistingRegistry<immutable_tags>` says so and takes them; every report lists the statement.
template <TagPromise Tags = tags_may_move> struct ExistingRegistry {
  Scope scope;
  std::string_view id;
  ExistingRegistryProps props;
  Node node = detail::make_existing_registry(scope, id, props, Tags == immutable_tags,
                                             std::source_location::current());

  /// One image by its content: `registry.image("sha256:…"_digest)`.
  ContainerImage image(Digest digest, std::source_location where = std::source_location::current()) const {
    return {node, digest.text, true, where};
  }
  /// One image by a tag that never moves: of `ExistingRegistry<immutable_tags>` only (QN-ECS-04).
  template <std::same_as<ImageTag> Tag>
  ContainerImage image(Tag tag, std::source_location where = std::source_location::current()) const {
    constexpr bool allowed = Tags == immutable_tags && std::same_as<Tag, ImageTag>;
    static_assert(
        allowed, QUOIN_MALFORMED("QN-ECS-04", "the tags of a registry that stands already may move",
                                 "registry.image(\"sha256:...\"_digest), or ExistingRegistry<immutable_tags> "
                                 "where its owner keeps them immutable"));
    return {node, tag.text, false, where};
  }
  /// Anything else is refused: characters could say "latest" (QN-ECS-04).
  template <class T>
    requires(!std::convertible_to<const T&, Digest> && !std::same_as<T, ImageTag>)
  ContainerImage image(const T&) const {
    static_assert(never<T>, QUOIN_QN_ECS_04);
    return {node, quoin::detail::harmless_digest, true, {}};
  }

  Ref<RepositoryArn> arn() const { return detail::container_registry_arn(node); }
  /// "123456789012.dkr.ecr.eu-west-1.amazonaws.com/chat/images"
  Text url() const { return detail::container_registry_url(node); }
};
ExistingRegistry(Scope, std::string_view, ExistingRegistryProps) -> ExistingRegistry<tags_may_move>;

}  // namespace quoin::aws
