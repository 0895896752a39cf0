// The properties that every relational database has, each guarded by the rule that concerns it.
#pragma once

#include <quoin/aws/instance_class.hpp>
#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/rotation.hpp>
#include <quoin/aws/rules/kms.hpp>
#include <quoin/aws/rules/rds.hpp>
#include <quoin/aws/rules/rds_checks.hpp>
#include <quoin/aws/secret.hpp>
#include <quoin/aws/subnets.hpp>
#include <quoin/aws_ids.hpp>
#include <quoin/construct.hpp>
#include <quoin/days.hpp>
#include <quoin/environment.hpp>
#include <quoin/gib.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
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

/// Who the master is: credentials that the vault holds, or that RDS manages with the vault's key (QN-RDS-05).
class DatabaseMaster {
public:
  template <class U = int> DatabaseMaster() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-RDS-05", "master", ".master = vault.database_master()"));
  }
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, DatabaseMaster>)
  DatabaseMaster(const U& master) {
    constexpr bool managed = std::same_as<U, RdsManagedMaster>;
    constexpr bool held = managed || std::same_as<U, MasterCredentials>;
    static_assert(held, QUOIN_QN_RDS_05);
    if constexpr (held) vault_ = master.vault;
    managed_ = managed;
  }

  const Node& vault() const { return vault_; }
  bool is_managed_by_rds() const { return managed_; }

private:
  Node vault_{};
  bool managed_ = false;
};

/// What a new database is filled with: `snapshot("chat-db-final")`.
struct Snapshot {
  std::string_view identifier;
};
/// A snapshot of the same engine, by its identifier or, where it belongs to another account, its ARN.
constexpr Snapshot snapshot(std::string_view identifier) { return {identifier}; }

/// What a database starts with: nothing, or a snapshot.
class DatabaseSource {
public:
  constexpr DatabaseSource() = default;
  constexpr DatabaseSource(Snapshot of) : snapshot_{of.identifier}, restores_{true} {}
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, DatabaseSource>)
  DatabaseSource(const U&) {
    static_assert(never<U>,
                  "a database is restored from a snapshot that is named as one. Fix: .restore_from = "
                  "snapshot(\"chat-db-final\")");
  }

  constexpr std::string_view snapshot_identifier() const { return snapshot_; }
  constexpr bool restores() const { return restores_; }

private:
  std::string_view snapshot_{};
  bool restores_ = false;
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

template <int Count> struct UpToConstant {
  static constexpr int count = Count;
};
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

/// What a user may do in the database that its construct makes, and nowhere else.
enum class DatabaseRight : std::uint8_t {
  select,   ///< SELECT; in PostgreSQL of tables, views and sequences.
  insert,   ///< INSERT; in PostgreSQL also USAGE of sequences.
  update,   ///< UPDATE
  remove,   ///< DELETE
  execute,  ///< EXECUTE of stored routines. MySQL only: in PostgreSQL everybody has it.
  /// MySQL: ALTER, CREATE, DROP, INDEX, REFERENCES. PostgreSQL: CREATE in the schema 'public'; the tables
  /// belong to both users of the secret. For who runs the schema's migrations.
  change_tables,
};

struct DatabaseUserProps {
  /// How often the password is replaced: `days<30>` (a function in the VPC makes the user, and from then on
  /// its passwords), `by_owner(days<90>)`, or `no_rotation("why")`. 1 to 1,000 days. Required (QN-SEC-04).
  SecretRotation rotation;
  /// What the user may do, exactly: each right at most once, one at least. Default: select, insert, update,
  /// remove. The function grants them; without it, who makes the user does.
  std::initializer_list<DatabaseRight> rights = {DatabaseRight::select, DatabaseRight::insert,
                                                 DatabaseRight::update, DatabaseRight::remove};
};

/// A limited user of a database, with a secret of its own. A service is given its parts; none of them is
/// text.
///
/// The secret holds username, password, engine, host, port and dbname. With `.rotation = days<30>` a function
/// makes the user; otherwise who runs the database's schema does (docs/constructs/rds_mysql.md says how). Two
/// users take turns in a rotated secret, so a program takes the name from it, too.
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
DatabaseUser add_database_user(const Node& database, std::string_view name, const DatabaseUserProps* props,
                               std::source_location where);
MasterSecret master_secret_of(const Node& database);
}  // namespace detail

}  // namespace quoin::aws
