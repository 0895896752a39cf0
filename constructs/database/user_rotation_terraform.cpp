// The function that makes a database's users, in Terraform: its code is a file beside the template.
#include "assembly/attachments.hpp"
#include "constructs/database/user_rotation.hpp"
#include "core/zip.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/lambda_function.hpp>
#include <quoin/tf/aws/lambda_permission.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const UserRotationIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  tf::Resources out;
  add_security_group(out, intent.security);
  const AddedRole role = add_role(out, "role", user_rotation_role(intent, around));
  const std::string code = quoin::detail::zip({{"index.py", user_rotation_source()}});
  // Another content is another name, by which Terraform sees that the code has changed.
  const std::string file = "functions/rotate_database-" + quoin::detail::checksum_text(code) + ".zip";
  assembly::attach(out, file, code);

  std::vector<bindings::Dependency> first;
  for (const Value& policy : role.ready) first.emplace_back(Ref<RoleArn>{policy});
  const auto function = out.add(
      "",
      tf::aws::LambdaFunctionArgs{
          .architectures = {"arm64"},
          .description = "Makes the users of a database and rotates their passwords",
          .environment = {{.variables = {{"DATABASE", user_rotation_settings(intent)}}}},
          .filename = file,
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
  const auto permission = out.add("permission", tf::aws::LambdaPermissionArgs{
                                                    .action = "lambda:InvokeFunction",
                                                    .function_name = function.function_name(),
                                                    .principal = "secretsmanager.amazonaws.com",
                                                    .source_account = bindings::unchecked(around.account_id),
                                                });
  out.provide("arn", function.arn());
  out.provide("role_arn", role.arn);
  out.provide("permission", Value::reference(permission.target(), ""));
  return out.finish();
}

}  // namespace quoin::aws
