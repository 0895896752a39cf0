// The engine versions of RDS for PostgreSQL and the day on which AWS's standard support for them ends.
#pragma once

#include <quoin/date.hpp>

#include <string_view>

namespace quoin::aws {

/// A release series of PostgreSQL on RDS.
struct PostgresVersion {
  std::string_view series;        ///< "17", with which Terraform leaves the minor version to AWS
  std::string_view newest_minor;  ///< "17.9", the newest known here, which CloudFormation's linters demand
  std::string_view family;        ///< "postgres17", of the parameter group
  Date end_of_support;            ///< the last day of standard support

  constexpr bool operator==(const PostgresVersion&) const = default;
};

/// A series that is no longer supported on any day that a template is made for. Refused where it is written.
struct RetiredPostgresVersion : PostgresVersion {};

// Source: AWS, "Release calendar for Amazon RDS for PostgreSQL".
inline constexpr PostgresVersion postgres_18{"18", "18.3", "postgres18", {2031, 2, 28}};
inline constexpr PostgresVersion postgres_17{"17", "17.9", "postgres17", {2030, 2, 28}};
inline constexpr PostgresVersion postgres_16{"16", "16.13", "postgres16", {2029, 2, 28}};
inline constexpr PostgresVersion postgres_15{"15", "15.17", "postgres15", {2028, 2, 29}};
inline constexpr PostgresVersion postgres_14{"14", "14.22", "postgres14", {2027, 2, 28}};
inline constexpr RetiredPostgresVersion postgres_13{{"13", "13.23", "postgres13", {2026, 2, 28}}};
inline constexpr RetiredPostgresVersion postgres_12{{"12", "12.22", "postgres12", {2025, 2, 28}}};

/// What a database gets that states no version.
inline constexpr PostgresVersion latest_postgres = postgres_18;

inline constexpr PostgresVersion postgres_versions[] = {postgres_12, postgres_13, postgres_14, postgres_15,
                                                        postgres_16, postgres_17, postgres_18};

/// The run-time path: the row of a series, "17", or nullptr.
constexpr const PostgresVersion* find_postgres_version(std::string_view series) {
  for (const PostgresVersion& version : postgres_versions)
    if (version.series == series) return &version;
  return nullptr;
}

/// QN-RDS-15: AWS supports the version on that day.
constexpr bool postgres_version_is_supported(const PostgresVersion& version, Date as_of) {
  return as_of <= version.end_of_support;
}

}  // namespace quoin::aws
