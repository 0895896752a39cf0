// The messages about container registries.
#pragma once

#include <quoin/diagnostic.hpp>

#include <string_view>

namespace quoin::messages {

Diagnostic repository_name_malformed(std::string_view name);
Diagnostic kept_images_out_of_range(int got);
Diagnostic untagged_days_out_of_range(int got);
Diagnostic pulling_account_malformed(std::string_view account);

// Registries that stand already.
Diagnostic existing_repository_malformed(std::string_view got);
Diagnostic existing_repository_elsewhere(std::string_view partition, std::string_view own);
Diagnostic existing_registry_unjudged();

}  // namespace quoin::messages
