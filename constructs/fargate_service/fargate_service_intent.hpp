// What a service wants, with all defaults filled in.
#pragma once

#include "constructs/role/role_intent.hpp"
#include "constructs/security_group/security_group.hpp"
#include "constructs/vpc/subnets.hpp"
#include "core/tree.hpp"

#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws_ids.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// The service's own container, beside its sidecars.
inline constexpr std::string_view main_container = "app";

/// What a container asks itself.
struct ContainerHealthIntent {
  std::vector<std::string> command{};  ///< Empty: there is no such check.
  int interval_seconds = 30;
  int timeout_seconds = 5;
  int retries = 3;
  int start_seconds = 60;
};

/// A folder that a container may write.
struct WritablePath {
  std::string volume;  ///< "tmp", "envoy-tmp"
  std::string path;    ///< "/tmp"
};

/// One container of a task.
struct ContainerIntent {
  std::string name;
  Text image{};
  std::vector<std::string> command{};
  std::vector<std::string> entry_point{};
  std::map<std::string, Text> environment{};
  std::map<std::string, Text> secrets{};  ///< By variable: the secret's ARN and which member of it.
  std::string user = "1000:1000";         ///< Empty: what the image says (waived).
  bool read_only_root = true;
  std::vector<WritablePath> writable{};
  ContainerHealthIntent health{};
  bool essential = true;
  bool starts_first = false;
  std::int64_t port = 0;  ///< 0: it listens on none.
  std::int64_t memory_mib = 0;
};

/// A load balancer before the service.
struct LoadBalancerBinding {
  std::string name;  ///< Its path in snake case, for the names of what is made for it.
  Ref<TargetGroupArn> target_group{};
  Text resource_label{};  ///< Its and the target group's full names, as scaling wants them.
  std::optional<Ref<ListenerArn>>
      listener{};  ///< What must exist first; none where it lies in another stack.
};

/// How the service is found by others.
struct DiscoveryIntent {
  std::string name;  ///< "api"
  Text namespace_id;
};

struct FargateServiceIntent {
  std::string path{};
  std::string name{};  ///< "chat-Api"
  quoin::detail::NodeData* vpc = nullptr;
  std::vector<Ref<SubnetId>> subnets{};
  bool isolated = false;
  SecurityGroupIntent security{};
  Ref<SecurityGroupId> security_group{};
  bool open_egress = false;

  TaskSize size{};
  Architecture architecture = Architecture::x86_64;
  std::string platform_version = "LATEST";
  int ephemeral_storage_gib = 20;
  int stop_seconds = 30;
  std::vector<ContainerIntent> containers{};  ///< The service's own first, then the sidecars by name.

  Ref<LogGroupName> log_group{};
  Text log_group_arn{};
  bool blocking_logs = false;

  TaskRange tasks{};
  Scaling scaling{};
  int grace_seconds = 60;

  Text cluster_arn{};
  Text cluster_name{};

  std::vector<PolicyStatement> permissions{};
  Ref<RoleName> task_role_name{};  ///< Of a role of the program's own; empty: the service brings one.
  Ref<RoleArn> task_role_arn{};
  Ref<RoleName> execution_role_name{};  ///< Likewise.
  Ref<RoleArn> execution_role_arn{};
  std::map<std::string, Text> repositories{};              ///< By path or ARN: what is pulled.
  std::map<std::string, std::pair<Text, Text>> secrets{};  ///< By path: the ARN, and its key's.
  std::vector<std::string> foreign_images{};               ///< Images that no endpoint of the VPC gives.

  std::vector<LoadBalancerBinding> load_balancers{};  ///< Sorted by name.
  std::optional<DiscoveryIntent> discovery{};
  bool has_callers = false;
  bool leaves = false;         ///< A destination outside the VPC is stated.
  std::vector<Value> ready{};  ///< What must be there before a task can start.
  std::source_location where{};
};

/// The cluster that services run in.
struct EcsClusterIntent {
  std::string path{};
  std::string name{};
  Insights insights = Insights::enabled;
};

/// The names of services inside one VPC.
struct DiscoveryNamespaceIntent {
  std::string name;  ///< "chat.internal"
  Ref<VpcId> vpc;
};

/// What starts the tasks may do: write these logs, pull these images, read these secrets (QN-IAM-04).
std::vector<PolicyStatement> execution_statements(const FargateServiceIntent& intent,
                                                  const quoin::detail::Surroundings& around);
/// The two roles, as far as the service brings them.
RoleSpec execution_role(const FargateServiceIntent& intent, const quoin::detail::Surroundings& around);
RoleSpec task_role(const FargateServiceIntent& intent, const quoin::detail::Surroundings& around);

/// No tasks at all: the stack sleeps, or is cut off.
bool is_stopped(const quoin::detail::Surroundings& around);

/// The containers as the JSON of a task definition, for Terraform.
Value container_definitions(const FargateServiceIntent& intent, const quoin::detail::Surroundings& around);
/// The options of the log driver, alike in both targets.
std::vector<std::pair<std::string, Text>> log_options(const FargateServiceIntent& intent,
                                                      const ContainerIntent& container,
                                                      const quoin::detail::Surroundings& around);

void resolve_intent(FargateServiceIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
void check_intent(const FargateServiceIntent& intent, const quoin::detail::NodeData& self,
                  Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const FargateServiceIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const FargateServiceIntent& intent,
                                            const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_terraform(const EcsClusterIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const EcsClusterIntent& intent,
                                            const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_terraform(const DiscoveryNamespaceIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const DiscoveryNamespaceIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
