// Roles: what the program says of them, checked.
#include <quoin/aws/role.hpp>

#include "constructs/role/role_intent.hpp"
#include "core/arn_forms.hpp"
#include "core/ascii.hpp"
#include "core/tree.hpp"
#include "messages/role_messages.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;
using quoin::detail::tree_of;
using quoin::detail::ValueAccess;

namespace {

constexpr std::size_t longest_role_description = 1000;

/// "s3:GetObject" → "S3GetObject": what a reviewer reads as the statement's name.
std::string sid_of(std::string_view action) { return ascii::pascal_case(action); }

std::vector<std::string> strings_of(const Value& list) {
  std::vector<std::string> strings;
  if (list.kind() == Value::Kind::list)
    for (const Value& item : ValueAccess::items(list)) strings.emplace_back(item.characters());
  return strings;
}

}  // namespace

std::vector<PolicyStatement> statements_of(NodeData& node, const Permission* first, std::size_t count) {
  Tree& tree = *node.tree;
  std::vector<PolicyStatement> statements;
  for (const Permission* permission = first; permission != first + count; ++permission) {
    PolicyStatement statement{.actions = strings_of(permission->actions)};
    bool good = true;
    if (statement.actions.empty()) {
      tree.report(messages::permission_without_actions(), &node, permission->where);
      continue;
    }
    for (const std::string& action : statement.actions) {
      if (rules::action_has_wildcard(action)) {
        tree.refuse(RuleText{QUOIN_QN_IAM_01}, &node, permission->where, "\"" + action + "\"");
        good = false;
      } else if (!rules::is_action(action)) {
        tree.report(messages::action_malformed(action), &node, permission->where);
        good = false;
      }
    }
    const bool resourceless = std::ranges::all_of(
        statement.actions, [](const std::string& action) { return rules::action_takes_no_resource(action); });
    if (permission->resources.kind() == Value::Kind::list)
      for (const Value& resource : ValueAccess::items(permission->resources)) {
        // Text with a reference in it is not known yet; what is known of it names something.
        if (resource.kind() == Value::Kind::string && rules::resource_is_wildcard(resource.characters()) &&
            !(resourceless && resource.characters() == "*")) {
          tree.refuse(RuleText{QUOIN_QN_IAM_02}, &node, permission->where,
                      "\"" + std::string{resource.characters()} + "\"");
          good = false;
        }
        statement.resources.emplace_back(resource);
      }
    if (statement.resources.empty() && good) {
      tree.report(messages::permission_without_resources(statement.actions.front()), &node,
                  permission->where);
      good = false;
    }
    if (permission->conditions.kind() == Value::Kind::list)
      for (const Value& condition : ValueAccess::items(permission->conditions))
        statement.conditions.push_back(
            {std::string{quoin::detail::member(condition, "test").characters()},
             std::string{quoin::detail::member(condition, "variable").characters()},
             {Text{quoin::detail::member(condition, "value")}}});
    if (good) statements.push_back(std::move(statement));
  }
  return statements;
}

namespace detail {

Permission make_permission(const std::string_view* actions, std::size_t count, const Value* resources,
                           std::size_t resource_count, const PermissionCondition* condition,
                           std::source_location where) {
  std::vector<Value> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back(Value::string(actions[i]));
  Permission permission{.actions = ValueAccess::list(std::move(names)),
                        .resources = Value::list(resources, resource_count),
                        .where = where};
  if (condition != nullptr)
    permission.conditions = Value::list({Value::object({{"test", Value::string(condition->test)},
                                                        {"value", condition->value.value()},
                                                        {"variable", Value::string(condition->variable)}})});
  return permission;
}

Node make_role(Scope scope, std::string_view id, const RoleProps& props, std::string_view service,
               std::string_view kind, std::source_location where) {
  Tree& tree = tree_of(scope.node());
  NodeData& node =
      tree.add_construct(scope.node(), id, kind, RoleIntent{.service = std::string{service}}, where);
  RoleSpec& role = node.intent_as<RoleIntent>().role;
  role.description = props.description.empty() ? "Role " + node.name_path() : std::string{props.description};
  if (role.description.size() > longest_role_description)
    tree.report(messages::role_description_too_long(role.description.size()), &node, where);
  if (props.session_hours < 1 || props.session_hours > 12)
    tree.report(messages::session_hours_out_of_range(props.session_hours), &node, where);
  else
    role.session_hours = props.session_hours;
  if (!props.permissions_boundary.empty() &&
      !detail::is_arn(quoin::detail::arn_form::policy, props.permissions_boundary))
    tree.report(messages::boundary_malformed(props.permissions_boundary), &node, where);
  role.permissions_boundary = props.permissions_boundary;
  role.statements = statements_of(node, props.permissions.begin(), props.permissions.size());
  for (const ManagedPolicy& policy : props.managed_policies) {
    if (!rules::managed_policy_is_reviewed(policy.name))
      tree.refuse(RuleText{QUOIN_QN_IAM_01}, &node, where,
                  "the managed policy \"" + std::string{policy.name} + "\"");
    else
      role.managed_policies.emplace_back(policy.name);
  }
  return Node{node};
}

Ref<RoleArn> role_arn(const Node& node) { return quoin::detail::reference<RoleArn>(*node.data(), "arn"); }
Ref<RoleName> role_name(const Node& node) { return quoin::detail::reference<RoleName>(*node.data(), "name"); }

void add_permission(const Node& role, const Permission& permission) {
  NodeData& node = *role.data();
  auto added = statements_of(node, &permission, 1);
  auto& statements = node.intent_as<RoleIntent>().role.statements;
  statements.insert(statements.end(), added.begin(), added.end());
}

}  // namespace detail

Permission allow_these(std::initializer_list<std::string_view> actions, std::initializer_list<Text> resources,
                       std::source_location where) {
  std::vector<Value> values;
  for (const Text& resource : resources) values.push_back(resource.value());
  return detail::make_permission(actions.begin(), actions.size(), values.data(), values.size(), nullptr,
                                 where);
}

void name_statements(std::vector<PolicyStatement>& statements) {
  statements = sorted(std::move(statements));
  std::map<std::string, int> taken;
  for (const PolicyStatement& statement : statements)
    if (!statement.sid.empty()) ++taken[statement.sid];
  for (PolicyStatement& statement : statements) {
    if (!statement.sid.empty() || statement.actions.empty()) continue;
    const std::string sid = sid_of(statement.actions.front());
    const int number = ++taken[sid];
    statement.sid = number == 1 ? sid : sid + std::to_string(number);
  }
}

void resolve_intent(RoleIntent& intent, const NodeData& self, const quoin::detail::Relations& relations) {
  static_cast<void>(self);
  name_statements(intent.role.statements);
  std::set<const NodeData*> services;
  for (const auto* relation : relations.incoming)
    if (relation->kind == starts_with) services.insert(relation->from);
  intent.services_run = services.size();
}

void check_intent(const RoleIntent& intent, const NodeData& self, Diagnostics& diagnostics) {
  if (intent.services_run < 2) return;
  constexpr RuleText rule{QUOIN_QN_IAM_04};
  diagnostics.push_back(
      {.rule = std::string{rule.id()},
       .summary = std::string{rule.title()},
       .got = "this role starts the tasks of " + std::to_string(intent.services_run) + " services",
       .note = "a service that names no .execution_role brings its own",
       .fix = std::string{rule.fix()},
       .path = self.path,
       .file = self.tree->source_file(self.where),
       .line = self.where.line()});
}

}  // namespace quoin::aws
