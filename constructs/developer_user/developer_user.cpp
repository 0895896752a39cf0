// The developer's user: from properties to what is wanted.
#include <quoin/aws/developer_user.hpp>

#include "constructs/developer_user/developer_user_intent.hpp"
#include "core/ascii.hpp"
#include "core/place.hpp"
#include "messages/role_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_developer_name = 64;

/// As IAM takes it.
bool is_user_name(std::string_view name) {
  const auto allowed = [](char c) {
    return ascii::is_letter_or_digit(c) || std::string_view{"+=,.@_-"}.find(c) != std::string_view::npos;
  };
  return !name.empty() && name.size() <= longest_developer_name && std::ranges::all_of(name, allowed);
}

std::string name_of_path(std::string path) {
  std::ranges::replace(path, '/', '-');
  return path;
}

}  // namespace

namespace detail {

Node make_developer_user(const Scope& scope, std::string_view id, const DeveloperUserProps& props,
                         std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "DeveloperUser", DeveloperUserIntent{}, where);
  auto& intent = node.intent_as<DeveloperUserIntent>();
  intent.path = node.name_path();
  intent.name = props.name.empty() ? name_of_path(intent.path) : std::string{props.name};
  if (!is_user_name(intent.name)) tree.report(messages::user_name_malformed(intent.name), &node, where);
  if (props.session_hours < 1 || props.session_hours > 12)
    tree.report(messages::session_hours_out_of_range(props.session_hours), &node, where);
  else
    intent.session_hours = props.session_hours;

  intent.like = props.like.app().data();
  if (intent.like != nullptr && quoin::detail::accounts_differ(node, *intent.like))
    tree.report(messages::developer_in_another_account(quoin::detail::with_line(*intent.like),
                                                       quoin::detail::account_of(*intent.like),
                                                       quoin::detail::account_of(node)),
                &node, where);

  if (const WaiverRecord* waiver = props.in_production.waiver())
    tree.note_waiver(node, *waiver);
  else if (tree.is_production())
    tree.refuse(RuleText{QUOIN_QN_IAM_08_PRODUCTION}, &node, where,
                "a production program that gives a person the access of " +
                    (intent.like == nullptr ? std::string{"nothing"} : intent.like->path));
  return Node{node};
}

Ref<UserArn> developer_arn(const Node& developer) {
  return quoin::detail::reference<UserArn>(*developer.data(), "arn");
}
Ref<UserName> developer_name(const Node& developer) {
  return quoin::detail::reference<UserName>(*developer.data(), "name");
}
Ref<RoleArn> developer_role_arn(const Node& developer) {
  return quoin::detail::reference<RoleArn>(*developer.data(), "role.arn");
}
Ref<RoleName> developer_role_name(const Node& developer) {
  return quoin::detail::reference<RoleName>(*developer.data(), "role.name");
}

}  // namespace detail

}  // namespace quoin::aws
