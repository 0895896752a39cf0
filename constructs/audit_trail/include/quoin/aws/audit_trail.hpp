// AuditTrail: who did what in the account, in all regions, in a bucket that nobody can change.
#pragma once

#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/rules/aud.hpp>
#include <quoin/aws/rules/kms.hpp>
#include <quoin/construct.hpp>
#include <quoin/days.hpp>
#include <quoin/environment.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::rules {

/// Days for which S3 locks an object by default: a day to a hundred years.
constexpr bool lock_days_are_allowed(int days) { return days >= 1 && days <= 36'500; }

}  // namespace quoin::rules

namespace quoin::aws {

struct TrailArn;  // <quoin/aws_ids.hpp>

/// How long records are kept: nobody can delete one before, and then it expires. `days<365>`, or
/// `days_of(n)`; 1 to 36,500 days (QN-AUD-07).
class RecordRetention {
public:
  constexpr RecordRetention() = default;
  constexpr RecordRetention(Days days) : days_{days.count} {}  // NOLINT(google-explicit-constructor)
  template <int Count>
  RecordRetention(DaysConstant<Count>)  // NOLINT(google-explicit-constructor)
      : days_{rules::lock_days_are_allowed(Count) ? Count : 365} {
    static_assert(rules::lock_days_are_allowed(Count),
                  "records are kept for 1 to 36,500 days. Fix: .retention = days<365>, or leave it out");
  }
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, RecordRetention> && !std::convertible_to<T, Days>)
  RecordRetention(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_AUD_07);
  }

  constexpr int count() const { return days_; }

private:
  int days_ = 365;
};

/// A lock that nobody lifts, not even the account's root user.
struct ComplianceLock {};
inline constexpr ComplianceLock compliance_lock{};
/// A lock that those lift who have s3:BypassGovernanceRetention: for accounts that are taken down again.
struct GovernanceLock {};
inline constexpr GovernanceLock governance_lock{};

/// How the records are locked: `compliance_lock`, or `outside_production(governance_lock)` (QN-AUD-02).
class RecordLock {
public:
  constexpr RecordLock() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, RecordLock>)
  RecordLock(const T&) {  // NOLINT(google-explicit-constructor)
    constexpr bool strict = std::same_as<T, ComplianceLock>;
    constexpr bool relaxed = std::same_as<T, OutsideProduction<GovernanceLock>>;
    static_assert(strict || relaxed, QUOIN_QN_AUD_02);
    relaxed_ = relaxed;
  }

  constexpr bool is_relaxed() const { return relaxed_; }

private:
  bool relaxed_ = false;
};

/// The key of the trail's records. Default: the construct makes one; another class's key is refused.
class TrailKey {
public:
  constexpr TrailKey() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, TrailKey>)
  TrailKey(const T& key) {  // NOLINT(google-explicit-constructor)
    constexpr bool is_key = detail::is_kms_key<T>;
    constexpr bool of_class = std::same_as<T, KmsKey<Trail>>;
    static_assert(is_key, QUOIN_QN_KMS_04);
    static_assert(!is_key || of_class, QUOIN_QN_KMS_03);
    if constexpr (of_class) key_ = key.node;
  }

  constexpr const Node& key() const { return key_; }

private:
  Node key_{};
};

struct AuditTrailProps {
  /// How long records are kept: nobody can delete one before, and then it expires. Default: 365 days.
  RecordRetention retention{};
  /// Default: `compliance_lock`. Outside production also `outside_production(governance_lock)`.
  RecordLock lock{};
  /// The key of the records. Default: the trail makes it, `<trail>/Key`.
  TrailKey encryption{};
  /// ARNs of buckets that hold user data and are not constructs of this program: who reads and writes there
  /// is recorded, too. A Bucket that says so of itself is recorded anyway. At most 250 buckets in all.
  std::initializer_list<Text> user_data{};
  /// The trail's name: 3 to 128 letters, digits, '.', '_' and '-', starting with a letter or digit. It is
  /// stated, because the policies of key and bucket name it. Default: from the path, "chat-Account-Trail".
  std::string_view name{};
  /// How long the copy in CloudWatch Logs is kept, for filters and alarms, in days that CloudWatch has.
  /// Default: 90.
  Days log_retention = days<90>;
};

namespace detail {
Node make_audit_trail(const Scope& scope, std::string_view id, const AuditTrailProps& props,
                      std::source_location where);
Ref<TrailArn> audit_trail_arn(const Node& trail);
}  // namespace detail

/// The account's CloudTrail: all regions, validated, encrypted with a key of its own, in a bucket of its own
/// that is immutable, with a copy in CloudWatch Logs. One per account.
struct [[maybe_unused]] AuditTrail {
  Scope scope;
  std::string_view id;
  AuditTrailProps props{};
  Node node = detail::make_audit_trail(scope, id, props, std::source_location::current());

  Ref<TrailArn> arn() const { return detail::audit_trail_arn(node); }
};

}  // namespace quoin::aws
