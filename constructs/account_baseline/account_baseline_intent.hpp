// What an account's budget wants; its trail and its recorder are constructs of their own.
#pragma once

#include "core/intent.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// When those who are named get a mail.
struct BudgetWarning {
  std::string_view type;  ///< "ACTUAL" or "FORECASTED"
  int percent;
};
inline constexpr BudgetWarning budget_warnings[] = {{"ACTUAL", 80}, {"FORECASTED", 100}};

struct AccountBaselineIntent {
  std::string name{};  ///< Of the budget, unique in the account: "chat-Account".
  long long monthly_usd = 0;
  std::vector<std::string> addresses{};  ///< Sorted.
};

quoin::detail::Lowered lower_terraform(const AccountBaselineIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const AccountBaselineIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
