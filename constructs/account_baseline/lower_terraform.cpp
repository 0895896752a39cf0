// The account's budget in Terraform.
#include "constructs/account_baseline/account_baseline_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/budgets_budget.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const AccountBaselineIntent& intent,
                                       const quoin::detail::Surroundings&) {
  tf::Resources out;
  std::vector<tf::aws::BudgetsBudgetArgs::Notification> notifications;
  if (!intent.addresses.empty())
    for (const BudgetWarning& each : budget_warnings)
      notifications.push_back({.comparison_operator = "GREATER_THAN",
                               .notification_type = each.type,
                               .subscriber_email_addresses = intent.addresses,
                               .threshold = each.percent,
                               .threshold_type = "PERCENTAGE"});
  tf::aws::BudgetsBudgetArgs args{.budget_type = "COST",
                                  .limit_amount = std::to_string(intent.monthly_usd) + ".0",  // AWS's form
                                  .limit_unit = "USD",
                                  .name = intent.name,
                                  .time_unit = "MONTHLY"};
  if (!notifications.empty()) args.notification = notifications;
  out.add("", args);
  return out.finish();
}

}  // namespace quoin::aws
