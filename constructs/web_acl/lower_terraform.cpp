// A web ACL as Terraform resources.
#include "constructs/web_acl/web_acl_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/wafv2_web_acl.hpp>
#include <quoin/tf/aws/wafv2_web_acl_logging_configuration.hpp>

namespace quoin::aws {
namespace {

using Acl = tf::aws::Wafv2WebAclArgs;
using Logging = tf::aws::Wafv2WebAclLoggingConfigurationArgs;

Acl::VisibilityConfig visible_as(const std::string& metric) {
  return {.cloudwatch_metrics_enabled = true, .metric_name = metric, .sampled_requests_enabled = true};
}

Acl::Rule rate_limit(const WebAclIntent& intent) {
  return {.action = {{.block = {{}}}},
          .name = "RateLimit",
          .priority = 0,
          .statement = {{.rate_based_statement = {{.aggregate_key_type = "IP",
                                                   .evaluation_window_sec = 300,
                                                   .limit = intent.rate_limit}}}},
          .visibility_config = visible_as(intent.metric("RateLimit"))};
}

Acl::Rule managed(const WebAclIntent& intent, const ManagedGroup& group, int priority) {
  Acl::ManagedRuleGroupStatement statement{.name = group.name, .vendor_name = "AWS"};
  std::vector<Acl::RuleActionOverride> overrides;
  for (const std::string& rule : intent.counted_of(group))
    overrides.push_back({.action_to_use = {{.count = {{}}}}, .name = rule});
  if (!overrides.empty()) statement.rule_action_override = overrides;
  return {.name = group.metric,
          .override_action = {{.none = {{}}}},
          .priority = priority,
          .statement = {{.managed_rule_group_statement = statement}},
          .visibility_config = visible_as(intent.metric(group.metric))};
}

}  // namespace

quoin::detail::Lowered lower_terraform(const WebAclIntent& intent, const quoin::detail::Surroundings&) {
  tf::Resources out;
  std::vector<Acl::Rule> rules{rate_limit(intent)};
  for (const ManagedGroup& group : managed_groups())
    rules.push_back(managed(intent, group, static_cast<int>(rules.size())));
  const auto acl = out.add("", Acl{.default_action = {{.allow = {{}}}},
                                   .description = intent.description,
                                   .name_prefix = intent.name + "-",
                                   .rule = rules,
                                   .scope = intent.scope(),
                                   .visibility_config = visible_as(intent.name)});

  std::vector<Logging::RedactedFields> redacted;
  for (const std::string_view header : redacted_headers)
    redacted.push_back({.single_header = {{.name = header}}});
  out.add("logging",
          Logging{.log_destination_configs = {intent.log_arn},
                  .redacted_fields = redacted,
                  .resource_arn = acl.arn()},
          {.depends_on = {intent.log_name}});
  out.provide("arn", acl.arn());
  return out.finish();
}

}  // namespace quoin::aws
