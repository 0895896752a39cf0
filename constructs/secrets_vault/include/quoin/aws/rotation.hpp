// How often a secret's value is replaced, and by whom: days<30>, by_owner(days<90>), no_rotation("why").
#pragma once

#include <quoin/aws/rules/sec.hpp>
#include <quoin/aws/rules/sec_checks.hpp>
#include <quoin/days.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

/// Somebody writes the new value by hand.
struct ByOwner {
  Days every;
  bool is_allowed = true;  ///< False where the compiler has said already what is wrong.
};
/// `.rotation = by_owner(days<90>)`: 1 to 1,000 days. Every report lists it.
template <int Count> constexpr ByOwner by_owner(DaysConstant<Count>) {
  constexpr bool allowed = rules::rotation_is_allowed(Count);
  static_assert(allowed, QUOIN_MALFORMED("QN-SEC-04", "a secret rotates every 1 to 1,000 days",
                                         ".rotation = by_owner(days<90>)"));
  return {{allowed ? Count : 90}};
}
/// The run-time path.
constexpr ByOwner by_owner(Days every) { return {every}; }

/// Nothing replaces the value, for a reason that every report shows.
struct NeverRotated {
  std::string_view reason;
};
/// `.rotation = no_rotation("the provider issues one token for ever")`
constexpr NeverRotated no_rotation(std::string_view reason) { return {reason}; }

/// What a property says of the rotation.
struct StatedRotation {
  Days every{90};
  bool by_hand = false;
  bool is_never = false;
  std::string_view reason{};
};

/// The rotation of a generated secret, which is stated (QN-SEC-04): `days<90>` (a function makes the new
/// value), `by_owner(days<90>)`, or `no_rotation("why")`.
class SecretRotation {
public:
  template <class U = int> SecretRotation() {
    static_assert(never<U>,
                  QUOIN_REQUIRED("QN-SEC-04", "rotation", ".rotation = days<90>, or no_rotation(\"why\")"));
  }
  template <int Count>
  SecretRotation(DaysConstant<Count>) : stated_{.every = {rules::rotation_is_allowed(Count) ? Count : 90}} {
    static_assert(rules::rotation_is_allowed(Count),
                  QUOIN_MALFORMED("QN-SEC-04", "a secret rotates every 1 to 1,000 days",
                                  ".rotation = days<90>, or no_rotation(\"why\")"));
  }
  constexpr SecretRotation(Days days) : stated_{.every = days} {}
  constexpr SecretRotation(ByOwner owner) : stated_{.every = owner.every, .by_hand = true} {}
  constexpr SecretRotation(NeverRotated kept) : stated_{.is_never = true, .reason = kept.reason} {}
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, SecretRotation> && !std::convertible_to<T, Days>)
  SecretRotation(const T&) {
    static_assert(never<T>, QUOIN_QN_SEC_04);
  }

  constexpr const StatedRotation& stated() const { return stated_; }

private:
  StatedRotation stated_{};
};

/// The rotation of what somebody else issues (QN-SEC-04): no function can make a new one.
class IssuedRotation {
public:
  template <class U = int> IssuedRotation() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-SEC-04", "rotation",
                                           ".rotation = by_owner(days<90>), or no_rotation(\"why\")"));
  }
  constexpr IssuedRotation(ByOwner owner) : stated_{.every = owner.every, .by_hand = true} {}
  constexpr IssuedRotation(NeverRotated kept) : stated_{.is_never = true, .reason = kept.reason} {}
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, IssuedRotation>)
  IssuedRotation(const T&) {
    static_assert(never<T>, QUOIN_MALFORMED("QN-SEC-04", "only who issues this secret can make a new one",
                                            ".rotation = by_owner(days<90>), or no_rotation(\"why\")"));
  }

  constexpr const StatedRotation& stated() const { return stated_; }

private:
  StatedRotation stated_{};
};

/// The rotation of a signing key: every 30 days, or more often (QN-SEC-04).
class SigningKeyRotation {
public:
  constexpr SigningKeyRotation() = default;
  constexpr SigningKeyRotation(Days days) : days_{days.count} {}
  template <int Count>
  SigningKeyRotation(DaysConstant<Count>)
      : days_{rules::signing_key_rotation_is_allowed(Count) ? Count : 30} {
    static_assert(rules::signing_key_rotation_is_allowed(Count), QUOIN_QN_SEC_04);
  }
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, SigningKeyRotation> && !std::convertible_to<T, Days>)
  SigningKeyRotation(const T&) {
    static_assert(never<T>, QUOIN_QN_SEC_04);
  }

  constexpr int count() const { return days_; }

private:
  int days_ = 30;
};

}  // namespace quoin::aws
