// A file system as Terraform has it.
#include "constructs/file_system/file_system_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/efs_access_point.hpp>
#include <quoin/tf/aws/efs_backup_policy.hpp>
#include <quoin/tf/aws/efs_file_system.hpp>
#include <quoin/tf/aws/efs_file_system_policy.hpp>
#include <quoin/tf/aws/efs_mount_target.hpp>

namespace quoin::aws {
namespace {

using FileSystemArgs = tf::aws::EfsFileSystemArgs;
using AccessPoint = tf::aws::EfsAccessPointArgs;

/// Each movement is a block of its own.
std::vector<FileSystemArgs::LifecyclePolicy> lifecycle_of(const FileSystemIntent& intent) {
  std::vector<FileSystemArgs::LifecyclePolicy> policies;
  if (intent.infrequent_days != 0)
    policies.push_back({.transition_to_ia = after_days(intent.infrequent_days)});
  if (intent.archive_days != 0)
    policies.push_back({.transition_to_archive = after_days(intent.archive_days)});
  if (!policies.empty() && intent.back_when_read)
    policies.push_back({.transition_to_primary_storage_class = "AFTER_1_ACCESS"});
  return policies;
}

}  // namespace

quoin::detail::Lowered lower_terraform(const FileSystemIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  add_security_group(out, intent.security);
  FileSystemArgs args{.encrypted = true, .performance_mode = "generalPurpose", .throughput_mode = "elastic"};
  if (!intent.key.empty()) args.kms_key_id = intent.key;
  if (const auto policies = lifecycle_of(intent); !policies.empty()) args.lifecycle_policy = policies;
  if (intent.throughput.mode == FileThroughput::Mode::bursting) args.throughput_mode = "bursting";
  if (intent.throughput.mode == FileThroughput::Mode::provisioned) {
    args.throughput_mode = "provisioned";
    args.provisioned_throughput_in_mibps = intent.throughput.mebibytes;
  }
  // EFS has no protection of its own against being deleted.
  tf::Options options;
  if (around.state != quoin::detail::State::unlocked) options.lifecycle.prevent_destroy = true;
  const auto files = out.add<tf::aws::EfsFileSystem>("", args, options);
  out.add("backup", tf::aws::EfsBackupPolicyArgs{
                        .backup_policy = {{.status = intent.backed_up ? "ENABLED" : "DISABLED"}},
                        .file_system_id = files.id()});
  out.add("policy", tf::aws::EfsFileSystemPolicyArgs{
                        .file_system_id = files.id(),
                        .policy = add_policy_document(out, "policy", file_system_statements())});
  const auto point = out.add(
      "access_point", AccessPoint{.file_system_id = files.id(),
                                  .posix_user = {{.gid = intent.group, .uid = intent.user}},
                                  .root_directory = {{.creation_info = {{.owner_gid = intent.group,
                                                                         .owner_uid = intent.user,
                                                                         .permissions = intent.permissions}},
                                                      .path = intent.directory}}});
  for (const MountTarget& each : intent.targets) {
    const auto target =
        out.add(each.local, tf::aws::EfsMountTargetArgs{.file_system_id = files.id(),
                                                        .security_groups = {intent.security_group},
                                                        .subnet_id = each.subnet});
    out.provide(each.local + ".id", target.id());
  }
  out.provide("id", files.id());
  out.provide("arn", files.arn());
  out.provide("access_point.id", point.id());
  out.provide("access_point.arn", point.arn());
  return out.finish();
}

}  // namespace quoin::aws
