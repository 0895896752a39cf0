// A function that rotates secrets, in CloudFormation: its code stands in the template, which takes a single
// file as it is.
#include "constructs/secrets_vault/rotation_function.hpp"

#include <quoin/cfn/lambda/function.hpp>
#include <quoin/cfn/lambda/permission.hpp>

namespace quoin::aws {

void add_rotation_function(cfn::Resources& out, const RotationFunction& wanted,
                           const quoin::detail::Surroundings& around) {
  const AddedRole role = add_role(out, "role", wanted.role);
  std::vector<bindings::Dependency> first;
  for (const Value& policy : role.ready) first.emplace_back(Ref<RoleArn>{policy});
  using Args = cfn::lambda::FunctionArgs;
  Args args{
      .architectures = {"arm64"},
      .code = {{.zip_file = wanted.source}},
      .description = wanted.description,
      .environment = {{.variables = {{wanted.variable, wanted.settings}}}},
      .function_name = wanted.name,
      .handler = "index.lambda_handler",
      .logging_config = {{.log_format = "JSON", .log_group = wanted.log_group}},
      .memory_size = wanted.memory_mib,
      .role = role.arn,
      .runtime = "python3.13",
      .timeout = wanted.timeout_seconds,
  };
  if (!wanted.security_group.empty())
    args.vpc_config =
        Args::VpcConfig{.security_group_ids = {wanted.security_group}, .subnet_ids = wanted.subnets};
  const auto function = out.add("", args, {.depends_on = first});
  const auto permission = out.add("permission", cfn::lambda::PermissionArgs{
                                                    .action = "lambda:InvokeFunction",
                                                    .function_name = function.ref(),
                                                    .principal = "secretsmanager.amazonaws.com",
                                                    .source_account = bindings::unchecked(around.account_id),
                                                });
  out.provide("arn", function.arn());
  out.provide("role_arn", role.arn);
  out.provide("permission", permission.ref());
}

}  // namespace quoin::aws
