// What a token in Parameter Store wants.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/secure_parameter.hpp>

#include <string>

namespace quoin::aws {

/// With all defaults filled in. It provides "arn".
struct SecureParameterIntent {
  std::string name{};
  std::string description{};
  Ref<KmsKeyArn> key{};
};

quoin::detail::Lowered lower_terraform(const SecureParameterIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const SecureParameterIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
