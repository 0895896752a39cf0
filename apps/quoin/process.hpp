// Runs one program as a process group of its own: with a time limit, and without a shell in between.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::cli {

struct Process {
  std::vector<std::string>
      arguments;                 ///< The program and what it is given. Looked up in PATH without a slash.
  std::filesystem::path folder;  ///< Where it runs; empty: here.
  std::optional<std::chrono::milliseconds> timeout;
};

enum class Ending { exited, killed_by_signal, timed_out, interrupted, not_started };

struct Ended {
  Ending how = Ending::not_started;
  int code = 0;  ///< The exit code, the signal, or errno where it did not start.
  bool well() const { return how == Ending::exited && code == 0; }
};

/// Takes a piece of what the process printed.
using Output = std::function<void(std::string_view)>;

/// Runs the process to its end, and takes down whatever it left running. `tick` is called now and then.
/// When Ctrl-C or a request to end arrives, or the time is over, the whole process group is killed.
Ended run(const Process& process, const Output& out, const Output& err,
          const std::function<void()>& tick = {});

/// From now on, Ctrl-C and requests to end are noted instead of ending this process at once.
void note_interruptions();
/// The signal that asked this process to end, or 0.
int interruption();
/// Ends this process in the way the signal would have.
[[noreturn]] void end_by(int signal);

/// "SIGSEGV (segmentation fault)"
std::string signal_name(int signal);

/// Splits a command into words as a shell does where it needs none of a shell's powers, and else hands it to
/// /bin/sh.
std::vector<std::string> words_of(const std::string& command);

/// The program of that name in PATH, or nothing.
std::optional<std::filesystem::path> find_program(const std::string& name);

}  // namespace quoin::cli
