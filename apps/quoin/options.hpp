// What the command line says.
#pragma once

#include "console.hpp"

#include <quoin/diagnostic.hpp>

#include <optional>
#include <string>
#include <vector>

namespace quoin::cli {

enum class Verb {
  help,
  synth,
  list,
  explain,
  rules,
  doctor,
  version,
  bindings,
  bindings_find,
  bindings_show,
  bindings_from_schema,
  bindings_add
};

struct Options {
  Verb verb = Verb::help;

  // For all commands.
  Colour colour = Colour::automatic;
  bool json = false;
  bool verbose = false;

  // For those that read quoin.yaml.
  std::optional<std::string> config;

  // For those that run the program.
  std::vector<std::string> targets;
  std::optional<std::string> environment;
  std::vector<std::string> context;  ///< "key=value", checked
  std::optional<std::string> state;
  std::optional<std::string> as_of;
  bool no_waivers = false;
  bool no_build = false;

  std::optional<std::string> out;   ///< synth, doctor, bindings
  bool constructs = false;          ///< list
  std::optional<std::string> rule;  ///< explain
  std::optional<char> level;        ///< rules: C, T or S
  bool enforced_only = false;       ///< rules
  std::string text;                 ///< help: what to print

  // For bindings.
  std::vector<std::string> words;            ///< What is searched for, shown, read or fetched; at least one.
  std::optional<std::string> provider;       ///< from-schema: which of the schema's providers
  std::optional<std::string> release;        ///< from-schema, show
  std::optional<std::string> plugin_folder;  ///< add: instead of the registry
};

/// Reads the command line. With a diagnostic the options hold at least what --json and --color say.
Options read_command_line(int argc, const char* const* argv, Diagnostics& found);

}  // namespace quoin::cli
