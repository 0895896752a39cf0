// Fuzzes the options of a program: whatever is given, they are read or refused, and what is accepted is
// sound.
#include "core/options.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Arguments end at zero bytes, as those of a process do.
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  std::vector<std::string> arguments{"program"};
  for (std::size_t at = 0; at < input.size();) {
    const auto end = input.find('\0', at);
    arguments.emplace_back(input.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  std::vector<const char*> pointers;
  pointers.reserve(arguments.size());
  for (const std::string& each : arguments) pointers.push_back(each.c_str());

  quoin::Diagnostics diagnostics;
  const auto options =
      quoin::detail::read_options(static_cast<int>(pointers.size()), pointers.data(), diagnostics);
  if (options.targets.empty() || options.targets.size() > 2) std::abort();
  if (diagnostics.empty() && (!options.as_of.exists() || options.out.empty() || options.environment.empty()))
    std::abort();
  for (const quoin::Diagnostic& each : diagnostics)
    if (each.summary.empty() || each.fix.empty()) std::abort();
  if (quoin::format(diagnostics).empty() != diagnostics.empty()) std::abort();
  if (quoin::to_json(diagnostics).empty()) std::abort();
  return 0;
}
