// Puts one generation of an assembly in place, for tests that kill it on the way: swap_probe OUT TEXT
// [FILES].
//
// It is linked with a swap that has test points (QUOIN_SWAP_TEST_HOOKS): QUOIN_TEST_KILL_AT names the one at
// which it dies, QUOIN_TEST_NO_EXCHANGE and QUOIN_TEST_NO_LINKS take away what a file system may lack.
#include "assembly/swap.hpp"

#include <quoin/diagnostic.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <variant>

namespace {

int fail(const quoin::Diagnostic& problem) {
  std::fputs(quoin::format(problem).c_str(), stderr);
  return 3;
}

int synth(const std::string& out, const std::string& text, int count) {
  auto made = quoin::assembly::Staging::create(out);
  if (const auto* problem = std::get_if<quoin::Diagnostic>(&made)) return fail(*problem);
  auto& staging = std::get<quoin::assembly::Staging>(made);
  std::string files;
  for (int i = 0; i < count; ++i) {
    const std::string name = "chat/" + std::to_string(i) + ".tf.json";
    if (const auto problem = quoin::assembly::write_file(staging.path() / "terraform" / name, text))
      return fail(*problem);
    files += (files.empty() ? "\"" : ", \"") + name + "\"";
  }
  const std::string manifest =
      "{\"files\": [" + files + "], \"quoin\": \"0.1.0\", \"text\": \"" + text + "\"}\n";
  if (const auto problem = quoin::assembly::write_file(staging.path() / "terraform/manifest.json", manifest))
    return fail(*problem);
  const auto swapped = staging.commit();
  for (const auto& problem : swapped.diagnostics) fail(problem);
  return swapped.done ? 0 : 3;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  return synth(argv[1], argv[2], argc > 3 ? std::atoi(argv[3]) : 20);
}
