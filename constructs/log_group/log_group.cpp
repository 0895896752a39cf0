// Log groups: names, retention, and the key that encrypts them.
#include <quoin/aws/log_group.hpp>

#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/log_group/log_group_intent.hpp"
#include "constructs/log_group/masking.hpp"
#include "core/ascii.hpp"
#include "messages/log_group_messages.hpp"

#include <quoin/aws/rules/aud.hpp>
#include <quoin/aws/rules/ecs.hpp>
#include <quoin/aws/rules/kms.hpp>

#include <algorithm>
#include <utility>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_log_group_name = 512;

bool is_log_group_name(std::string_view name) {
  const auto fits = [](char c) {
    return ascii::is_letter_or_digit(c) || c == '_' || c == '-' || c == '/' || c == '.' || c == '#';
  };
  return !name.empty() && name.size() <= longest_log_group_name && !name.starts_with("aws/") &&
         std::ranges::all_of(name, fits);
}

/// The key that the group is encrypted with; null: what AWS does by itself.
NodeData* key_of(Tree& tree, NodeData& node, const LogGroupOptions& options, std::source_location where) {
  if (options.aws_managed_outside_production && !tree.is_production()) {
    tree.note_relaxation(node, RuleText{QUOIN_QN_KMS_04}, "logs without a customer-managed key", where);
    return nullptr;
  }
  if (options.key != nullptr) return options.key;
  return node.stack == nullptr ? nullptr
                               : &logs_key(tree, *node.stack, quoin::detail::region_around(node), where);
}

void check_retention(Tree& tree, NodeData& node, LogGroupIntent& intent, const LogGroupOptions& options,
                     std::source_location where) {
  const bool forever = options.retention_days == 0 && !options.kept_because.empty();
  if (forever)
    tree.note_relaxation(node, RuleText{QUOIN_QN_AUD_07},
                         "kept forever: " + std::string{options.kept_because}, where);
  if (forever || log_retention_is_allowed(options.retention_days)) return;
  const std::string got = std::to_string(options.retention_days) + " days; CloudWatch keeps logs for " +
                          std::to_string(nearest_log_retention(options.retention_days)) +
                          " days, for example";
  if (options.of_a_service)
    tree.refuse(RuleText{QUOIN_QN_ECS_08}, &node, where, got);
  else
    tree.refuse(RuleText{QUOIN_QN_AUD_07}, &node, where, got);
  intent.retention_days = 90;
}

}  // namespace

NodeData& logs_key(Tree& tree, NodeData& stack, Region region, std::source_location where) {
  const bool elsewhere = region != stack.stack_data->region;
  const std::string id = elsewhere ? "LogsKey-" + std::string{name_of(region)} : "LogsKey";
  if (NodeData* existing = stack.child(id); existing != nullptr && key_class_of(*existing) == Logs::key_class)
    return *existing;
  NodeData& key = add_key(tree, Node{stack}, id, Logs::key_class, where);
  if (elsewhere) key.region = region;
  return key;
}

NodeData& add_log_group(Tree& tree, const Node& scope, std::string_view id, const LogGroupOptions& options,
                        std::source_location where) {
  NodeData& node = tree.add_construct(scope, id, "LogGroup", LogGroupIntent{}, where);
  auto& intent = node.intent_as<LogGroupIntent>();
  intent.path = node.name_path();
  intent.name = options.name.empty() ? Text{"/" + intent.path} : options.name;
  intent.retention_days = options.retention_days;
  intent.kept_because = options.kept_because;
  intent.log_class = options.log_class;
  if (intent.name.value().kind() == Value::Kind::string &&
      !is_log_group_name(intent.name.value().characters())) {
    tree.report(messages::log_group_name_malformed(intent.name.value().characters()), &node, where);
    intent.name = Text{"/" + intent.path};
  }
  check_retention(tree, node, intent, options, where);
  intent.masks = options.masks;
  intent.masks.merge(checked_masks(options.masked, node, where));
  if (!intent.masks.empty() && intent.log_class != "STANDARD")
    tree.report(messages::masked_in_infrequent_access(), &node, where);
  if (NodeData* key = key_of(tree, node, options, where)) {
    intent.key = quoin::detail::reference<KmsKeyArn>(*key, "arn");
    use_key(node, *key, "logs", where,
            Value::object(
                {{"log_group_arn", quoin::detail::reference<LogGroupArn>(node, "stated_arn").value()}}));
  }
  return node;
}

namespace detail {

Node make_log_group(Scope scope, std::string_view id, const LogGroupProps& props,
                    std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  LogGroupOptions options{
      .name = props.name.empty() ? Text{} : Text{props.name},
      .retention_days = props.retention.days(),
      .kept_because = std::string{props.retention.reason()},
      .log_class = props.log_class == LogClass::standard ? "STANDARD" : "INFREQUENT_ACCESS",
      .key = props.encryption.key().data(),
      .aws_managed_outside_production = props.encryption.is_relaxed(),
      .masked = props.masked};
  const bool unreasoned = props.retention.is_forever() && options.kept_because.empty();
  if (unreasoned) options.retention_days = 90;
  NodeData& node = add_log_group(tree, scope.node(), id, options, where);
  if (unreasoned) tree.report(messages::log_group_kept_without_reason(), &node, where);
  return Node{node};
}

Ref<LogGroupArn> log_group_arn(const Node& node) {
  return quoin::detail::reference<LogGroupArn>(*node.data(), "arn");
}
Ref<LogGroupName> log_group_name(const Node& node) {
  return quoin::detail::reference<LogGroupName>(*node.data(), "name");
}

}  // namespace detail

}  // namespace quoin::aws
