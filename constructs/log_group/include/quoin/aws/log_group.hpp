// Log groups: encrypted, with a retention that is stated.
#pragma once

#include <quoin/aws/encryption.hpp>
#include <quoin/aws/masking.hpp>
#include <quoin/aws/retention.hpp>
#include <quoin/construct.hpp>

#include <initializer_list>
#include <source_location>
#include <string_view>

namespace quoin::aws {

struct LogGroupArn;   // <quoin/aws_ids.hpp>
struct LogGroupName;  // <quoin/aws_ids.hpp>

// g++ 12 takes a name of a scoped enumeration for one that hides the Bucket's `infrequent_access`.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
/// What CloudWatch offers for a group. It cannot be changed later.
enum class LogClass : std::uint8_t {
  standard,
  infrequent_access,  ///< Half the price; no metric filters, no live tail.
};
#pragma GCC diagnostic pop

struct LogGroupProps {
  /// How long entries are kept: `days<90>`, `days_of(n)`, `keep_forever("why")`. Default: 90 days.
  LogRetention retention{};
  /// A KmsKey<Logs>, or outside_production(aws_managed). Default: the stack's one key for logs,
  /// `<stack>/LogsKey`.
  CustomerKey<Logs> encryption{};
  /// The physical name, at most 512 characters. Default: "/" and the construct's path, "/chat/Audit".
  std::string_view name{};
  /// Default: standard.
  LogClass log_class = LogClass::standard;
  /// What is masked in its entries: `{email_addresses, json_web_tokens}` (QN-AUD-06). Default: nothing.
  std::initializer_list<MaskedData> masked{};
};

namespace detail {
Node make_log_group(Scope scope, std::string_view id, const LogGroupProps& props, std::source_location where);
Ref<LogGroupArn> log_group_arn(const Node& node);
Ref<LogGroupName> log_group_name(const Node& node);
}  // namespace detail

/// A log group of CloudWatch. It outlives its stack while the stack is protected, and its entries expire by
/// themselves.
struct LogGroup {
  Scope scope;
  std::string_view id;
  LogGroupProps props{};
  Node node = detail::make_log_group(scope, id, props, std::source_location::current());

  Ref<LogGroupArn> arn() const { return detail::log_group_arn(node); }
  Ref<LogGroupName> name() const { return detail::log_group_name(node); }
};

}  // namespace quoin::aws
