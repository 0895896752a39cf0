// Corrections of what a schema states wrongly.
#pragma once
#include "model.hpp"

#include <filesystem>
#include <string_view>

namespace quoin::bindgen {

/// Applies one patch. Its first lines say why, each after a `#`; then it names an entity and what is true of
/// its members:
///
///     # The provider refuses it without these blocks; its protocol has no word for that.
///     resource aws_bedrock_custom_model
///     output_data_config min=1
///     training_data_config.s3 min=1 max=1
///
/// A member is named by its path. True can be: `required`, `optional`, `sensitive`, `min=N`, `max=N`. In a
/// schema of several releases it holds for each that has the member, or, with `only=R` at the end, for one.
/// Throws SchemaError where the patch cannot be read, names what is not there, or says what the schema says
/// already: then nobody needs it any more.
void apply_patch(Schema& schema, std::string_view text);

/// Where the patches of a stored schema are: `patches/aws/` beside the folder of `schemas/aws.schema`.
std::filesystem::path patches_of(const std::filesystem::path& schema);

/// Reads a distilled schema and applies its patches (`*.patch`, by name). Throws SchemaError with the name of
/// the file that is wrong, or std::runtime_error where one cannot be read.
Schema read_stored_schema(const std::filesystem::path& file);

}  // namespace quoin::bindgen
