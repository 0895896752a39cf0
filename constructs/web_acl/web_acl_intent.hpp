// What a web ACL wants, with all defaults filled in, and the managed groups that each has.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/web_acl.hpp>
#include <quoin/aws_ids.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// One of AWS's managed groups, which every web ACL has (QN-TLS-06).
struct ManagedGroup {
  std::string_view name;    ///< "AWSManagedRulesCommonRuleSet"
  std::string_view metric;  ///< "CommonAttacks": the end of its metric's name.
  std::span<const std::string_view> rules;
};

/// In the order in which they are asked, after the rate limit.
std::span<const ManagedGroup> managed_groups();

/// Headers that carry credentials: they never stand in the log.
inline constexpr std::string_view redacted_headers[] = {"authorization", "cookie"};

struct WebAclIntent {
  std::string path;
  WebAclScope protects = regional;
  std::string name;         ///< "chat-Waf": what the names of its metrics begin with.
  std::string description;  ///< "Web ACL of chat/Waf"
  std::int64_t rate_limit = 2000;
  std::vector<std::string> count_only;  ///< Sorted, each once.
  Ref<LogGroupArn> log_arn;             ///< The log group's ARN, made of its name.
  Ref<LogGroupName> log_name;

  std::string metric(std::string_view what) const { return name + "-" + std::string{what}; }
  std::string_view scope() const { return protects == regional ? "REGIONAL" : "CLOUDFRONT"; }
  /// The rules of that group that only count.
  std::vector<std::string> counted_of(const ManagedGroup& group) const;
};

/// The ARN of the web ACL that is stated for `node`, which it protects; empty where none is. Refuses one of
/// another scope or region.
Ref<WebAclArn> web_acl_of(quoin::detail::Tree& tree, quoin::detail::NodeData& node,
                          const detail::StatedWebAcl& stated, WebAclScope scope, std::source_location where);

quoin::detail::Lowered lower_terraform(const WebAclIntent& intent, const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const WebAclIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
