// FargateService: containers on Fargate, in private subnets, read-only, not as root, behind what the chain
// says.
#pragma once

#include <quoin/aws/container.hpp>
#include <quoin/aws/ecs_cluster.hpp>
#include <quoin/aws/encryption.hpp>
#include <quoin/aws/exec_access.hpp>
#include <quoin/aws/load_balancing.hpp>
#include <quoin/aws/masking.hpp>
#include <quoin/aws/mounted_volume.hpp>
#include <quoin/aws/retention.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/aws/rules/ecs.hpp>
#include <quoin/aws/rules/iam.hpp>
#include <quoin/aws/rules/sg.hpp>
#include <quoin/aws/scaling.hpp>
#include <quoin/aws/subnets.hpp>
#include <quoin/chain.hpp>
#include <quoin/construct.hpp>
#include <quoin/gib.hpp>
#include <quoin/rule.hpp>
#include <quoin/seconds.hpp>
#include <quoin/waiver.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct RdsMysql;     // <quoin/aws/rds_mysql.hpp>
struct RdsPostgres;  // <quoin/aws/rds_postgres.hpp>

/// Where tasks stand: `vpc.private_subnets()` or `vpc.isolated_subnets()` (QN-ECS-01).
class ServiceSubnets {
public:
  template <class U = int> ServiceSubnets() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-ECS-01", "subnets", ".subnets = vpc.private_subnets()"));
  }
  template <class T>
    requires(!std::same_as<T, ServiceSubnets>)
  ServiceSubnets(const T& subnets) {  // NOLINT(google-explicit-constructor)
    constexpr bool is_private = std::same_as<T, Subnets<Private>>;
    constexpr bool is_isolated = std::same_as<T, Subnets<Isolated>>;
    static_assert(is_private || is_isolated, QUOIN_QN_ECS_01);
    if constexpr (is_private || is_isolated) vpc_ = subnets.vpc;
    isolated_ = is_isolated;
  }

  const Node& vpc() const { return vpc_; }
  bool is_isolated() const { return isolated_; }

private:
  Node vpc_{};
  bool isolated_ = false;
};

/// What `.assign_public_ip` takes: nothing (QN-ECS-01).
class NeverPublicIp {
public:
  constexpr NeverPublicIp() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, NeverPublicIp>)
  NeverPublicIp(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_ECS_01_PUBLIC_IP);
  }
};

/// The retention of a service's log group (QN-ECS-08).
class ServiceLogRetention : public StatedRetention {
public:
  constexpr ServiceLogRetention() = default;
  constexpr ServiceLogRetention(Days days)
      : StatedRetention{days.count} {}  // NOLINT(google-explicit-constructor)
  constexpr ServiceLogRetention(KeepForever kept)
      : StatedRetention{kept} {}  // NOLINT(google-explicit-constructor)
  template <int Count>
  ServiceLogRetention(DaysConstant<Count>)  // NOLINT(google-explicit-constructor)
      : StatedRetention{log_retention_is_allowed(Count) ? Count : 90} {
    static_assert(log_retention_is_allowed(Count), QUOIN_RETENTION_TIMES("QN-ECS-08", ".log_retention"));
  }
  template <class T>
    requires(!std::derived_from<std::remove_cvref_t<T>, StatedRetention> && !std::convertible_to<T, Days>)
  ServiceLogRetention(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_ECS_08);
  }
};

/// What happens to the program when the logs cannot be written fast enough.
enum class LogDelivery : std::uint8_t {
  non_blocking,  ///< It goes on; what does not fit into a buffer of 25 MiB is lost.
  blocking,      ///< It waits: no line is lost, and a slow log stops the service.
};
/// `.log_delivery = blocking_logs`
inline constexpr LogDelivery blocking_logs = LogDelivery::blocking;

/// What `.task_role` takes: a Role<Task> (QN-IAM-03).
class TaskRole {
public:
  TaskRole() = default;
  template <class T>
    requires(!std::same_as<T, TaskRole>)
  TaskRole(const T& role) {  // NOLINT(google-explicit-constructor)
    static_assert(std::same_as<T, Role<Task>>, QUOIN_QN_IAM_03);
    if constexpr (std::same_as<T, Role<Task>>) role_ = role.node;
  }
  const Node& role() const { return role_; }

private:
  Node role_{};
};

