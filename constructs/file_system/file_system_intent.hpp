// What a file system wants, with all defaults filled in.
#pragma once

#include "constructs/role/policy.hpp"
#include "constructs/security_group/security_group.hpp"
#include "core/tree.hpp"

#include <quoin/aws/file_system.hpp>
#include <quoin/aws_ids.hpp>

#include <string>
#include <vector>

namespace quoin::aws {

/// NFS, as EFS speaks it.
inline constexpr std::uint16_t nfs_port = 2049;

/// Where a file system is reached in one zone.
struct MountTarget {
  std::string local;  ///< "mount_target_a"
  Ref<SubnetId> subnet;
};

struct FileSystemIntent {
  std::string path{};
  const quoin::detail::NodeData* vpc = nullptr;
  SecurityGroupIntent security{};
  Ref<SecurityGroupId> security_group{};
  std::vector<MountTarget> targets{};  ///< One per zone.
  Ref<KmsKeyArn> key{};                ///< Empty: AWS's own key.
  std::string directory = "/data";
  std::int64_t user = 1000;
  std::int64_t group = 1000;
  std::string permissions = "0750";
  int infrequent_days = 30;  ///< 0: files stay.
  int archive_days = 0;
  bool back_when_read = true;
  FileThroughput throughput{};
  bool backed_up = true;
};

/// Who may mount it, beside what roles are granted: nobody without TLS, nobody but through the access point.
std::vector<PolicyStatement> file_system_statements();

/// "AFTER_30_DAYS", "AFTER_1_DAY"
std::string after_days(int days);

void resolve_intent(FileSystemIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
void check_intent(const FileSystemIntent& intent, const quoin::detail::NodeData& self,
                  Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const FileSystemIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const FileSystemIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
