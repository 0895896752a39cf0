// The engine versions of RDS for MySQL and the day on which AWS's standard support for them ends.
#pragma once

#include <quoin/date.hpp>

#include <string_view>

namespace quoin::aws {

/// A release series of MySQL on RDS.
struct MysqlVersion {
  std::string_view series;        ///< "8.4", with which Terraform leaves the minor version to AWS
  std::string_view newest_minor;  ///< "8.4.9", the newest known here, which CloudFormation's linters demand
  std::string_view family;        ///< "mysql8.4", of the parameter group
  Date end_of_support;            ///< the last day of standard support

  constexpr bool operator==(const MysqlVersion&) const = default;
};

/// A series that is no longer supported on any day that a template is made for. Refused where it is written.
struct RetiredMysqlVersion : MysqlVersion {};

inline constexpr MysqlVersion mysql_8_4{"8.4", "8.4.9", "mysql8.4", {2029, 7, 31}};
/// Its standard support ended in 2026; a synthesis for an earlier day (--as-of) still takes it.
inline constexpr MysqlVersion mysql_8_0{"8.0", "8.0.46", "mysql8.0", {2026, 7, 31}};
inline constexpr RetiredMysqlVersion mysql_5_7{{"5.7", "5.7.44", "mysql5.7", {2024, 2, 29}}};

/// What a database gets that states no version.
inline constexpr MysqlVersion latest_mysql = mysql_8_4;

inline constexpr MysqlVersion mysql_versions[] = {mysql_5_7, mysql_8_0, mysql_8_4};

/// The run-time path: the row of a series, "8.4", or nullptr.
constexpr const MysqlVersion* find_mysql_version(std::string_view series) {
  for (const MysqlVersion& version : mysql_versions)
    if (version.series == series) return &version;
  return nullptr;
}

/// QN-RDS-15: AWS supports the version on that day.
constexpr bool mysql_version_is_supported(const MysqlVersion& version, Date as_of) {
  return as_of <= version.end_of_support;
}

}  // namespace quoin::aws
