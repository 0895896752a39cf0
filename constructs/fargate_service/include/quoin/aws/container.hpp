// What the containers of a task are told: port, size, user, environment, secrets, health, sidecars.
#pragma once

#include <quoin/aws/container_image.hpp>
#include <quoin/aws/fargate_sizes.hpp>
#include <quoin/aws/retention.hpp>
#include <quoin/aws/rules/ecs.hpp>
#include <quoin/aws/rules/ecs_checks.hpp>
#include <quoin/aws/rules/rds.hpp>
#include <quoin/aws/rules/sec.hpp>
#include <quoin/aws/rules/tls.hpp>
#include <quoin/aws/secret.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>
#include <quoin/seconds.hpp>
#include <quoin/waiver.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

// ---- the port

/// The port that a container listens on, and what is spoken there.
struct ContainerPort {
  std::int64_t number = 0;
  bool tls = true;
};

namespace detail {
constexpr bool port_is_valid(std::int64_t number) { return number >= 1 && number <= 65535; }

template <int Number> consteval ContainerPort checked_port(bool tls) {
  static_assert(port_is_valid(Number), "a port is 1 to 65535. Fix: .port = tls_port<3443>");
  return {port_is_valid(Number) ? Number : 3443, tls};
}
}  // namespace detail

/// `.port = tls_port<3443>`: the container speaks TLS there. It brings its own certificate; a load balancer
/// does not check whose.
template <int Number> inline constexpr ContainerPort tls_port = detail::checked_port<Number>(true);
/// `.port = plain_text_port<3000>`: what passes between the load balancer and the container can be read on
/// the way. The report lists it.
template <int Number> inline constexpr ContainerPort plain_text_port = detail::checked_port<Number>(false);
/// The run-time paths.
constexpr ContainerPort tls_port_of(std::int64_t number) { return {number, true}; }
constexpr ContainerPort plain_text_port_of(std::int64_t number) { return {number, false}; }

/// What `.port` takes: a port that says how it speaks (QN-TLS-08).
class StatedPort : public ContainerPort {
public:
  template <class U = int> StatedPort() {
    static_assert(never<U>,
                  QUOIN_REQUIRED("QN-TLS-08", "port", ".port = tls_port<3443>, or plain_text_port<3000>"));
  }
  constexpr StatedPort(ContainerPort port) : ContainerPort{port} {}  // NOLINT(google-explicit-constructor)
  template <class T>
    requires(!std::derived_from<std::remove_cvref_t<T>, ContainerPort>)
  StatedPort(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_TLS_08);
  }
};

// ---- the size

/// CPU units (1,024 are one vCPU) and memory in MiB, of which Fargate has certain pairs only.
struct TaskSize {
  std::int64_t cpu_units = 512;
  std::int64_t memory_mib = 1024;
};

namespace detail {
template <int Cpu, int Memory> consteval TaskSize checked_size() {
  static_assert(
      fargate_size_is_valid(Cpu, Memory),
      "Fargate has no task of that CPU and memory. Fix: a pair of its table, as fargate_size<512, 1024> or "
      "fargate_size<1024, 4096>");
  return fargate_size_is_valid(Cpu, Memory) ? TaskSize{Cpu, Memory} : TaskSize{};
}
}  // namespace detail

/// `.size = fargate_size<512, 1024>`: CPU units and MiB.
template <int Cpu, int Memory> inline constexpr TaskSize fargate_size = detail::checked_size<Cpu, Memory>();
/// The run-time path.
constexpr TaskSize fargate_size_of(std::int64_t cpu_units, std::int64_t memory_mib) {
  return {cpu_units, memory_mib};
}

/// What a task runs on.
enum class Architecture : std::uint8_t { x86_64, arm64 };
inline constexpr Architecture x86_64 = Architecture::x86_64;
inline constexpr Architecture arm64 = Architecture::arm64;

// ---- the user

/// The user and group of a container's program, by number.
struct ContainerUser {
  std::int64_t number = 1000;
  std::int64_t group = 1000;
};

namespace detail {
template <int Number, int Group> consteval ContainerUser checked_user() {
  static_assert(!rules::user_is_root(Number), QUOIN_QN_ECS_03);
  return rules::user_is_root(Number) ? ContainerUser{} : ContainerUser{Number, Group};
}
}  // namespace detail

/// `.user = user<1000>`, or with a group of another number, `user<1000, 2000>`.
template <int Number, int Group = Number>
inline constexpr ContainerUser user = detail::checked_user<Number, Group>();
/// The run-time path.
constexpr ContainerUser user_of(std::int64_t number, std::int64_t group) { return {number, group}; }

/// What `.user` takes: never root (QN-ECS-03). A name is refused, too, since an image can call root anything.
class NonRootUser {
public:
  constexpr NonRootUser() = default;
  constexpr NonRootUser(ContainerUser user) : user_{user} {}  // NOLINT(google-explicit-constructor)
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, NonRootUser> &&
             !std::same_as<std::remove_cvref_t<T>, ContainerUser>)
  NonRootUser(const T& value) {  // NOLINT(google-explicit-constructor)
    if constexpr (waives<T, "QN-ECS-03">) {
      waiver_ = value;
      waived_ = true;
    } else {
      static_assert(never<T>, QUOIN_QN_ECS_03);
    }
  }

  constexpr ContainerUser user() const { return user_; }
  constexpr const WaiverRecord* waiver() const { return waived_ ? &waiver_ : nullptr; }

private:
  ContainerUser user_{};
  WaiverRecord waiver_{};
  bool waived_ = false;
};

/// What `.privileged` takes: nothing. Fargate has no privileged containers.
class NeverPrivileged {
public:
  constexpr NeverPrivileged() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, NeverPrivileged>)
  NeverPrivileged(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_ECS_03_PRIVILEGED);
  }
};

