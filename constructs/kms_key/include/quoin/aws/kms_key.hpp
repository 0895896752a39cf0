// Customer-managed keys, one class of data each: KmsKey<Database>.
#pragma once

#include <quoin/aws_ids.hpp>
#include <quoin/construct.hpp>
#include <quoin/days.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

// What a key is for. A class of one's own is a type like these: `struct Tokens { static constexpr
// std::string_view key_class = "tokens"; };`
/// The storage of one database, its backups and its insights.
struct Database {
  static constexpr std::string_view key_class = "database";
};
/// Credentials of databases in Secrets Manager.
struct DatabaseSecrets {
  static constexpr std::string_view key_class = "database-secrets";
};
/// Credentials of mail relays.
struct SmtpSecrets {
  static constexpr std::string_view key_class = "smtp-secrets";
};
/// Keys that sign tokens and sessions.
struct SigningKeys {
  static constexpr std::string_view key_class = "signing-keys";
};
/// Tokens for services of others.
struct Tokens {
  static constexpr std::string_view key_class = "tokens";
};
/// Log groups.
struct Logs {
  static constexpr std::string_view key_class = "logs";
};
/// Container images.
struct Images {
  static constexpr std::string_view key_class = "images";
};
/// Objects in buckets.
struct Objects {
  static constexpr std::string_view key_class = "objects";
};
/// Topics and queues.
struct Messages {
  static constexpr std::string_view key_class = "messages";
};
/// Caches.
struct Cache {
  static constexpr std::string_view key_class = "cache";
};
/// File systems.
struct Files {
  static constexpr std::string_view key_class = "files";
};
/// Sessions in containers.
struct Sessions {
  static constexpr std::string_view key_class = "sessions";
};
/// The audit trail.
struct Trail {
  static constexpr std::string_view key_class = "trail";
};

/// A type that names a class of keys.
template <class T>
concept KeyClass = requires {
  { T::key_class } -> std::convertible_to<std::string_view>;
};

/// How long AWS keeps a deleted key before it is gone: 7 to 30 days.
class KeyDeletionWindow {
public:
  constexpr KeyDeletionWindow() = default;
  template <int Count>
  KeyDeletionWindow(DaysConstant<Count>) : days_{Count >= 7 && Count <= 30 ? Count : 30} {
    static_assert(
        Count >= 7 && Count <= 30,
        "a deleted key is kept for 7 to 30 days. Fix: .deletion_window = days<30>, or leave it out");
  }
  constexpr KeyDeletionWindow(Days days) : days_{days.count} {}
  constexpr int count() const { return days_; }

private:
  int days_ = 30;
};

/// How often AWS makes new key material: every 90 to 2,560 days.
class KeyRotationPeriod {
public:
  constexpr KeyRotationPeriod() = default;
  template <int Count>
  KeyRotationPeriod(DaysConstant<Count>) : days_{Count >= 90 && Count <= 2560 ? Count : 365} {
    static_assert(Count >= 90 && Count <= 2560,
                  "a key rotates every 90 to 2,560 days. Fix: .rotation = days<365>, or leave it out");
  }
  constexpr KeyRotationPeriod(Days days) : days_{days.count} {}
  constexpr int count() const { return days_; }

private:
  int days_ = 365;
};

/// A key that is there already: its ARN, or the reference of a raw one.
class ExistingKey {
public:
  ExistingKey() = default;
  template <class T>
    requires(!std::same_as<T, ExistingKey>)
  ExistingKey(const T& key) {
    constexpr bool names = quoin::detail::Names<T, KmsKeyArn>;
    static_assert(names,
                  "a key that is there already is named by its ARN. Fix: .existing = "
                  "\"arn:aws:kms:eu-west-1:123456789012:key/...\", or the ARN of a raw one, key->arn()");
    if constexpr (names) arn_ = Text{key};
  }

  const Text& arn() const { return arn_; }

private:
  Text arn_;
};

struct KmsKeyProps {
  /// What the key is for, at most 8,192 characters. Default: its class and path.
  std::string_view description{};
  /// How long a deleted key can be brought back. Default: 30 days.
  KeyDeletionWindow deletion_window{};
  /// How often its material is replaced; what was written before stays readable. Default: 365 days.
  KeyRotationPeriod rotation{};
  /// A key that is there already: its ARN, "arn:aws:kms:eu-west-1:123456789012:key/…", or a raw one's,
  /// `key->arn()`. Nothing is made then, and what else stands here means nothing; its own policy must admit
  /// who uses it. Default: the key is made.
  ExistingKey existing{};
};

namespace detail {
Node make_kms_key(const Scope& scope, std::string_view id, std::string_view key_class,
                  const KmsKeyProps& props, std::source_location where);
Ref<KmsKeyArn> kms_key_arn(const Node& key);
Ref<KmsKeyId> kms_key_id(const Node& key);
}  // namespace detail

/// A customer-managed key for one class of data: symmetric, rotating, with an alias and a policy that names
/// who may use it, and through which service.
///
/// Who uses it says so by being given it; nothing is granted by hand.
template <class Class> struct [[maybe_unused]] KmsKey {
  static_assert(
      KeyClass<Class>,
      "a key has a class, a type with a key_class. Fix: KmsKey<Database>, or struct Mine { static constexpr "
      "std::string_view key_class = \"mine\"; };");
  using key_class = Class;

  Scope scope;
  std::string_view id;
  KmsKeyProps props{};
  Node node = detail::make_kms_key(scope, id, Class::key_class, props, std::source_location::current());

  /// The key's ARN.
  Ref<KmsKeyArn> arn() const { return detail::kms_key_arn(node); }
  /// The key's id, a UUID.
  Ref<KmsKeyId> key_id() const { return detail::kms_key_id(node); }
};

namespace detail {
template <class T> inline constexpr bool is_kms_key = false;
template <class Class> inline constexpr bool is_kms_key<KmsKey<Class>> = true;
}  // namespace detail

}  // namespace quoin::aws
