// The properties that every relational database has, each guarded by the rule that concerns it.
#pragma once

#include <quoin/aws/instance_class.hpp>
#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/rules/kms.hpp>
#include <quoin/aws/rules/rds.hpp>
#include <quoin/aws/rules/rds_checks.hpp>
#include <quoin/aws/secret.hpp>
#include <quoin/aws/subnets.hpp>
#include <quoin/aws_ids.hpp>
#include <quoin/construct.hpp>
#include <quoin/days.hpp>
#include <quoin/environment.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <source_location>
#include <string_view>
#include <type_traits>

// Converting constructors that refuse are not constexpr: g++ then names the line of the property, and not the
// one where the whole expression ends.

namespace quoin::aws {

/// Where a database stands: `vpc.isolated_subnets()`, and nowhere else (QN-RDS-01).
class DatabaseSubnets {
public:
  template <class U = int> DatabaseSubnets() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-RDS-01", "subnets", ".subnets = vpc.isolated_subnets()"));
  }
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, DatabaseSubnets>)
  DatabaseSubnets(const U& subnets) {
    constexpr bool isolated = std::same_as<U, Subnets<Isolated>>;
    static_assert(isolated, QUOIN_QN_RDS_01);
    if constexpr (isolated) vpc_ = subnets.vpc;
  }

  const Node& vpc() const { return vpc_; }

private:
  Node vpc_{};
};

/// The key of a database's storage, backups and insights. It is consumed: make it in place (QN-KMS-01,
/// QN-KMS-02).
class DatabaseKey {
public:
  template <class U = int> DatabaseKey() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-KMS-01", "encryption",
                                           ".encryption = KmsKey<Database>{stack, \"DbKey\"}"));
  }
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, DatabaseKey>)
  DatabaseKey(U&& key) {  // NOLINT(cppcoreguidelines-missing-std-forward): only its node is wanted
    using Key = std::remove_cvref_t<U>;
    constexpr bool is_key = detail::is_kms_key<Key>;
    constexpr bool own = std::same_as<U, KmsKey<Database>>;
    static_assert(is_key, QUOIN_QN_KMS_01);
    constexpr bool of_databases = std::same_as<Key, KmsKey<Database>>;
    static_assert(!is_key || of_databases,
                  QUOIN_MALFORMED("QN-KMS-02", "a database is encrypted with a key of the class Database",
                                  ".encryption = KmsKey<Database>{stack, \"DbKey\"}"));
    static_assert(!is_key || !of_databases || own, QUOIN_QN_KMS_02);
    if constexpr (is_key && own) key_ = key.node;
  }

  const Node& key() const { return key_; }

private:
  Node key_{};
};

/// Who the master is: credentials that the vault holds (QN-RDS-05).
class DatabaseMaster {
public:
  template <class U = int> DatabaseMaster() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-RDS-05", "master", ".master = vault.database_master()"));
  }
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, DatabaseMaster>)
  DatabaseMaster(const U& master) {
    constexpr bool held = std::same_as<U, MasterCredentials>;
    static_assert(held, QUOIN_QN_RDS_05);
    if constexpr (held) vault_ = master.vault;
  }

  const Node& vault() const { return vault_; }

private:
  Node vault_{};
};

/// One zone: for environments that are not production.
struct SingleAz {};
inline constexpr SingleAz single_az{};
/// Two zones, with a standby that takes over.
struct MultiAz {};
inline constexpr MultiAz multi_az{};

/// How many zones a database runs in: `multi_az`, or `outside_production(single_az)` (QN-RDS-03).
class Availability {
public:
  constexpr Availability() = default;
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, Availability>)
  Availability(const U& availability) {
    constexpr bool relaxed = std::same_as<U, OutsideProduction<SingleAz>>;
    static_assert(relaxed || std::same_as<U, MultiAz>, QUOIN_QN_RDS_03);
    relaxed_ = relaxed;
    static_cast<void>(availability);
  }
  /// The run-time path: "multi_az", or "single_az", which production refuses.
  static constexpr Availability named(std::string_view text) {
    Availability availability;
    availability.text_ = text;
    return availability;
  }

  constexpr bool is_relaxed() const { return relaxed_; }
  constexpr std::string_view text() const { return text_; }

private:
  bool relaxed_ = false;
  std::string_view text_{};
};

/// The instance class: a memory-optimized one, or `outside_production(db_t4g_medium)` (QN-RDS-04).
class DatabaseClass {
public:
  constexpr DatabaseClass() = default;
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, DatabaseClass>)
  DatabaseClass(const U& instance_class) {
    constexpr bool strict = std::same_as<U, MemoryOptimizedClass>;
    constexpr bool at_run_time = std::same_as<U, InstanceClass>;
    constexpr bool relaxed = std::same_as<U, OutsideProduction<BurstableClass>> ||
                             std::same_as<U, OutsideProduction<GeneralPurposeClass>> ||
                             std::same_as<U, OutsideProduction<MemoryOptimizedClass>> ||
                             std::same_as<U, OutsideProduction<InstanceClass>>;
    static_assert(strict || at_run_time || relaxed, QUOIN_QN_RDS_04);
    if constexpr (strict || at_run_time) name_ = instance_class.name;
    if constexpr (relaxed) relaxed_ = instance_class.value.name;
  }

  /// What was stated for every environment; empty: the default.
  constexpr std::string_view name() const { return name_; }
  /// What was stated for environments that are not production; empty: nothing.
  constexpr std::string_view relaxed() const { return relaxed_; }

