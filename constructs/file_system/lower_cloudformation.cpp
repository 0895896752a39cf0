// A file system as CloudFormation has it.
#include "constructs/file_system/file_system_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/efs/access_point.hpp>
#include <quoin/cfn/efs/file_system.hpp>
#include <quoin/cfn/efs/mount_target.hpp>

namespace quoin::aws {
namespace {

using FileSystemArgs = cfn::efs::FileSystemArgs;
using AccessPoint = cfn::efs::AccessPointArgs;

/// Each movement is an element of its own.
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

quoin::detail::Lowered lower_cloudformation(const FileSystemIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  add_security_group(out, intent.security);
  FileSystemArgs args{.backup_policy = {{.status = intent.backed_up ? "ENABLED" : "DISABLED"}},
                      .encrypted = true,
                      .file_system_policy = policy_document(file_system_statements()),
                      .performance_mode = "generalPurpose",
                      .throughput_mode = "elastic"};
  if (!intent.key.empty()) args.kms_key_id = intent.key;
  if (const auto policies = lifecycle_of(intent); !policies.empty()) args.lifecycle_policies = policies;
  if (intent.throughput.mode == FileThroughput::Mode::bursting) args.throughput_mode = "bursting";
  if (intent.throughput.mode == FileThroughput::Mode::provisioned) {
    args.throughput_mode = "provisioned";
    args.provisioned_throughput_in_mibps = intent.throughput.mebibytes;
  }
  const bool kept = around.state != quoin::detail::State::unlocked;
  const auto files =
      out.add<cfn::efs::FileSystem>("", args,
                                    {.deletion_policy = kept ? "RetainExceptOnCreate" : "Delete",
                                     .update_replace_policy = kept ? "Retain" : "Delete"});
  const auto point = out.add(
      "access_point",
      AccessPoint{.file_system_id = files.ref(),
                  .posix_user = {{.gid = std::to_string(intent.group), .uid = std::to_string(intent.user)}},
                  .root_directory = {{.creation_info = {{.owner_gid = std::to_string(intent.group),
                                                         .owner_uid = std::to_string(intent.user),
                                                         .permissions = intent.permissions}},
                                      .path = intent.directory}}});
  for (const MountTarget& each : intent.targets) {
    const auto target =
        out.add(each.local, cfn::efs::MountTargetArgs{.file_system_id = files.ref(),
                                                      .security_groups = {intent.security_group},
                                                      .subnet_id = each.subnet});
    out.provide(each.local + ".id", target.ref());
  }
  out.provide("id", files.ref());
  out.provide("arn", files.arn());
  out.provide("access_point.id", point.access_point_id());
  out.provide("access_point.arn", point.arn());
  return out.finish();
}

}  // namespace quoin::aws
