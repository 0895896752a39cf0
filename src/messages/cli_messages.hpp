// The messages of the quoin command: about its options, quoin.yaml, and the program that it builds and runs.
#pragma once

#include <quoin/diagnostic.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::messages {

/// A place in a text file.
struct Spot {
  std::string file;
  unsigned line = 0;
  unsigned column = 0;
};

// The command line. A suggestion may be empty.
Diagnostic unknown_command(std::string_view got, std::string_view suggestion);
Diagnostic unknown_bindings_command(std::string_view got, std::string_view suggestion);
Diagnostic unknown_option(std::string_view got, std::string_view command, std::string_view suggestion);
Diagnostic option_before_command(std::string_view got, std::string_view command);
Diagnostic option_without_value(std::string_view option, std::string_view command);
Diagnostic option_with_wrong_value(std::string_view option, std::string_view got, std::string_view expected,
                                   std::string_view suggestion);
Diagnostic option_twice(std::string_view option);
Diagnostic options_exclude_each_other(std::string_view option, std::string_view other);
Diagnostic unexpected_word(std::string_view got, std::string_view command);
Diagnostic missing_word(std::string_view what, std::string_view command, std::string_view example);
Diagnostic unknown_rule(std::string_view got, std::string_view suggestion);
Diagnostic unknown_help_topic(std::string_view got, std::string_view suggestion);

// quoin.yaml.
Diagnostic project_not_found(std::string_view start);
Diagnostic project_unreadable(std::string_view file, int error);
Diagnostic project_too_large(std::string_view file);
Diagnostic project_is_no_yaml(const Spot& spot, std::string_view what);
Diagnostic project_has_several_documents(const Spot& spot);
Diagnostic unknown_key(const Spot& spot, std::string_view key, std::string_view within,
                       std::string_view suggestion, const std::vector<std::string>& known);
Diagnostic key_twice(const Spot& spot, std::string_view key, unsigned first_line);
Diagnostic key_of_wrong_shape(const Spot& spot, std::string_view key, std::string_view got,
                              std::string_view expected, std::string_view example);
Diagnostic key_with_wrong_value(const Spot& spot, std::string_view key, std::string_view got,
                                std::string_view expected, std::string_view suggestion);
Diagnostic key_missing(const Spot& spot, std::string_view key, std::string_view example);
Diagnostic keys_exclude_each_other(const Spot& spot, std::string_view key, std::string_view other);
Diagnostic unknown_environment(std::string_view got, std::string_view file, std::string_view suggestion,
                               const std::vector<std::string>& known);
Diagnostic no_default_environment(std::string_view file, const std::vector<std::string>& known);

Diagnostic output_holds_project(std::string_view out, std::string_view file);

// Building the program.
Diagnostic toolchain_missing(std::string_view file);
Diagnostic toolchain_broken(std::string_view file);
Diagnostic compiler_missing(std::string_view compiler);
Diagnostic source_missing(std::string_view source, std::string_view project_file);
Diagnostic build_folder_unwritable(std::string_view folder, int error);
Diagnostic build_folder_in_use(std::string_view folder);
Diagnostic program_does_not_compile(std::string_view source, std::string_view ending,
                                    std::string_view raw_type);
Diagnostic program_does_not_link(std::string_view ending);
Diagnostic build_command_failed(std::string_view command, std::string_view ending);
Diagnostic program_not_built(std::string_view program);

// Running the program.
Diagnostic program_missing(std::string_view program, std::string_view key);
Diagnostic program_does_not_start(std::string_view program, int error);
Diagnostic program_killed(std::string_view signal);
Diagnostic program_timed_out(double seconds, std::string_view file);
Diagnostic program_failed(int code);
Diagnostic program_refused_options(std::string_view command);
Diagnostic program_found_something_untold();
Diagnostic program_told_garbage(std::string_view file);
Diagnostic interrupted(std::string_view signal);

}  // namespace quoin::messages
