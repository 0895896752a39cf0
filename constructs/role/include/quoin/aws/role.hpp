// Roles of one's own: whom they trust, what they may do, and no more. Role<Task> is not Role<TaskExecution>.
#pragma once

#include <quoin/aws/rules/iam.hpp>
#include <quoin/aws/rules/iam_checks.hpp>
#include <quoin/construct.hpp>
#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct RoleArn;   // <quoin/aws_ids.hpp>
struct RoleName;  // <quoin/aws_ids.hpp>

// Who assumes a role. A type of one's own works, too: `struct Scheduler { static constexpr std::string_view
// service_principal = "scheduler.amazonaws.com"; };`
/// The program in a container: what it may do while it runs.
struct Task {
  static constexpr std::string_view service_principal = "ecs-tasks.amazonaws.com";
};
/// What starts a container: it pulls the image, reads the secrets and writes the logs.
struct TaskExecution {
  static constexpr std::string_view service_principal = "ecs-tasks.amazonaws.com";
};
/// A function of Lambda.
struct Lambda {
  static constexpr std::string_view service_principal = "lambda.amazonaws.com";
};

/// An ARN that is written out. Made by `"arn:aws:s3:::media/*"_arn`.
struct Arn {
  std::string_view text;
};

/// Every resource: for actions that AWS defines without resource-level permissions, and for no others
/// (QN-IAM-02).
struct EveryResource {};
inline constexpr EveryResource every_resource{};

/// A condition of a permission: `when("StringEquals", "aws:RequestedRegion", "eu-west-1")`.
struct PermissionCondition {
  std::string_view test;
  std::string_view variable;
  Text value;
};
inline PermissionCondition when(std::string_view test, std::string_view variable, const Text& value) {
  return {test, variable, value};
}

/// What a role may do: actions, and the resources that they concern. Made by allow<"s3:GetObject">(…).
struct Permission {
  Value actions{};     ///< A list of texts.
  Value resources{};   ///< A list of texts.
  Value conditions{};  ///< A list of objects, or unset.
  std::source_location where{};
};

namespace detail {

Permission make_permission(const std::string_view* actions, std::size_t count, const Value* resources,
                           std::size_t resource_count, const PermissionCondition* condition,
                           std::source_location where);

template <class T>
inline constexpr bool is_bare_characters =
    std::convertible_to<const T&, std::string_view> && !std::same_as<T, Arn>;

/// One resource of a permission: a reference, text made of references, or an ARN that the compiler has read.
template <class Resource> Value resource_value(const Resource& resource) {
  static_assert(!is_bare_characters<Resource>, QUOIN_QN_IAM_02);
  if constexpr (std::is_same_v<Resource, Arn>)
    return Value::string(resource.text);
  else if constexpr (std::convertible_to<const Resource&, Text>)
    return Text{resource}.value();
  else if constexpr (is_bare_characters<Resource>)
    return Value::literal("arn:aws:s3:::example/*");
  else
    static_assert(never<Resource>, QUOIN_QN_IAM_02);
}

/// The actions of a permission, read by the compiler.
template <FixedText... Actions> struct CheckedActions {
  static constexpr bool named = (!rules::action_has_wildcard(Actions.view()) && ...);
  static_assert(named, QUOIN_QN_IAM_01);
  static constexpr bool well_formed = (rules::is_action(Actions.view()) && ...);
  static_assert(
      !named || well_formed,
      "an action is a service and what is done there. Fix: allow<\"s3:GetObject\">(bucket.objects())");
  static constexpr std::string_view list[] = {Actions.view()...};
  static constexpr bool resourceless = (rules::action_takes_no_resource(Actions.view()) && ...);
};

}  // namespace detail

/// `allow<"s3:GetObject", "s3:PutObject">(bucket.objects())`: the actions by their full names, on that
/// resource.
template <FixedText... Actions, class Resource>
Permission allow(const Resource& resource, std::source_location where = std::source_location::current()) {
  using Checked = detail::CheckedActions<Actions...>;
  static_assert(sizeof...(Actions) > 0,
                "a permission names its actions. Fix: allow<\"s3:GetObject\">(bucket.objects())");
  if constexpr (std::is_same_v<Resource, EveryResource>) {
    static_assert(Checked::resourceless || !Checked::named, QUOIN_QN_IAM_02);
    const Value all = Value::literal("*");
    return detail::make_permission(Checked::list, sizeof...(Actions), &all, 1, nullptr, where);
  } else {
    const Value one = detail::resource_value(resource);
    return detail::make_permission(Checked::list, sizeof...(Actions), &one, 1, nullptr, where);
  }
}

