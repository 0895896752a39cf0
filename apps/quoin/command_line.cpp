// The commands and their options, with their help. Nothing else knows CLI11.
#include "core/environment_name.hpp"
#include "core/suggestion.hpp"
#include "messages/cli_messages.hpp"
#include "options.hpp"
#include "project.hpp"
#include "requirement.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace quoin::cli {
namespace {

struct Command {
  Verb verb;
  const char* name;
  const char* does;
  const char* examples;
};

constexpr auto commands = std::to_array<Command>({
    {Verb::synth, "synth", "Build the program, run it, and put its templates in place",
     "  quoin synth                          what quoin.yaml says\n"
     "  quoin synth -t cloudformation        another target\n"
     "  quoin synth -e dev -o /tmp/dev       an environment of quoin.yaml, into another folder\n"
     "  quoin synth --state unlocked         lift the protection as a step before a teardown\n"
     "  quoin synth --json | jq .stacks      for machines"},
    {Verb::list, "list", "Build the program, run it, and list its stacks; nothing is written",
     "  quoin list                           stacks, their regions and what they depend on\n"
     "  quoin list --constructs              the constructs of each, with their C++ lines\n"
     "  quoin list --json                    for machines"},
    {Verb::explain, "explain", "Say what a rule demands, why, and how to keep it",
     "  quoin explain QN-RDS-01\n"
     "  quoin explain QN-RDS-01 --json"},
    {Verb::rules, "rules", "List the rules",
     "  quoin rules                          all of them\n"
     "  quoin rules --level C                those that the compiler checks\n"
     "  quoin rules --enforced               those that something enforces today"},
    {Verb::bindings, "bindings", "Find typed resources, and write headers for other providers",
     "  quoin bindings find sqs_queue        which header and which struct\n"
     "  quoin bindings show aws_sqs_queue    what it takes, and what others can refer to\n"
     "  quoin bindings from-schema acme.json\n"
     "  quoin bindings add hashicorp/random@3.6"},
    {Verb::doctor, "doctor", "Check compilers, tools and quoin.yaml, and say how to mend what is missing",
     "  quoin doctor\n"
     "  quoin doctor --json"},
    {Verb::version, "version", "Print the version",
     "  quoin version\n"
     "  quoin version --json"},
    {Verb::help, "help", "Print the help of a command, or of quoin.yaml",
     "  quoin help synth\n"
     "  quoin help quoin.yaml"},
});

constexpr auto bindings_commands = std::to_array<Command>({
    {Verb::bindings_find, "find", "Say which header and which struct stand for a resource",
     "  quoin bindings find sqs_queue        of Terraform and of CloudFormation\n"
     "  quoin bindings find lb listener      names with all the words in them"},
    {Verb::bindings_show, "show", "Say what a resource takes, and what others can refer to",
     "  quoin bindings show aws_sqs_queue\n"
     "  quoin bindings show data.aws_vpc\n"
     "  quoin bindings show AWS::SQS::Queue"},
    {Verb::bindings_from_schema, "from-schema",
     "Write headers for a provider from its schema, without a network",
     "  terraform providers schema -json > acme.json\n"
     "  quoin bindings from-schema acme.json --release 1.2.3\n"
     "  quoin bindings from-schema all.json --provider acme/acme --out third_party"},
    {Verb::bindings_add, "add", "Write headers for a provider that terraform or tofu fetches",
     "  quoin bindings add hashicorp/random@3.6\n"
     "  quoin bindings add registry.example.org/acme/acme\n"
     "  quoin bindings add hashicorp/aws@5.100 --plugin-dir /opt/plugins"},
});

constexpr auto state_names =
    std::to_array<std::string_view>({"running", "hibernated", "contained", "unlocked"});
constexpr auto colour_names = std::to_array<std::string_view>({"auto", "always", "never"});
constexpr auto level_names = std::to_array<std::string_view>({"C", "T", "S"});

// The words as they were given; what they may be is judged afterwards, all of it at once.
struct Given {
  std::vector<std::string> targets;
  std::vector<std::string> environment;
  std::vector<std::string> out;
  std::vector<std::string> state;
  std::vector<std::string> as_of;
  std::vector<std::string> context;
  std::vector<std::string> config;
  std::vector<std::string> colour;
  std::vector<std::string> level;
  std::vector<std::string> rules;
  std::vector<std::string> topics;
  std::vector<std::string> words;
  std::vector<std::string> provider;
  std::vector<std::string> release;
  std::vector<std::string> plugin_folder;
  bool markdown = false;
};

template <class Names> std::vector<std::string> strings(const Names& names) {
  return {names.begin(), names.end()};
}

class CommandLine {
public:
  CommandLine() : app_{"Quoin builds and runs the C++ program that describes your infrastructure.", "quoin"} {
    app_.set_help_flag("-h,--help", "Print this help");
    app_.allow_extras();
    app_.require_subcommand(0, 1);
    app_.add_flag("--version", version_, "Print the version");
    app_.footer(
        "Exit codes: 0 done, 1 findings, 2 misuse, 3 the program or the machine failed.\n"
        "`quoin COMMAND --help` has examples.");
    for (const Command& command : commands) {
      CLI::App* sub = app_.add_subcommand(command.name, command.does);
      sub->set_help_flag("-h,--help", "Print this help");
      sub->allow_extras();
      sub->footer(std::string{"Examples:\n"} + command.examples);
      if (command.verb == Verb::bindings) {
        sub->require_subcommand(0, 1);
        for (const Command& inner : bindings_commands) add_bindings_command(inner, *sub);
      }
      add_options(command.verb, *sub);
    }
  }

