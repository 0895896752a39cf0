// acme_new of registry.example.org/acme/acme 1.0. Generated; do not edit.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::tf::acme::arg {
struct name;
}  // namespace quoin::tf::acme::arg

namespace quoin::tf::acme::inline v1_0 {

struct New;
/// The arguments of acme_new, in alphabetical order.
struct NewArgs {
  using resource_ = quoin::tf::acme::New;
  static constexpr bindings::FieldRow fields_[]{{"name"}};
  bindings::Arg<bindings::String, arg::name> name{};
};

/// What acme_new gives to others.
struct NewAttributes : bindings::Attributes {
  using Attributes::Attributes;
  quoin::Ref<bindings::String> name() const { return {target(), path("name")}; }
};

struct New {
  using Args = NewArgs;
  using Attributes = NewAttributes;
  using Options = tf::Options;
  static constexpr bindings::ResourceType type{.name = "acme_new", .category = bindings::Category::resource, .target = quoin::Target::terraform, .provider = {"acme", "registry.example.org/acme/acme", "1.0", "2"}};
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
