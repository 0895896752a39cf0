// RdsMysql: the row of the engine MySQL, and its release series.
#include <quoin/aws/rds_mysql.hpp>

#include "constructs/database/database_intent.hpp"
#include "constructs/database/engine_version.hpp"

#include <quoin/date.hpp>

namespace quoin::aws {

namespace {

// Sources: "MySQL parameters for RDS", "MariaDB Audit Plugin support for MySQL" and "Publishing MySQL logs to
// CloudWatch Logs" in the RDS user guide. A log that is exported must also be written: to a file, and
// switched on.
const DatabaseEngine mysql{
    .kind = "RdsMysql",
    .engine = "mysql",
    .port = 3306,
    .master_username = "quoin_master",
    .reserved_users = {"admin", "mysql", "rdsadmin", "rdsrepladmin", "rds_superuser_role", "root"},
    .logs = {{"audit", "AuditLog"},
             {"error", "ErrorLog"},
             {"general", "GeneralLog"},
             {"slowquery", "SlowQueryLog"}},
    .parameters = {{"general_log", "1"},
                   {"log_output", "FILE"},
                   {"long_query_time", "2"},
                   {"require_secure_transport", "1"},
                   {"slow_query_log", "1"},
                   {"tls_version", "TLSv1.2,TLSv1.3", true}},
    // Who connects, and who changes tables and rights. The text of queries stands in the general log.
    .options = {{"MARIADB_AUDIT_PLUGIN",
                 {{"SERVER_AUDIT_EVENTS", "CONNECT,QUERY_DDL,QUERY_DCL"}, {"SERVER_AUDIT_LOGGING", "ON"}}}},
    .reached_by = QUOIN_QN_SG_03,
};

constexpr EngineVersions<MysqlVersion> versions_of_mysql{find_mysql_version, mysql_version_is_supported,
                                                         latest_mysql};

}  // namespace

namespace detail {

Node make_rds_mysql(const Scope& scope, std::string_view id, const RdsMysqlProps& props,
                    std::source_location where) {
  quoin::detail::Tree& tree = quoin::detail::tree_of(scope.node());
  const MysqlVersion& version =
      resolve_version(versions_of_mysql, props.engine_version.series(), tree, scope.node(), id, where);
  return Node{
      add_database(scope.node(), id, mysql,
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
