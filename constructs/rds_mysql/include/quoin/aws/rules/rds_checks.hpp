// The traits of the database rules that need no construct.
#pragma once

namespace quoin::rules {

/// QN-RDS-12: the limit of growth in GiB lies above the start; AWS wants a tenth at least and takes 65,536 at
/// most.
constexpr bool storage_limit_is_allowed(int start_gib, int limit_gib) {
  return start_gib >= 20 && limit_gib <= 65536 && limit_gib * 10LL >= start_gib * 11LL;
}

/// QN-RDS-11: days that automated backups are kept. AWS takes 0 (none) to 35; in less than a week a loss goes
/// unnoticed.
constexpr bool backup_retention_is_allowed(int days) { return days >= 7 && days <= 35; }

}  // namespace quoin::rules
