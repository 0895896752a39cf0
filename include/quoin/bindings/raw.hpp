// What every generated header includes: arguments, what a resource gives to others, and what its schema says
// of it.
#pragma once
#include <quoin/aws_ids.hpp>
#include <quoin/bindings/argument.hpp>
#include <quoin/bindings/options.hpp>
#include <quoin/construct.hpp>

namespace quoin::bindings {

/// What a resource is in Terraform's eyes. CloudFormation knows resources only.
enum class Category : std::uint8_t { resource, data, ephemeral };

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

/// What a resource gives to others. A handle that can be copied and kept; the template owns the resource.
class Attributes {
public:
  /// Refers to nothing yet.
  Attributes() noexcept = default;
  explicit Attributes(const quoin::detail::Target& target) noexcept : target_{&target} {}

  const quoin::detail::Target& target() const noexcept { return *target_; }
  bool refers() const noexcept { return target_ != nullptr; }

protected:
  static std::string_view path(std::string_view name) { return name; }
  /// `name[0]`
  static std::string_view indexed(std::string_view name, unsigned index);
  /// `tolist(@.name)[0]`, where `@` is the resource's address: a set has no order of its own.
  static std::string_view chosen(std::string_view name, unsigned index);
  /// `name["key"]`
  static std::string_view keyed(std::string_view name, std::string_view key);

private:
  const quoin::detail::Target* target_ = nullptr;
};

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
