// One run of the user's program: which options it is given, and what became of it.
#include "program.hpp"

#include "build.hpp"
#include "core/suggestion.hpp"
#include "log.hpp"
#include "messages/cli_messages.hpp"
#include "process.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::vector<std::string> names_of(const std::map<std::string, Environment>& environments) {
  std::vector<std::string> names;
  for (const auto& [name, environment] : environments) names.push_back(name);
  return names;
}

bool choose_environment(const Options& options, const Project& project, Console& console, std::string& name) {
  name = options.environment.value_or("production");
  if (project.environments.empty() || project.environments.contains(name)) return true;
  const std::vector<std::string> known = names_of(project.environments);
  console.report(options.environment ? messages::unknown_environment(name, project.shown_file,
                                                                     detail::closest(name, known), known)
                                     : messages::no_default_environment(project.shown_file, known));
  return false;
}

struct Told {
  std::string array = "[]";
  bool is_array = true;
  bool has_error = false;
};

Told read_diagnostics(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) return {};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  const json array = json::parse(text, nullptr, false);
  if (!array.is_array()) return {"[]", false, false};
  Told told{array.dump(), true, false};
  for (const json& item : array)
    told.has_error = told.has_error || (item.is_object() && item.value("severity", json{}) == "error");
  return told;
}

std::string shown_command(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// The program's exit code, in terms of ours.
ExitCode judge(const Plan& plan, const std::vector<std::string>& command, const Ended& ended,
               const Told& told, const fs::path& diagnostics, Console& console) {
  const auto refuse = [&](const Diagnostic& diagnostic, ExitCode code = ExitCode::failed) {
    console.report(diagnostic);
    return code;
  };
  switch (ended.how) {
    case Ending::not_started:
      if (ended.code == ENOENT) return refuse(messages::program_missing(command.front(), "program.run"));
      return refuse(messages::program_does_not_start(command.front(), ended.code));
    case Ending::killed_by_signal:
      return refuse(messages::program_killed(signal_name(ended.code)));
    case Ending::timed_out:
      return refuse(messages::program_timed_out(std::chrono::duration<double>{plan.project.timeout}.count(),
                                                plan.project.shown_file));
    case Ending::interrupted:
      return ExitCode::failed;  // main says so and ends by the signal
    case Ending::exited:
      break;
  }
  if (!told.is_array) return refuse(messages::program_told_garbage(diagnostics.filename().string()));
  switch (ended.code) {
    case 0:
      return ExitCode::done;
    case 1:
      return told.has_error ? ExitCode::findings : refuse(messages::program_found_something_untold());
    case 2:
      return refuse(messages::program_refused_options(shown_command(command)), ExitCode::misuse);
    case 3:
      return told.has_error ? ExitCode::failed : refuse(messages::program_failed(3));
    default:
      return refuse(messages::program_failed(ended.code));
  }
}

}  // namespace

namespace {

/// Sources that quoin.yaml names and that are not there.
Diagnostics missing_sources(const Project& project) {
  Diagnostics missing;
  for (std::size_t i = 0; i < project.sources.size(); ++i)
    if (std::error_code code; !fs::is_regular_file(project.folder / project.sources[i], code))
      missing.push_back(at(messages::source_missing(project.sources[i].string(), project.shown_file), project,
                           project.source_places[i]));
  return missing;
}

}  // namespace

bool make_plan(const Options& options, Console& console, Plan& plan) {
  std::error_code code;
  const fs::path here = fs::current_path(code);
  const auto file = options.config ? std::optional<fs::path>{*options.config} : find_project_file(here);
  if (!file) {
    console.report(messages::project_not_found(here.string()));
    return false;
  }
  if (const Diagnostics found = load_project(*file, plan.project); !found.empty()) {
    console.report(found);
    return false;
  }
  log(fmt::format("read {}", plan.project.shown_file));
  if (const Diagnostics missing = missing_sources(plan.project); !options.no_build && !missing.empty()) {
    console.report(missing);
    return false;
  }
  plan.targets = options.targets.empty() ? plan.project.targets : options.targets;
  if (!choose_environment(options, plan.project, console, plan.environment)) return false;

  const auto named = plan.project.environments.find(plan.environment);
  Environment environment = named == plan.project.environments.end() ? Environment{} : named->second;
  for (const std::string& pair : options.context) {
    const auto equals = pair.find('=');
    environment.context[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  const auto add = [&](std::string option, std::string value) {
    plan.arguments.push_back(std::move(option));
    plan.arguments.push_back(std::move(value));
  };
  for (const std::string& target : plan.targets) add("--target", target);
  add("--env", plan.environment);
  add("--env-kind", environment.kind);
  for (const auto& [key, value] : environment.context) add("--context", fmt::format("{}={}", key, value));
  if (options.state) add("--state", *options.state);
  if (options.as_of) add("--as-of", *options.as_of);
  if (options.no_waivers) plan.arguments.emplace_back("--no-waivers");
  return true;
}

Run build_and_run(const Plan& plan, const Options& options, const fs::path& out, const fs::path& scratch,
                  Console& console) {
  Run result;
  console.begin_step("build");
  const Built built = build_program(plan.project, console, options.no_build);
  if (interruption() != 0) return result;
  if (!built.diagnostics.empty()) {
    console.report(built.diagnostics);
    return result;
  }
  console.end_step();

  const fs::path diagnostics = scratch / "diagnostics.json";
  Process process{built.run, plan.project.folder, plan.project.timeout};
  process.arguments.insert(process.arguments.end(), plan.arguments.begin(), plan.arguments.end());
  for (std::string word :
       {std::string{"--out"}, out.string(), std::string{"--diagnostics"}, diagnostics.string(),
        std::string{"--color"}, std::string{console.colour() ? "always" : "never"}})
    process.arguments.push_back(std::move(word));
  log(shown_command(process.arguments));

  console.begin_step("run");
  const Ended ended = run(
      process, [&](std::string_view text) { console.pass_on(text, false); },
      [&](std::string_view text) { console.pass_on(text, true); }, [&] { console.tick(); });
  const Told told = read_diagnostics(diagnostics);
  result.diagnostics = told.array;
  result.code = judge(plan, process.arguments, ended, told, diagnostics, console);
  if (result.code != ExitCode::done) return result;
  if (const Diagnostics broken = read_assembly(out, plan.targets, result.assembly); !broken.empty()) {
    console.report(broken);
    result.code = ExitCode::failed;
    return result;
  }
  console.end_step();
  return result;
}

std::string diagnostics_as_json(const Console& console, const std::string& of_program) {
  json all = json::parse(of_program);
  for (json& item : json::parse(to_json(console.reported()))) all.push_back(std::move(item));
  return all.dump();
}

}  // namespace quoin::cli