/// What `.execution_role` takes: a Role<TaskExecution> (QN-IAM-03).
class ExecutionRole {
public:
  ExecutionRole() = default;
  template <class T>
    requires(!std::same_as<T, ExecutionRole>)
  ExecutionRole(const T& role) {  // NOLINT(google-explicit-constructor)
    static_assert(std::same_as<T, Role<TaskExecution>>, QUOIN_QN_IAM_03);
    if constexpr (std::same_as<T, Role<TaskExecution>>) role_ = role.node;
  }
  const Node& role() const { return role_; }

private:
  Node role_{};
};

/// What `.open_egress` takes: a waiver of QN-SG-07.
class OpenEgress {
public:
  constexpr OpenEgress() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, OpenEgress>)
  OpenEgress(const T& value) {  // NOLINT(google-explicit-constructor)
    if constexpr (waives<T, "QN-SG-07">) {
      waiver_ = value;
      waived_ = true;
    } else {
      static_assert(never<T>, QUOIN_QN_SG_07);
    }
  }
  constexpr const WaiverRecord* waiver() const { return waived_ ? &waiver_ : nullptr; }

private:
  WaiverRecord waiver_{};
  bool waived_ = false;
};

/// Which cluster a service runs in.
class ServiceCluster {
public:
  ServiceCluster() = default;
  ServiceCluster(const EcsCluster& cluster) : node_{cluster.node} {}  // NOLINT(google-explicit-constructor)
  const Node& node() const { return node_; }

private:
  Node node_{};
};

/// How much storage a task's containers share while it lasts: 20 to 200 GiB.
class EphemeralStorage {
public:
  static constexpr bool is_allowed(int gib_count) { return gib_count >= 20 && gib_count <= 200; }
  constexpr EphemeralStorage() = default;
  template <int Count> EphemeralStorage(GibConstant<Count>) : gib_{is_allowed(Count) ? Count : 20} {
    static_assert(is_allowed(Count),
                  "a task has 20 to 200 GiB of ephemeral storage. Fix: .ephemeral_storage = gib<50>");
  }
  constexpr EphemeralStorage(Gib size) : gib_{size.count} {}
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, EphemeralStorage> && !std::convertible_to<const T&, Gib>)
  EphemeralStorage(const T&) {
    static_assert(
        never<T>,
        "a task's ephemeral storage is a size. Fix: .ephemeral_storage = gib<50>, or gib_of(n) at run "
        "time");
  }
  constexpr int gib_count() const { return gib_; }

private:
  int gib_ = 20;
};

/// How long a task that is asked to end may take: 2 to 120 seconds.
class StopTimeout {
public:
  static constexpr bool is_allowed(int count) { return count >= 2 && count <= 120; }
  constexpr StopTimeout() = default;
  template <int Count> StopTimeout(SecondsConstant<Count>) : seconds_{is_allowed(Count) ? Count : 30} {
    static_assert(is_allowed(Count),
                  "a task that is asked to end has 2 to 120 seconds. Fix: .stop_timeout = seconds<30>");
  }
  constexpr StopTimeout(Seconds seconds) : seconds_{seconds.count} {}
  constexpr int count() const { return seconds_; }

private:
  int seconds_ = 30;
};

