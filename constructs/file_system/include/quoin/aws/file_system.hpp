// File systems that services share: EFS, encrypted at rest and on the way, reached by those that mount it.
#pragma once

#include <quoin/aws/container.hpp>
#include <quoin/aws/encryption.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/mounted_volume.hpp>
#include <quoin/aws/subnets.hpp>
#include <quoin/construct.hpp>
#include <quoin/days.hpp>
#include <quoin/environment.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <cstdint>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct FileSystemId;   // <quoin/aws_ids.hpp>
struct FileSystemArn;  // <quoin/aws_ids.hpp>

namespace detail {
/// The times after which EFS moves files, in days.
/// Source: AWS, "Managing storage lifecycle for EFS file systems".
inline constexpr int file_idle_days[] = {1, 7, 14, 30, 60, 90, 180, 270, 365};
constexpr bool file_idle_days_are_allowed(int days) {
  for (const int allowed : file_idle_days)
    if (allowed == days) return true;
  return false;
}
constexpr bool file_throughput_is_allowed(std::int64_t mebibytes) {
  return mebibytes >= 1 && mebibytes <= 3414;
}
}  // namespace detail

/// Where a file system is reached: `vpc.isolated_subnets()` or `vpc.private_subnets()`.
class FileSystemSubnets {
public:
  template <class U = int> FileSystemSubnets() {
    static_assert(never<U>, "property 'subnets' is required. Fix: .subnets = vpc.isolated_subnets()");
  }
  template <class T>
    requires(!std::same_as<T, FileSystemSubnets>)
  FileSystemSubnets(const T& subnets) {  // NOLINT(google-explicit-constructor)
    constexpr bool is_private = std::same_as<T, Subnets<Private>>;
    constexpr bool is_isolated = std::same_as<T, Subnets<Isolated>>;
    static_assert(
        is_private || is_isolated,
        "a file system is reached in isolated or private subnets. Fix: .subnets = vpc.isolated_subnets()");
    if constexpr (is_private || is_isolated) vpc_ = subnets.vpc;
    isolated_ = is_isolated;
  }

  const Node& vpc() const { return vpc_; }
  bool is_isolated() const { return isolated_; }

private:
  Node vpc_{};
  bool isolated_ = false;
};

/// Files stay where they are, however long nobody reads them.
struct StayWhereTheyAre {};
/// `.infrequent_after = stay`
inline constexpr StayWhereTheyAre stay{};

/// After how many days without being read files move to cheaper storage: 1, 7, 14, 30, 60, 90, 180, 270 or
/// 365.
class IdleDays {
public:
  constexpr IdleDays() = default;
  constexpr IdleDays(StayWhereTheyAre) {}                             // NOLINT(google-explicit-constructor)
  constexpr IdleDays(Days days) : days_{days.count}, moves_{true} {}  // NOLINT(google-explicit-constructor)
  template <int Count>
  constexpr IdleDays(DaysConstant<Count>)  // NOLINT(google-explicit-constructor)
      : days_{detail::file_idle_days_are_allowed(Count) ? Count : 30}, moves_{true} {
    static_assert(detail::file_idle_days_are_allowed(Count),
                  "files move after 1, 7, 14, 30, 60, 90, 180, 270 or 365 days. Fix: .infrequent_after = "
                  "days<30>, or stay");
  }

  constexpr bool moves() const { return moves_; }
  constexpr int days() const { return days_; }

private:
  int days_ = 0;
  bool moves_ = false;
};

/// How fast a file system may be read and written.
struct FileThroughput {
  enum class Mode : std::uint8_t { elastic, bursting, provisioned };
  Mode mode = Mode::elastic;
  std::int64_t mebibytes = 0;  ///< Per second; provisioned only.
};
/// As fast as is asked for, at a price per GB that passes.
inline constexpr FileThroughput elastic_throughput{};
/// As fast as what is stored allows: 50 KiB/s per GiB, more for a while.
inline constexpr FileThroughput bursting_throughput{FileThroughput::Mode::bursting, 0};

