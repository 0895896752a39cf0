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

}  // namespace quoin::tf::acme::v1_0