struct FargateServiceProps {
  /// Where the tasks stand: `vpc.private_subnets()`, or `vpc.isolated_subnets()`. Required (QN-ECS-01).
  ServiceSubnets subnets;
  /// What runs: `registry.image("sha256:…"_digest)`, or `"public.ecr.aws/x/y@sha256:…"_image`. Required
  /// (QN-ECS-04).
  RequiredImage image;
  /// The port that the container listens on: `tls_port<3443>` or `plain_text_port<3000>`. Required
  /// (QN-TLS-08).
  StatedPort port;
  /// CPU units and MiB of memory, a pair that Fargate has. Default: fargate_size<512, 1024>.
  TaskSize size{};
  /// Default: x86_64. The image must be built for it.
  Architecture architecture = Architecture::x86_64;
  /// Default: "LATEST".
  std::string_view platform_version = "LATEST";
  /// Default: what the image says.
  std::initializer_list<std::string_view> command{};
  /// Default: what the image says.
  std::initializer_list<std::string_view> entry_point{};
  /// Plain variables. A secret does not compile (QN-SEC-01), and a name that says 'secret' is a warning.
  std::initializer_list<EnvironmentVariable> environment{};
  /// Secrets, read when a task starts. Characters do not compile (QN-SEC-02), nor does a master's
  /// (QN-RDS-14).
  std::initializer_list<SecretVariable> secrets{};
  /// Default: user<1000>. A waiver of QN-ECS-03 leaves it to the image.
  NonRootUser user{};
  /// Fargate has none; this refuses every value.
  NeverPrivileged privileged{};
  /// Always, unless a waiver of QN-ECS-02 stands here.
  ReadOnlyRoot read_only_root{};
  /// Folders that the program may write, each an ephemeral volume that ends with the task: `{"/tmp"}`.
  /// Default: none. Its owner is what the image says of that folder (`VOLUME` after `chown`), else root.
  std::initializer_list<std::string_view> writable_paths{};
  /// File systems that the program sees, and that outlive the task: `{mount(uploads, "/var/uploads")}`, of
  /// <quoin/aws/file_system.hpp>. Default: none.
  std::initializer_list<MountedVolume> volumes{};
  /// All ephemeral storage of a task, 20 to 200 GiB: `gib<50>`, `gib_of(n)`. Default: 20, which costs
  /// nothing.
  EphemeralStorage ephemeral_storage{};
  /// How long a task that is asked to end may take: 2 to 120 seconds. Default: 30.
  StopTimeout stop_timeout{};
  /// What load balancers ask. Default: "/" answers 200 to 299.
  ServiceHealth health{};
  /// How they send requests: version of HTTP, sticky sessions, leaving and starting tasks. Default: HTTP/1.1,
  /// no sticky sessions, 30 seconds to leave, no slow start.
  LoadBalancing load_balancing{};
  /// What the container asks itself. Default: nothing.
  ContainerHealth container_health{};
  /// Further containers of each task. Default: none.
  std::initializer_list<Sidecar> sidecars{};
  /// How long logs are kept: `days<90>`, `days_of(n)`, `keep_forever("why")`. Default: 90 days (QN-ECS-08).
  ServiceLogRetention log_retention{};
  /// A KmsKey<Logs>. Default: the stack's one key for logs, `<stack>/LogsKey`.
  CustomerKey<Logs> log_encryption{};
  /// What is masked in the logs: `{email_addresses, json_web_tokens}` (QN-AUD-06). Default: nothing.
  std::initializer_list<MaskedData> masked_in_logs{};
  /// Default: non-blocking.
  LogDelivery log_delivery = LogDelivery::non_blocking;
  /// How many tasks. Default: tasks<2, 8>.
  TaskRange tasks{};
  /// What their number follows. Default: 60 % of CPU, and 1,000 requests per task and minute (QN-ECS-07).
  Scaling scaling{};
  /// Other ranges by the clock: `{{"night", cron<"0 22 ? * * *">, tasks<1, 2>, "Europe/Zurich"}}`, at most
  /// 200. Default: none.
  std::initializer_list<ScheduledTasks> schedules{};
  /// How many tasks run on Fargate Spot: `spot_share<70, 2>`, `all_spot("why")`. Default: none.
  SpotShare spot{};
  /// What the program may do in AWS: `{allow<"s3:GetObject">(bucket.objects())}`. Default: nothing.
  std::initializer_list<Permission> permissions{};
  /// The program's role. Default: one of its own.
  TaskRole task_role{};
  /// The role that starts tasks. Default: one of its own, which reads what the task needs and no more
  /// (QN-IAM-04).
  ExecutionRole execution_role{};
  /// Tasks have none; this refuses every value (QN-ECS-01).
  NeverPublicIp assign_public_ip{};
  /// A waiver of QN-SG-07: the service sends wherever it likes. Default: to what the chain names only.
  OpenEgress open_egress{};
  /// Commands in its running containers (ECS Exec): `outside_production(logged_sessions)`, or a waiver of
  /// QN-ECS-03. Sessions are encrypted and logged; they run as root. Default: off.
  ExecAccess exec{};
  /// The cluster. Default: the stack's one, `<stack>/Cluster`, made with its first service.
  ServiceCluster cluster{};
};

namespace detail {
Node make_fargate_service(Scope scope, std::string_view id, const FargateServiceProps& props,
                          std::source_location where);
void connect_service(const EdgeEnd& from, const Node& service);
void leave_service(const Node& service, const Destination& to);
Text service_host(const Node& service);
Text service_url(const Node& service);
Ref<RoleArn> task_role_arn(const Node& service);
Ref<RoleName> task_role_name(const Node& service);
void permit_service(const Node& service, const Permission& permission);
void add_environment(const Node& service, std::string_view name, const Text& value,
                     std::source_location where);
void add_secret(const Node& service, std::string_view name, const SecretValue& secret,
                std::source_location where);
}  // namespace detail