  Options read(int argc, const char* const* argv, Diagnostics& found) {
    Options options;
    // Also where the rest cannot be understood, the answer is in the form that was asked for.
    for (int i = 1; i < argc; ++i) options.json = options.json || std::string_view{argv[i]} == "--json";
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      options.text = help_text();
      return options;
    } catch (const CLI::ArgumentMismatch& problem) {
      options.verb = chosen_verb();
      found.push_back(messages::option_without_value(first_word(problem.what()), chosen_name()));
      return options;
    } catch (const CLI::ParseError& problem) {
      options.verb = chosen_verb();
      found.push_back(
          messages::option_with_wrong_value(first_word(problem.what()), problem.what(), "another value", ""));
      return options;
    }
    judge(options, found);
    return options;
  }

private:
  void add_bindings_command(const Command& command, CLI::App& bindings) {
    CLI::App* sub = bindings.add_subcommand(command.name, command.does);
    sub->set_help_flag("-h,--help", "Print this help");
    sub->allow_extras();
    sub->footer(std::string{"Examples:\n"} + command.examples);
    const bool writes = command.verb == Verb::bindings_from_schema || command.verb == Verb::bindings_add;
    constexpr std::array<std::pair<const char*, const char*>, 4> words{
        {{"WORD", "A part of the name; with several, names that have all of them"},
         {"TYPE", "aws_sqs_queue, data.aws_vpc, AWS::SQS::Queue or tf::aws::SqsQueue"},
         {"FILE", "What `terraform providers schema -json` printed"},
         {"PROVIDER", "NAMESPACE/NAME, with @ and a release: 3 is any 3.x, 3.6 any 3.6.x"}}};
    const auto& [word, meaning] =
        words.at(static_cast<std::size_t>(command.verb) - static_cast<std::size_t>(Verb::bindings_find));
    sub->add_option(word, given_.words, meaning);
    if (writes)
      option(*sub, "-o,--out", given_.out, "FOLDER", "Where the headers go (bindings, beside quoin.yaml)");
    if (command.verb == Verb::bindings_from_schema)
      option(*sub, "--provider", given_.provider, "NAME",
             "Which one, where the file holds several: acme/acme");
    if (command.verb == Verb::bindings_from_schema)
      option(*sub, "--release", given_.release, "RELEASE",
             "The provider's release, as 1.2.3, for required_providers");
    if (command.verb == Verb::bindings_show)
      option(*sub, "--release", given_.release, "RELEASE", "Of hashicorp/aws (quoin.yaml's, or the newest)");
    if (command.verb == Verb::bindings_add) {
      option(*sub, "--plugin-dir", given_.plugin_folder, "FOLDER",
             "Where terraform finds it, instead of the registry");
      sub->add_flag("-v,--verbose", verbose_, "Log each step to standard error");
    }
    sub->add_flag("--json", json_, "One JSON document on standard output");
    option(*sub, "--color", given_.colour, "WHEN", "auto, always or never (auto; NO_COLOR is respected)");
  }