private:
  std::string_view name_{};
  std::string_view relaxed_{};
};

/// A property that exists to be refused: a database is never public (QN-RDS-02).
class NeverPublic {
public:
  constexpr NeverPublic() = default;
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, NeverPublic>)
  NeverPublic(const U&) {
    static_assert(never<U>, QUOIN_QN_RDS_02);
  }
};

/// Gibibytes that are known at run time only.
struct Gib {
  int count = 0;
};
template <int Count> struct GibConstant {
  static constexpr int count = Count;
};
template <int Count> struct UpToConstant {
  static constexpr int count = Count;
};
/// A size of storage in GiB: `gib<100>`
template <int Count> inline constexpr GibConstant<Count> gib{};
/// A limit of growth in GiB: `up_to<500>`
template <int Count> inline constexpr UpToConstant<Count> up_to{};

/// How much storage a database starts with, and how far it grows.
struct StorageSize {
  int start_gib = 100;
  int limit_gib = 500;
};

/// Storage that grows by itself: `storage(gib<100>, up_to<500>)` (QN-RDS-12). 20 to 65,536 GiB, the limit at
/// least a tenth above the start.
template <int Start, int Limit> constexpr StorageSize storage(GibConstant<Start>, UpToConstant<Limit>) {
  constexpr bool allowed = rules::storage_limit_is_allowed(Start, Limit);
  static_assert(allowed, QUOIN_QN_RDS_12);
  return allowed ? StorageSize{Start, Limit} : StorageSize{};
}
/// Storage without a limit does not grow.
template <int Start> constexpr StorageSize storage(GibConstant<Start>) {
  static_assert(never<GibConstant<Start>>, QUOIN_QN_RDS_12);
  return {};
}
/// The run-time path: `storage(app.context_number("db gib", 100), app.context_number("db limit", 500))`.
constexpr StorageSize storage(long long start_gib, long long limit_gib) {
  const auto bounded = [](long long gib_count) {
    return static_cast<int>(gib_count < 0 ? 0 : gib_count > 1'000'000 ? 1'000'000 : gib_count);
  };
  return {bounded(start_gib), bounded(limit_gib)};
}

/// Storage, checked: a bare number has no limit of growth, so it is refused (QN-RDS-12).
class DatabaseStorage {
public:
  constexpr DatabaseStorage() = default;
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, DatabaseStorage>)
  DatabaseStorage(const U& size) {
    constexpr bool stated = std::same_as<U, StorageSize>;
    static_assert(stated, QUOIN_QN_RDS_12);
    if constexpr (stated) size_ = size;
  }

  constexpr const StorageSize& size() const { return size_; }

private:
  StorageSize size_{};
};

/// How long automated backups are kept: 7 to 35 days (QN-RDS-11).
class BackupRetention {
public:
  constexpr BackupRetention() = default;
  template <int Count>
  BackupRetention(DaysConstant<Count>) : days_{rules::backup_retention_is_allowed(Count) ? Count : 14} {
    static_assert(Count != 0, QUOIN_QN_RDS_11);
    static_assert(
        Count == 0 || rules::backup_retention_is_allowed(Count),
        "automated backups are kept for 7 to 35 days. Fix: .backup_retention = days<14>, or leave it out");
  }
  constexpr BackupRetention(Days days) : days_{days.count} {}

  constexpr int count() const { return days_; }

private:
  int days_ = 14;
};

/// A limited user of a database, with a secret of its own. A service is given its parts; none of them is
/// text.
///
/// The secret holds username, password, engine, host, port and dbname. The user itself is made in the
/// database by who runs its schema: Quoin does not connect to databases (docs/constructs/rds_mysql.md says
/// how).
class DatabaseUser {
public:
  explicit DatabaseUser(const Node& secret) : secret_{secret} {}

  SecretValue username() const { return {secret_, "username"}; }
  SecretValue password() const { return {secret_, "password"}; }
  SecretValue host() const { return {secret_, "host"}; }
  SecretValue port() const { return {secret_, "port"}; }
  SecretValue database() const { return {secret_, "dbname"}; }
  /// All of it, as JSON.
  SecretValue credentials() const { return {secret_, {}}; }
  /// Where the secret stands in the tree.
  const Node& secret() const { return secret_; }

private:
  Node secret_;
};

namespace detail {
// What every engine's construct hands out.
Text database_address(const Node& database);
Text database_port(const Node& database);
Ref<DatabaseArn> database_arn(const Node& database);
DatabaseUser add_database_user(const Node& database, std::string_view name, std::source_location where);
MasterSecret master_secret_of(const Node& database);
}  // namespace detail

}  // namespace quoin::aws
