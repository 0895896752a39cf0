// What happens to old objects, as a stated value: expire_after(days<365>), move_after(…),
// keep_forever("why").
#pragma once

#include <quoin/aws/retention.hpp>
#include <quoin/aws/rules/s3.hpp>
#include <quoin/aws/rules/s3_checks.hpp>
#include <quoin/days.hpp>
#include <quoin/rule.hpp>

#include <concepts>

namespace quoin::aws {

/// A cheaper storage class, known to the compiler.
template <ColdStorage Storage> struct ColdStorageConstant {};
/// Read at once, for a fee; from 30 days on.
inline constexpr ColdStorageConstant<ColdStorage::infrequent_access> infrequent_access{};
/// Read at once, for a larger fee.
inline constexpr ColdStorageConstant<ColdStorage::glacier_instant> glacier_instant{};
/// Read after minutes to hours.
inline constexpr ColdStorageConstant<ColdStorage::glacier> glacier{};
/// Read after twelve hours.
inline constexpr ColdStorageConstant<ColdStorage::deep_archive> deep_archive{};

/// What happens to objects as they grow old. Zero days: that does not happen.
struct ObjectLifecycle {
  int move_days = 0;
  ColdStorage storage = ColdStorage::infrequent_access;
  int expire_days = 0;
  bool moves = false;    ///< The first number is one of configuration, and counts where it is zero, too.
  bool expires = false;  ///< The same of the last one.

  /// `move_after(days<90>, glacier).then_expire_after(days_of(n))`: checked at synthesis.
  constexpr ObjectLifecycle then_expire_after(Days days) const {
    return {move_days, storage, days.count, moves, true};
  }
};

/// A move that the compiler knows.
template <ColdStorage Storage, int MoveDays> struct MoveConstant {
  constexpr operator ObjectLifecycle() const {
    return {rules::move_is_allowed(Storage, MoveDays) ? MoveDays : rules::earliest_move(Storage), Storage, 0};
  }
  template <int Count> constexpr ObjectLifecycle then_expire_after(DaysConstant<Count>) const {
    static_assert(rules::expiry_is_allowed(Count) && Count > MoveDays,
                  QUOIN_MALFORMED("QN-S3-08", "objects expire after they have moved, within 36,500 days",
                                  "move_after(days<90>, glacier).then_expire_after(days<730>)"));
    const ObjectLifecycle moves = *this;
    return {moves.move_days, Storage, Count > moves.move_days ? Count : moves.move_days + 1};
  }
  constexpr ObjectLifecycle then_expire_after(Days days) const {
    return static_cast<ObjectLifecycle>(*this).then_expire_after(days);
  }
};

/// `.old_objects = expire_after(days<365>)`: 1 to 36,500 days after an object was written.
template <int Count> constexpr ObjectLifecycle expire_after(DaysConstant<Count>) {
  static_assert(rules::expiry_is_allowed(Count),
                QUOIN_MALFORMED("QN-S3-08", "objects expire after 1 to 36,500 days",
                                ".old_objects = expire_after(days<365>)"));
  return {.expire_days = rules::expiry_is_allowed(Count) ? Count : 365};
}
/// The run-time path: `expire_after(days_of(app.context_number("media days", 365)))`.
constexpr ObjectLifecycle expire_after(Days days) { return {.expire_days = days.count, .expires = true}; }

/// `.old_objects = move_after(days<90>, glacier)`: then they stay there, unless `.then_expire_after(…)`
/// follows.
template <int Count, ColdStorage Storage>
constexpr MoveConstant<Storage, Count> move_after(DaysConstant<Count>, ColdStorageConstant<Storage>) {
  static_assert(rules::move_is_allowed(Storage, Count),
                QUOIN_MALFORMED("QN-S3-08",
                                "objects move to infrequent access after 30 to 36,500 days, to an archive "
                                "after 1 to 36,500",
                                ".old_objects = move_after(days<30>, infrequent_access)"));
  return {};
}
template <ColdStorage Storage> constexpr ObjectLifecycle move_after(Days days, ColdStorageConstant<Storage>) {
  return {.move_days = days.count, .storage = Storage, .moves = true};
}

/// What happens to old objects must be stated (QN-S3-08).
class OldObjects {
public:
  template <class U = int> OldObjects() {
    static_assert(never<U>,
                  QUOIN_REQUIRED("QN-S3-08", "old_objects",
                                 ".old_objects = expire_after(days<365>), or keep_forever(\"why\")"));
  }
  OldObjects(ObjectLifecycle lifecycle) : lifecycle_{lifecycle} {}
  template <ColdStorage Storage, int MoveDays>
  OldObjects(MoveConstant<Storage, MoveDays> moves) : lifecycle_(moves) {}
  OldObjects(KeepForever kept) : forever_{true}, reason_{kept.reason} {}
  template <class T>
    requires(!std::same_as<T, OldObjects> && !std::convertible_to<T, ObjectLifecycle>)
  OldObjects(const T&) {
    static_assert(never<T>, QUOIN_QN_S3_08);
  }

  constexpr const ObjectLifecycle& lifecycle() const { return lifecycle_; }
  constexpr bool is_forever() const { return forever_; }
  constexpr std::string_view reason() const { return reason_; }

private:
  ObjectLifecycle lifecycle_{};
  bool forever_ = false;
  std::string_view reason_{};
};

}  // namespace quoin::aws
