// Reads what `terraform providers schema -json` prints.
#pragma once
#include "model.hpp"

#include <string_view>

namespace quoin::bindgen {

/// Reads the schema of one provider. `provider` names it (`hashicorp/aws`) where the text holds several.
/// Throws SchemaError.
Schema read_terraform_schema(std::string_view text, std::string_view provider, std::string_view release);

}  // namespace quoin::bindgen
