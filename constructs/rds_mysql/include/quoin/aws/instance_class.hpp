// The instance classes that RDS for MySQL has, each of the type of its kind, so that a property can refuse a
// kind.
#pragma once

#include <string_view>

namespace quoin::aws {

/// An instance class of RDS, "db.r6g.large".
struct InstanceClass {
  std::string_view name;

  constexpr bool operator==(const InstanceClass&) const = default;
};

/// Much memory for its CPU: what a production database takes (QN-RDS-04).
struct MemoryOptimizedClass : InstanceClass {};
/// Balanced; for production only by what QN-RDS-04 allows outside it.
struct GeneralPurposeClass : InstanceClass {};
/// Cheap, with credits that run dry under load.
struct BurstableClass : InstanceClass {};

enum class InstanceClassKind : unsigned char { unknown, memory_optimized, general_purpose, burstable };

/// A family of classes and the sizes that it has, a bit for each of `instance_sizes`.
struct InstanceFamily {
  std::string_view name;
  InstanceClassKind kind;
  unsigned sizes;
};

inline constexpr std::string_view instance_sizes[] = {
    "micro",   "small",    "medium",   "large",    "xlarge",   "2xlarge", "4xlarge",
    "8xlarge", "12xlarge", "16xlarge", "24xlarge", "32xlarge", "48xlarge"};

inline constexpr InstanceFamily instance_families[] = {
    {"r5", InstanceClassKind::memory_optimized, 0b0011111111000},
    {"r5b", InstanceClassKind::memory_optimized, 0b0011111111000},
    {"r5d", InstanceClassKind::memory_optimized, 0b0011111111000},
    {"r6g", InstanceClassKind::memory_optimized, 0b0001111111000},
    {"r6gd", InstanceClassKind::memory_optimized, 0b0001111111000},
    {"r6i", InstanceClassKind::memory_optimized, 0b0111111111000},
    {"r6id", InstanceClassKind::memory_optimized, 0b0111111111000},
    {"r6in", InstanceClassKind::memory_optimized, 0b0111111111000},
    {"r6idn", InstanceClassKind::memory_optimized, 0b0111111111000},
    {"r7g", InstanceClassKind::memory_optimized, 0b0001111111000},
    {"r7i", InstanceClassKind::memory_optimized, 0b1011111111000},
    {"r8g", InstanceClassKind::memory_optimized, 0b1011111111000},
    {"r8gd", InstanceClassKind::memory_optimized, 0b1011111111000},
    {"x2g", InstanceClassKind::memory_optimized, 0b0001111111000},
    {"x2idn", InstanceClassKind::memory_optimized, 0b0111000000000},
    {"x2iedn", InstanceClassKind::memory_optimized, 0b0111011110000},
    {"m5", InstanceClassKind::general_purpose, 0b0011111111000},
    {"m5d", InstanceClassKind::general_purpose, 0b0011111111000},
    {"m6g", InstanceClassKind::general_purpose, 0b0001111111000},
    {"m6gd", InstanceClassKind::general_purpose, 0b0001111111000},
    {"m6i", InstanceClassKind::general_purpose, 0b0111111111000},
    {"m6id", InstanceClassKind::general_purpose, 0b0111111111000},
    {"m6in", InstanceClassKind::general_purpose, 0b0111111111000},
    {"m6idn", InstanceClassKind::general_purpose, 0b0111111111000},
    {"m7g", InstanceClassKind::general_purpose, 0b0001111111000},
    {"m7i", InstanceClassKind::general_purpose, 0b1011111111000},
    {"m8g", InstanceClassKind::general_purpose, 0b1011111111000},
    {"m8gd", InstanceClassKind::general_purpose, 0b1011111111000},
    {"t3", InstanceClassKind::burstable, 0b0000000111111},
    {"t4g", InstanceClassKind::burstable, 0b0000000111111},
};

/// The kind of a class that RDS for MySQL has; `unknown` for any other text.
constexpr InstanceClassKind instance_class_kind(std::string_view name) {
  if (!name.starts_with("db.")) return InstanceClassKind::unknown;
  name.remove_prefix(3);
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) return InstanceClassKind::unknown;
  const auto size = name.substr(dot + 1);
  for (const auto& family : instance_families) {
    if (family.name != name.substr(0, dot)) continue;
    unsigned bit = 1;
    for (const auto known : instance_sizes) {
      if (known == size) return (family.sizes & bit) != 0 ? family.kind : InstanceClassKind::unknown;
      bit <<= 1;
    }
  }
  return InstanceClassKind::unknown;
}

