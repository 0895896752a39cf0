// What a compiler says of rules, for machines: `--json` names the rule and the line of the program.
#pragma once

#include <quoin/diagnostic.hpp>

#include <string_view>

namespace quoin::cli {

/// The rules that the compiler's output refuses under, each with the line of `source` that broke it. `source`
/// is named as in the compiler's command.
Diagnostics refusals_in(std::string_view output, std::string_view source);

}  // namespace quoin::cli
