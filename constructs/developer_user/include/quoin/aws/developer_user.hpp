// DeveloperUser: with whose access a developer runs the application on a machine of their own.
#pragma once

#include <quoin/aws/rules/iam.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>
#include <quoin/waiver.hpp>

#include <concepts>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct FargateService;             // <quoin/aws/fargate_service.hpp>
template <class For> struct Role;  // <quoin/aws/role.hpp>
struct TaskExecution;              // <quoin/aws/role.hpp>
struct RoleArn;                    // <quoin/aws_ids.hpp>
struct RoleName;                   // <quoin/aws_ids.hpp>

/// Kinds of references: see <quoin/aws_ids.hpp>.
struct UserArn {};
struct UserName {};

namespace detail {
/// Something whose role a program runs with; what starts a program has another one (QN-IAM-03).
template <class T> inline constexpr bool runs_a_program = false;
template <> inline constexpr bool runs_a_program<FargateService> = true;
template <class For> inline constexpr bool runs_a_program<Role<For>> = true;
template <> inline constexpr bool runs_a_program<Role<TaskExecution>> = false;
}  // namespace detail

/// What `.like` takes: a service, or the role that a program runs with. Required (QN-IAM-08).
class AppRole {
public:
  template <class U = int> AppRole() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-IAM-08", "like", ".like = api"));
  }
  template <class T>
    requires(!std::same_as<T, AppRole>)
  AppRole(const T& app) {  // NOLINT(google-explicit-constructor)
    constexpr bool has_app_role = detail::runs_a_program<T>;
    static_assert(has_app_role, QUOIN_QN_IAM_08);
    if constexpr (has_app_role) app_ = app.node;
  }
  const Node& app() const { return app_; }

private:
  Node app_{};
};

/// What `.console` takes: nothing (QN-IAM-08).
class NeverConsole {
public:
  constexpr NeverConsole() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, NeverConsole>)
  NeverConsole(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_IAM_08_CONSOLE);
  }
};

/// What `.in_production` takes: a waiver of QN-IAM-08.
class DeveloperInProduction {
public:
  constexpr DeveloperInProduction() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, DeveloperInProduction>)
  DeveloperInProduction(const T& value) {  // NOLINT(google-explicit-constructor)
    constexpr bool waived = waives<T, "QN-IAM-08">;
    static_assert(waived, QUOIN_QN_IAM_08_PRODUCTION);
    if constexpr (waived) {
      waiver_ = value;
      waived_ = true;
    }
  }
  constexpr const WaiverRecord* waiver() const { return waived_ ? &waiver_ : nullptr; }

private:
  WaiverRecord waiver_{};
  bool waived_ = false;
};

struct DeveloperUserProps {
  /// Whose access it has: a FargateService, or the Role<Task> or Role<Lambda> of a program. Required
  /// (QN-IAM-08).
  AppRole like;
  /// The user's name, unique in the account: 1 to 64 letters, digits, '+', '=', ',', '.', '@', '_' and '-'.
  /// Default: its path with '-': "chat-Developer".
  std::string_view name{};
  /// How long a session lasts before a second factor is asked for again: 1 to 12 hours. Default: 1.
  int session_hours = 1;
  /// The user has none; this refuses every value (QN-IAM-08).
  NeverConsole console{};
  /// Default: refused in production. A waiver of QN-IAM-08 lets it stand there.
  DeveloperInProduction in_production{};
};

namespace detail {
Node make_developer_user(const Scope& scope, std::string_view id, const DeveloperUserProps& props,
                         std::source_location where);
Ref<UserArn> developer_arn(const Node& developer);
Ref<UserName> developer_name(const Node& developer);
Ref<RoleArn> developer_role_arn(const Node& developer);
Ref<RoleName> developer_role_name(const Node& developer);
}  // namespace detail

/// The user with whose access a developer runs the application on a machine of their own (QN-IAM-08).
///
/// By itself the user does nothing but enrol a second factor. With that factor it takes on a role that has
/// the policies of the application's role, and manages its own access keys. It has no password for the
/// console, and the templates make no access key: its secret would stand in the state.
struct [[maybe_unused]] DeveloperUser {
  Scope scope;
  std::string_view id;
  DeveloperUserProps props;
  Node node = detail::make_developer_user(scope, id, props, std::source_location::current());

  Ref<UserArn> arn() const { return detail::developer_arn(node); }
  Ref<UserName> name() const { return detail::developer_name(node); }
  /// The role that it takes on, for `role_arn` in its ~/.aws/config.
  Ref<RoleArn> role_arn() const { return detail::developer_role_arn(node); }
  Ref<RoleName> role_name() const { return detail::developer_role_name(node); }
};

}  // namespace quoin::aws
