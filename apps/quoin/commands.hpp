// The commands. Each prints what it has to say and returns its exit code.
#pragma once

#include "console.hpp"
#include "exit_code.hpp"
#include "options.hpp"

namespace quoin::cli {

ExitCode synth(const Options& options, Console& console);
ExitCode list(const Options& options, Console& console);
ExitCode explain(const Options& options, Console& console);
ExitCode rules(const Options& options, Console& console);
ExitCode doctor(const Options& options, Console& console);
ExitCode version(const Options& options, Console& console);
ExitCode bindings_find(const Options& options, Console& console);
ExitCode bindings_show(const Options& options, Console& console);
ExitCode bindings_from_schema(const Options& options, Console& console);
ExitCode bindings_add(const Options& options, Console& console);

/// The document of a command that failed before it had anything else to say.
void print_failure_as_json(const Options& options, const Console& console, ExitCode code);

}  // namespace quoin::cli