/// What `.read_only_root` takes: a waiver of QN-ECS-02. Without one the root is read-only, which needs no
/// line.
class ReadOnlyRoot {
public:
  constexpr ReadOnlyRoot() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, ReadOnlyRoot>)
  ReadOnlyRoot(const T& value) {  // NOLINT(google-explicit-constructor)
    if constexpr (waives<T, "QN-ECS-02">) {
      waiver_ = value;
      waived_ = true;
    } else {
      static_assert(never<T>, QUOIN_QN_ECS_02);
    }
  }
  constexpr const WaiverRecord* waiver() const { return waived_ ? &waiver_ : nullptr; }

private:
  WaiverRecord waiver_{};
  bool waived_ = false;
};

// ---- environment and secrets

/// The value of a plain environment variable: text, and nothing that is secret (QN-SEC-01).
class PlainText {
public:
  template <class T>
    requires(!std::same_as<T, PlainText>)
  PlainText(const T& value) {  // NOLINT(google-explicit-constructor)
    constexpr bool secret = std::same_as<T, SecretValue> || std::same_as<T, MasterSecretValue> ||
                            std::same_as<T, MasterCredentials>;
    static_assert(!secret, QUOIN_QN_SEC_01);
    static_assert(secret || std::convertible_to<const T&, Text>,
                  "the value of an environment variable is text. Fix: {\"LOG_LEVEL\", \"info\"}, or "
                  "db.endpoint_address()");
    if constexpr (!secret && std::convertible_to<const T&, Text>) text_ = value;
  }
  const Text& text() const { return text_; }

private:
  Text text_{};
};

/// A plain environment variable: `{"LOG_LEVEL", "info"}`. Every reader of the account can see it.
struct EnvironmentVariable {
  std::string_view name;
  PlainText value;
};

/// A secret that is put into the container's environment when it starts.
class InjectedSecret {
public:
  template <class T>
    requires(!std::same_as<T, InjectedSecret>)
  InjectedSecret(const T& value) {  // NOLINT(google-explicit-constructor)
    constexpr bool master = std::same_as<T, MasterSecretValue> || std::same_as<T, MasterCredentials>;
    static_assert(!master, QUOIN_QN_RDS_14);
    static_assert(master || std::same_as<T, SecretValue>, QUOIN_QN_SEC_02);
    if constexpr (std::same_as<T, SecretValue>) secret_ = value;
  }
  const SecretValue& secret() const { return secret_; }

private:
  SecretValue secret_{};
};

/// A secret environment variable: `{"DB_PASSWORD", db.application_user("chat").password()}`.
struct SecretVariable {
  std::string_view name;
  InjectedSecret value;
};

// ---- health

/// How the container itself says that it is well. The command must be in the image.
struct ContainerHealth {
  /// `{"CMD", "/app/health"}` or `{"CMD-SHELL", "wget -qO- localhost:8080/health"}`. Default: no such check.
  std::initializer_list<std::string_view> command{};
  Seconds interval{30};  ///< 5 to 300.
  Seconds timeout{5};    ///< 2 to 60.
  int retries = 3;       ///< 1 to 10.
  Seconds start{60};     ///< How long failures do not count: 0 to 300.
};

/// How a load balancer asks whether a task is well.
struct ServiceHealth {
  /// What it asks for. Default: "/". With `.version = grpc` the method that it calls,
  /// "/package.Service/Method"; default: "/AWS.ALB/healthcheck", which no service has.
  std::string_view path{};
  /// What is a good answer: "200-299", "200,204", of 200 to 499. Default: "200-299". With `.version = grpc`
  /// of gRPC's statuses, 0 to 99; default: "12", 'unimplemented', which every gRPC server answers to the
  /// default method.
  std::string_view codes{};
  Seconds interval{30};     ///< 5 to 300.
  Seconds timeout{5};       ///< 2 to 120, less than the interval.
  int healthy_after = 2;    ///< Good answers until a task gets requests: 2 to 10.
  int unhealthy_after = 3;  ///< Bad answers until it is replaced: 2 to 10.
  Seconds grace{60};        ///< How long a new task may answer badly.
};

// ---- sidecars

/// What the CloudWatch agent of a task takes in: made by cloudwatch_agent(), in
/// <quoin/aws/cloudwatch_agent.hpp>.
struct AgentSettings {
  bool is_agent = false;
  std::string_view metric_namespace{};
  bool statsd = true;
  bool embedded_metrics = true;
  Seconds every{60};
  LogRetention log_retention{};
};

/// A second container of the task.
struct Sidecar {
  /// 1 to 255 letters, digits, '-' and '_'; not the service's own container, "app".
  std::string_view name;
  /// As the service's `.image`. Required.
  RequiredImage image;
  /// Default: what the image says.
  std::initializer_list<std::string_view> command{};
  std::initializer_list<std::string_view> entry_point{};
  std::initializer_list<EnvironmentVariable> environment{};
  std::initializer_list<SecretVariable> secrets{};
  /// Default: user<1000>.
  NonRootUser user{};
  NeverPrivileged privileged{};
  ReadOnlyRoot read_only_root{};
  std::initializer_list<std::string_view> writable_paths{};
  ContainerHealth container_health{};
  /// The task ends when this container ends. Default: yes.
  bool essential = true;
  /// The service's own container starts when this one is well (it then needs a container_health). Default:
  /// no.
  bool starts_first = false;
  /// A hard limit of memory in MiB. Default: what the task has.
  int memory_mib = 0;
  /// Default: none. `cloudwatch_agent(image)` is a whole sidecar.
  AgentSettings agent{};
};

}  // namespace quoin::aws
