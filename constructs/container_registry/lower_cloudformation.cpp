// Container registries in CloudFormation.
#include "constructs/container_registry/container_registry_intent.hpp"
#include "constructs/container_registry/pull_policy.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/ecr/repository.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const ContainerRegistryIntent& intent,
                                            const quoin::detail::Surroundings& around) {
  using Args = cfn::ecr::RepositoryArgs;
  cfn::Resources out;
  Args args{.empty_on_delete = bindings::unchecked(around.force_destroy),
            .image_scanning_configuration = Args::ImageScanningConfiguration{.scan_on_push = true},
            .image_tag_mutability = "IMMUTABLE",
            // The one document that CloudFormation wants as text.
            .lifecycle_policy =
                Args::LifecyclePolicy{.lifecycle_policy_text = bindings::json(lifecycle_document(intent))},
            .repository_name = intent.name};
  if (!intent.key.empty())
    args.encryption_configuration =
        Args::EncryptionConfiguration{.encryption_type = "KMS", .kms_key = intent.key};
  if (!intent.pulled_by.empty()) args.repository_policy_text = policy_document(pull_policy(intent, around));
  const bool kept = around.state != quoin::detail::State::unlocked;
  const auto repository =
      out.add<cfn::ecr::Repository>("", args,
                                    {.deletion_policy = kept ? "RetainExceptOnCreate" : "Delete",
                                     .update_replace_policy = kept ? "Retain" : "Delete"});
  out.provide("arn", repository.arn());
  out.provide("name", repository.ref());
  out.provide("url", repository.repository_uri());
  return out.finish();
}

}  // namespace quoin::aws
