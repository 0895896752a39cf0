// A function that rotates secrets, in Terraform: its code is a file beside the template.
#include "assembly/attachments.hpp"
#include "constructs/secrets_vault/rotation_function.hpp"
#include "core/zip.hpp"

#include <quoin/tf/aws/lambda_function.hpp>
#include <quoin/tf/aws/lambda_permission.hpp>

namespace quoin::aws {

void add_rotation_function(tf::Resources& out, const RotationFunction& wanted,
                           const quoin::detail::Surroundings& around) {
  const AddedRole role = add_role(out, "role", wanted.role);
  const std::string code = quoin::detail::zip({{"index.py", wanted.source}});
  // Another content is another name, by which Terraform sees that the code has changed.
  const std::string file =
      "functions/" + std::string{wanted.code_name} + "-" + quoin::detail::checksum_text(code) + ".zip";
  assembly::attach(out, file, code);

  std::vector<bindings::Dependency> first;
  for (const Value& policy : role.ready) first.emplace_back(Ref<RoleArn>{policy});
  using Args = tf::aws::LambdaFunctionArgs;
  Args args{
      .architectures = {"arm64"},
      .description = wanted.description,
      .environment = {{.variables = {{wanted.variable, wanted.settings}}}},
      .filename = file,
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
  const auto permission = out.add("permission", tf::aws::LambdaPermissionArgs{
                                                    .action = "lambda:InvokeFunction",
                                                    .function_name = function.function_name(),
                                                    .principal = "secretsmanager.amazonaws.com",
                                                    .source_account = bindings::unchecked(around.account_id),
                                                });
  out.provide("arn", function.arn());
  out.provide("role_arn", role.arn);
  out.provide("permission", Value::reference(permission.target(), ""));
}

}  // namespace quoin::aws
