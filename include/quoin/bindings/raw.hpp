// What every generated header includes: arguments, what a resource gives to others, and what its schema says
// of it.
#pragma once
#include <quoin/aws_ids.hpp>
#include <quoin/bindings/argument.hpp>
#include <quoin/bindings/options.hpp>
#include <quoin/construct.hpp>

namespace quoin::bindings {

/// What a block is in Terraform's eyes. CloudFormation knows resources only.
enum class Category : std::uint8_t { resource, data, ephemeral, provider, module, condition };

/// How a resource takes tags: not at all, as a map, or as a list of objects with `Key` and `Value`.
enum class TagStyle : std::uint8_t { none, map, list };

/// The Terraform provider that a resource comes from, and the releases of it that know the resource as its
/// header does.
struct Provider {
  /// `aws`: what it is called in a configuration, and what its resources' names begin with.
  std::string_view name{};
  /// `hashicorp/aws`, as `required_providers` has it; with a host where that is not Terraform's own registry.
  std::string_view source{};
  /// The first release that fits, `5.100`; empty: any does.
  std::string_view least{};
  /// The first release after those that fit, `7`; empty: only `least` itself does.
  std::string_view below{};
};

/// What the schema says of a resource beside its arguments.
struct ResourceType {
  /// `aws_sqs_queue`, `AWS::SQS::Queue`
  std::string_view name;
  Category category = Category::resource;
  Target target = Target::terraform;
  /// Properties whose change replaces the resource, as paths (CloudFormation).
  const char* const* create_only = nullptr;
  std::size_t create_only_count = 0;
  TagStyle tag_style = TagStyle::none;
  std::string_view tag_property{};
  Provider provider{};
};

/// The instance that has the same key, or the same number, as the one that refers to it.
enum class Same : std::uint8_t { key, index };

/// One of the instances of a resource with `count` or `for_each`: by its number, by its key, or the one that
/// belongs to the instance that refers to it: `tf::same_key`, `tf::same_index`.
class Instance {
public:
  constexpr Instance() noexcept = default;
  template <detail::Whole I> Instance(I number) : Instance{static_cast<long long>(number), 0} {}
  template <quoin::detail::Characters T> Instance(const T& key) : Instance{std::string_view{key}, false} {}
  Instance(Same same) noexcept;

  /// `[0]`, `["orders"]`, `[each.key]`; empty for all of them.
  std::string_view selector() const noexcept { return selector_; }

private:
  Instance(long long number, int);
  Instance(std::string_view key, bool);
  std::string_view selector_{};
};

/// What a resource gives to others. A handle that can be copied and kept; the template owns the resource.
class Attributes {
public:
  /// Refers to nothing yet.
  Attributes() noexcept = default;
  explicit Attributes(const quoin::detail::Target& target, Instance instance = {}) noexcept
      : target_{&target}, selector_{instance.selector()} {}

  const quoin::detail::Target& target() const noexcept { return *target_; }
  bool refers() const noexcept { return target_ != nullptr; }
  /// Which of the instances it is: `["orders"]`. Empty where there is one only, or all are meant.
  std::string_view selector() const noexcept { return selector_; }

protected:
  /// `name`; `@["orders"].name` of an instance, where `@` is the resource's address.
  std::string_view path(std::string_view name) const;
  /// `name[0]`
  std::string_view indexed(std::string_view name, unsigned index) const;
  /// `tolist(@.name)[0]`: a set has no order of its own.
  std::string_view chosen(std::string_view name, unsigned index) const;
  /// `name["key"]`
  std::string_view keyed(std::string_view name, std::string_view key) const;

private:
  const quoin::detail::Target* target_ = nullptr;
  std::string_view selector_{};
};

/// Characters that live as long as the process does.
std::string_view lasting(std::string_view characters);

/// Attributes inside an attribute.
class Nested {
public:
  Nested(const quoin::detail::Target& target, std::string_view prefix) noexcept
      : target_{&target}, prefix_{prefix} {}

  const quoin::detail::Target& target() const noexcept { return *target_; }
  /// All of it.
  Ref<Any> all() const { return Ref<Any>{*target_, prefix_}; }

protected:
  std::string_view path(std::string_view name) const;
  std::string_view indexed(std::string_view name, unsigned index) const;
  std::string_view chosen(std::string_view name, unsigned index) const;
  std::string_view keyed(std::string_view name, std::string_view key) const;

private:
  const quoin::detail::Target* target_;
  std::string_view prefix_;
};

/// Puts a configuration of a provider into the tree. `is_default`: it is the one that resources have which
/// name none.
Node make_provider(const Scope& scope, std::string_view id, const ResourceType& type,
                   const detail::Fields& arguments, bool is_default, std::source_location where);

/// Puts a raw resource into the tree; the program then has its target only.
Node make_raw(const Scope& scope, std::string_view id, const ResourceType& type,
              const detail::Fields& arguments, const TerraformOptions& options, std::source_location where);
Node make_raw(const Scope& scope, std::string_view id, const ResourceType& type,
              const detail::Fields& arguments, const CloudFormationOptions& options,
              std::source_location where);

/// What references to a raw resource point at.
const quoin::detail::Target& target_of(const Node& node);

/// Lets `queue->arn()` read like an attribute.
template <class Attributes> struct Arrow {
  Attributes attributes;
  const Attributes* operator->() const noexcept { return &attributes; }
};

}  // namespace quoin::bindings

namespace quoin::tf {
inline constexpr bindings::Same same_key = bindings::Same::key;
inline constexpr bindings::Same same_index = bindings::Same::index;
}  // namespace quoin::tf
