// Container registries in Terraform.
#include "constructs/container_registry/container_registry_intent.hpp"
#include "constructs/container_registry/pull_policy.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/ecr_lifecycle_policy.hpp>
#include <quoin/tf/aws/ecr_repository.hpp>
#include <quoin/tf/aws/ecr_repository_policy.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const ContainerRegistryIntent& intent,
                                       const quoin::detail::Surroundings& around) {
  using Args = tf::aws::EcrRepositoryArgs;
  tf::Resources out;
  Args args{.force_delete = bindings::unchecked(around.force_destroy),
            .image_scanning_configuration = Args::ImageScanningConfiguration{.scan_on_push = true},
            .image_tag_mutability = "IMMUTABLE",
            .name = intent.name};
  if (!intent.key.empty())
    args.encryption_configuration = {
        Args::EncryptionConfiguration{.encryption_type = "KMS", .kms_key = intent.key}};
  const auto repository = out.add<tf::aws::EcrRepository>("", args);
  out.add<tf::aws::EcrLifecyclePolicy>(
      "lifecycle", {.policy = bindings::json(lifecycle_document(intent)), .repository = repository.name()});
  if (!intent.pulled_by.empty())
    out.add<tf::aws::EcrRepositoryPolicy>(
        "policy", {.policy = add_policy_document(out, "permissions", pull_policy(intent, around)),
                   .repository = repository.name()});
  out.provide("arn", repository.arn());
  out.provide("name", repository.name());
  out.provide("url", repository.repository_url());
  return out.finish();
}

}  // namespace quoin::aws
