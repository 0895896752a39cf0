// What a read replica wants, with all defaults filled in.
#pragma once

#include "constructs/database/database_intent.hpp"

#include <quoin/aws/database_replica.hpp>

#include <map>
#include <string>
#include <vector>

namespace quoin::aws {

struct ReplicaIntent {
  std::string path{};
  const DatabaseEngine* engine = nullptr;
  std::string identifier{};
  Value source{};  ///< The source's identifier.
  std::string instance_class{};
  bool multi_az = true;
  int storage_limit_gib = 500;
  std::string maintenance_window{};
  int monitoring_seconds = 60;
  std::string insights_mode{};
  int insights_retention_days = 0;
  Ref<SecurityGroupId> security_group{};       ///< The source's.
  Ref<KmsKeyArn> key{};                        ///< The source's; for its insights.
  Value parameter_group{};                     ///< The source's.
  Value option_group{};                        ///< The source's; unset where the engine has none.
  Value monitoring_role{};                     ///< The source's.
  std::map<std::string, std::string> masks{};  ///< The source's: what is masked in its logs.
  std::vector<Value> log_groups{};             ///< What must exist before the instance does.
};

quoin::detail::Lowered lower_terraform(const ReplicaIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const ReplicaIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
