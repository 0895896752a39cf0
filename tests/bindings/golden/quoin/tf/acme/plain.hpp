// acme_plain of registry.example.org/acme/acme 1.0. Generated; do not edit.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::tf::acme::arg {
struct id;
struct name;
}  // namespace quoin::tf::acme::arg

namespace quoin::tf::acme::inline v1_0 {

struct Plain;
/// The arguments of acme_plain, in alphabetical order.
struct PlainArgs {
  using resource_ = quoin::tf::acme::Plain;
  static constexpr bindings::FieldRow fields_[]{{"id"}, {"name"}};
  bindings::Arg<bindings::String, arg::id> id{};
  bindings::Arg<bindings::String, arg::name> name{};
};

/// What acme_plain gives to others.
struct PlainAttributes : bindings::Attributes {
  using Attributes::Attributes;
  quoin::Ref<bindings::String> id() const { return {target(), path("id")}; }
  quoin::Ref<bindings::String> name() const { return {target(), path("name")}; }
};

struct [[deprecated("acme_plain is deprecated")]] Plain {
  using Args = PlainArgs;
  using Attributes = PlainAttributes;
  using Options = tf::Options;
  static constexpr bindings::ResourceType type{.name = "acme_plain", .category = bindings::Category::resource, .target = quoin::Target::terraform, .provider = {"acme", "registry.example.org/acme/acme", "1.0", "2"}};
  quoin::Scope scope;
  std::string_view id;
  Args args{};
  Options options{};
  quoin::Node node = bindings::make_raw(scope, id, type, bindings::detail::fields_of(args), options, std::source_location::current());
  Attributes attributes() const { return Attributes{bindings::target_of(node)}; }
  bindings::Arrow<Attributes> operator->() const { return {attributes()}; }
  bindings::Arrow<Attributes> operator[](bindings::Instance which) const { return {Attributes{bindings::target_of(node), which}}; }
};

}  // namespace quoin::tf::acme::v1_0
