// RdsPostgres: the row of the engine PostgreSQL, and its release series.
#include <quoin/aws/rds_postgres.hpp>

#include "constructs/database/database_intent.hpp"
#include "constructs/database/engine_version.hpp"

#include <quoin/date.hpp>

namespace quoin::aws {

namespace {

// Sources: "Working with parameters on your RDS for PostgreSQL DB instance", "Using pgAudit to log database
// activity" and "Publishing PostgreSQL logs to CloudWatch Logs" in the RDS user guide. An audit extension
// that is loaded still wants `CREATE EXTENSION pgaudit` from who runs the schema. log_statement stays off: it
// would write the passwords of new users into the log, which pgAudit leaves out.
const DatabaseEngine postgres{
    .kind = "RdsPostgres",
    .engine = "postgres",
    .port = 5432,
    .master_username = "quoin_master",
    .reserved_users = {"admin", "postgres", "rds_superuser", "rdsadmin", "rdsrepladmin", "rds_iam",
                       "rds_replication", "rds_password"},
    .logs = {{"postgresql", "PostgresqlLog"}, {"upgrade", "UpgradeLog"}},
    .parameters = {{"log_connections", "1"},
                   {"log_disconnections", "1"},
                   {"log_min_duration_statement", "2000"},
                   {"pgaudit.log", "ddl,role"},
                   {"pgaudit.role", "rds_pgaudit"},
                   {"rds.force_ssl", "1"},
                   {"shared_preload_libraries", "pg_stat_statements,pgaudit", true},
                   {"ssl_min_protocol_version", "TLSv1.2"}},
    .options = {},
    .longest_database_name = 63,
    .has_execute = false,
    .reached_by = QUOIN_QN_SG_03,
};

constexpr EngineVersions<PostgresVersion> versions_of_postgres{
    find_postgres_version, postgres_version_is_supported, latest_postgres};

}  // namespace

namespace detail {

Node make_rds_postgres(const Scope& scope, std::string_view id, const RdsPostgresProps& props,
                       std::source_location where) {
  quoin::detail::Tree& tree = quoin::detail::tree_of(scope.node());
  const PostgresVersion& version =
      resolve_version(versions_of_postgres, props.engine_version.series(), tree, scope.node(), id, where);
  return Node{
      add_database(scope.node(), id, postgres,
                   {.series = version.series, .newest_minor = version.newest_minor, .family = version.family},
                   {.subnets = props.subnets,
                    .encryption = props.encryption,
                    .master = props.master,
                    .instance_class = props.instance_class,
                    .availability = props.availability,
                    .storage = props.storage,
                    .database_name = props.database_name,
                    .identifier = props.identifier,
                    .backup_retention = props.backup_retention,
                    .backup_window = props.backup_window,
                    .maintenance_window = props.maintenance_window,
                    .log_retention = props.log_retention,
                    .masked_in_logs = props.masked_in_logs,
                    .monitoring_seconds = props.monitoring_seconds,
                    .ca_certificate = props.ca_certificate,
                    .restore_from = props.restore_from},
                   where)};
}

}  // namespace detail

}  // namespace quoin::aws
