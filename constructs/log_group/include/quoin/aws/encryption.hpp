// The key of logs and of registries, as a property takes it: a KmsKey of the class, or less outside
// production.
#pragma once

#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/rules/kms.hpp>
#include <quoin/environment.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <type_traits>

namespace quoin::aws {

/// A key that AWS owns or manages: nobody can switch it off, and nobody can say who uses it.
struct AwsManaged {};
/// `.encryption = outside_production(aws_managed)`
inline constexpr AwsManaged aws_managed{};

/// A customer-managed key of one class (QN-KMS-04). Left out: the construct brings one.
template <class Class> class CustomerKey {
public:
  constexpr CustomerKey() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, CustomerKey>)
  CustomerKey(const T& value) {  // NOLINT(google-explicit-constructor)
    using Given = std::remove_cvref_t<T>;
    if constexpr (std::same_as<Given, KmsKey<Class>>) {
      key_ = value.node;
    } else if constexpr (std::same_as<Given, OutsideProduction<AwsManaged>>) {
      relaxed_ = true;
    } else {
      // A key, but another class's, is another rule's business.
      constexpr bool other_class = detail::is_kms_key<Given>;
      static_assert(!other_class || never<T>, QUOIN_QN_KMS_03);
      static_assert(other_class || never<T>, QUOIN_QN_KMS_04);
    }
  }

  constexpr const Node& key() const { return key_; }
  constexpr bool is_relaxed() const { return relaxed_; }

private:
  Node key_{};
  bool relaxed_ = false;
};

}  // namespace quoin::aws
