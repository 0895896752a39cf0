// The retention times that CloudWatch Logs has.
#pragma once

namespace quoin::aws {

/// In days. CloudWatch takes no others; 'never' is the absence of a value and needs a reason here.
inline constexpr int log_retention_days[] = {1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                             365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

constexpr bool log_retention_is_allowed(int days) {
  for (const int allowed : log_retention_days)
    if (allowed == days) return true;
  return false;
}

/// The shortest allowed time that is not shorter, for a message; the longest where there is none.
constexpr int nearest_log_retention(int days) {
  for (const int allowed : log_retention_days)
    if (allowed >= days) return allowed;
  return log_retention_days[sizeof log_retention_days / sizeof *log_retention_days - 1];
}

}  // namespace quoin::aws
