// What a person sees while a command works: diagnostics, and the steps on a terminal.
#include "console.hpp"

#include <fmt/core.h>

#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace quoin::cli {
namespace {

// Nobody can be told where this fails: the reader has gone.
void write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

bool wants_colour(Colour colour, int file) {
  if (colour != Colour::automatic) return colour == Colour::always;
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* terminal = std::getenv("TERM");
  if (terminal != nullptr && std::string_view{terminal} == "dumb") return false;
  return ::isatty(file) == 1;
}

}  // namespace

Console::Console(Colour colour, bool json)
    : colour_{wants_colour(colour, STDERR_FILENO)},
      out_colour_{wants_colour(colour, STDOUT_FILENO)},
      terminal_{::isatty(STDERR_FILENO) == 1},
      json_{json} {
  const char* kind = std::getenv("TERM");
  if (kind != nullptr && std::string_view{kind} == "dumb") terminal_ = false;
}

void Console::report(const Diagnostics& found) {
  clear_step();
  write_all(STDERR_FILENO, format(found, colour_));
  reported_.insert(reported_.end(), found.begin(), found.end());
}

void Console::line(std::string_view text) {
  clear_step();
  write_all(STDERR_FILENO, fmt::format("{}\n", text));
}

void Console::pass_on(std::string_view text, bool is_error) {
  clear_step();
  write_all(is_error || json_ ? STDERR_FILENO : STDOUT_FILENO, text);
}

void Console::begin_step(std::string_view name) {
  step_ = name;
  step_began_ = std::chrono::steady_clock::now();
  if (terminal_) show_step(false);
}

void Console::tick() {
  if (terminal_ && step_shown_) show_step(false);
}

void Console::end_step() {
  if (terminal_ && !step_.empty()) {
    show_step(true);
    step_shown_ = false;
  }
  step_.clear();
}

void Console::clear_step() {
  if (step_shown_) write_all(STDERR_FILENO, "\r\x1b[K");
  step_shown_ = false;
}

void Console::show_step(bool ended) {
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - step_began_;
  write_all(STDERR_FILENO, fmt::format("\r\x1b[K  {}{}{} {:.2f} s{}", colour_ ? "\x1b[2m" : "", step_,
                                       ended ? "" : "...", elapsed.count(), colour_ ? "\x1b[0m" : ""));
  if (ended) write_all(STDERR_FILENO, "\n");
  step_shown_ = true;
}

void print(std::string_view text) { write_all(STDOUT_FILENO, text); }

}  // namespace quoin::cli
