// provider of registry.example.org/acme/acme 1.0. Generated; do not edit.
#pragma once
#include <quoin/bindings/raw.hpp>

namespace quoin::tf::acme::arg {
struct token;
}  // namespace quoin::tf::acme::arg

namespace quoin::tf::acme::inline v1_0 {

/// The arguments of provider, in alphabetical order.
struct ProviderArgs {
  static constexpr bindings::FieldRow fields_[]{{"token"}};
  bindings::Arg<bindings::Secret, arg::token> token{};
};

/// A configuration of the provider. The default one is what resources have that name none.
struct Provider {
  using Args = ProviderArgs;
  using provider_ = void;
  static constexpr bindings::ResourceType type{.name = "acme", .category = bindings::Category::provider, .provider = {"acme", "registry.example.org/acme/acme", "1.0", "2"}};
  quoin::Scope scope;
  std::string_view id;
  Args args{};
  bool is_default = false;
  quoin::Node node = bindings::make_provider(scope, id, type, bindings::detail::fields_of(args), is_default, std::source_location::current());
};

}  // namespace quoin::tf::acme::v1_0
