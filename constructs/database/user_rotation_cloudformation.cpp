// The function that makes a database's users, in CloudFormation: its code stands in the template.
#include "constructs/database/user_rotation.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/lambda/function.hpp>
#include <quoin/cfn/lambda/permission.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const UserRotationIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  add_security_group(out, intent.security);
  const AddedRole role = add_role(out, "role", user_rotation_role(intent, around));
  std::vector<bindings::Dependency> first;
  for (const Value& policy : role.ready) first.emplace_back(Ref<RoleArn>{policy});
  const auto function = out.add(
      "",
      cfn::lambda::FunctionArgs{
          .architectures = {"arm64"},
          .code = {{.zip_file = user_rotation_source()}},
          .description = "Makes the users of a database and rotates their passwords",
          .environment = {{.variables = {{"DATABASE", user_rotation_settings(intent)}}}},
          .function_name = intent.name,
          .handler = "index.lambda_handler",
          .logging_config = {{.log_format = "JSON", .log_group = intent.log_group_name}},
          .memory_size = 256,
          .role = role.arn,
          .runtime = "python3.13",
          .timeout = 60,
          .vpc_config = {{.security_group_ids = {intent.security_group}, .subnet_ids = intent.subnets}},
      },
      {.depends_on = first});
  const auto permission = out.add("permission", cfn::lambda::PermissionArgs{
                                                    .action = "lambda:InvokeFunction",
                                                    .function_name = function.ref(),
                                                    .principal = "secretsmanager.amazonaws.com",
                                                    .source_account = bindings::unchecked(around.account_id),
                                                });
  out.provide("arn", function.arn());
  out.provide("role_arn", role.arn);
  out.provide("permission", permission.ref());
  return out.finish();
}

}  // namespace quoin::aws
