// One run of the user's program: which options it is given, and what became of it.
#pragma once

#include "assembly_check.hpp"
#include "console.hpp"
#include "exit_code.hpp"
#include "options.hpp"
#include "project.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace quoin::cli {

/// What quoin.yaml and the command line say together.
struct Plan {
  Project project;
  std::vector<std::string> targets;
  std::string environment;
  std::vector<std::string> arguments;  ///< For the program, without those about files.
};

/// Finds and reads quoin.yaml and chooses the environment. Reports what is wrong and returns false.
bool make_plan(const Options& options, Console& console, Plan& plan);

struct Run {
  ExitCode code = ExitCode::failed;
  Assembly assembly;
  std::string diagnostics = "[]";  ///< The program's own, a JSON array.
};

/// Builds the program, runs it so that it writes into `out`, and checks what it wrote. `scratch` takes
/// what else the run needs. Reports what is wrong.
Run build_and_run(const Plan& plan, const Options& options, const std::filesystem::path& out,
                  const std::filesystem::path& scratch, Console& console);

/// The JSON document that `--json` prints for a command that runs the program; the last key of it is `rest`,
/// the members of an object without its braces.
std::string diagnostics_as_json(const Console& console, const std::string& of_program);

}  // namespace quoin::cli
