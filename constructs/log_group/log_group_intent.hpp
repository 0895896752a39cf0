// Log groups as a building block: any construct that logs makes one below itself.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/masking.hpp>
#include <quoin/aws_ids.hpp>

#include <initializer_list>
#include <map>
#include <source_location>
#include <string>
#include <string_view>

namespace quoin::aws {

/// What a construct says of its log group.
struct LogGroupOptions {
  /// The physical name, where AWS demands one ("aws-waf-logs-…", "/aws/rds/instance/…"). Default: "/" and the
  /// construct's path, "/chat/Api/Logs". It must be known before the key's policy names it.
  Text name{};
  /// In days, one of log_retention_days; 0: for ever, with the reason in `kept_because`.
  int retention_days = 90;
  std::string kept_because{};
  /// "STANDARD" or "INFREQUENT_ACCESS".
  std::string log_class = "STANDARD";
  /// A key of its own (a KmsKey<Logs>). Default: the stack's one key for logs.
  quoin::detail::NodeData* key = nullptr;
  /// Outside production: what AWS encrypts with by itself is enough (QN-KMS-04).
  bool aws_managed_outside_production = false;
  /// Who answers for the retention: a service's group is QN-ECS-08, any other QN-AUD-07.
  bool of_a_service = false;
  /// What is masked in its entries (QN-AUD-06).
  std::initializer_list<MaskedData> masked{};
  /// The same, of a construct that has checked it already.
  std::map<std::string, std::string> masks{};
};

/// What a log group wants, with all defaults filled in.
struct LogGroupIntent {
  Text name;
  std::string path;
  int retention_days = 90;
  std::string kept_because;
  std::string log_class = "STANDARD";
  Ref<KmsKeyArn> key;                        ///< Empty: AWS's own encryption.
  std::map<std::string, std::string> masks;  ///< Name to pattern; empty where AWS knows the name.
};

/// Adds a log group below `scope`. Others refer to it by "arn" and "name"; "stated_arn" is its ARN as text
/// made of its name, for the policy of the key that must be there before it.
quoin::detail::NodeData& add_log_group(quoin::detail::Tree& tree, const Node& scope, std::string_view id,
                                       const LogGroupOptions& options, std::source_location where);

/// The stack's one key for logs of a region, `<stack>/LogsKey`, or `<stack>/LogsKey-us-east-1` where that is
/// not the stack's: made when the first log group needs it.
quoin::detail::NodeData& logs_key(quoin::detail::Tree& tree, quoin::detail::NodeData& stack, Region region,
                                  std::source_location where = std::source_location::current());

quoin::detail::Lowered lower_terraform(const LogGroupIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const LogGroupIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
