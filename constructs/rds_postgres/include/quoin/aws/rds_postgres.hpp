// RdsPostgres: a PostgreSQL database on RDS, in isolated subnets, with a key and a master secret of its own.
#pragma once

#include <quoin/aws/database.hpp>
#include <quoin/aws/database_replica.hpp>
#include <quoin/aws/masking.hpp>
#include <quoin/aws/postgres_version.hpp>
#include <quoin/aws/rules/sg.hpp>
#include <quoin/aws_ids.hpp>
#include <quoin/chain.hpp>
#include <quoin/construct.hpp>

#include <concepts>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

/// The engine's release series: `postgres_17`, or `PostgresEngine::named(text)` at run time (QN-RDS-15).
class PostgresEngine {
public:
  constexpr PostgresEngine() = default;
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, PostgresEngine>)
  PostgresEngine(const U& version) {
    constexpr bool enumerated = std::same_as<U, PostgresVersion>;
    static_assert(enumerated, QUOIN_QN_RDS_15);
    if constexpr (enumerated) series_ = version.series;
  }
  /// The run-time path, for a series from configuration: `PostgresEngine::named(app.context("postgres",
  /// "17"))`.
  static constexpr PostgresEngine named(std::string_view series) {
    PostgresEngine engine;
    engine.series_ = series;
    return engine;
  }

  constexpr std::string_view series() const { return series_; }

private:
  std::string_view series_ = latest_postgres.series;
};

struct RdsPostgresProps {
  /// Where it stands. Required: `vpc.isolated_subnets()`.
  DatabaseSubnets subnets;
  /// The key of its storage, backups and insights, made in place. Required: `KmsKey<Database>{stack,
  /// "DbKey"}`.
  DatabaseKey encryption;
  /// The master's credentials. Required: `vault.database_master()`, whose password stays what it is, or
  /// `rds_managed(vault.database_master())`, which RDS makes anew every seven days. RDS keeps the secret
  /// then: without copies in other regions, and without read replicas of the database.
  DatabaseMaster master;
  /// The release series. Default: the latest. AWS takes minor versions in by itself, in the maintenance
  /// window.
  PostgresEngine engine_version{};
  /// Default: db.r6g.large. Outside production also `outside_production(db_t4g_medium)`.
  DatabaseClass instance_class{};
  /// Default: `multi_az`. Outside production also `outside_production(single_az)`.
  Availability availability{};
  /// Never. It is here so that the compiler can say so.
  NeverPublic publicly_accessible{};
  /// gp3, growing by itself. Default: 100 GiB, up to 500.
  DatabaseStorage storage{};
  /// The first database, 1 to 63 letters, digits and '_', starting with a letter. Default: the stack's id, in
  /// lower case, with '_' for '-'.
  std::string_view database_name{};
  /// The instance's identifier: 1 to 63 letters, digits and single '-', starting with a letter; unique in
  /// account and region. Default: from the path, "chat-db". It is stated, because the names of the log groups
  /// contain it.
  std::string_view identifier{};
  /// How long automated backups are kept, 7 to 35 days. Default: 14.
  BackupRetention backup_retention{};
  /// When the daily backup runs, in UTC, half an hour at least. Default: "01:00-02:00".
  std::string_view backup_window{};
  /// When AWS patches, in UTC, half an hour at least, outside of the backup window. Default:
  /// "sun:02:30-sun:03:30".
  std::string_view maintenance_window{};
  /// How long the logs are kept, in days that CloudWatch has. Default: 90.
  Days log_retention = days<90>;
  /// What is masked in its logs, and in those of its replicas: `{email_addresses, json_web_tokens}`
  /// (QN-AUD-06). Default: nothing.
  std::initializer_list<MaskedData> masked_in_logs{};
  /// Seconds between two enhanced-monitoring samples: 1, 5, 10, 15, 30 or 60. Default: 60.
  int monitoring_seconds = 60;
  /// The certificate authority. Default: that of the region, which AWS keeps current. Terraform sets it in a
  /// second step, which takes another minute.
  std::string_view ca_certificate{};
  /// The snapshot that the database is made from, in place of an empty one: `snapshot("chat-db-final")`.
  /// Default: none. It stays in the program as long as the database lives: another one, or in CloudFormation
  /// none, replaces the database. What the snapshot has is then not stated anew: its key, the master's name,
  /// the first database's name, the storage's size.
  DatabaseSource restore_from{};
};

