// Buckets: from properties to the intent, and who reaches the objects.
#include "constructs/audit_trail/audit_trail_intent.hpp"
#include "constructs/bucket/bucket_intent.hpp"
#include "constructs/fargate_service/fargate_service_intent.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/log_bucket/log_bucket_intent.hpp"
#include "constructs/role/role_intent.hpp"
#include "messages/bucket_messages.hpp"

#include <quoin/aws/rules/s3.hpp>

#include <algorithm>

namespace quoin::aws {

using quoin::detail::member;
using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Relation;
using quoin::detail::Relations;
using quoin::detail::Tree;

namespace {

void check_lifecycle(Tree& tree, const NodeData& node, BucketIntent& intent, const BucketOptions& options,
                     std::source_location where) {
  ObjectLifecycle& lifecycle = intent.lifecycle;
  const int most = rules::longest_lifecycle_days;
  const bool moves = lifecycle.moves || lifecycle.move_days != 0;
  const bool expires = lifecycle.expires || lifecycle.expire_days != 0;
  const bool never_ends = !moves && !expires;
  if (never_ends && options.kept_because.empty()) {
    tree.report(messages::objects_kept_without_reason(), &node, where);
    lifecycle.expire_days = 365;
  }
  if (never_ends && !options.kept_because.empty())
    tree.note_relaxation(node, RuleText{QUOIN_QN_S3_08}, "kept forever: " + options.kept_because, where);
  if (moves && !rules::move_is_allowed(lifecycle.storage, lifecycle.move_days)) {
    const int least = rules::earliest_move(lifecycle.storage);
    tree.report(messages::object_move_out_of_range(storage_class_of(lifecycle.storage), lifecycle.move_days,
                                                   least, most),
                &node, where);
    lifecycle.move_days = least;
  }
  if (expires && !rules::expiry_is_allowed(lifecycle.expire_days)) {
    tree.report(messages::object_expiry_out_of_range("objects expire", lifecycle.expire_days, most), &node,
                where);
    lifecycle.expire_days = 365;
  }
  if (lifecycle.expire_days != 0 && lifecycle.expire_days <= lifecycle.move_days)
    tree.report(messages::objects_expire_before_they_move(lifecycle.expire_days, lifecycle.move_days), &node,
                where);
  if (!rules::expiry_is_allowed(intent.old_version_days)) {
    tree.report(messages::object_expiry_out_of_range("old versions go", intent.old_version_days, most), &node,
                where);
    intent.old_version_days = 30;
  }
}

/// The key that the bucket is encrypted with; null: SSE-S3.
NodeData* key_of(Tree& tree, NodeData& node, const BucketOptions& options, std::source_location where) {
  if (options.aws_managed_outside_production && !tree.is_production()) {
    tree.note_relaxation(node, RuleText{QUOIN_QN_S3_02}, "objects without a customer-managed key", where);
    return nullptr;
  }
  if (options.key != nullptr) return options.key;
  return &add_key(tree, Node{node}, "Key", Objects::key_class, where);
}

/// The key that a bucket was given; null where it has none.
NodeData* key_of_bucket(const NodeData& bucket) {
  return const_cast<NodeData*>(quoin::detail::node_behind(bucket.intent_as<BucketIntent>().key.value()));
}

void note_grant(NodeData& bucket, NodeData& user, const Ref<RoleArn>& role, const NodeData& vpc,
                std::source_location where) {
  user.tree->relate({.kind = quoin::detail::relation::grants_bucket,
                     .from = &user,
                     .to = &bucket,
                     .data = Value::object({{"role", role.value()}, {"vpc", Value::reference(vpc, "id")}}),
                     .where = where});
}

/// What a granted role may do: with this bucket, its objects and its key.
std::vector<PolicyStatement> grant_statements(const Node& bucket, BucketAccess access) {
  const bool writes = access == BucketAccess::read_write;
  PolicyStatement objects{.actions = {"s3:GetObject"}, .resources = {detail::bucket_objects(bucket, {})}};
  if (writes)
    objects.actions.insert(objects.actions.end(),
                           {"s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"});
  std::vector<PolicyStatement> statements{
      {.actions = {"s3:ListBucket"}, .resources = {detail::bucket_arn(bucket)}}, std::move(objects)};
  if (const auto& own = bucket.data()->intent_as<BucketIntent>(); !own.key.empty()) {
    PolicyStatement key{.actions = {"kms:Decrypt"}, .resources = {own.key}};
    if (writes) key.actions.emplace_back("kms:GenerateDataKey");
    statements.push_back(std::move(key));
  }
  return statements;
}

}  // namespace

NodeData& add_bucket(Tree& tree, const Node& scope, std::string_view id, const BucketOptions& options,
                     std::source_location where) {
  NodeData& node = tree.add_construct(scope, id, "Bucket", BucketIntent{}, where);
  auto& intent = node.intent_as<BucketIntent>();
  intent.path = node.name_path();
  intent.lifecycle = options.lifecycle;
  intent.old_version_days = options.old_version_days;
  intent.holds_user_data = options.holds_user_data;
  if (options.holds_user_data) hold_user_data(node, where);
  intent.others = options.others;
  check_lifecycle(tree, node, intent, options, where);
  if (node.stack == nullptr) return node;  // reported; nothing below it can be made

  if (NodeData* key = key_of(tree, node, options, where)) {
    intent.key = reference<KmsKeyArn>(*key, "arn");
    intent.key_by_alias = Text{Value::reference(*key, "stated_alias_arn")};
    use_key(node, *key, "s3", where);
  }
  NodeData& log = log_bucket(tree, *node.stack, where);
  intent.log_bucket = reference<BucketName>(log, "name");
  intent.log_bucket_ready = reference<BucketName>(log, "ready");
  const std::string prefix = "s3/" + snake_path(node);
  intent.log_prefix = prefix + "/";
  write_logs_to(log, node, LogWriter::bucket, prefix, where);
  return node;
}

void let_distribution_read(NodeData& bucket, NodeData& distribution, std::source_location where) {
  const Value arn = Value::reference(distribution, "arn");
  bucket.tree->relate({.kind = quoin::detail::relation::reads_bucket,
                       .from = &distribution,
                       .to = &bucket,
                       .data = Value::object({{"distribution_arn", arn}}),
                       .where = where});
  if (NodeData* key = key_of_bucket(bucket))
    use_key(distribution, *key, "cloudfront", where, Value::object({{"distribution_arn", arn}}));
}

std::string_view storage_class_of(ColdStorage storage) {
  switch (storage) {
    case ColdStorage::glacier_instant:
      return "GLACIER_IR";
    case ColdStorage::glacier:
      return "GLACIER";
    case ColdStorage::deep_archive:
      return "DEEP_ARCHIVE";
    case ColdStorage::infrequent_access:
      break;
  }
  return "STANDARD_IA";
}

namespace detail {

Node make_bucket(const Scope& scope, std::string_view id, const BucketProps& props,
                 std::source_location where) {
  BucketOptions options{.lifecycle = props.old_objects.lifecycle(),
                        .kept_because = std::string{props.old_objects.reason()},
                        .old_version_days = props.old_versions.days(),
                        .key = props.encryption.key().data(),
                        .aws_managed_outside_production = props.encryption.is_relaxed(),
                        .holds_user_data = props.holds_user_data};
  for (const BucketReader& reader : props.also_reached_by) options.others.push_back(reader.arn());
  return Node{add_bucket(quoin::detail::tree_of(scope.node()), scope.node(), id, options, where)};
}

Ref<BucketArn> bucket_arn(const Node& bucket) { return reference<BucketArn>(*bucket.data(), "arn"); }
Ref<BucketName> bucket_name(const Node& bucket) { return reference<BucketName>(*bucket.data(), "name"); }

Text bucket_objects(const Node& bucket, std::string_view prefix) {
  return bucket_arn(bucket) + Text{"/" + std::string{prefix} + "*"};
}

void grant_bucket(const Node& bucket, const Node& service, BucketAccess access, std::source_location where) {
  NodeData& node = *service.data();
  NodeData& to = *bucket.data();
  if (node.kind != "FargateService" || node.intent_as<FargateServiceIntent>().vpc == nullptr) {
    node.tree->report(messages::bucket_user_without_vpc(node.path), &to, where);
    return;
  }
  auto& intent = node.intent_as<FargateServiceIntent>();
  const Ref<RoleArn> role =
      intent.task_role_arn.empty() ? reference<RoleArn>(node, "task_role.arn") : intent.task_role_arn;
  note_grant(to, node, role, *intent.vpc, where);
  for (PolicyStatement& statement : grant_statements(bucket, access))
    intent.permissions.push_back(std::move(statement));
  needs_service(
      node,
      SubnetList{.tier = intent.isolated ? Tier::isolated_tier : Tier::private_tier, .vpc_node = intent.vpc},
      "s3", where);
}

void grant_bucket(const Node& bucket, const Node& role, const Node& vpc, BucketAccess access,
                  std::source_location where) {
  NodeData& node = *role.data();
  NodeData& to = *bucket.data();
  if (vpc.kind() != "Vpc" && vpc.kind() != "ExistingVpc") {
    node.tree->report(messages::bucket_user_without_vpc(node.path), &to, where);
    return;
  }
  note_grant(to, node, reference<RoleArn>(node, "arn"), *vpc.data(), where);
  for (PolicyStatement& statement : grant_statements(bucket, access))
    node.intent_as<RoleIntent>().role.statements.push_back(std::move(statement));
}

}  // namespace detail

void resolve_intent(BucketIntent& intent, const NodeData&, const Relations& relations) {
  for (const Relation* relation : relations.incoming) {
    if (relation->kind == quoin::detail::relation::grants_bucket)
      intent.grants.push_back({.of = relation->from->path,
                               .role = Text{member(relation->data, "role")},
                               .vpc = Text{member(relation->data, "vpc")}});
    if (relation->kind == quoin::detail::relation::reads_bucket)
      intent.viewers.push_back(
          {.of = relation->from->path, .distribution = Text{member(relation->data, "distribution_arn")}});
  }
  std::ranges::sort(intent.grants, {}, &BucketGrant::of);
  std::ranges::sort(intent.viewers, {}, &BucketViewer::of);
}

}  // namespace quoin::aws
