// The configuration recorder: from properties to what is wanted.
#include "constructs/config_recorder/config_recorder_intent.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "messages/account_messages.hpp"

#include <algorithm>
#include <set>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::size_t most_ports = 40;

/// "chat/Account/Recorder" → "chat-Account-Recorder".
std::string prefix_from(std::string_view path) {
  std::string prefix{path.substr(0, 100)};
  std::ranges::replace(prefix, '/', '-');
  return prefix;
}

std::string ports_of(std::initializer_list<int> ports, Tree& tree, const NodeData& node,
                     std::source_location where) {
  if (ports.size() == 0) return "80,443";
  std::set<int> allowed;
  for (const int port : ports) {
    if (port < 1 || port > 65'535)
      tree.report(messages::authorized_port_out_of_range(port), &node, where);
    else
      allowed.insert(port);
  }
  if (allowed.size() > most_ports)
    tree.report(messages::authorized_ports_malformed(ports.size()), &node, where);
  std::string text;
  for (const int port : allowed) text += (text.empty() ? "" : ",") + std::to_string(port);
  return text;
}

}  // namespace

const std::vector<ConfigEvaluation>& group_evaluations() {
  static const std::vector<ConfigEvaluation> all{
      {"closed_default_group", "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
       "The default security group of a VPC lets nothing in or out"},
      {"no_open_ssh", "INCOMING_SSH_DISABLED", "No security group opens SSH to the internet"},
      {"open_ports", "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS",
       "Security groups open to the internet only the ports that are stated", true},
  };
  return all;
}

std::string evaluation_name(const ConfigRecorderIntent& intent, const ConfigEvaluation& evaluation) {
  return intent.prefix + "-" + std::string{evaluation.local};
}

RoleSpec recorder_role(const ConfigRecorderIntent& intent, const AddedBucket& bucket,
                       const quoin::detail::Surroundings& around) {
  const Text records = bucket.arn + Text{"/AWSLogs/"} + Text{around.account_id} + Text{"/Config/*"};
  return {
      .description = "Records configurations for " + intent.path,
      .trust = {service_trust("config.amazonaws.com", around)},
      .statements = {{.sid = "Deliver",
                      .actions = {"s3:PutObject"},
                      .resources = {records},
                      .conditions = {{"StringEquals", "s3:x-amz-acl", {Text{"bucket-owner-full-control"}}}}},
                     {.sid = "LookAtTheBucket",
                      .actions = {"s3:GetBucketAcl", "s3:ListBucket"},
                      .resources = {Text{bucket.arn}}},
                     {.sid = "UseTheKey",
                      .actions = {"kms:Decrypt", "kms:GenerateDataKey"},
                      .resources = {Text{intent.key}}}},
      .managed_policies = {Text{"arn:" + around.partition + ":iam::aws:policy/service-role/AWS_ConfigRole"}}};
}

Node add_config_recorder(const Scope& scope, std::string_view id, const ConfigRecorderProps& props,
                         NodeData* key, std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "ConfigRecorder", ConfigRecorderIntent{}, where);
  auto& intent = node.intent_as<ConfigRecorderIntent>();
  intent.path = node.name_path();
  intent.prefix = prefix_from(intent.path);
  intent.open_ports = ports_of(props.open_ports, tree, node, where);
  intent.global_resources = props.global_resources;

  int days = props.retention.count();
  if (!rules::lock_days_are_allowed(days)) {
    tree.report(messages::record_retention_out_of_range(days), &node, where);
    days = 365;
  }
  // AWS Config does not deliver to a bucket whose objects are locked by default.
  intent.bucket = {.expire_days = days};
  log_accesses(intent.bucket, node, where);

  if (key == nullptr) key = &add_key(tree, Node{node}, "Key", Trail::key_class, where);
  intent.key = intent.bucket.key = quoin::detail::reference<KmsKeyArn>(*key, "arn");
  use_key(node, *key, "s3", where);
  return Node{node};
}

namespace detail {

Node make_config_recorder(const Scope& scope, std::string_view id, const ConfigRecorderProps& props,
                          std::source_location where) {
  return add_config_recorder(scope, id, props, props.encryption.key().data(), where);
}

}  // namespace detail

}  // namespace quoin::aws
