// acme_export of registry.example.org/acme/acme 1.0. Generated; do not edit.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::tf::acme::arg {
struct export_;
struct name;
}  // namespace quoin::tf::acme::arg

namespace quoin::tf::acme::inline v1_0 {

struct Export;
/// The arguments of acme_export, in alphabetical order.
struct ExportArgs {
  using resource_ = quoin::tf::acme::Export;
  struct Export;
  static constexpr bindings::FieldRow fields_[]{{"export"}, {"name"}};
  bindings::Arg<bindings::List<Export>, arg::export_> export_{};
  bindings::Arg<bindings::String, arg::name> name{};
};
struct ExportArgs::Export {
  static constexpr bindings::FieldRow fields_[]{{"export"}};
  bindings::Arg<bindings::String, arg::export_> export_{};
};

/// What acme_export gives to others.
struct ExportAttributes : bindings::Attributes {
  using Attributes::Attributes;
  quoin::Ref<bindings::String> name() const { return {target(), path("name")}; }
};

struct Export {
  using Args = ExportArgs;
  using Attributes = ExportAttributes;
  using Options = tf::Options;
  static constexpr bindings::ResourceType type{.name = "acme_export", .category = bindings::Category::resource, .target = quoin::Target::terraform, .provider = {"acme", "registry.example.org/acme/acme", "1.0", "2"}};
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
