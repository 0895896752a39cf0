// The state backend: from properties to what is wanted.
#include <quoin/aws/state_backend.hpp>

#include "constructs/kms_key/kms_key_intent.hpp"
#include "constructs/state_backend/state_backend_intent.hpp"
#include "messages/account_messages.hpp"

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace detail {

Node make_state_backend(const Scope& scope, std::string_view id, const StateBackendProps& props,
                        std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "StateBackend", StateBackendIntent{}, where);
  auto& intent = node.intent_as<StateBackendIntent>();
  // Every version of the state is a way back: none expires (QN-S3-08 does not apply beside MFA delete, which
  // forbids rules of a lifecycle).
  intent.bucket = {.name = std::string{props.bucket.name()}, .superseded_days = 0};
  if (!rules::state_bucket_name_is_allowed(intent.bucket.name)) {
    tree.report(messages::state_bucket_name_malformed(intent.bucket.name), &node, where);
    intent.bucket.name = "terraform-state";
  }
  log_accesses(intent.bucket, node, where);

  NodeData* key = props.encryption.key().data();
  if (key == nullptr) key = &add_key(tree, Node{node}, "Key", Objects::key_class, where);
  intent.key = intent.bucket.key = quoin::detail::reference<KmsKeyArn>(*key, "arn");
  use_key(node, *key, "s3", where);
  if (props.lock_table) {
    intent.table = intent.bucket.name + "-lock";
    use_key(node, *key, "dynamodb", where);
  }

  if (props.mfa_delete.is_waived())
    tree.note_waiver(node, props.mfa_delete.waiver());
  else
    tree.report(messages::switch_on_mfa_delete(intent.bucket.name), &node, where);
  return Node{node};
}

Ref<BucketName> state_bucket(const Node& backend) {
  return quoin::detail::reference<BucketName>(*backend.data(), "name");
}

}  // namespace detail

}  // namespace quoin::aws
