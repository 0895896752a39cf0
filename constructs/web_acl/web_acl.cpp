// Web ACLs: from properties to the intent.
#include "constructs/log_group/log_group_intent.hpp"
#include "constructs/web_acl/web_acl_intent.hpp"
#include "messages/web_acl_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Tree;

namespace {

constexpr std::string_view known_bad_inputs[] = {
    "JavaDeserializationRCE_BODY",
    "JavaDeserializationRCE_URIPATH",
    "JavaDeserializationRCE_QUERYSTRING",
    "JavaDeserializationRCE_HEADER",
    "Host_localhost_HEADER",
    "PROPFIND_METHOD",
    "ExploitablePaths_URIPATH",
    "Log4JRCE_HEADER",
    "Log4JRCE_QUERYSTRING",
    "Log4JRCE_BODY",
    "Log4JRCE_URIPATH",
    "ReactJSRCE_BODY",
};

constexpr std::string_view sql_injection[] = {
    "SQLi_QUERYARGUMENTS",
    "SQLiExtendedPatterns_QUERYARGUMENTS",
    "SQLi_BODY",
    "SQLiExtendedPatterns_BODY",
    "SQLi_COOKIE",
    "SQLi_URIPATH",
    "SQLiExtendedPatterns_HEADER",
    "SQLi_HEADER",
};

constexpr std::string_view common_attacks[] = {
    "NoUserAgent_HEADER",
    "UserAgent_BadBots_HEADER",
    "SizeRestrictions_QUERYSTRING",
    "SizeRestrictions_Cookie_HEADER",
    "SizeRestrictions_BODY",
    "SizeRestrictions_URIPATH",
    "EC2MetaDataSSRF_BODY",
    "EC2MetaDataSSRF_COOKIE",
    "EC2MetaDataSSRF_URIPATH",
    "EC2MetaDataSSRF_QUERYARGUMENTS",
    "GenericLFI_QUERYARGUMENTS",
    "GenericLFI_URIPATH",
    "GenericLFI_BODY",
    "RestrictedExtensions_URIPATH",
    "RestrictedExtensions_QUERYARGUMENTS",
    "GenericRFI_QUERYARGUMENTS",
    "GenericRFI_BODY",
    "GenericRFI_URIPATH",
    "CrossSiteScripting_COOKIE",
    "CrossSiteScripting_QUERYARGUMENTS",
    "CrossSiteScripting_BODY",
    "CrossSiteScripting_URIPATH",
};

constexpr ManagedGroup groups[] = {
    {"AWSManagedRulesKnownBadInputsRuleSet", "KnownBadInputs", known_bad_inputs},
    {"AWSManagedRulesSQLiRuleSet", "SqlInjection", sql_injection},
    {"AWSManagedRulesCommonRuleSet", "CommonAttacks", common_attacks},
};

bool is_managed_rule(std::string_view rule) {
  return std::ranges::any_of(groups, [&](const ManagedGroup& group) {
    return std::ranges::find(group.rules, rule) != group.rules.end();
  });
}

/// "chat/Waf" → "chat-Waf".
std::string dashed(std::string path) {
  std::ranges::replace(path, '/', '-');
  return path;
}

}  // namespace

std::span<const ManagedGroup> managed_groups() { return groups; }

std::vector<std::string> WebAclIntent::counted_of(const ManagedGroup& group) const {
  std::vector<std::string> counted;
  std::ranges::copy_if(count_only, std::back_inserter(counted), [&](const std::string& rule) {
    return std::ranges::find(group.rules, rule) != group.rules.end();
  });
  return counted;
}

Ref<WebAclArn> web_acl_of(Tree& tree, NodeData& node, const detail::StatedWebAcl& stated, WebAclScope scope,
                          std::source_location where) {
  if (NodeData* acl = stated.node.data(); acl != nullptr) {
    tree.relate({.kind = quoin::detail::relation::protects, .from = acl, .to = &node, .where = where});
    return reference<WebAclArn>(*acl, "arn");
  }
  if (!stated.exists) return stated.reference;
  const Region region = scope == cloudfront ? us_east_1 : region_around(node);
  if (!is_web_acl_arn(stated.arn))
    tree.report(messages::web_acl_is_no_arn(stated.arn), &node, where);
  else if (scope_of_web_acl(stated.arn) != scope)
    tree.refuse(RuleText{QUOIN_QN_CDN_05}, &node, where, "\"" + std::string{stated.arn} + "\"");
  else if (region_of_arn(stated.arn) != name_of(region))
    tree.report(messages::web_acl_elsewhere(region_of_arn(stated.arn), name_of(region)), &node, where);
  return Ref<WebAclArn>{Value::string(stated.arn)};
}

namespace detail {

Node make_web_acl(WebAclScope for_what, const Scope& scope, std::string_view id, const WebAclProps& props,
                  std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "WebAcl", WebAclIntent{}, where);
  WebAclIntent& intent = node.intent_as<WebAclIntent>();
  intent.path = node.name_path();
  intent.protects = for_what;
  intent.name = dashed(intent.path);
  intent.description = "Web ACL of " + intent.path;
  if (node.stack == nullptr) return Node{node};  // reported; nothing below it can be made

  intent.rate_limit = props.rate_limit.requests();
  if (!rules::rate_limit_is_allowed(intent.rate_limit)) {
    tree.report(messages::rate_limit_out_of_range(intent.rate_limit), &node, where);
    intent.rate_limit = 2000;
  }
  for (const std::string_view rule : props.count_only) {
    if (is_managed_rule(rule))
      intent.count_only.emplace_back(rule);
    else
      tree.report(messages::managed_rule_unknown(rule), &node, where);
  }
  std::ranges::sort(intent.count_only);
  const auto same = std::ranges::unique(intent.count_only);
  intent.count_only.erase(same.begin(), same.end());

  if (for_what == cloudfront) node.region = us_east_1;  // AWS keeps them there, with their logs

  // AWS WAF writes to groups whose names begin so, and to no others.
  LogGroupOptions log{.name = Text{"aws-waf-logs-" + intent.name},
                      .retention_days = props.log_retention.days(),
                      .kept_because = std::string{props.log_retention.reason()}};
  if (props.log_retention.is_forever() && log.kept_because.empty()) {
    tree.report(messages::web_acl_log_kept_without_reason(), &node, where);
    log.retention_days = 365;
  }
  const NodeData& group = add_log_group(tree, Node{node}, "Logs", log, where);
  intent.log_arn = reference<LogGroupArn>(group, "stated_arn");
  intent.log_name = reference<LogGroupName>(group, "name");
  return Node{node};
}

Ref<WebAclArn> web_acl_arn(const Node& acl) { return reference<WebAclArn>(*acl.data(), "arn"); }

}  // namespace detail

}  // namespace quoin::aws
