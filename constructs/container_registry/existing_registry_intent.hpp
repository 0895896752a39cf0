// What is known of a registry that stands already.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws_ids.hpp>

#include <string>

namespace quoin::aws {

struct ExistingRegistryIntent {
  Text name{};               ///< "chat/images"; empty where a raw repository says it.
  std::string account{};     ///< Of its ARN; empty: the stack's.
  std::string region{};      ///< "eu-west-1"
  Ref<RepositoryArn> arn{};  ///< Of a raw repository; else it is made of the three above.
  Text url{};                ///< Likewise.
  bool immutable_tags = false;
};

void check_intent(const ExistingRegistryIntent& intent, const quoin::detail::NodeData& self,
                  Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const ExistingRegistryIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const ExistingRegistryIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
