// AccountBaseline: what every account in production has: a trail, a configuration recorder and a budget.
#pragma once

#include <quoin/aws/audit_trail.hpp>
#include <quoin/aws/rules/ops.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::rules {

/// US dollars that a monthly budget may be.
constexpr bool budget_is_allowed(long long amount) { return amount >= 1 && amount <= 1'000'000'000; }

}  // namespace quoin::rules

namespace quoin::aws {

/// US dollars that are known at run time only.
struct Usd {
  long long amount = 0;
};
/// US dollars that the compiler knows.
template <long long Amount> struct UsdConstant {
  static constexpr long long amount = Amount;
};
/// `.monthly_budget = usd<800>`
template <long long Amount> inline constexpr UsdConstant<Amount> usd{};
/// The run-time path: `.monthly_budget = usd_of(app.context_number("budget", 800))`.
constexpr Usd usd_of(long long amount) { return {amount}; }

/// What the account may cost in a month: 1 to 1,000,000,000 US dollars (QN-OPS-03).
class MonthlyBudget {
public:
  template <class U = int> MonthlyBudget() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-OPS-03", "monthly_budget", ".monthly_budget = usd<800>"));
  }
  constexpr MonthlyBudget(Usd budget) : amount_{budget.amount} {}  // NOLINT(google-explicit-constructor)
  template <long long Amount>
  MonthlyBudget(UsdConstant<Amount>)  // NOLINT(google-explicit-constructor)
      : amount_{rules::budget_is_allowed(Amount) ? Amount : 1} {
    static_assert(rules::budget_is_allowed(Amount),
                  QUOIN_MALFORMED("QN-OPS-03", "a monthly budget is 1 to 1,000,000,000 US dollars",
                                  ".monthly_budget = usd<800>"));
  }
  template <class T>
    requires std::is_arithmetic_v<T>
  MonthlyBudget(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>,
                  QUOIN_MALFORMED("QN-OPS-03", "a budget states its currency", ".monthly_budget = usd<800>"));
  }

  constexpr long long amount() const { return amount_; }

private:
  long long amount_ = 1;
};

struct AccountBaselineProps {
  /// What the account may cost in a month. Required: `usd<800>`.
  MonthlyBudget monthly_budget;
  /// Who is told by mail when four fifths of the budget are spent, and when the forecast exceeds it: at most
  /// 10 addresses. Default: nobody; the budget shows in the console.
  std::initializer_list<std::string_view> notify{};
  /// How long the records of trail and recorder are kept. Default: 365 days.
  RecordRetention retention{};
  /// How the trail's records are locked. Default: `compliance_lock`. Outside production also
  /// `outside_production(governance_lock)`.
  RecordLock lock{};
  /// ARNs of buckets with user data that are not constructs of this program; see AuditTrail.
  std::initializer_list<Text> user_data{};
  /// TCP ports that security groups may open to the internet; see ConfigRecorder. Default: 80 and 443.
  std::initializer_list<int> open_ports{};
};

namespace detail {
Node make_account_baseline(const Scope& scope, std::string_view id, const AccountBaselineProps& props,
                           std::source_location where);
}

/// The trail (`<id>/Trail`), the configuration recorder (`<id>/Recorder`) and the monthly budget of an
/// account, with one key for the records of both. One per account.
struct [[maybe_unused]] AccountBaseline {
  Scope scope;
  std::string_view id;
  AccountBaselineProps props;
  Node node = detail::make_account_baseline(scope, id, props, std::source_location::current());
};

}  // namespace quoin::aws
