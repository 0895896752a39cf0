// The quoin command: reads the command line and hands over to one command.
#include "commands.hpp"
#include "log.hpp"
#include "messages/cli_messages.hpp"
#include "options.hpp"
#include "process.hpp"
#include "program.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <exception>
#include <utility>

namespace quoin::cli {
namespace {

constexpr std::array<const char*, 12> verb_names{"help",
                                                 "synth",
                                                 "list",
                                                 "explain",
                                                 "rules",
                                                 "doctor",
                                                 "version",
                                                 "bindings",
                                                 "bindings find",
                                                 "bindings show",
                                                 "bindings from-schema",
                                                 "bindings add"};

ExitCode dispatch(const Options& options, Console& console) {
  switch (options.verb) {
    case Verb::help:
    case Verb::bindings:
      print(options.text);
      return ExitCode::done;
    case Verb::synth:
      return synth(options, console);
    case Verb::list:
      return list(options, console);
    case Verb::explain:
      return explain(options, console);
    case Verb::rules:
      return rules(options, console);
    case Verb::doctor:
      return doctor(options, console);
    case Verb::version:
      return version(options, console);
    case Verb::bindings_find:
      return bindings_find(options, console);
    case Verb::bindings_show:
      return bindings_show(options, console);
    case Verb::bindings_from_schema:
      return bindings_from_schema(options, console);
    case Verb::bindings_add:
      return bindings_add(options, console);
  }
  return ExitCode::failed;
}

int command(int argc, const char* const* argv) {
  Diagnostics found;
  const Options options = read_command_line(argc, argv, found);
  Console console{options.colour, options.json};
  if (!found.empty()) {
    console.report(found);
    if (options.json) print_failure_as_json(options, console, ExitCode::misuse);
    return static_cast<int>(ExitCode::misuse);
  }
  if (options.verbose) start_log(console.colour());
  note_interruptions();
  const ExitCode code = dispatch(options, console);
  if (const int signal = interruption()) {
    console.report(messages::interrupted(signal_name(signal)));
    if (options.json) print_failure_as_json(options, console, ExitCode::failed);
    end_by(signal);
  }
  return static_cast<int>(code);
}

}  // namespace

void print_failure_as_json(const Options& options, const Console& console, ExitCode code) {
  const nlohmann::json document{{"version", 1},
                                {"command", verb_names.at(static_cast<std::size_t>(options.verb))},
                                {"exit_code", static_cast<int>(code)},
                                {"diagnostics", nlohmann::json::parse(diagnostics_as_json(console, "[]"))}};
  print(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

}  // namespace quoin::cli

int main(int argc, char** argv) {
  try {
    return quoin::cli::command(argc, argv);
  } catch (const std::exception& problem) {
    // The file system may fail where nothing expects it: a folder that goes while it is read.
    std::fputs(fmt::format("error: {}\n", problem.what()).c_str(), stderr);
    return static_cast<int>(quoin::cli::ExitCode::failed);
  }
}