namespace detail {
Node make_rds_postgres(const Scope& scope, std::string_view id, const RdsPostgresProps& props,
                       std::source_location where);
}

struct RdsPostgres;

/// The left side of `caller >> database`.
struct RdsPostgresCaller : EdgeEnd {
  template <class From>
    requires(!std::derived_from<From, EdgeEnd>)
  RdsPostgresCaller(const From& from, std::source_location place = std::source_location::current());
};

/// A PostgreSQL database: two zones, encrypted with a key of its own, TLS only, IAM authentication beside the
/// password, all logs exported, Database Insights, backups, protected from deletion, reachable over IPv4 and
/// IPv6 from those who stand on the left of `service >> db` and from nobody else.
struct [[maybe_unused]] RdsPostgres {
  Scope scope;
  std::string_view id;
  RdsPostgresProps props;
  Node node = detail::make_rds_postgres(scope, id, props, std::source_location::current());

  /// Its host name.
  Text endpoint_address() const { return detail::database_address(node); }
  /// Its port, 5432.
  Text endpoint_port() const { return detail::database_port(node); }
  Ref<DatabaseArn> arn() const { return detail::database_arn(node); }

  /// A limited user with a secret of its own, `<database>/User…`: 1 to 32 lower-case letters, digits and
  /// single '_', starting with a letter. Asked for twice, it is the same one.
  ///
  /// Quoin makes the secret, not the user in PostgreSQL: state a rotation, and a function makes it.
  DatabaseUser application_user(std::string_view name,
                                std::source_location where = std::source_location::current()) const {
    return detail::add_database_user(node, name, nullptr, where);
  }
  /// The same with a stated rotation and rights: `db.application_user("chat", {.rotation = days<30>})`. A
  /// function in the isolated subnets, `<database>/Rotation`, then makes the user and gives it new passwords.
  DatabaseUser application_user(std::string_view name, const DatabaseUserProps& how,
                                std::source_location where = std::source_location::current()) const {
    return detail::add_database_user(node, name, &how, where);
  }
  /// The master's credentials, for the function that creates and rotates users. A service refuses them
  /// (QN-RDS-14).
  MasterSecret master_secret() const { return detail::master_secret_of(node); }

  /// A copy that answers queries, `<database>/<id>`: of the same key, in the same subnets, behind the same
  /// group (QN-RDS-13).
  DatabaseReplica replica(std::string_view replica_id, const ReplicaProps& how = {},
                          std::source_location where = std::source_location::current()) const {
    return detail::add_replica(node, replica_id, how, where);
  }
  /// Lets a service or a role sign in as a user of the database by IAM, without a password: rds-db:connect
  /// for that user (QN-RDS-14). The user is one that may sign in so: `GRANT rds_iam TO chat`.
  template <class To>
  const RdsPostgres& grant_connect(const To& to, std::string_view user,
                                   std::source_location where = std::source_location::current()) const {
    detail::grant_connect(node, to, user, where);
    return *this;
  }

  /// Admits the caller's security group on the database's port, and nobody else.
  friend const RdsPostgres& operator>>(const RdsPostgresCaller& from, const RdsPostgres& to) {
    quoin::detail::connect(from, to.node);
    return to;
  }
};

template <class From>
  requires(!std::derived_from<From, EdgeEnd>)
RdsPostgresCaller::RdsPostgresCaller(const From& from, std::source_location place) {
  constexpr bool allowed = may_reach<From, RdsPostgres>;
  static_assert(allowed, QUOIN_QN_SG_03);
  if constexpr (allowed) static_cast<EdgeEnd&>(*this) = quoin::detail::edge_end(from, place);
}

}  // namespace quoin::aws
