// The messages about output folders and what stands in them.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

// The output folder.
Diagnostic output_unnamed();
Diagnostic output_is_no_folder(std::string_view out);
Diagnostic output_link_leads_nowhere(std::string_view out);
Diagnostic output_is_mount_point(std::string_view out);
Diagnostic output_holds_mount_point(std::string_view out, std::string_view inside);
Diagnostic output_holds_working_folder(std::string_view out);
Diagnostic output_unwritable(std::string_view out, std::string_view folder, int error);
Diagnostic output_in_use(std::string_view out, std::string_view lock);

// The swap.
Diagnostic file_in_the_way(std::string_view file);
Diagnostic terraform_is_running(std::string_view state_file, int pid);
Diagnostic cannot_keep_file(std::string_view file, int error);
Diagnostic folder_of_somebody_else(std::string_view folder);
Diagnostic cannot_swap(std::string_view out, int error);
Diagnostic leftover_stays(std::string_view folder, int error);
Diagnostic cannot_write_file(std::string_view file, int error);

// What a program wrote.
Diagnostic assembly_missing(std::string_view target);
Diagnostic assembly_unasked(std::string_view target);
Diagnostic manifest_is_no_json(std::string_view manifest, std::size_t line, std::size_t column);
Diagnostic manifest_of_other_version(std::string_view manifest, std::string_view got);
Diagnostic manifest_wrong_entry(std::string_view manifest, std::string_view entry, std::string_view got,
                                std::string_view expected);
Diagnostic manifest_names_missing_file(std::string_view manifest, std::string_view file);
Diagnostic manifest_omits_file(std::string_view manifest, std::string_view file);
Diagnostic graph_missing(std::string_view target);

}  // namespace quoin::messages