  void add_options(Verb verb, CLI::App& sub) {
    const bool runs = verb == Verb::synth || verb == Verb::list;
    if (runs) {
      option(sub, "-t,--target", given_.targets, "NAME", "terraform or cloudformation; repeat it for both");
      option(sub, "-e,--env", given_.environment, "NAME", "An environment of quoin.yaml (production)");
      if (verb == Verb::synth) option(sub, "-o,--out", given_.out, "FOLDER", "The output folder (quoin.out)");
      option(sub, "-c,--context", given_.context, "KEY=VALUE",
             "A value for the program; goes before quoin.yaml's");
      option(sub, "--state", given_.state, "NAME", "running, hibernated, contained or unlocked (running)");
      sub.add_flag("--no-waivers", no_waivers_, "Refuse every waiver");
      option(sub, "--as-of", given_.as_of, "DATE",
             "The day that waivers are judged by, as 2026-12-31 (today)");
      sub.add_flag("--no-build", no_build_, "Run the program as it is");
    }
    if (verb == Verb::list) sub.add_flag("--constructs", constructs_, "Show the constructs too");
    if (verb == Verb::explain) sub.add_option("RULE", given_.rules, "The rule's ID, as in QN-RDS-01");
    if (verb == Verb::rules) {
      option(sub, "--level", given_.level, "LETTER",
             "C: at compile time, T: by construction, S: at synthesis");
      sub.add_flag("--enforced", enforced_, "Only what is enforced, at least in part");
    }
    if (verb == Verb::help) {
      sub.add_option("TOPIC", given_.topics, "A command, or quoin.yaml");
      sub.add_flag("--markdown", given_.markdown, "quoin.yaml: as docs/quoin-yaml.md has it");
      return;
    }
    if (runs || verb == Verb::doctor)
      option(sub, "--config", given_.config, "FILE", "quoin.yaml (the nearest one, upwards from here)");
    sub.add_flag("--json", json_, "One JSON document on standard output");
    if (runs) sub.add_flag("-v,--verbose", verbose_, "Log each step to standard error");
    option(sub, "--color", given_.colour, "WHEN", "auto, always or never (auto; NO_COLOR is respected)");
  }

  static void option(CLI::App& sub, const char* names, std::vector<std::string>& values, const char* type,
                     const char* does) {
    sub.add_option(names, values, does)
        ->type_name(type)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
  }

  // The command that was given; of `quoin bindings find` the inner one.
  CLI::App* chosen() const {
    const auto subs = app_.get_subcommands();
    if (subs.empty()) return nullptr;
    const auto inner = subs.front()->get_subcommands();
    return inner.empty() ? subs.front() : inner.front();
  }
  // "bindings find"
  std::string chosen_name() const {
    const CLI::App* sub = chosen();
    if (sub == nullptr) return "";
    return sub->get_parent() == &app_ ? sub->get_name()
                                      : sub->get_parent()->get_name() + " " + sub->get_name();
  }

  Verb chosen_verb() const {
    const std::string name = chosen_name();
    for (const Command& command : commands)
      if (name == command.name) return command.verb;
    for (const Command& command : bindings_commands)
      if (name == std::string{"bindings "} + command.name) return command.verb;
    return Verb::help;
  }

  std::string help_text() const {
    CLI::App* sub = chosen();
    return sub == nullptr ? app_.help() : help_of(*sub);
  }

  std::string help_of(const CLI::App& sub) const {
    return sub.help(sub.get_parent() == &app_ ? "quoin" : "quoin " + sub.get_parent()->get_name());
  }

  // CLI11 begins its messages with the option's name and a colon.
  static std::string first_word(std::string_view text) {
    return std::string{text.substr(0, text.find_first_of(": "))};
  }

  static std::vector<std::string> options_of(const CLI::App& sub) {
    std::vector<std::string> names;
    for (const CLI::Option* option : sub.get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
      for (const std::string& name : option->get_snames()) names.push_back("-" + name);
    }
    return names;
  }

