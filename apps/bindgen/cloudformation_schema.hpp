// Reads the schemas of CloudFormation's resource types.
#pragma once
#include "model.hpp"

#include <string_view>

namespace quoin::bindgen {

/// Reads a JSON list of resource type schemas, as AWS publishes them. Throws SchemaError.
Schema read_cloudformation_schemas(std::string_view text, std::string_view release);

}  // namespace quoin::bindgen
