// acme_widget of registry.example.org/acme/acme 1.0. Generated; do not edit.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::tf::acme::arg {
struct id;
}  // namespace quoin::tf::acme::arg

namespace quoin::tf::acme::data::inline v1_0 {

struct Widget;
/// The arguments of acme_widget, in alphabetical order.
struct WidgetArgs {
  using resource_ = quoin::tf::acme::data::Widget;
  static constexpr bindings::FieldRow fields_[]{{"id"}, {"title"}};
  bindings::Arg<bindings::String, arg::id> id{};
  struct title_argument : bindings::Required<bindings::String> {
    using From::From;
    template <class U = int>
    title_argument() : From(Missing(0)) { static_assert(bindings::detail::never<U>, "argument 'title' of acme_widget is required. Fix: .title = ..."); }
  } title;
};

/// What acme_widget gives to others.
struct WidgetAttributes : bindings::Attributes {
  using Attributes::Attributes;
  quoin::Ref<bindings::String> id() const { return {target(), path("id")}; }
  struct Owners : bindings::Nested {
    using Nested::Nested;
    quoin::Ref<bindings::String> name() const { return {target(), path("name")}; }
  };
  Owners owners(unsigned index = 0) const { return {target(), chosen("owners", index)}; }
  quoin::Ref<bindings::String> title() const { return {target(), path("title")}; }
};

struct Widget {
  using Args = WidgetArgs;
  using Attributes = WidgetAttributes;
  using Options = tf::Options;
  static constexpr bindings::ResourceType type{.name = "acme_widget", .category = bindings::Category::data, .target = quoin::Target::terraform, .provider = {"acme", "registry.example.org/acme/acme", "1.0", "2"}};
  quoin::Scope scope;
  std::string_view id;
  Args args;
  Options options{};
  quoin::Node node = bindings::make_raw(scope, id, type, bindings::detail::fields_of(args), options, std::source_location::current());
  Attributes attributes() const { return Attributes{bindings::target_of(node)}; }
  bindings::Arrow<Attributes> operator->() const { return {attributes()}; }
  bindings::Arrow<Attributes> operator[](bindings::Instance which) const { return {Attributes{bindings::target_of(node), which}}; }
};

}  // namespace quoin::tf::acme::data::v1_0
