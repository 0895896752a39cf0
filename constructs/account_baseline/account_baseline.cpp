// The account's baseline: from properties to what is wanted.
#include <quoin/aws/account_baseline.hpp>

#include "constructs/account_baseline/account_baseline_intent.hpp"
#include "constructs/config_recorder/config_recorder_intent.hpp"
#include "constructs/kms_key/kms_key_intent.hpp"
#include "core/mail_address.hpp"
#include "messages/account_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::size_t most_addresses = 10;   // subscribers of one notification
constexpr std::size_t longest_address = 50;  // of a budget's subscriber
constexpr std::size_t longest_budget_name = 100;

std::vector<std::string> addresses_of(std::initializer_list<std::string_view> notify, Tree& tree,
                                      const NodeData& node, std::source_location where) {
  std::vector<std::string> addresses;
  for (const std::string_view address : notify) {
    if (quoin::detail::is_mail_address(address) && address.size() <= longest_address)
      addresses.emplace_back(address);
    else
      tree.report(messages::mail_address_malformed(address), &node, where);
  }
  std::ranges::sort(addresses);
  const auto repeated = std::ranges::unique(addresses);
  addresses.erase(repeated.begin(), repeated.end());
  if (addresses.size() > most_addresses)
    tree.report(messages::too_many_budget_addresses(addresses.size()), &node, where);
  return addresses;
}

}  // namespace

namespace detail {

Node make_account_baseline(const Scope& scope, std::string_view id, const AccountBaselineProps& props,
                           std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "AccountBaseline", AccountBaselineIntent{}, where);
  auto& intent = node.intent_as<AccountBaselineIntent>();
  intent.name = node.name_path().substr(0, longest_budget_name);
  std::ranges::replace(intent.name, '/', '-');
  intent.monthly_usd = props.monthly_budget.amount();
  if (!rules::budget_is_allowed(intent.monthly_usd)) {
    tree.report(messages::budget_out_of_range(intent.monthly_usd), &node, where);
    intent.monthly_usd = 1;
  }
  intent.addresses = addresses_of(props.notify, tree, node, where);

  const KmsKey<Trail> key{
      Node{node}, "Key", {}, Node{add_key(tree, Node{node}, "Key", Trail::key_class, where)}};
  make_audit_trail(
      Node{node}, "Trail",
      {.retention = props.retention, .lock = props.lock, .encryption = key, .user_data = props.user_data},
      where);
  add_config_recorder(Node{node}, "Recorder", {.retention = props.retention, .open_ports = props.open_ports},
                      key.node.data(), where);
  return Node{node};
}

}  // namespace detail

}  // namespace quoin::aws
