// Container registries: names, limits, and the key that encrypts them.
#include <quoin/aws/container_registry.hpp>

#include "constructs/container_registry/container_registry_intent.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "core/account_id.hpp"
#include "core/ascii.hpp"
#include "messages/container_registry_messages.hpp"

#include <quoin/aws/rules/kms.hpp>

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_repository_name = 256;

/// "chat/OrderImages" → "chat/order-images".
std::string repository_name_from(std::string_view path) {
  std::string name;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    if (ascii::is_upper(c) && i > 0 && (ascii::is_lower(path[i - 1]) || ascii::is_digit(path[i - 1])))
      name += '-';
    name += ascii::lower(c);
  }
  return name;
}

NodeData* key_of(Tree& tree, NodeData& node, const CustomerKey<Images>& encryption,
                 std::source_location where) {
  if (encryption.is_relaxed() && !tree.is_production()) {
    tree.note_relaxation(node, RuleText{QUOIN_QN_KMS_04}, "images without a customer-managed key", where);
    return nullptr;
  }
  if (NodeData* key = encryption.key().data()) return key;
  return &add_key(tree, Node{node}, "Key", Images::key_class, where);
}

}  // namespace

bool is_repository_name(std::string_view name) {
  if (name.size() < 2 || name.size() > longest_repository_name || !ascii::is_lower(name.front()))
    return false;
  bool after_separator = true;
  for (const char c : name) {
    const bool separator = c == '-' || c == '_' || c == '.' || c == '/';
    if (!separator && !ascii::is_digit(c) && !ascii::is_lower(c)) return false;
    if (separator && after_separator) return false;
    after_separator = separator;
  }
  return !after_separator;
}

Value lifecycle_document(const ContainerRegistryIntent& intent) {
  const auto rule = [](int priority, std::string_view what, Value selection) {
    return Value::object({{"action", Value::object({{"type", Value::literal("expire")}})},
                          {"description", Value::literal(what)},
                          {"rulePriority", Value::integer(priority)},
                          {"selection", std::move(selection)}});
  };
  return Value::object(
      {{"rules", Value::list({rule(1, "Untagged images go after a while",
                                   Value::object({{"countNumber", Value::integer(intent.keep_untagged_days)},
                                                  {"countType", Value::literal("sinceImagePushed")},
                                                  {"countUnit", Value::literal("days")},
                                                  {"tagStatus", Value::literal("untagged")}})),
                              rule(2, "The newest images stay",
                                   Value::object({{"countNumber", Value::integer(intent.keep_images)},
                                                  {"countType", Value::literal("imageCountMoreThan")},
                                                  {"tagStatus", Value::literal("any")}}))})}});
}

namespace detail {

Node make_container_registry(Scope scope, std::string_view id, const ContainerRegistryProps& props,
                             std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "ContainerRegistry",
                                      ContainerRegistryIntent{.path = {}, .name = {}}, where);
  auto& intent = node.intent_as<ContainerRegistryIntent>();
  intent.path = node.name_path();
  intent.name = props.name.empty() ? repository_name_from(intent.path) : std::string{props.name};
  if (!is_repository_name(intent.name))
    tree.report(messages::repository_name_malformed(intent.name), &node, where);
  if (props.keep_images < 1 || props.keep_images > 10000)
    tree.report(messages::kept_images_out_of_range(props.keep_images), &node, where);
  else
    intent.keep_images = props.keep_images;
  if (UntaggedImages::is_allowed(props.keep_untagged.count()))
    intent.keep_untagged_days = props.keep_untagged.count();
  else
    tree.report(messages::untagged_days_out_of_range(props.keep_untagged.count()), &node, where);
  for (const std::string_view account : props.pulled_by) {
    if (!quoin::detail::is_account_id(account))
      tree.report(messages::pulling_account_malformed(account), &node, where);
    else
      intent.pulled_by.emplace_back(account);
  }
  std::ranges::sort(intent.pulled_by);
  if (NodeData* key = key_of(tree, node, props.encryption, where)) {
    intent.key = quoin::detail::reference<KmsKeyArn>(*key, "arn");
    use_key(node, *key, "ecr", where);
  }
  return Node{node};
}

Ref<RepositoryArn> container_registry_arn(const Node& node) {
  return quoin::detail::reference<RepositoryArn>(*node.data(), "arn");
}
Text container_registry_url(const Node& node) {
  return quoin::detail::reference<RepositoryArn>(*node.data(), "url");
}

}  // namespace detail

}  // namespace quoin::aws
