// What a person sees while a command works: diagnostics, and the steps on a terminal.
#pragma once

#include <quoin/diagnostic.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace quoin::cli {

enum class Colour { automatic, always, never };

/// Standard error and how to write on it.
class Console {
public:
  Console(Colour colour, bool json);

  bool colour() const { return colour_; }          ///< On standard error.
  bool out_colour() const { return out_colour_; }  ///< On standard output.
  bool terminal() const { return terminal_; }
  bool json() const { return json_; }

  /// Shows the diagnostics and keeps them for JSON.
  void report(const Diagnostics& found);
  void report(const Diagnostic& found) { report(Diagnostics{found}); }
  const Diagnostics& reported() const { return reported_; }

  /// A plain line on standard error.
  void line(std::string_view text);
  /// What a child prints, as it comes: on its own stream, but on standard error where standard output holds
  /// JSON.
  void pass_on(std::string_view text, bool is_error);

  /// On a terminal, shows the step with its running time until end_step(). Elsewhere it is quiet.
  void begin_step(std::string_view name);
  void tick();
  void end_step();

private:
  void clear_step();
  void show_step(bool ended);

  bool colour_ = false;
  bool out_colour_ = false;
  bool terminal_ = false;
  bool json_ = false;
  Diagnostics reported_;
  std::string step_;
  bool step_shown_ = false;
  std::chrono::steady_clock::time_point step_began_;
};

/// Writes all of it to standard output.
void print(std::string_view text);

}  // namespace quoin::cli