  static std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const Command& command : commands) names.emplace_back(command.name);
    return names;
  }

  // One message on the first word that nobody takes: what follows it may belong to it.
  bool judge_extras(Diagnostics& found) const {
    const CLI::App* sub = chosen();
    const std::vector<std::string> before = app_.remaining();
    if (!before.empty()) {
      const std::string& word = before.front();
      if (sub != nullptr)
        found.push_back(messages::option_before_command(word, chosen_name()));
      else if (word.starts_with("-"))
        found.push_back(messages::unknown_option(word, "", detail::closest(word, options_of(app_))));
      else
        found.push_back(messages::unknown_command(word, detail::closest(word, command_names())));
      return false;
    }
    if (sub == nullptr) return true;
    if (const std::vector<std::string> early = sub->get_parent()->remaining();
        sub->get_parent() != &app_ && !early.empty()) {
      found.push_back(messages::option_before_command(early.front(), chosen_name()));
      return false;
    }
    const std::vector<std::string> extras = sub->remaining();
    if (extras.empty()) return true;
    const std::string word = extras.front().substr(0, extras.front().find('='));
    if (chosen_verb() == Verb::bindings && !word.starts_with("-")) {
      std::vector<std::string> names;
      for (const Command& command : bindings_commands) names.emplace_back(command.name);
      found.push_back(messages::unknown_bindings_command(word, detail::closest(word, names)));
      return false;
    }
    if (word.size() > 1 && word.starts_with("-"))
      found.push_back(messages::unknown_option(word, chosen_name(), detail::closest(word, options_of(*sub))));
    else
      found.push_back(messages::unexpected_word(extras.front(), chosen_name()));
    return false;
  }

  template <class Names>
  static void judge_name(const std::string& option, const std::string& value, const Names& names,
                         std::string_view expected, Diagnostics& found) {
    if (std::find(names.begin(), names.end(), value) != names.end()) return;
    found.push_back(
        messages::option_with_wrong_value(option, value, expected, detail::closest(value, strings(names))));
  }

  static std::optional<std::string> single(const std::string& option, const std::vector<std::string>& values,
                                           Diagnostics& found) {
    if (values.empty()) return std::nullopt;
    if (values.size() > 1) found.push_back(messages::option_twice(option));
    return values.front();
  }

  static bool is_date(const std::string& text) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i)
      if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-') return false;
    const int year = std::stoi(text.substr(0, 4));
    const int month = std::stoi(text.substr(5, 2));
    const int day = std::stoi(text.substr(8, 2));
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const std::array<int, 12> days{31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= days[static_cast<std::size_t>(month) - 1];
  }

  void judge_targets(Options& options, Diagnostics& found) const {
    for (const std::string& value : given_.targets) {
      std::string_view rest = value;
      for (;;) {
        const auto comma = rest.find(',');
        const std::string name{rest.substr(0, comma)};
        judge_name("--target", name, known_targets(), "terraform or cloudformation", found);
        if (std::find(options.targets.begin(), options.targets.end(), name) == options.targets.end())
          options.targets.push_back(name);
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
      }
    }
  }

  void judge(Options& options, Diagnostics& found) {
    options.verb = chosen_verb();
    if (!judge_extras(found)) return;
    const CLI::App* sub = chosen();
    if (sub == nullptr) {
      options.verb = version_ ? Verb::version : Verb::help;
      options.text = app_.help();
      return;
    }
    options.json = json_;
    options.verbose = verbose_;
    options.no_waivers = no_waivers_;
    options.no_build = no_build_;
    options.constructs = constructs_;
    options.enforced_only = enforced_;
    options.config = single("--config", given_.config, found);
    options.environment = single("--env", given_.environment, found);
    if (options.environment && !detail::is_environment_name(*options.environment))
      found.push_back(messages::option_with_wrong_value("--env", *options.environment,
                                                        detail::environment_name_form, ""));
    options.out = single("--out", given_.out, found);
    judge_targets(options, found);

    options.state = single("--state", given_.state, found);
    if (options.state)
      judge_name("--state", *options.state, state_names, "running, hibernated, contained or unlocked", found);

    options.as_of = single("--as-of", given_.as_of, found);
    if (options.as_of && !is_date(*options.as_of))
      found.push_back(
          messages::option_with_wrong_value("--as-of", *options.as_of, "a day, as 2026-12-31", ""));

    for (const std::string& pair : given_.context) {
      const auto equals = pair.find('=');
      if (equals == std::string::npos || equals == 0)
        found.push_back(
            messages::option_with_wrong_value("--context", pair, "a key and a value, as key=value", ""));
      options.context.push_back(pair);
    }

    if (const auto colour = single("--color", given_.colour, found)) {
      judge_name("--color", *colour, colour_names, "auto, always or never", found);
      options.colour = *colour == "always"  ? Colour::always
                       : *colour == "never" ? Colour::never
                                            : Colour::automatic;
    }
    if (const auto level = single("--level", given_.level, found)) {
      judge_name("--level", *level, level_names, "C, T or S", found);
      if (!level->empty()) options.level = level->front();
    }
    if (options.verb == Verb::bindings) options.text = help_of(*sub);
    if (options.verb > Verb::bindings) judge_bindings(options, found);
    if (options.verb == Verb::explain) judge_rule(options, found);
    if (options.verb == Verb::help) judge_topic(options, found);
  }

  void judge_rule(Options& options, Diagnostics& found) const {
    if (given_.rules.empty())
      found.push_back(messages::missing_word("a rule's ID", "explain", "quoin explain QN-RDS-01"));
    else if (given_.rules.size() > 1)
      found.push_back(messages::unexpected_word(given_.rules[1], "explain"));
    else
      options.rule = given_.rules.front();
  }

  void judge_bindings(Options& options, Diagnostics& found) const {
    struct Missing {
      const char* what;
      const char* example;
    };
    constexpr std::array<Missing, 4> missing{
        {{"a part of a name", "quoin bindings find sqs_queue"},
         {"a resource, data source or type", "quoin bindings show aws_sqs_queue"},
         {"a file",
          "terraform providers schema -json > acme.json, then quoin bindings from-schema acme.json"},
         {"a provider", "quoin bindings add hashicorp/random@3.6"}}};
    const Missing& row =
        missing.at(static_cast<std::size_t>(options.verb) - static_cast<std::size_t>(Verb::bindings_find));
    options.words = given_.words;
    if (options.words.empty() || options.words.front().empty())
      found.push_back(messages::missing_word(row.what, chosen_name(), row.example));
    else if (options.words.size() > 1 && options.verb != Verb::bindings_find)
      found.push_back(messages::unexpected_word(options.words[1], chosen_name()));
    options.provider = single("--provider", given_.provider, found);
    options.plugin_folder = single("--plugin-dir", given_.plugin_folder, found);
    options.release = single("--release", given_.release, found);
    if (!options.release) return;
    if (options.verb == Verb::bindings_show)
      judge_name("--release", *options.release, known_aws_releases(),
                 "one of: " QUOIN_AWS_RELEASE_LIST ", common", found);
    else if (!bindgen::is_release(*options.release))
      found.push_back(
          messages::option_with_wrong_value("--release", *options.release, "a release, as 1.2.3", ""));
  }

  void judge_topic(Options& options, Diagnostics& found) const {
    if (given_.topics.empty()) {
      options.text = app_.help();
      return;
    }
    std::string topic;
    for (const std::string& word : given_.topics) topic += (topic.empty() ? "" : " ") + word;
    if (topic == project_file_name) {
      options.text = given_.markdown ? keys_for_docs() : keys_for_terminal();
      return;
    }
    std::vector<std::string> topics = command_names();
    for (const Command& command : bindings_commands) {
      if (topic == std::string{"bindings "} + command.name) {
        options.text = help_of(*app_.get_subcommand("bindings")->get_subcommand(command.name));
        return;
      }
    }
    if (std::find(topics.begin(), topics.end(), topic) == topics.end()) {
      topics.emplace_back(project_file_name);
      found.push_back(messages::unknown_help_topic(topic, detail::closest(topic, topics)));
      return;
    }
    options.text = app_.get_subcommand(topic)->help("quoin");
  }

  CLI::App app_;
  Given given_;
  bool version_ = false;
  bool no_waivers_ = false;
  bool no_build_ = false;
  bool constructs_ = false;
  bool enforced_ = false;
  bool json_ = false;
  bool verbose_ = false;
};

}  // namespace

Options read_command_line(int argc, const char* const* argv, Diagnostics& found) {
  return CommandLine{}.read(argc, argv, found);
}

}  // namespace quoin::cli
