// What a resource's typed options are to the synthesizers.
#pragma once
#include "core/resource.hpp"

#include <quoin/bindings/options.hpp>

namespace quoin::bindings {

quoin::detail::ResourceOptions options_of(const TerraformOptions& from);
quoin::detail::ResourceOptions options_of(const CloudFormationOptions& from);

}  // namespace quoin::bindings
