// Compiled while configuring: whether programs can be linked statically with all that Quoin's library uses.
#include <fmt/core.h>

#include <filesystem>
#include <thread>

int main(int argc, char** argv) {
  std::thread{[] {}}.join();
  return fmt::format("{}", std::filesystem::exists(argv[0])).size() == static_cast<std::size_t>(argc) ? 1 : 0;
}
