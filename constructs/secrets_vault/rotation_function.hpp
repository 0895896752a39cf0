// How a function that rotates secrets stands in a template: its code, its role, and who may call it.
#pragma once

#include "constructs/role/role_intent.hpp"
#include "core/tree.hpp"

#include <quoin/aws_ids.hpp>
#include <quoin/bindings/resources.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

struct RotationFunction {
  std::string_view code_name;  ///< "rotate_generated": what Terraform's file is called after.
  std::string_view source;     ///< One file of Python.
  std::string name;
  std::string description;
  std::string_view variable;  ///< The environment variable that the settings stand in.
  Text settings;
  RoleSpec role;
  Ref<LogGroupName> log_group;
  int memory_mib = 128;
  int timeout_seconds = 30;
  Ref<SecurityGroupId> security_group{};  ///< Empty: it stands in no VPC.
  std::vector<Ref<SubnetId>> subnets{};
};

/// Adds the function, and lets Secrets Manager call it. Provides "arn" and "role_arn", and "permission":
/// there once that is so, for `depends_on`.
void add_rotation_function(tf::Resources& out, const RotationFunction& wanted,
                           const quoin::detail::Surroundings& around);
void add_rotation_function(cfn::Resources& out, const RotationFunction& wanted,
                           const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
