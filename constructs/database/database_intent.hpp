// What a relational database wants: common to all engines, with a table of what differs.
#pragma once

#include "constructs/security_group/security_group.hpp"
#include "core/tree.hpp"

#include <quoin/aws/database.hpp>
#include <quoin/aws/masking.hpp>
#include <quoin/aws_ids.hpp>

#include <initializer_list>
#include <map>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// One parameter of a parameter group.
struct DatabaseParameter {
  std::string_view name;
  std::string_view value;
  bool needs_reboot = false;  ///< A static parameter: it is read when the instance starts.
};

/// One option of an option group, and its settings.
struct DatabaseOption {
  struct Setting {
    std::string_view name;
    std::string_view value;
  };
  std::string_view name;
  std::vector<Setting> settings{};
};

/// One log that is exported to CloudWatch.
struct DatabaseLog {
  std::string_view name;  ///< As RDS calls it: "slowquery".
  std::string_view id;    ///< Of the log group below the database: "SlowQueryLog".
};

/// What tells engines apart. One row per engine, beside its construct.
struct DatabaseEngine {
  std::string_view kind;    ///< "RdsMysql"
  std::string_view engine;  ///< "mysql", as RDS calls it.
  std::uint16_t port = 0;
  std::string_view master_username;
  std::vector<std::string_view> reserved_users{};  ///< Names that no application user may bear.
  std::vector<DatabaseLog> logs{};
  std::vector<DatabaseParameter> parameters{};
  std::vector<DatabaseOption> options{};  ///< None: the engine needs no option group.
  std::size_t longest_database_name = 64;
  bool has_execute = true;  ///< Running stored routines is a right that is given.
  RuleText reached_by;      ///< The rule that guards its port.
};

/// What a database wants, with all defaults filled in. One type for all engines. Both lowerings provide
/// "endpoint.address", "endpoint.port", "arn", "identifier" and "security_group.id"; and "master_secret.arn"
/// where RDS manages the master.
struct DatabaseIntent {
  std::string path{};
  const DatabaseEngine* engine = nullptr;

  std::string series{};        ///< "8.4"
  std::string newest_minor{};  ///< "8.4.9"
  std::string family{};        ///< "mysql8.4"
  std::string identifier{};
  std::string database_name{};
  std::string instance_class{};
  bool multi_az = true;
  int storage_gib = 100;
  int storage_limit_gib = 500;
  int backup_retention_days = 14;
  std::string backup_window{};
  std::string maintenance_window{};
  int monitoring_seconds = 60;
  std::string ca_certificate{};  ///< Empty: that of the region.
  std::string insights_mode{};   ///< "advanced", "standard"; empty: the class has none.
  int insights_retention_days = 0;

  Node network{};  ///< The VPC.
  std::vector<Ref<SubnetId>> subnets{};
  SecurityGroupIntent security{};
  Ref<SecurityGroupId> security_group{};
  Ref<KmsKeyArn> key{};
  Node vault{};
  bool master_is_managed = false;  ///< RDS makes the master's secret, with `master_key`.
  Ref<KmsKeyArn> master_key{};
  std::string snapshot{};                      ///< That it is restored from; empty: it starts without data.
  Ref<SecretArn> master{};                     ///< The master's secret.
  Ref<SecretArn> master_written{};             ///< The same, known once its first value is written.
  std::map<std::string, std::string> masks{};  ///< What is masked in its logs.
  std::vector<std::string> replicas{};         ///< The identifiers of its read replicas.
  std::vector<Value>
      log_groups{};  ///< What must exist before the instance does, or RDS makes them unencrypted.
};

/// What a program said of a database, whatever its engine.
struct DatabaseRequest {
  const DatabaseSubnets& subnets;
  const DatabaseKey& encryption;
  const DatabaseMaster& master;
  const DatabaseClass& instance_class;
  const Availability& availability;
  const DatabaseStorage& storage;
  std::string_view database_name;
  std::string_view identifier;
  const BackupRetention& backup_retention;
  std::string_view backup_window;
  std::string_view maintenance_window;
  Days log_retention;
  std::initializer_list<MaskedData> masked_in_logs;
  int monitoring_seconds;
  std::string_view ca_certificate;
  const DatabaseSource& restore_from;
};

/// The engine's release, as its construct has resolved it.
struct DatabaseRelease {
  std::string_view series;
  std::string_view newest_minor;
  std::string_view family;
};

/// Puts a database into the tree, with what belongs to it: the master's secret and the log groups. What is
/// wrong is reported; the rest goes on with harmless values.
quoin::detail::NodeData& add_database(const Node& scope, std::string_view id, const DatabaseEngine& engine,
                                      const DatabaseRelease& release, const DatabaseRequest& request,
                                      std::source_location where);

/// The id of a user's secret below its database: "chat_app" → "UserChatApp".
std::string user_id_from(std::string_view name);

quoin::detail::Lowered lower_terraform(const DatabaseIntent& intent,
                                       const quoin::detail::Surroundings& surroundings);
quoin::detail::Lowered lower_cloudformation(const DatabaseIntent& intent,
                                            const quoin::detail::Surroundings& surroundings);
void resolve_intent(DatabaseIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);

}  // namespace quoin::aws
