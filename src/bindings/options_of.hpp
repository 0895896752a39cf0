// What a resource's typed options are to the synthesizers.
#pragma once
#include "core/resource.hpp"

#include <quoin/bindings/raw.hpp>
#include <quoin/diagnostic.hpp>

namespace quoin::bindings {

quoin::detail::Rarely<quoin::detail::ResourceOptions> options_of(const TerraformOptions& from);
quoin::detail::Rarely<quoin::detail::ResourceOptions> options_of(const CloudFormationOptions& from);

/// The references to what must exist first.
std::vector<Value> dependencies_of(const ArgBase& from);
/// `count` and `for_each`, by name; unset where there is neither.
Value repetition_of(const ArgBase& count, const ArgBase& for_each);
/// What is wrong with them.
Diagnostics problems_of_repetition(std::string_view type, const ArgBase& count, const ArgBase& for_each);

/// What is wrong with the options of a resource of that type, which has these arguments.
Diagnostics problems_of(const ResourceType& type, const detail::Fields& arguments,
                        const TerraformOptions& options);
Diagnostics problems_of(const ResourceType& type, const detail::Fields& arguments,
                        const CloudFormationOptions& options);

}  // namespace quoin::bindings