/// RDS for MySQL has that class: the run-time path, for names from configuration.
constexpr bool instance_class_exists(std::string_view name) {
  return instance_class_kind(name) != InstanceClassKind::unknown;
}

/// Database Insights works on that class: on all but the two smallest burstable sizes.
constexpr bool instance_class_has_database_insights(std::string_view name) {
  return instance_class_exists(name) && !name.ends_with(".micro") && !name.ends_with(".small");
}

// One constant per class; tests/unit/rules_values_test.cpp compares them with the table.
inline constexpr MemoryOptimizedClass db_r5_large{{"db.r5.large"}};
inline constexpr MemoryOptimizedClass db_r5_xlarge{{"db.r5.xlarge"}};
inline constexpr MemoryOptimizedClass db_r5_2xlarge{{"db.r5.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r5_4xlarge{{"db.r5.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r5_8xlarge{{"db.r5.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r5_12xlarge{{"db.r5.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r5_16xlarge{{"db.r5.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r5_24xlarge{{"db.r5.24xlarge"}};
inline constexpr MemoryOptimizedClass db_r5b_large{{"db.r5b.large"}};
inline constexpr MemoryOptimizedClass db_r5b_xlarge{{"db.r5b.xlarge"}};
inline constexpr MemoryOptimizedClass db_r5b_2xlarge{{"db.r5b.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r5b_4xlarge{{"db.r5b.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r5b_8xlarge{{"db.r5b.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r5b_12xlarge{{"db.r5b.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r5b_16xlarge{{"db.r5b.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r5b_24xlarge{{"db.r5b.24xlarge"}};
inline constexpr MemoryOptimizedClass db_r5d_large{{"db.r5d.large"}};
inline constexpr MemoryOptimizedClass db_r5d_xlarge{{"db.r5d.xlarge"}};
inline constexpr MemoryOptimizedClass db_r5d_2xlarge{{"db.r5d.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r5d_4xlarge{{"db.r5d.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r5d_8xlarge{{"db.r5d.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r5d_12xlarge{{"db.r5d.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r5d_16xlarge{{"db.r5d.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r5d_24xlarge{{"db.r5d.24xlarge"}};
inline constexpr MemoryOptimizedClass db_r6g_large{{"db.r6g.large"}};
inline constexpr MemoryOptimizedClass db_r6g_xlarge{{"db.r6g.xlarge"}};
inline constexpr MemoryOptimizedClass db_r6g_2xlarge{{"db.r6g.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r6g_4xlarge{{"db.r6g.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r6g_8xlarge{{"db.r6g.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r6g_12xlarge{{"db.r6g.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r6g_16xlarge{{"db.r6g.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r6gd_large{{"db.r6gd.large"}};
inline constexpr MemoryOptimizedClass db_r6gd_xlarge{{"db.r6gd.xlarge"}};
inline constexpr MemoryOptimizedClass db_r6gd_2xlarge{{"db.r6gd.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r6gd_4xlarge{{"db.r6gd.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r6gd_8xlarge{{"db.r6gd.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r6gd_12xlarge{{"db.r6gd.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r6gd_16xlarge{{"db.r6gd.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r6i_large{{"db.r6i.large"}};
inline constexpr MemoryOptimizedClass db_r6i_xlarge{{"db.r6i.xlarge"}};
inline constexpr MemoryOptimizedClass db_r6i_2xlarge{{"db.r6i.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r6i_4xlarge{{"db.r6i.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r6i_8xlarge{{"db.r6i.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r6i_12xlarge{{"db.r6i.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r6i_16xlarge{{"db.r6i.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r6i_24xlarge{{"db.r6i.24xlarge"}};
inline constexpr MemoryOptimizedClass db_r6i_32xlarge{{"db.r6i.32xlarge"}};
inline constexpr MemoryOptimizedClass db_r6id_large{{"db.r6id.large"}};
inline constexpr MemoryOptimizedClass db_r6id_xlarge{{"db.r6id.xlarge"}};
inline constexpr MemoryOptimizedClass db_r6id_2xlarge{{"db.r6id.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r6id_4xlarge{{"db.r6id.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r6id_8xlarge{{"db.r6id.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r6id_12xlarge{{"db.r6id.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r6id_16xlarge{{"db.r6id.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r6id_24xlarge{{"db.r6id.24xlarge"}};
inline constexpr MemoryOptimizedClass db_r6id_32xlarge{{"db.r6id.32xlarge"}};
inline constexpr MemoryOptimizedClass db_r6in_large{{"db.r6in.large"}};
inline constexpr MemoryOptimizedClass db_r6in_xlarge{{"db.r6in.xlarge"}};
inline constexpr MemoryOptimizedClass db_r6in_2xlarge{{"db.r6in.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r6in_4xlarge{{"db.r6in.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r6in_8xlarge{{"db.r6in.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r6in_12xlarge{{"db.r6in.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r6in_16xlarge{{"db.r6in.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r6in_24xlarge{{"db.r6in.24xlarge"}};
inline constexpr MemoryOptimizedClass db_r6in_32xlarge{{"db.r6in.32xlarge"}};
inline constexpr MemoryOptimizedClass db_r6idn_large{{"db.r6idn.large"}};
inline constexpr MemoryOptimizedClass db_r6idn_xlarge{{"db.r6idn.xlarge"}};
inline constexpr MemoryOptimizedClass db_r6idn_2xlarge{{"db.r6idn.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r6idn_4xlarge{{"db.r6idn.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r6idn_8xlarge{{"db.r6idn.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r6idn_12xlarge{{"db.r6idn.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r6idn_16xlarge{{"db.r6idn.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r6idn_24xlarge{{"db.r6idn.24xlarge"}};
inline constexpr MemoryOptimizedClass db_r6idn_32xlarge{{"db.r6idn.32xlarge"}};
inline constexpr MemoryOptimizedClass db_r7g_large{{"db.r7g.large"}};
inline constexpr MemoryOptimizedClass db_r7g_xlarge{{"db.r7g.xlarge"}};
inline constexpr MemoryOptimizedClass db_r7g_2xlarge{{"db.r7g.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r7g_4xlarge{{"db.r7g.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r7g_8xlarge{{"db.r7g.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r7g_12xlarge{{"db.r7g.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r7g_16xlarge{{"db.r7g.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r7i_large{{"db.r7i.large"}};
inline constexpr MemoryOptimizedClass db_r7i_xlarge{{"db.r7i.xlarge"}};
inline constexpr MemoryOptimizedClass db_r7i_2xlarge{{"db.r7i.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r7i_4xlarge{{"db.r7i.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r7i_8xlarge{{"db.r7i.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r7i_12xlarge{{"db.r7i.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r7i_16xlarge{{"db.r7i.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r7i_24xlarge{{"db.r7i.24xlarge"}};
inline constexpr MemoryOptimizedClass db_r7i_48xlarge{{"db.r7i.48xlarge"}};
inline constexpr MemoryOptimizedClass db_r8g_large{{"db.r8g.large"}};
inline constexpr MemoryOptimizedClass db_r8g_xlarge{{"db.r8g.xlarge"}};
inline constexpr MemoryOptimizedClass db_r8g_2xlarge{{"db.r8g.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r8g_4xlarge{{"db.r8g.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r8g_8xlarge{{"db.r8g.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r8g_12xlarge{{"db.r8g.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r8g_16xlarge{{"db.r8g.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r8g_24xlarge{{"db.r8g.24xlarge"}};
inline constexpr MemoryOptimizedClass db_r8g_48xlarge{{"db.r8g.48xlarge"}};
inline constexpr MemoryOptimizedClass db_r8gd_large{{"db.r8gd.large"}};
inline constexpr MemoryOptimizedClass db_r8gd_xlarge{{"db.r8gd.xlarge"}};
inline constexpr MemoryOptimizedClass db_r8gd_2xlarge{{"db.r8gd.2xlarge"}};
inline constexpr MemoryOptimizedClass db_r8gd_4xlarge{{"db.r8gd.4xlarge"}};
inline constexpr MemoryOptimizedClass db_r8gd_8xlarge{{"db.r8gd.8xlarge"}};
inline constexpr MemoryOptimizedClass db_r8gd_12xlarge{{"db.r8gd.12xlarge"}};
inline constexpr MemoryOptimizedClass db_r8gd_16xlarge{{"db.r8gd.16xlarge"}};
inline constexpr MemoryOptimizedClass db_r8gd_24xlarge{{"db.r8gd.24xlarge"}};
inline constexpr MemoryOptimizedClass db_r8gd_48xlarge{{"db.r8gd.48xlarge"}};
inline constexpr MemoryOptimizedClass db_x2g_large{{"db.x2g.large"}};
inline constexpr MemoryOptimizedClass db_x2g_xlarge{{"db.x2g.xlarge"}};
inline constexpr MemoryOptimizedClass db_x2g_2xlarge{{"db.x2g.2xlarge"}};
inline constexpr MemoryOptimizedClass db_x2g_4xlarge{{"db.x2g.4xlarge"}};
inline constexpr MemoryOptimizedClass db_x2g_8xlarge{{"db.x2g.8xlarge"}};
inline constexpr MemoryOptimizedClass db_x2g_12xlarge{{"db.x2g.12xlarge"}};
inline constexpr MemoryOptimizedClass db_x2g_16xlarge{{"db.x2g.16xlarge"}};
inline constexpr MemoryOptimizedClass db_x2idn_16xlarge{{"db.x2idn.16xlarge"}};
inline constexpr MemoryOptimizedClass db_x2idn_24xlarge{{"db.x2idn.24xlarge"}};
inline constexpr MemoryOptimizedClass db_x2idn_32xlarge{{"db.x2idn.32xlarge"}};
inline constexpr MemoryOptimizedClass db_x2iedn_xlarge{{"db.x2iedn.xlarge"}};
inline constexpr MemoryOptimizedClass db_x2iedn_2xlarge{{"db.x2iedn.2xlarge"}};
inline constexpr MemoryOptimizedClass db_x2iedn_4xlarge{{"db.x2iedn.4xlarge"}};
inline constexpr MemoryOptimizedClass db_x2iedn_8xlarge{{"db.x2iedn.8xlarge"}};
inline constexpr MemoryOptimizedClass db_x2iedn_16xlarge{{"db.x2iedn.16xlarge"}};
inline constexpr MemoryOptimizedClass db_x2iedn_24xlarge{{"db.x2iedn.24xlarge"}};
inline constexpr MemoryOptimizedClass db_x2iedn_32xlarge{{"db.x2iedn.32xlarge"}};

inline constexpr GeneralPurposeClass db_m5_large{{"db.m5.large"}};
inline constexpr GeneralPurposeClass db_m5_xlarge{{"db.m5.xlarge"}};
inline constexpr GeneralPurposeClass db_m5_2xlarge{{"db.m5.2xlarge"}};
inline constexpr GeneralPurposeClass db_m5_4xlarge{{"db.m5.4xlarge"}};
inline constexpr GeneralPurposeClass db_m5_8xlarge{{"db.m5.8xlarge"}};
inline constexpr GeneralPurposeClass db_m5_12xlarge{{"db.m5.12xlarge"}};
inline constexpr GeneralPurposeClass db_m5_16xlarge{{"db.m5.16xlarge"}};
inline constexpr GeneralPurposeClass db_m5_24xlarge{{"db.m5.24xlarge"}};
inline constexpr GeneralPurposeClass db_m5d_large{{"db.m5d.large"}};
inline constexpr GeneralPurposeClass db_m5d_xlarge{{"db.m5d.xlarge"}};
inline constexpr GeneralPurposeClass db_m5d_2xlarge{{"db.m5d.2xlarge"}};
inline constexpr GeneralPurposeClass db_m5d_4xlarge{{"db.m5d.4xlarge"}};
inline constexpr GeneralPurposeClass db_m5d_8xlarge{{"db.m5d.8xlarge"}};
inline constexpr GeneralPurposeClass db_m5d_12xlarge{{"db.m5d.12xlarge"}};
inline constexpr GeneralPurposeClass db_m5d_16xlarge{{"db.m5d.16xlarge"}};
inline constexpr GeneralPurposeClass db_m5d_24xlarge{{"db.m5d.24xlarge"}};
inline constexpr GeneralPurposeClass db_m6g_large{{"db.m6g.large"}};
inline constexpr GeneralPurposeClass db_m6g_xlarge{{"db.m6g.xlarge"}};
inline constexpr GeneralPurposeClass db_m6g_2xlarge{{"db.m6g.2xlarge"}};
inline constexpr GeneralPurposeClass db_m6g_4xlarge{{"db.m6g.4xlarge"}};
inline constexpr GeneralPurposeClass db_m6g_8xlarge{{"db.m6g.8xlarge"}};
inline constexpr GeneralPurposeClass db_m6g_12xlarge{{"db.m6g.12xlarge"}};
inline constexpr GeneralPurposeClass db_m6g_16xlarge{{"db.m6g.16xlarge"}};
inline constexpr GeneralPurposeClass db_m6gd_large{{"db.m6gd.large"}};
inline constexpr GeneralPurposeClass db_m6gd_xlarge{{"db.m6gd.xlarge"}};
inline constexpr GeneralPurposeClass db_m6gd_2xlarge{{"db.m6gd.2xlarge"}};
inline constexpr GeneralPurposeClass db_m6gd_4xlarge{{"db.m6gd.4xlarge"}};
inline constexpr GeneralPurposeClass db_m6gd_8xlarge{{"db.m6gd.8xlarge"}};
inline constexpr GeneralPurposeClass db_m6gd_12xlarge{{"db.m6gd.12xlarge"}};
inline constexpr GeneralPurposeClass db_m6gd_16xlarge{{"db.m6gd.16xlarge"}};
inline constexpr GeneralPurposeClass db_m6i_large{{"db.m6i.large"}};
inline constexpr GeneralPurposeClass db_m6i_xlarge{{"db.m6i.xlarge"}};
inline constexpr GeneralPurposeClass db_m6i_2xlarge{{"db.m6i.2xlarge"}};
inline constexpr GeneralPurposeClass db_m6i_4xlarge{{"db.m6i.4xlarge"}};
inline constexpr GeneralPurposeClass db_m6i_8xlarge{{"db.m6i.8xlarge"}};
inline constexpr GeneralPurposeClass db_m6i_12xlarge{{"db.m6i.12xlarge"}};
inline constexpr GeneralPurposeClass db_m6i_16xlarge{{"db.m6i.16xlarge"}};
inline constexpr GeneralPurposeClass db_m6i_24xlarge{{"db.m6i.24xlarge"}};
inline constexpr GeneralPurposeClass db_m6i_32xlarge{{"db.m6i.32xlarge"}};
inline constexpr GeneralPurposeClass db_m6id_large{{"db.m6id.large"}};
inline constexpr GeneralPurposeClass db_m6id_xlarge{{"db.m6id.xlarge"}};
inline constexpr GeneralPurposeClass db_m6id_2xlarge{{"db.m6id.2xlarge"}};
inline constexpr GeneralPurposeClass db_m6id_4xlarge{{"db.m6id.4xlarge"}};
inline constexpr GeneralPurposeClass db_m6id_8xlarge{{"db.m6id.8xlarge"}};
inline constexpr GeneralPurposeClass db_m6id_12xlarge{{"db.m6id.12xlarge"}};
inline constexpr GeneralPurposeClass db_m6id_16xlarge{{"db.m6id.16xlarge"}};
inline constexpr GeneralPurposeClass db_m6id_24xlarge{{"db.m6id.24xlarge"}};
inline constexpr GeneralPurposeClass db_m6id_32xlarge{{"db.m6id.32xlarge"}};
inline constexpr GeneralPurposeClass db_m6in_large{{"db.m6in.large"}};
inline constexpr GeneralPurposeClass db_m6in_xlarge{{"db.m6in.xlarge"}};
inline constexpr GeneralPurposeClass db_m6in_2xlarge{{"db.m6in.2xlarge"}};
inline constexpr GeneralPurposeClass db_m6in_4xlarge{{"db.m6in.4xlarge"}};
inline constexpr GeneralPurposeClass db_m6in_8xlarge{{"db.m6in.8xlarge"}};
inline constexpr GeneralPurposeClass db_m6in_12xlarge{{"db.m6in.12xlarge"}};
inline constexpr GeneralPurposeClass db_m6in_16xlarge{{"db.m6in.16xlarge"}};
inline constexpr GeneralPurposeClass db_m6in_24xlarge{{"db.m6in.24xlarge"}};
inline constexpr GeneralPurposeClass db_m6in_32xlarge{{"db.m6in.32xlarge"}};
inline constexpr GeneralPurposeClass db_m6idn_large{{"db.m6idn.large"}};
inline constexpr GeneralPurposeClass db_m6idn_xlarge{{"db.m6idn.xlarge"}};
inline constexpr GeneralPurposeClass db_m6idn_2xlarge{{"db.m6idn.2xlarge"}};
inline constexpr GeneralPurposeClass db_m6idn_4xlarge{{"db.m6idn.4xlarge"}};
inline constexpr GeneralPurposeClass db_m6idn_8xlarge{{"db.m6idn.8xlarge"}};
inline constexpr GeneralPurposeClass db_m6idn_12xlarge{{"db.m6idn.12xlarge"}};
inline constexpr GeneralPurposeClass db_m6idn_16xlarge{{"db.m6idn.16xlarge"}};
inline constexpr GeneralPurposeClass db_m6idn_24xlarge{{"db.m6idn.24xlarge"}};
inline constexpr GeneralPurposeClass db_m6idn_32xlarge{{"db.m6idn.32xlarge"}};
inline constexpr GeneralPurposeClass db_m7g_large{{"db.m7g.large"}};
inline constexpr GeneralPurposeClass db_m7g_xlarge{{"db.m7g.xlarge"}};
inline constexpr GeneralPurposeClass db_m7g_2xlarge{{"db.m7g.2xlarge"}};
inline constexpr GeneralPurposeClass db_m7g_4xlarge{{"db.m7g.4xlarge"}};
inline constexpr GeneralPurposeClass db_m7g_8xlarge{{"db.m7g.8xlarge"}};
inline constexpr GeneralPurposeClass db_m7g_12xlarge{{"db.m7g.12xlarge"}};
inline constexpr GeneralPurposeClass db_m7g_16xlarge{{"db.m7g.16xlarge"}};
inline constexpr GeneralPurposeClass db_m7i_large{{"db.m7i.large"}};
inline constexpr GeneralPurposeClass db_m7i_xlarge{{"db.m7i.xlarge"}};
inline constexpr GeneralPurposeClass db_m7i_2xlarge{{"db.m7i.2xlarge"}};
inline constexpr GeneralPurposeClass db_m7i_4xlarge{{"db.m7i.4xlarge"}};
inline constexpr GeneralPurposeClass db_m7i_8xlarge{{"db.m7i.8xlarge"}};
inline constexpr GeneralPurposeClass db_m7i_12xlarge{{"db.m7i.12xlarge"}};
inline constexpr GeneralPurposeClass db_m7i_16xlarge{{"db.m7i.16xlarge"}};
inline constexpr GeneralPurposeClass db_m7i_24xlarge{{"db.m7i.24xlarge"}};
inline constexpr GeneralPurposeClass db_m7i_48xlarge{{"db.m7i.48xlarge"}};
inline constexpr GeneralPurposeClass db_m8g_large{{"db.m8g.large"}};
inline constexpr GeneralPurposeClass db_m8g_xlarge{{"db.m8g.xlarge"}};
inline constexpr GeneralPurposeClass db_m8g_2xlarge{{"db.m8g.2xlarge"}};
inline constexpr GeneralPurposeClass db_m8g_4xlarge{{"db.m8g.4xlarge"}};
inline constexpr GeneralPurposeClass db_m8g_8xlarge{{"db.m8g.8xlarge"}};
inline constexpr GeneralPurposeClass db_m8g_12xlarge{{"db.m8g.12xlarge"}};
inline constexpr GeneralPurposeClass db_m8g_16xlarge{{"db.m8g.16xlarge"}};
inline constexpr GeneralPurposeClass db_m8g_24xlarge{{"db.m8g.24xlarge"}};
inline constexpr GeneralPurposeClass db_m8g_48xlarge{{"db.m8g.48xlarge"}};
inline constexpr GeneralPurposeClass db_m8gd_large{{"db.m8gd.large"}};
inline constexpr GeneralPurposeClass db_m8gd_xlarge{{"db.m8gd.xlarge"}};
inline constexpr GeneralPurposeClass db_m8gd_2xlarge{{"db.m8gd.2xlarge"}};
inline constexpr GeneralPurposeClass db_m8gd_4xlarge{{"db.m8gd.4xlarge"}};
inline constexpr GeneralPurposeClass db_m8gd_8xlarge{{"db.m8gd.8xlarge"}};
inline constexpr GeneralPurposeClass db_m8gd_12xlarge{{"db.m8gd.12xlarge"}};
inline constexpr GeneralPurposeClass db_m8gd_16xlarge{{"db.m8gd.16xlarge"}};
inline constexpr GeneralPurposeClass db_m8gd_24xlarge{{"db.m8gd.24xlarge"}};
inline constexpr GeneralPurposeClass db_m8gd_48xlarge{{"db.m8gd.48xlarge"}};

inline constexpr BurstableClass db_t3_micro{{"db.t3.micro"}};
inline constexpr BurstableClass db_t3_small{{"db.t3.small"}};
inline constexpr BurstableClass db_t3_medium{{"db.t3.medium"}};
inline constexpr BurstableClass db_t3_large{{"db.t3.large"}};
inline constexpr BurstableClass db_t3_xlarge{{"db.t3.xlarge"}};
inline constexpr BurstableClass db_t3_2xlarge{{"db.t3.2xlarge"}};
inline constexpr BurstableClass db_t4g_micro{{"db.t4g.micro"}};
inline constexpr BurstableClass db_t4g_small{{"db.t4g.small"}};
inline constexpr BurstableClass db_t4g_medium{{"db.t4g.medium"}};
inline constexpr BurstableClass db_t4g_large{{"db.t4g.large"}};
inline constexpr BurstableClass db_t4g_xlarge{{"db.t4g.xlarge"}};
inline constexpr BurstableClass db_t4g_2xlarge{{"db.t4g.2xlarge"}};

}  // namespace quoin::aws
