// acme_secret of registry.example.org/acme/acme 1.0. Generated; do not edit.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::tf::acme::arg {
struct length;
}  // namespace quoin::tf::acme::arg

namespace quoin::tf::acme::ephemeral::inline v1_0 {

struct Secret;
/// The arguments of acme_secret, in alphabetical order.
struct SecretArgs {
  using resource_ = quoin::tf::acme::ephemeral::Secret;
  static constexpr bindings::FieldRow fields_[]{{"length"}};
  bindings::Arg<bindings::Number, arg::length> length{};
};

/// What acme_secret gives to others.
struct SecretAttributes : bindings::Attributes {
  using Attributes::Attributes;
  quoin::Ref<bindings::Number> length() const { return {target(), path("length")}; }
  bindings::SecretRef value() const { return {target(), path("value")}; }
};

struct Secret {
  using Args = SecretArgs;
  using Attributes = SecretAttributes;
  using Options = tf::Options;
  static constexpr bindings::ResourceType type{.name = "acme_secret", .category = bindings::Category::ephemeral, .target = quoin::Target::terraform, .provider = {"acme", "registry.example.org/acme/acme", "1.0", "2"}};
  quoin::Scope scope;
  std::string_view id;
  Args args{};
  Options options{};
  quoin::Node node = bindings::make_raw(scope, id, type, bindings::detail::fields_of(args), options, std::source_location::current());
  Attributes attributes() const { return Attributes{bindings::target_of(node)}; }
  bindings::Arrow<Attributes> operator->() const { return {attributes()}; }
  bindings::Arrow<Attributes> operator[](bindings::Instance which) const { return {Attributes{bindings::target_of(node), which}}; }
};

}  // namespace quoin::tf::acme::ephemeral::v1_0
