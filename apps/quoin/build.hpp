// Builds the user's program: by its own command, or by compiling its files against this Quoin.
#pragma once

#include "console.hpp"
#include "project.hpp"

#include <quoin/diagnostic.hpp>

#include <string>
#include <vector>

namespace quoin::cli {

struct Built {
  Diagnostics diagnostics;       ///< Empty where all went well.
  std::vector<std::string> run;  ///< What runs the program.
};

/// Builds what has changed. With `as_it_is` nothing is built, and the program must be there.
Built build_program(const Project& project, Console& console, bool as_it_is);

/// The compiler of `source:` programs: $CXX or c++, as words.
std::vector<std::string> compiler();

}  // namespace quoin::cli
