// Which keys of the program raw resources are encrypted with.
#include "assembly/key_uses.hpp"

#include "assembly/references.hpp"
#include "bindings/raw_intent.hpp"
#include "messages/bindings_messages.hpp"

#include <algorithm>
#include <set>

namespace quoin::assembly {
namespace {

using bindings::RawIntent;
using detail::Reference;
using detail::Tree;

/// What types start with, and the service that works with the key.
/// Source: AWS KMS Developer Guide, "kms:ViaService", and each service's page on encryption at rest.
struct KeyUser {
  std::string_view types;
  std::string_view service;  ///< Empty: it speaks of keys, and encrypts nothing with them.
};
constexpr KeyUser users[] = {
    {"aws_cloudwatch_log_group", "logs"},
    {"aws_db_", "rds"},
    {"aws_dynamodb_", "dynamodb"},
    {"aws_ebs_", "ec2"},
    {"aws_ecr_", "ecr"},
    {"aws_efs_", "elasticfilesystem"},
    {"aws_elasticache_", "elasticache"},
    {"aws_iam_", ""},
    {"aws_kms_", ""},
    {"aws_rds_", "rds"},
    {"aws_s3_", "s3"},
    {"aws_secretsmanager_", "secretsmanager"},
    {"aws_sns_", "sns"},
    {"aws_sqs_", "sqs"},
    {"aws_ssm_", "ssm"},
    {"AWS::DynamoDB::", "dynamodb"},
    {"AWS::EC2::Volume", "ec2"},
    {"AWS::ECR::", "ecr"},
    {"AWS::EFS::", "elasticfilesystem"},
    {"AWS::ElastiCache::", "elasticache"},
    {"AWS::IAM::", ""},
    {"AWS::KMS::", ""},
    {"AWS::Logs::LogGroup", "logs"},
    {"AWS::RDS::", "rds"},
    {"AWS::S3::", "s3"},
    {"AWS::SNS::", "sns"},
    {"AWS::SQS::", "sqs"},
    {"AWS::SSM::", "ssm"},
    {"AWS::SecretsManager::", "secretsmanager"},
};

/// The keys of this program that a value names.
std::set<NodeData*> keys_in(const Value& value, const Tree& tree) {
  std::set<NodeData*> keys;
  each_reference(value, [&](const Reference& reference) {
    const NodeData* node = detail::node_behind(reference);
    if (node != nullptr && node->kind == "KmsKey" && node->tree == &tree)
      keys.insert(const_cast<NodeData*>(node));
  });
  return keys;
}

/// Services that write into a resource in their own name, and so need the key of that resource themselves.
/// Source: Amazon SNS Developer Guide, "Enable compatibility between event sources from AWS services and
/// encrypted topics" and "Encrypted Amazon SQS queue subscriptions".
struct Delivery {
  std::string_view type;
  std::string_view protocol;  ///< The property that says "sqs".
  std::string_view to;        ///< The property that names the queue.
  std::string_view principal;
};
constexpr Delivery deliveries[] = {
    {"aws_sns_topic_subscription", "protocol", "endpoint", "sns.amazonaws.com"},
    {"AWS::SNS::Subscription", "Protocol", "Endpoint", "sns.amazonaws.com"},
};

/// Lets who delivers into an encrypted queue use the queue's key, for this account. The policy does not name
/// the topic: that is encrypted with the same key as a rule, and each would wait for the other.
void note_deliveries(Tree& tree, NodeData& node, const Value& arguments) {
  const auto* row = std::ranges::find(deliveries, node.pinned->name, &Delivery::type);
  if (row == std::end(deliveries) || detail::member(arguments, row->protocol).characters() != "sqs") return;
  const NodeData* queue = detail::node_behind(detail::member(arguments, row->to));
  if (queue == nullptr || queue->pinned == nullptr || queue->tree != &tree || !queue->intent) return;
  for (NodeData* key : keys_in(queue->intent_as<RawIntent>().arguments, tree))
    tree.relate({.kind = detail::relation::uses_key,
                 .from = &node,
                 .to = key,
                 .key = "sqs",
                 .data = Value::object({{"principal", Value::literal(row->principal)}}),
                 .where = node.where});
}

}  // namespace

void note_key_uses(Tree& tree) {
  for (NodeData& node : tree.nodes) {
    if (node.pinned == nullptr || node.pinned->category != bindings::Category::resource || !node.intent)
      continue;
    const auto* user = std::ranges::find_if(
        users, [&](const KeyUser& each) { return node.pinned->name.starts_with(each.types); });
    const Value& arguments = node.intent_as<RawIntent>().arguments;
    note_deliveries(tree, node, arguments);
    for (NodeData* key : keys_in(arguments, tree)) {
      if (user == std::end(users))
        tree.report(messages::key_use_unknown(node.pinned->name, key->path), &node, node.where);
      else if (!user->service.empty())
        tree.relate({.kind = detail::relation::uses_key,
                     .from = &node,
                     .to = key,
                     .key = std::string{user->service},
                     .where = node.where});
    }
  }
}

}  // namespace quoin::assembly
