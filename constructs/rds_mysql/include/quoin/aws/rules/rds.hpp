// The one-line messages of the database rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_RDS_01 \
  "QN-RDS-01: a database stands in isolated subnets only. Fix: .subnets = vpc.isolated_subnets()"

#define QUOIN_QN_RDS_02 "QN-RDS-02: a database is never public. Fix: remove .publicly_accessible"

#define QUOIN_QN_RDS_03                                                                    \
  "QN-RDS-03: a production database runs in two zones. Fix: .availability = multi_az, or " \
  "outside_production(single_az)"

#define QUOIN_QN_RDS_04                                                                             \
  "QN-RDS-04: a production database has a memory-optimized instance class. Fix: .instance_class = " \
  "db_r6g_large, or outside_production(db_t4g_medium)"

#define QUOIN_QN_RDS_05 \
  "QN-RDS-05: the master credentials are held in Secrets Manager. Fix: .master = vault.database_master()"

#define QUOIN_QN_RDS_06                                                                               \
  "QN-RDS-06: a database refuses connections without TLS. Fix: require_secure_transport = ON in the " \
  "parameter group"

#define QUOIN_QN_RDS_07                                                     \
  "QN-RDS-07: IAM database authentication is on beside the password. Fix: " \
  "iam_database_authentication_enabled = true"

#define QUOIN_QN_RDS_08                                                                                  \
  "QN-RDS-08: audit, error, general and slow-query logs are exported, and made to exist. Fix: all four " \
  "exports, with the parameters and the option group that write them"

#define QUOIN_QN_RDS_09                                                                                  \
  "QN-RDS-09: Database Insights is Advanced in production. Fix: database_insights_mode = advanced with " \
  "a retention of 465 days"

#define QUOIN_QN_RDS_10                                                                                 \
  "QN-RDS-10: a database is reached over IPv4 and IPv6. Fix: network_type = DUAL on subnets that have " \
  "both"

#define QUOIN_QN_RDS_11                                                                                   \
  "QN-RDS-11: a database has backups, deletion protection and a final snapshot. Fix: a backup retention " \
  "above 0, deletion_protection = true, skip_final_snapshot = false"

#define QUOIN_QN_RDS_12                                                                       \
  "QN-RDS-12: storage grows by itself up to a stated limit above its start. Fix: .storage = " \
  "storage(gib<100>, up_to<500>)"

#define QUOIN_QN_RDS_13                                                                              \
  "QN-RDS-13: a read replica stands in isolated subnets and inherits the key. Fix: db.replica(...) " \
  "without subnets and key of its own"

#define QUOIN_QN_RDS_14                                                                             \
  "QN-RDS-14: an application connects as a limited user with a secret of its own, or by IAM. Fix: " \
  "db.application_user(\"chat\").password()"

#define QUOIN_QN_RDS_15                                                                                      \
  "QN-RDS-15: a database runs a supported engine version. Fix: .engine_version = mysql_8_4 or postgres_18, " \
  "or leave it out for the latest"
