// What a configuration recorder wants, with all defaults filled in.
#pragma once

#include "constructs/record_bucket/record_bucket.hpp"
#include "constructs/role/role_intent.hpp"
#include "core/tree.hpp"

#include <quoin/aws/config_recorder.hpp>
#include <quoin/aws_ids.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// A rule of AWS Config that AWS maintains.
struct ConfigEvaluation {
  std::string_view local;       ///< "closed_default_group"
  std::string_view identifier;  ///< "VPC_DEFAULT_SECURITY_GROUP_CLOSED"
  std::string_view description;
  bool takes_ports = false;  ///< It is told which ports may be open.
};

struct ConfigRecorderIntent {
  std::string path{};
  std::string prefix{};  ///< Of the rules' names, unique in account and region: "chat-Account-Recorder".
  RecordBucket bucket{};
  Ref<KmsKeyArn> key{};
  std::string open_ports{};  ///< "80,443", sorted
  bool global_resources = true;
};

/// AWS's name for what there is one of per region.
inline constexpr std::string_view only_recorder = "default";

/// The rules that evaluate security groups when they change.
const std::vector<ConfigEvaluation>& group_evaluations();
/// The name of a rule: "chat-Account-Recorder-open_ports".
std::string evaluation_name(const ConfigRecorderIntent& intent, const ConfigEvaluation& evaluation);
/// The role by which AWS Config looks at resources and delivers what it saw.
RoleSpec recorder_role(const ConfigRecorderIntent& intent, const AddedBucket& bucket,
                       const quoin::detail::Surroundings& around);

/// Makes a recorder below `scope`, for constructs that bring one.
Node add_config_recorder(const Scope& scope, std::string_view id, const ConfigRecorderProps& props,
                         quoin::detail::NodeData* key, std::source_location where);

quoin::detail::Lowered lower_terraform(const ConfigRecorderIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const ConfigRecorderIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
