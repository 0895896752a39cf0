// The rotation function in CloudFormation: its code stands in the template, which takes a single file as it
// is.
#include "constructs/secrets_vault/rotation_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/lambda/function.hpp>
#include <quoin/cfn/lambda/permission.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const RotationIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  cfn::Resources out;
  const AddedRole role = add_role(out, "role", rotation_role(intent, around));
  std::vector<bindings::Dependency> first;
  for (const Value& policy : role.ready) first.emplace_back(Ref<RoleArn>{policy});
  const auto function =
      out.add("",
              cfn::lambda::FunctionArgs{
                  .architectures = {"arm64"},
                  .code = {{.zip_file = rotation_source()}},
                  .description = "Rotates the generated secrets of " + intent.path,
                  .environment = {{.variables = {{"SECRETS", rotation_settings(intent)}}}},
                  .function_name = intent.name,
                  .handler = "index.lambda_handler",
                  .logging_config = {{.log_format = "JSON", .log_group = intent.log_group_name}},
                  .memory_size = 128,
                  .role = role.arn,
                  .runtime = "python3.13",
                  .timeout = 30,
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
