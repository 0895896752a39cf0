// What a container registry wants, with all defaults filled in.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws_ids.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

struct ContainerRegistryIntent {
  std::string path;
  std::string name;  ///< "chat/images"
  int keep_images = 100;
  int keep_untagged_days = 14;
  std::vector<std::string> pulled_by{};  ///< Accounts, sorted.
  Ref<KmsKeyArn> key{};                  ///< Empty: AWS's own encryption.
};

quoin::detail::Lowered lower_terraform(const ContainerRegistryIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const ContainerRegistryIntent& intent,
                                            const quoin::detail::Surroundings& around);

/// A repository's name: parts of letters and digits, joined by single separators, as ECR wants them.
bool is_repository_name(std::string_view name);

/// What becomes of old images, as ECR reads it.
Value lifecycle_document(const ContainerRegistryIntent& intent);

}  // namespace quoin::aws
