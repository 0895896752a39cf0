// quoin version.
#include "commands.hpp"

#include <fmt/core.h>

namespace quoin::cli {

ExitCode version(const Options& options, Console&) {
  print(options.json ? fmt::format("{{\n  \"version\": \"{}\"\n}}\n", QUOIN_VERSION)
                     : fmt::format("quoin {}\n", QUOIN_VERSION));
  return ExitCode::done;
}

}  // namespace quoin::cli