namespace detail {
template <int Mebibytes> consteval FileThroughput checked_throughput() {
  static_assert(file_throughput_is_allowed(Mebibytes),
                "a provisioned throughput is 1 to 3,414 MiB per second. Fix: .throughput = "
                "provisioned_throughput<100>, or elastic_throughput");
  return {FileThroughput::Mode::provisioned, file_throughput_is_allowed(Mebibytes) ? Mebibytes : 100};
}
}  // namespace detail
/// `.throughput = provisioned_throughput<100>`: MiB per second, paid for whether they are used or not.
template <int Mebibytes>
inline constexpr FileThroughput provisioned_throughput = detail::checked_throughput<Mebibytes>();
/// The run-time path.
constexpr FileThroughput provisioned_throughput_of(std::int64_t mebibytes) {
  return {FileThroughput::Mode::provisioned, mebibytes};
}

/// A file system without backups.
struct NoBackups {};
/// `.backups = outside_production(no_backups)`
inline constexpr NoBackups no_backups{};

/// What `.backups` takes: less than daily backups outside production only.
class FileBackups {
public:
  constexpr FileBackups() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, FileBackups>)
  FileBackups(const T&) : relaxed_{true} {  // NOLINT(google-explicit-constructor)
    static_assert(std::same_as<T, OutsideProduction<NoBackups>>,
                  "a file system is backed up every day in production. Fix: .backups = "
                  "outside_production(no_backups), or leave it out");
  }
  constexpr bool is_relaxed() const { return relaxed_; }

private:
  bool relaxed_ = false;
};

struct FileSystemProps {
  /// Where it is reached, one address per zone: `vpc.isolated_subnets()` or `vpc.private_subnets()`.
  /// Required.
  FileSystemSubnets subnets;
  /// A KmsKey<Files>. Default: a key of its own, `<file system>/Key`.
  CustomerKey<Files> encryption{};
  /// The folder of the file system that services see, and that is made when one mounts it first: one to four
  /// levels, at most 100 characters, not "/". Default: "/data".
  std::string_view directory = "/data";
  /// Whom all files belong to, whatever user the container runs as: `user<1000>`, `user<1000, 2000>`. Never
  /// root. Default: user<1000>.
  ContainerUser owner{};
  /// Who may do what with that folder, as chmod has it: three or four octal digits. Default: "0750".
  std::string_view permissions = "0750";
  /// When files move to cheaper storage, from which reading costs more: `days<30>`, `days_of(n)`, `stay`.
  /// Default: after 30 days.
  IdleDays infrequent_after = Days{30};
  /// When they move on to the archive: later than that, and with elastic throughput only. Default: stay.
  IdleDays archive_after{};
  /// Files that are read move back. Default: yes.
  bool back_when_read = true;
  /// Default: elastic_throughput.
  FileThroughput throughput{};
  /// Default: every day, kept for 35 days (the account's default plan of AWS Backup).
  FileBackups backups{};
};

namespace detail {
Node make_file_system(const Scope& scope, std::string_view id, const FileSystemProps& props,
                      std::source_location where);
Ref<FileSystemId> file_system_id(const Node& node);
Ref<FileSystemArn> file_system_arn(const Node& node);
}  // namespace detail

/// Files that outlive tasks, and that several services of one VPC may share.
///
/// A service sees it where it mounts it: `.volumes = {mount(uploads, "/var/uploads")}`. That opens port 2049
/// between the two and lets the program's role mount it; nobody else gets in, and nothing passes in plain
/// text.
struct FileSystem {
  Scope scope;
  std::string_view id;
  FileSystemProps props;
  Node node = detail::make_file_system(scope, id, props, std::source_location::current());

  /// "fs-0123456789abcdef0"
  Ref<FileSystemId> file_system_id() const { return detail::file_system_id(node); }
  Ref<FileSystemArn> arn() const { return detail::file_system_arn(node); }

  /// Nothing stands before a file system in a chain.
  template <class From> friend const FileSystem& operator>>(const From&, const FileSystem& to) {
    static_assert(
        never<From>,
        "a file system is mounted, not called. Fix: .volumes = {mount(fs, \"/data\")} of the service");
    return to;
  }
};

/// A mount that only reads.
struct ReadOnlyMount {};
inline constexpr ReadOnlyMount read_only{};

/// `.volumes = {mount(uploads, "/var/uploads")}`: an absolute path of the container.
inline MountedVolume mount(const FileSystem& file_system, std::string_view path,
                           std::source_location where = std::source_location::current()) {
  return {file_system.node, path, false, where};
}
/// `mount(uploads, "/var/uploads", read_only)`: the program's role may not write either.
inline MountedVolume mount(const FileSystem& file_system, std::string_view path, ReadOnlyMount,
                           std::source_location where = std::source_location::current()) {
  return {file_system.node, path, true, where};
}

}  // namespace quoin::aws
