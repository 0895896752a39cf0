// Keys: from properties to what is wanted, and who uses a key through which service.
#include "constructs/kms_key/kms_key_intent.hpp"
#include "core/arn_forms.hpp"
#include "core/place.hpp"
#include "messages/kms_messages.hpp"
#include "messages/placement_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::account_of;
using quoin::detail::accounts_differ;
using quoin::detail::NodeData;
using quoin::detail::region_name_of;
using quoin::detail::Tree;
using quoin::detail::with_line;

namespace {

constexpr std::size_t longest_key_description = 8192;

NodeData& add(Tree& tree, const Node& scope, std::string_view id, KmsKeyIntent intent,
              std::source_location where) {
  const int deletion_days = intent.deletion_window_days;
  const int rotation_days = intent.rotation_days;
  const std::size_t description_size = intent.description.size();
  NodeData& node = tree.add_construct(scope, id, "KmsKey", std::move(intent), where);
  auto& placed = node.intent_as<KmsKeyIntent>();
  placed.path = node.name_path();
  placed.alias = "alias/" + placed.path;
  if (placed.description.empty()) placed.description = "Encrypts " + placed.key_class + " of " + placed.path;

  if (deletion_days < 7 || deletion_days > 30) {
    tree.report(messages::key_deletion_window_out_of_range(deletion_days), &node, where);
    placed.deletion_window_days = 30;
  }
  if (rotation_days < 90 || rotation_days > 2560) {
    tree.report(messages::key_rotation_out_of_range(rotation_days), &node, where);
    placed.rotation_days = 365;
  }
  if (placed.existing.is_set()) tree.report(messages::key_exists_already(), &node, where);
  if (placed.existing.kind() == Value::Kind::string &&
      !detail::is_arn(quoin::detail::arn_form::kms_key, placed.existing.characters()))
    tree.report(messages::existing_key_malformed(placed.existing.characters()), &node, where);
  if (description_size > longest_key_description)
    tree.report(messages::key_description_too_long(description_size), &node, where);
  return node;
}

/// Where the key lies: what an ARN says counts more than the stack that names it. Empty: it is not known.
std::string region_of_key(const KmsKeyIntent& intent, const NodeData& self) {
  if (!intent.existing.is_set()) return region_name_of(self);
  if (!intent.existing.is_known()) return {};
  return std::string{region_of_arn(intent.existing.characters())};
}

/// A key encrypts in its own region; one that the program makes, for its own account.
/// Sources: AWS KMS Developer Guide, "Using KMS keys with AWS services"; each service's page on encryption.
void check_use(const KmsKeyIntent& intent, const NodeData& self, const quoin::detail::Relation& use) {
  // A distribution lies in no region: it decrypts where the bucket lies. A raw resource says its own.
  const NodeData& user = *use.from;
  if (use.key == "cloudfront" || user.pinned != nullptr) return;
  const std::string region = region_of_key(intent, self);
  if (!region.empty() && region != region_name_of(user))
    self.tree->report(messages::key_of_another_region(with_line(self), region, region_name_of(user)), &user,
                      use.where);
  if (!intent.existing.is_set() && accounts_differ(self, user))
    self.tree->report(messages::key_of_another_account(with_line(self), account_of(self), account_of(user)),
                      &user, use.where);
}

}  // namespace

NodeData& add_key(Tree& tree, const Node& scope, std::string_view id, std::string_view key_class,
                  std::source_location where) {
  return add(tree, scope, id, {.key_class = std::string{key_class}}, where);
}

void use_key(NodeData& user, NodeData& key, std::string_view service, std::source_location where,
             Value data) {
  user.tree->relate({.kind = quoin::detail::relation::uses_key,
                     .from = &user,
                     .to = &key,
                     .key = std::string{service},
                     .data = std::move(data),
                     .where = where});
}

std::string_view key_class_of(const NodeData& key) {
  return key.kind == "KmsKey" && key.intent != nullptr
             ? std::string_view{key.intent_as<KmsKeyIntent>().key_class}
             : std::string_view{};
}

void resolve_intent(KmsKeyIntent& intent, const NodeData& self, const quoin::detail::Relations& relations) {
  for (const quoin::detail::Relation* relation : relations.incoming) {
    if (relation->kind != quoin::detail::relation::uses_key) continue;
    if (relation->from != nullptr) check_use(intent, self, *relation);
    if (relation->key == "cloudfront") {
      intent.distributions.emplace_back(quoin::detail::member(relation->data, "distribution_arn"));
      continue;
    }
    auto use = std::ranges::find(intent.uses, relation->key, &KeyUse::service);
    if (use == intent.uses.end()) use = intent.uses.insert(use, KeyUse{.service = relation->key});
    if (const Value& group = quoin::detail::member(relation->data, "log_group_arn"); group.is_set())
      use->log_group_arns.push_back(group);
    else if (relation->key == "logs")
      use->all_log_groups = true;
    if (const Value& principal = quoin::detail::member(relation->data, "principal"); principal.is_set()) {
      std::vector<Value>& sources = use->principals[std::string{principal.characters()}];
      if (const Value& source = quoin::detail::member(relation->data, "source_arn"); source.is_set())
        sources.push_back(source);
    }
  }
  std::ranges::sort(intent.uses, {}, &KeyUse::service);
}

namespace detail {

Node make_kms_key(const Scope& scope, std::string_view id, std::string_view key_class,
                  const KmsKeyProps& props, std::source_location where) {
  return Node{add(quoin::detail::tree_of(scope.node()), scope.node(), id,
                  {.key_class = std::string{key_class},
                   .description = std::string{props.description},
                   .deletion_window_days = props.deletion_window.count(),
                   .rotation_days = props.rotation.count(),
                   .existing = props.existing.arn().value()},
                  where)};
}

Ref<KmsKeyArn> kms_key_arn(const Node& key) {
  return quoin::detail::reference<KmsKeyArn>(*key.data(), "arn");
}
Ref<KmsKeyId> kms_key_id(const Node& key) { return quoin::detail::reference<KmsKeyId>(*key.data(), "id"); }

}  // namespace detail

}  // namespace quoin::aws
