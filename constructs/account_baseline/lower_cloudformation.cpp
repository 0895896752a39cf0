// The account's budget in CloudFormation.
#include "constructs/account_baseline/account_baseline_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/budgets/budget.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const AccountBaselineIntent& intent,
                                            const quoin::detail::Surroundings&) {
  using Args = cfn::budgets::BudgetArgs;
  cfn::Resources out;
  std::vector<Args::Subscriber> subscribers;
  for (const std::string& address : intent.addresses)
    subscribers.push_back({.address = address, .subscription_type = "EMAIL"});
  std::vector<Args::NotificationWithSubscribers> notifications;
  if (!subscribers.empty())
    for (const BudgetWarning& each : budget_warnings)
      notifications.push_back({.notification = {{.comparison_operator = "GREATER_THAN",
                                                 .notification_type = each.type,
                                                 .threshold = each.percent,
                                                 .threshold_type = "PERCENTAGE"}},
                               .subscribers = subscribers});
  Args args{.budget = {{.budget_limit = {{.amount = intent.monthly_usd, .unit = "USD"}},
                        .budget_name = intent.name,
                        .budget_type = "COST",
                        .time_unit = "MONTHLY"}}};
  if (!notifications.empty()) args.notifications_with_subscribers = notifications;
  out.add("", args);
  return out.finish();
}

}  // namespace quoin::aws
