// The messages of the quoin command: about its options, quoin.yaml, and the program that it builds and runs.
#include "messages/cli_messages.hpp"

#include "messages/diagnostics.hpp"
#include "messages/joined.hpp"

#include <fmt/core.h>

#include <cstring>
#include <utility>

namespace quoin::messages {
namespace {

Diagnostic error_at(const Spot& spot, std::string summary, std::string got, std::string fix) {
  Diagnostic diagnostic = error(std::move(summary), std::move(got), std::move(fix));
  diagnostic.file = spot.file;
  diagnostic.line = spot.line;
  diagnostic.column = spot.column;
  return diagnostic;
}

std::string listed(const std::vector<std::string>& words) { return joined(words, ", "); }

std::string meant(std::string_view suggestion, std::string otherwise) {
  return suggestion.empty() ? std::move(otherwise) : fmt::format("did you mean '{}'?", suggestion);
}

std::string help_of(std::string_view command) {
  return command.empty() ? "see `quoin --help`" : fmt::format("see `quoin {} --help`", command);
}

std::string reason(int code) { return std::strerror(code); }  // NOLINT(concurrency-mt-unsafe): one thread

}  // namespace

Diagnostic unknown_command(std::string_view got, std::string_view suggestion) {
  return error(fmt::format("'{}' is no command of quoin", got), "", meant(suggestion, help_of("")));
}

Diagnostic unknown_bindings_command(std::string_view got, std::string_view suggestion) {
  return error(fmt::format("'{}' is no command of `quoin bindings`", got), "",
               meant(suggestion, help_of("bindings")));
}

Diagnostic unknown_option(std::string_view got, std::string_view command, std::string_view suggestion) {
  return error(command.empty() ? fmt::format("'{}' is no option of quoin", got)
                               : fmt::format("'{}' is no option of `quoin {}`", got, command),
               "", meant(suggestion, help_of(command)));
}

Diagnostic option_before_command(std::string_view got, std::string_view command) {
  return error(fmt::format("'{}' stands before the command", got), "",
               fmt::format("options follow the command: quoin {} {}", command, got));
}

Diagnostic option_without_value(std::string_view option, std::string_view command) {
  return error(fmt::format("'{}' needs a value", option), "", help_of(command));
}

Diagnostic option_with_wrong_value(std::string_view option, std::string_view got, std::string_view expected,
                                   std::string_view suggestion) {
  return error(fmt::format("'{}' takes {}", option, expected), fmt::format("'{}'", got),
               meant(suggestion, ""));
}

Diagnostic option_twice(std::string_view option) {
  return error(fmt::format("'{}' is given more than once", option), "", "give it once");
}

Diagnostic options_exclude_each_other(std::string_view option, std::string_view other) {
  return error(fmt::format("'{}' and '{}' exclude each other", option, other), "", "give one of them");
}

Diagnostic unexpected_word(std::string_view got, std::string_view command) {
  return error(fmt::format("`quoin {}` does not know what to do with '{}'", command, got), "",
               help_of(command));
}

Diagnostic missing_word(std::string_view what, std::string_view command, std::string_view example) {
  return error(fmt::format("`quoin {}` needs {}", command, what), "", std::string{example});
}

Diagnostic unknown_rule(std::string_view got, std::string_view suggestion) {
  return error(fmt::format("there is no rule '{}'", got), "",
               meant(suggestion, "`quoin rules` lists them all"));
}

Diagnostic unknown_help_topic(std::string_view got, std::string_view suggestion) {
  return error(fmt::format("there is no help on '{}'", got), "", meant(suggestion, help_of("")));
}

Diagnostic project_not_found(std::string_view start) {
  return error("there is no quoin.yaml here or in a folder above", std::string{start},
               "write one (`quoin help quoin.yaml` shows how), or name one with --config");
}

Diagnostic project_unreadable(std::string_view file, int code) {
  return error(fmt::format("'{}' cannot be read", file), reason(code),
               "name a file that can be read with --config");
}

Diagnostic project_too_large(std::string_view file) {
  return error(fmt::format("'{}' is larger than 1 MiB, and so hardly a quoin.yaml", file), "",
               "name the right file with --config");
}

Diagnostic project_is_no_yaml(const Spot& spot, std::string_view what) {
  return error_at(spot, "this is not YAML", std::string{what}, "mend the line, or the one before it");
}

Diagnostic project_has_several_documents(const Spot& spot) {
  return error_at(spot, "the file holds several YAML documents", "", "keep one, without `---` in between");
}

Diagnostic unknown_key(const Spot& spot, std::string_view key, std::string_view within,
                       std::string_view suggestion, const std::vector<std::string>& known) {
  return error_at(spot,
                  within.empty() ? fmt::format("unknown key '{}'", key)
                                 : fmt::format("unknown key '{}' in '{}'", key, within),
                  "", meant(suggestion, fmt::format("one of: {}", listed(known))));
}

Diagnostic key_twice(const Spot& spot, std::string_view key, unsigned first_line) {
  return error_at(spot, fmt::format("the key '{}' is here a second time", key),
                  fmt::format("the first one is in line {}", first_line), "keep one of them");
}

Diagnostic key_of_wrong_shape(const Spot& spot, std::string_view key, std::string_view got,
                              std::string_view expected, std::string_view example) {
  return error_at(spot,
                  key.empty() ? fmt::format("the file must hold {}", expected)
                              : fmt::format("'{}' must be {}", key, expected),
                  std::string{got}, std::string{example});
}

Diagnostic key_with_wrong_value(const Spot& spot, std::string_view key, std::string_view got,
                                std::string_view expected, std::string_view suggestion) {
  return error_at(spot, fmt::format("'{}' must be {}", key, expected), fmt::format("'{}'", got),
                  meant(suggestion, ""));
}

Diagnostic key_missing(const Spot& spot, std::string_view key, std::string_view example) {
  return error_at(spot, fmt::format("the key '{}' is missing", key), "", fmt::format("add {}", example));
}

Diagnostic keys_exclude_each_other(const Spot& spot, std::string_view key, std::string_view other) {
  return error_at(spot, fmt::format("'{}' and '{}' exclude each other", key, other), "",
                  "keep `source` to let Quoin compile the program, or `build` and `run` to do it yourself");
}

Diagnostic unknown_environment(std::string_view got, std::string_view file, std::string_view suggestion,
                               const std::vector<std::string>& known) {
  return error(fmt::format("{} has no environment '{}'", file, got), "",
               meant(suggestion, fmt::format("one of: {}", listed(known))));
}

Diagnostic no_default_environment(std::string_view file, const std::vector<std::string>& known) {
  return error(fmt::format("no environment is named, and {} has no 'production'", file), "",
               fmt::format("name one with --env: {}", listed(known)));
}

Diagnostic output_holds_project(std::string_view out, std::string_view file) {
  return error(fmt::format("the output folder '{}' holds {}, and is replaced as a whole", out, file), "",
               "name another folder with --out");
}

Diagnostic toolchain_missing(std::string_view file) {
  return error("this quoin does not know where its headers and its library are",
               fmt::format("'{}' cannot be read", file),
               "build it again with cmake --build, or install it with cmake --install");
}

Diagnostic toolchain_broken(std::string_view file) {
  return error("this quoin does not know where its headers and its library are",
               fmt::format("'{}' is broken", file),
               "build it again with cmake --build, or install it with cmake --install");
}

Diagnostic compiler_missing(std::string_view compiler) {
  return error(fmt::format("the C++ compiler '{}' is not to be found", compiler), "",
               "install it, or name another one in the variable CXX");
}

Diagnostic source_missing(std::string_view source, std::string_view project_file) {
  return error(fmt::format("'{}' does not exist", source),
               fmt::format("'program.source' in {} names it", project_file),
               "make the file, or mend its name");
}

Diagnostic build_folder_unwritable(std::string_view folder, int code) {
  return error(fmt::format("the build folder '{}' cannot be written", folder), reason(code),
               "make it writable, and see that there is room");
}

Diagnostic build_folder_in_use(std::string_view folder) {
  return error(fmt::format("another run is building in '{}' and does not come to an end", folder), "",
               "wait for the other run, or end it");
}

Diagnostic program_does_not_compile(std::string_view source, std::string_view ending,
                                    std::string_view raw_type) {
  std::string fix = "mend what the compiler says above";
  if (!raw_type.empty()) fix += fmt::format("; `quoin bindings show {}` lists the arguments", raw_type);
  return error("the program does not compile", fmt::format("{}: the compiler {}", source, ending),
               std::move(fix));
}

Diagnostic program_does_not_link(std::string_view ending) {
  return error("the program does not link", fmt::format("the linker {}", ending),
               "mend what the linker says above; a file may be missing in 'program.source'");
}

Diagnostic build_command_failed(std::string_view command, std::string_view ending) {
  return error("the program does not build", fmt::format("`{}` {}", command, ending),
               "mend what it says above, or 'program.build' in quoin.yaml");
}

Diagnostic program_not_built(std::string_view program) {
  return error("the program is not built yet", fmt::format("'{}' does not exist", program),
               "leave out --no-build");
}

Diagnostic program_missing(std::string_view program, std::string_view key) {
  return error(fmt::format("the program '{}' does not exist", program), "",
               fmt::format("mend '{}' in quoin.yaml", key));
}

Diagnostic program_does_not_start(std::string_view program, int code) {
  return error(fmt::format("the program '{}' does not start", program), reason(code),
               "see that it can be run by hand");
}

Diagnostic program_killed(std::string_view signal) {
  return error(fmt::format("the program was killed by {}", signal), "",
               "run it by hand under a debugger; what it printed last stands above");
}

Diagnostic program_timed_out(double seconds, std::string_view file) {
  return error(fmt::format("the program was still running after {:g} s and was killed", seconds), "",
               fmt::format("see why it hangs, or raise `timeout:` in {}", file));
}

Diagnostic program_failed(int code) {
  return error(fmt::format("the program ended with exit code {}", code), "",
               "end main with `return app.synth();`; what it printed last stands above");
}

Diagnostic program_refused_options(std::string_view command) {
  return error("the program does not take the options that quoin gave it", std::string{command},
               "make main begin with `App app{argc, argv};`, and build it against the Quoin of this command");
}

Diagnostic program_found_something_untold() {
  return error("the program ended with exit code 1, but named no error", "",
               "end main with `return app.synth();`; what it printed last stands above");
}

Diagnostic program_told_garbage(std::string_view file) {
  return error("the program wrote diagnostics that are not a JSON array", std::string{file},
               "leave the file of --diagnostics to `app.synth()`");
}

Diagnostic interrupted(std::string_view signal) {
  return error("interrupted; the old output stays as it was", std::string{signal}, "");
}

}  // namespace quoin::messages
