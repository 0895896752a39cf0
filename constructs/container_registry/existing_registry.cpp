// A registry that stands already: from its name or ARN to what services refer to.
#include <quoin/aws/existing_registry.hpp>

#include "constructs/container_registry/container_registry_intent.hpp"
#include "constructs/container_registry/existing_registry_intent.hpp"
#include "core/arn_forms.hpp"
#include "messages/container_registry_messages.hpp"

#include <string_view>

namespace quoin::aws {

using quoin::detail::Lowered;
using quoin::detail::NodeData;
using quoin::detail::Surroundings;
using quoin::detail::Tree;
using quoin::detail::ValueAccess;

namespace {

/// The attribute by which a repository hands out its URL, beside that of its ARN: "repository_url" for "arn",
/// and the same for one of several instances. Empty where the reference is no repository's ARN.
std::string url_beside(std::string_view attribute) {
  struct Names {
    std::string_view arn;
    std::string_view url;
  };
  constexpr Names names[] = {{"arn", "repository_url"}, {"Arn", "RepositoryUri"}};
  for (const Names& each : names)
    if (attribute.ends_with(each.arn))
      return std::string{attribute.substr(0, attribute.size() - each.arn.size())} + std::string{each.url};
  return {};
}

/// A raw repository, of this program or only read: its ARN and its URL are attributes of one resource.
bool take_raw(ExistingRegistryIntent& intent, const Value& repository) {
  const NodeData* raw = quoin::detail::node_behind(repository);
  if (raw == nullptr || raw->pinned == nullptr) return false;
  const std::string url = url_beside(ValueAccess::reference(repository).attribute);
  if (url.empty()) return false;
  intent.arn = Ref<RepositoryArn>{repository};
  intent.url = Text{Value::reference(*raw, quoin::detail::intern(url))};
  intent.region = name_of(quoin::detail::region_around(*raw));
  return true;
}

void take_arn(Tree& tree, const NodeData& node, ExistingRegistryIntent& intent, std::string_view arn,
              std::source_location where) {
  const std::string_view region = region_of_arn(arn);
  constexpr detail::ArnForm form = quoin::detail::arn_form::repository;
  const bool is_one = detail::is_arn(form, arn);
  const std::string_view name =
      is_one ? detail::arn_part(arn, 5).substr(form.kind.size()) : std::string_view{};
  if (!is_repository_name(name)) {
    tree.report(messages::existing_repository_malformed(arn), &node, where);
    return;
  }
  const std::string_view partition = detail::arn_part(arn, 1);
  const std::string_view own =
      node.stack == nullptr ? partition : partition_of(node.stack->stack_data->region);
  if (partition != own) tree.report(messages::existing_repository_elsewhere(partition, own), &node, where);
  intent.name = name;
  intent.account = detail::arn_part(arn, 4);
  intent.region = region;
}

Lowered known_of(const ExistingRegistryIntent& intent, const Surroundings& around) {
  Lowered out;
  if (!intent.arn.empty()) {
    out.exports["arn"] = intent.arn.value();
    out.exports["url"] = intent.url.value();
    return out;
  }
  const Text account = intent.account.empty() ? Text{around.account_id} : Text{intent.account};
  out.exports["arn"] = (Text{"arn:" + around.partition + ":ecr:" + intent.region + ":"} + account +
                        Text{":repository/"} + intent.name)
                           .value();
  out.exports["url"] =
      (account + Text{".dkr.ecr." + intent.region + "." + around.dns_suffix + "/"} + intent.name).value();
  return out;
}

}  // namespace

namespace detail {

Node make_existing_registry(const Scope& scope, std::string_view id, const ExistingRegistryProps& props,
                            bool immutable_tags, std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "ExistingRegistry",
                                      ExistingRegistryIntent{.immutable_tags = immutable_tags}, where);
  auto& intent = node.intent_as<ExistingRegistryIntent>();
  if (immutable_tags)
    tree.note_relaxation(node, RuleText{QUOIN_QN_ECS_04},
                         "its owner keeps tags immutable, as the program states", where);
  if (node.stack == nullptr) return Node{node};  // reported; it stands nowhere
  intent.region = name_of(node.stack->stack_data->region);
  const Text& repository = props.repository.text();
  const std::string_view known = repository.value().characters();
  if (known.starts_with("arn:")) {
    take_arn(tree, node, intent, known, where);
  } else if (!take_raw(intent, repository.value())) {
    intent.name = repository;
    if (repository.value().is_known() && !is_repository_name(known))
      tree.report(messages::existing_repository_malformed(known), &node, where);
  }
  return Node{node};
}

}  // namespace detail

void check_intent(const ExistingRegistryIntent&, const NodeData& self, Diagnostics& diagnostics) {
  diagnostics.push_back(quoin::detail::placed(messages::existing_registry_unjudged(), self));
}

Lowered lower_terraform(const ExistingRegistryIntent& intent, const Surroundings& around) {
  return known_of(intent, around);
}
Lowered lower_cloudformation(const ExistingRegistryIntent& intent, const Surroundings& around) {
  return known_of(intent, around);
}

}  // namespace quoin::aws