struct FargateService;

/// The left side of `caller >> service`.
struct FargateServiceCaller : EdgeEnd {
  template <class From>
    requires(!std::derived_from<From, EdgeEnd>)
  FargateServiceCaller(const From& from, std::source_location place = std::source_location::current());
};

/// Every port: no rule may say it (QN-SG-08).
struct AllPorts {};
inline constexpr AllPorts all_ports{};

/// A service of containers on Fargate.
///
/// Its tasks run in private or isolated subnets, from an image that is named for ever, with a read-only root,
/// not as root. It takes traffic from what stands on the left of `>>`, and sends to what stands on the right,
/// and to nothing else.
struct FargateService {
  Scope scope;
  std::string_view id;
  FargateServiceProps props;
  Node node = detail::make_fargate_service(scope, id, props, std::source_location::current());

  /// The host name by which other services of the VPC reach it: "api.chat.internal". Asking for it registers
  /// the service there (QN-ECS-10); so does `caller >> service`.
  Text host() const { return detail::service_host(node); }
  /// The same with what is spoken and the port: "https://api.chat.internal:3443", and "http://…" for a
  /// plain-text port. For the caller's environment: `{"API_URL", api.url()}`.
  Text url() const { return detail::service_url(node); }
  Ref<RoleArn> task_role_arn() const { return detail::task_role_arn(node); }
  Ref<RoleName> task_role_name() const { return detail::task_role_name(node); }

  /// One thing more that the program may do.
  const FargateService& permit(const Permission& permission) const {
    detail::permit_service(node, permission);
    return *this;
  }
  /// One plain variable more, for names that are known at run time only.
  const FargateService& add_environment(std::string_view name, const PlainText& value,
                                        std::source_location where = std::source_location::current()) const {
    detail::add_environment(node, name, value.text(), where);
    return *this;
  }
  /// One secret more.
  const FargateService& add_secret(std::string_view name, const InjectedSecret& value,
                                   std::source_location where = std::source_location::current()) const {
    detail::add_secret(node, name, value.secret(), where);
    return *this;
  }

  /// Opens the service's port to the left side.
  friend const FargateService& operator>>(const FargateServiceCaller& from, const FargateService& to) {
    detail::connect_service(from, to.node);
    return to;
  }
  /// Lets the service send to a destination outside the app: `api >> outside(https)`.
  friend const FargateService& operator>>(const FargateService& from, const Destination& to) {
    detail::leave_service(from.node, to);
    return from;
  }
  /// The internet as a whole is no destination (QN-SG-07).
  template <std::same_as<Internet> To>
  friend const FargateService& operator>>(const FargateService& from, const To&) {
    static_assert(never<To>, QUOIN_QN_SG_07);
    return from;
  }
};

template <class From>
  requires(!std::derived_from<From, EdgeEnd>)
FargateServiceCaller::FargateServiceCaller(const From& from, std::source_location place) {
  constexpr bool allowed = may_reach<From, FargateService>;
  static_assert(allowed, QUOIN_QN_SG_02);
  if constexpr (allowed) static_cast<EdgeEnd&>(*this) = quoin::detail::edge_end(from, place);
}

}  // namespace quoin::aws

namespace quoin {

template <> inline constexpr bool may_reach<aws::FargateService, aws::FargateService> = true;
template <> inline constexpr bool may_reach<aws::FargateService, aws::RdsMysql> = true;
template <> inline constexpr bool may_reach<aws::FargateService, aws::RdsPostgres> = true;
template <> inline constexpr bool may_leave<aws::FargateService> = true;

/// A destination on every port is refused (QN-SG-08).
template <std::same_as<aws::AllPorts> Ports> constexpr Destination outside(Ports) {
  static_assert(never<Ports>, QUOIN_QN_SG_08);
  return {{}, 443, true, {}};
}
template <std::same_as<aws::AllPorts> Ports> constexpr Destination cidr(Cidr range, Ports) {
  static_assert(never<Ports>, QUOIN_QN_SG_08);
  return {range, 443, false, {}};
}

}  // namespace quoin
