// The messages of `quoin bindings`, and of the build about generated headers.
#pragma once

#include <quoin/diagnostic.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::messages {

// Schemas that the user gives.
Diagnostic schema_unreadable(std::string_view file, std::string_view reason);
Diagnostic schema_unusable(std::string_view file, std::string_view what);
Diagnostic schema_without_resources(std::string_view provider);

// Where the headers go.
Diagnostic bindings_unwritable(std::string_view folder, std::string_view reason);
Diagnostic foreign_file_in_the_way(std::string_view file);
Diagnostic other_provider_in_the_way(std::string_view folder, std::string_view there,
                                     std::string_view provider);

// Fetching a schema through Terraform.
Diagnostic provider_misnamed(std::string_view got, std::string_view suggestion);
Diagnostic release_misnamed(std::string_view got);
Diagnostic terraform_missing();
Diagnostic provider_not_fetched(std::string_view provider, std::string_view program, std::string_view said);
Diagnostic schema_not_printed(std::string_view provider, std::string_view program, std::string_view said);
Diagnostic temporary_folder_unwritable(std::string_view folder, int error);

// Headers that a program includes.
Diagnostic schema_of_quoin_broken(std::string_view file, std::string_view what);
Diagnostic include_folder_missing(std::string_view folder, std::string_view project_file);
Diagnostic header_unknown(std::string_view header, std::string_view suggestion);
Diagnostic header_of_another_release(std::string_view header, std::string_view release,
                                     std::string_view other);
Diagnostic header_of_another_provider(std::string_view header, std::string_view provider);

// Searching.
Diagnostic nothing_found(std::string_view words, std::string_view suggestion);
Diagnostic unknown_type(std::string_view got, std::string_view suggestion);

}  // namespace quoin::messages
