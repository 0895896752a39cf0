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
  std::string_view sid;
  std::string_view principal;
  std::string_view region;     ///< Of the ARNs that it delivers for; empty: the stack's.
  std::string_view source;     ///< Their service; empty: each delivery names its own.
  std::string_view resources;  ///< Their end.
  bool by_account;             ///< It writes below "AWSLogs" and the account.
  bool gives_ownership;        ///< It says that the bucket's owner owns what it writes.
};

// Elastic Load Balancing delivers as this principal in every region; its accounts per region are the older
// way. CloudFront hands its logs to CloudWatch's delivery, which works in us-east-1 for it.
constexpr Deliverer deliverers[] = {
    {LogWriter::load_balancer, "DeliverLoadBalancerLogs", "logdelivery.elasticloadbalancing.amazonaws.com",
     "", "elasticloadbalancing", "loadbalancer/*", true, false},
    {LogWriter::bucket, "DeliverBucketLogs", "logging.s3.amazonaws.com", "", "", "", false, false},
    {LogWriter::distribution, "DeliverDistributionLogs", "delivery.logs.amazonaws.com", "us-east-1", "logs",
     "delivery-source:*", true, true},
};

Text source_of(const Deliverer& deliverer, const quoin::detail::Surroundings& around) {
  const std::string region{deliverer.region.empty() ? std::string_view{around.region} : deliverer.region};
  return Text{"arn:" + around.partition + ":" + std::string{deliverer.source} + ":" + region + ":"} +
         Text{around.account_id} + Text{":" + std::string{deliverer.resources}};
}

}  // namespace

NodeData& log_bucket(Tree& tree, NodeData& stack, std::source_location where) {
  if (NodeData* existing = stack.child("LogBucket", "LogBucket")) return *existing;
  NodeData& node = tree.add_construct(Node{stack}, "LogBucket", "LogBucket", LogBucketIntent{}, where);
  node.intent_as<LogBucketIntent>().path = node.name_path();
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
    BucketDelivery delivery{
        .writer = static_cast<LogWriter>(writer), .prefix = relation->key, .of = relation->from->path};
    if (delivery.writer == LogWriter::bucket)
      delivery.source = Text{Value::reference(*relation->from, "arn")};
    intent.deliveries.push_back(std::move(delivery));
  }
  std::ranges::sort(intent.deliveries, {}, &BucketDelivery::prefix);
}

PolicyStatement denial(std::string_view sid, std::vector<std::string> actions, const Text& bucket_arn,
                       std::vector<PolicyCondition> conditions) {
  return {.sid = std::string{sid},
          .effect = PolicyEffect::deny,
          .actions = std::move(actions),
          .resources = {bucket_arn, bucket_arn + Text{"/*"}},
          .principals = {{.type = "*", .identifiers = {Text{"*"}}}},
          .conditions = std::move(conditions)};
}

std::vector<PolicyStatement> tls_denials(const Text& bucket_arn) {
  return {denial("DenyPlainHttp", {"s3:*"}, bucket_arn, {{"Bool", "aws:SecureTransport", {Text{"false"}}}}),
          denial("DenyOldTls", {"s3:*"}, bucket_arn, {{"NumericLessThan", "s3:TlsVersion", {Text{"1.2"}}}})};
}

std::vector<PolicyStatement> log_bucket_statements(const LogBucketIntent& intent,
                                                   const quoin::detail::Surroundings& around,
                                                   const Text& bucket_arn) {
  std::vector<PolicyStatement> statements = tls_denials(bucket_arn);
  const Text account{around.account_id};
  for (const Deliverer& deliverer : deliverers) {
    PolicyStatement statement{
        .sid = std::string{deliverer.sid},
        .actions = {"s3:PutObject"},
        .principals = {{.type = "Service", .identifiers = {Text{deliverer.principal}}}}};
    std::vector<Text> sources;
    if (!deliverer.source.empty()) sources.push_back(source_of(deliverer, around));
    for (const BucketDelivery& delivery : intent.deliveries) {
      if (delivery.writer != deliverer.writer) continue;
      const Text below = bucket_arn + Text{"/" + delivery.prefix};
      statement.resources.push_back(deliverer.by_account ? below + Text{"/AWSLogs/"} + account + Text{"/*"}
                                                         : below + Text{"/*"});
      if (deliverer.source.empty()) sources.push_back(delivery.source);
    }
    if (statement.resources.empty()) continue;
    statement.conditions.push_back(
        {.test = "ArnLike", .variable = "aws:SourceArn", .values = std::move(sources)});
    if (deliverer.source.empty() || deliverer.gives_ownership)
      statement.conditions.push_back(
          {.test = "StringEquals", .variable = "aws:SourceAccount", .values = {account}});
    if (deliverer.gives_ownership)
      statement.conditions.push_back({.test = "StringEquals",
                                      .variable = "s3:x-amz-acl",
                                      .values = {Text{"bucket-owner-full-control"}}});
    statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace quoin::aws
