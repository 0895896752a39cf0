// The stack's log bucket: who made it first, who writes to it, and its policy.
#include "constructs/log_bucket/log_bucket_policy.hpp"
#include "constructs/role/role_intent.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Relation;
using quoin::detail::Relations;
using quoin::detail::Tree;

namespace {

/// How a writer of AWS signs its deliveries.
struct Deliverer {
  LogWriter writer;
  std::string_view service;    ///< The principal.
  std::string_view source;     ///< The service of the ARNs that it delivers for.
  std::string_view resources;  ///< The end of those ARNs.
};

// Elastic Load Balancing delivers as this principal in every region; its accounts per region are the older
// way.
constexpr Deliverer deliverers[] = {
    {LogWriter::load_balancer, "logdelivery.elasticloadbalancing.amazonaws.com", "elasticloadbalancing",
     "loadbalancer/*"},
};

PolicyStatement denial(std::string_view sid, const Text& bucket_arn, PolicyCondition condition) {
  return {.sid = std::string{sid},
          .effect = PolicyEffect::deny,
          .actions = {"s3:*"},
          .resources = {bucket_arn, bucket_arn + Text{"/*"}},
          .principals = {{.type = "*", .identifiers = {Text{"*"}}}},
          .conditions = {std::move(condition)}};
}

}  // namespace

NodeData& log_bucket(Tree& tree, NodeData& stack, std::source_location where) {
  const auto existing = stack.child_ids.find("LogBucket");
  if (existing != stack.child_ids.end() && existing->second->kind == "LogBucket") return *existing->second;
  NodeData& node = tree.add_construct(Node{stack}, "LogBucket", "LogBucket", LogBucketIntent{}, where);
  node.intent_as<LogBucketIntent>().path = node.path;
  return node;
}

void write_logs_to(NodeData& bucket, NodeData& from, LogWriter writer, std::string_view prefix,
                   std::source_location where) {
  bucket.tree->relate({.kind = quoin::detail::relation::writes_logs,
                       .from = &from,
                       .to = &bucket,
                       .key = std::string{prefix},
                       .data = Value::object({{"writer", Value::integer(static_cast<int>(writer))}}),
                       .where = where});
}

void resolve_intent(LogBucketIntent& intent, const NodeData&, const Relations& relations) {
  for (const Relation* relation : relations.incoming) {
    if (relation->kind != quoin::detail::relation::writes_logs) continue;
    const auto writer = quoin::detail::ValueAccess::integer(quoin::detail::member(relation->data, "writer"));
    intent.deliveries.push_back({.writer = static_cast<LogWriter>(writer), .prefix = relation->key});
  }
  std::ranges::sort(intent.deliveries, {}, &BucketDelivery::prefix);
}

std::vector<PolicyStatement> log_bucket_statements(const LogBucketIntent& intent,
                                                   const quoin::detail::Surroundings& around,
                                                   const Text& bucket_arn) {
  std::vector<PolicyStatement> statements{
      denial("DenyPlainHttp", bucket_arn,
             {.test = "Bool", .variable = "aws:SecureTransport", .values = {Text{"false"}}}),
      denial("DenyOldTls", bucket_arn,
             {.test = "NumericLessThan", .variable = "s3:TlsVersion", .values = {Text{"1.2"}}}),
  };
  const Text account{around.account_id};
  for (const Deliverer& deliverer : deliverers) {
    PolicyStatement statement{
        .sid = "DeliverLoadBalancerLogs",
        .actions = {"s3:PutObject"},
        .principals = {{.type = "Service", .identifiers = {Text{deliverer.service}}}},
        .conditions = {{.test = "ArnLike",
                        .variable = "aws:SourceArn",
                        .values = {arn_of(around, deliverer.source, Text{deliverer.resources})}}}};
    for (const BucketDelivery& delivery : intent.deliveries)
      if (delivery.writer == deliverer.writer)
        statement.resources.push_back(bucket_arn + Text{"/" + delivery.prefix + "/AWSLogs/"} + account +
                                      Text{"/*"});
    if (!statement.resources.empty()) statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace quoin::aws