/// The same under a condition: `allow<"sns:Publish">(topic.arn(), when("Bool", "aws:SecureTransport",
/// "true"))`.
template <FixedText... Actions, class Resource>
Permission allow(const Resource& resource, const PermissionCondition& condition,
                 std::source_location where = std::source_location::current()) {
  using Checked = detail::CheckedActions<Actions...>;
  if constexpr (std::is_same_v<Resource, EveryResource>) {
    static_assert(Checked::resourceless || !Checked::named, QUOIN_QN_IAM_02);
    const Value all = Value::literal("*");
    return detail::make_permission(Checked::list, sizeof...(Actions), &all, 1, &condition, where);
  } else {
    const Value one = detail::resource_value(resource);
    return detail::make_permission(Checked::list, sizeof...(Actions), &one, 1, &condition, where);
  }
}

/// The run-time path: actions and resources from configuration. The same rules refuse them at synthesis.
Permission allow_these(std::initializer_list<std::string_view> actions, std::initializer_list<Text> resources,
                       std::source_location where = std::source_location::current());

/// A policy of AWS, from the reviewed list: `managed_policy<"AmazonSSMManagedInstanceCore">`.
struct ManagedPolicy {
  std::string_view name;
};
namespace detail {
template <FixedText Name> consteval ManagedPolicy checked_managed_policy() {
  static_assert(rules::managed_policy_is_reviewed(Name.view()), QUOIN_QN_IAM_01);
  return {Name.view()};
}
}  // namespace detail
template <FixedText Name>
inline constexpr ManagedPolicy managed_policy = detail::checked_managed_policy<Name>();

struct RoleProps {
  /// What the role is for, at most 1,000 characters. Default: its path.
  std::string_view description{};
  /// What it may do. Default: nothing.
  std::initializer_list<Permission> permissions{};
  /// Policies of AWS. Default: none.
  std::initializer_list<ManagedPolicy> managed_policies{};
  /// The ARN of a policy that limits it, where the account demands one. Default: none.
  std::string_view permissions_boundary{};
  /// How long a session lasts: 1 to 12 hours.
  int session_hours = 1;
};

namespace detail {
Node make_role(Scope scope, std::string_view id, const RoleProps& props, std::string_view service,
               std::string_view kind, std::source_location where);
Ref<RoleArn> role_arn(const Node& node);
Ref<RoleName> role_name(const Node& node);
void add_permission(const Node& role, const Permission& permission);
template <class For> inline constexpr std::string_view role_kind = "Role";
template <> inline constexpr std::string_view role_kind<Task> = "Role<Task>";
template <> inline constexpr std::string_view role_kind<TaskExecution> = "Role<TaskExecution>";
}  // namespace detail

/// A role that one service of AWS assumes on behalf of this account, and nobody else (QN-IAM-07).
template <class For> struct Role {
  Scope scope;
  std::string_view id;
  RoleProps props{};
  Node node = detail::make_role(scope, id, props, For::service_principal, detail::role_kind<For>,
                                std::source_location::current());

  Ref<RoleArn> arn() const { return detail::role_arn(node); }
  Ref<RoleName> name() const { return detail::role_name(node); }

  /// One thing more that it may do.
  const Role& permit(const Permission& permission) const {
    detail::add_permission(node, permission);
    return *this;
  }
};

}  // namespace quoin::aws

namespace quoin {

/// `"arn:aws:s3:::media/*"_arn`
template <FixedText Text> consteval aws::Arn operator""_arn() {
  constexpr bool named = !rules::resource_is_wildcard(Text.view());
  static_assert(named, QUOIN_QN_IAM_02);
  return {named ? Text.view() : std::string_view{"arn:aws:s3:::example/*"}};
}

}  // namespace quoin
