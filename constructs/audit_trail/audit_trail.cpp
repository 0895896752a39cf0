// The trail: from properties to what is wanted, and which buckets it watches.
#include <quoin/aws/audit_trail.hpp>

#include "constructs/audit_trail/audit_trail_intent.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/log_group/log_group_intent.hpp"
#include "core/arn_forms.hpp"
#include "core/ascii.hpp"
#include "messages/account_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::string_view trail_service = "cloudtrail.amazonaws.com";
constexpr std::size_t most_buckets = 250;  // data resources of one trail

bool trail_name_is_allowed(std::string_view name) {
  if (name.size() < 3 || name.size() > 128 || !ascii::is_letter_or_digit(name.front()) ||
      !ascii::is_letter_or_digit(name.back()))
    return false;
  for (std::size_t i = 1; i < name.size(); ++i)
    if (!ascii::is_letter_or_digit(name[i]) &&
        ((name[i] != '.' && name[i] != '_' && name[i] != '-') || !ascii::is_letter_or_digit(name[i - 1])))
      return false;
  return true;
}

/// "chat/Account/Trail" → "chat-Account-Trail".
std::string trail_name_from(std::string_view path) {
  std::string name;
  for (const char c : path)
    if (ascii::is_letter_or_digit(c))
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  name = name.substr(0, 128);
  while (!name.empty() && name.back() == '-') name.pop_back();
  while (name.size() < 3) name += '0';
  return name;
}

bool is_bucket_arn(const Text& arn) {
  if (arn.value().kind() != Value::Kind::string) return !arn.empty();  // not known yet
  return detail::is_arn(quoin::detail::arn_form::bucket, arn.value().characters());
}

}  // namespace

void hold_user_data(NodeData& bucket, std::source_location where) {
  bucket.tree->relate({.kind = quoin::detail::relation::holds_user_data, .from = &bucket, .where = where});
}

Text trail_arn(const AuditTrailIntent& intent, const quoin::detail::Surroundings& around) {
  return arn_of(around, "cloudtrail", Text{"trail/" + intent.name});
}

std::vector<PolicyStatement> trail_bucket_statements(const AuditTrailIntent& intent, const Text& bucket_arn,
                                                     const quoin::detail::Surroundings& around) {
  return delivery_statements({.service = trail_service,
                              .looks = {"s3:GetBucketAcl"},
                              .folder = "/*",
                              .source = {"StringEquals", "aws:SourceArn", {trail_arn(intent, around)}}},
                             bucket_arn, around);
}

RoleSpec trail_role(const AuditTrailIntent& intent, const quoin::detail::Surroundings& around) {
  return {.description = "Copies the trail " + intent.path + " to CloudWatch Logs",
          .trust = {service_trust(trail_service, around, {trail_arn(intent, around)})},
          .statements = {{.sid = "WriteEvents",
                          .actions = {"logs:CreateLogStream", "logs:PutLogEvents"},
                          .resources = {intent.log_group + Text{":log-stream:*"}}}}};
}

void resolve_intent(AuditTrailIntent& intent, const NodeData& self, const quoin::detail::Relations&) {
  for (const auto& [key, relation] : self.tree->relations)  // sorted by path
    if (relation.kind == quoin::detail::relation::holds_user_data && relation.from != nullptr)
      intent.data.push_back(quoin::detail::reference<BucketArn>(*relation.from, "arn") + Text{"/"});
}

void check_intent(const AuditTrailIntent& intent, const NodeData& self, Diagnostics& diagnostics) {
  if (intent.data.size() > most_buckets)
    diagnostics.push_back(
        quoin::detail::placed(messages::trail_watches_too_much(intent.data.size(), most_buckets), self));
}

namespace detail {

Node make_audit_trail(const Scope& scope, std::string_view id, const AuditTrailProps& props,
                      std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "AuditTrail", AuditTrailIntent{}, where);
  auto& intent = node.intent_as<AuditTrailIntent>();
  intent.path = node.name_path();
  intent.name = trail_name_from(intent.path);
  if (!props.name.empty()) {
    if (trail_name_is_allowed(props.name))
      intent.name = props.name;
    else
      tree.report(messages::trail_name_malformed(props.name), &node, where);
  }

  int days = props.retention.count();
  if (!rules::lock_days_are_allowed(days)) {
    tree.report(messages::record_retention_out_of_range(days), &node, where);
    days = 365;
  }
  const bool relaxed = props.lock.is_relaxed() && !tree.is_production();
  if (relaxed) tree.note_relaxation(node, QUOIN_QN_AUD_02, "governance_lock", where);
  // A record expires the day after its lock ends.
  intent.bucket = {.expire_days = days + 1, .lock_days = days, .lock_is_absolute = !relaxed};
  log_accesses(intent.bucket, node, where);

  NodeData* key = props.encryption.key().data();
  if (key == nullptr) key = &add_key(tree, Node{node}, "Key", Trail::key_class, where);
  intent.key = intent.bucket.key = quoin::detail::reference<KmsKeyArn>(*key, "arn");
  use_key(node, *key, "s3", where,
          Value::object({{"principal", Value::literal(trail_service)},
                         {"source_arn", quoin::detail::reference<TrailArn>(node, "stated_arn").value()}}));

  const NodeData& logs =
      add_log_group(tree, Node{node}, "Logs", {.retention_days = props.log_retention.count}, where);
  intent.log_group = quoin::detail::reference<LogGroupArn>(logs, "arn");

  for (const Text& bucket : props.user_data) {
    if (is_bucket_arn(bucket))
      intent.data.push_back(bucket + Text{"/"});
    else
      tree.report(messages::bucket_arn_malformed(bucket.value().characters()), &node, where);
  }
  return Node{node};
}

Ref<TrailArn> audit_trail_arn(const Node& trail) {
  return quoin::detail::reference<TrailArn>(*trail.data(), "trail_arn");
}

}  // namespace detail

}  // namespace quoin::aws
