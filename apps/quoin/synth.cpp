// quoin synth: builds the program, runs it, and swaps what it wrote into the output folder.
#include "assembly/swap.hpp"
#include "commands.hpp"
#include "log.hpp"
#include "messages/assembly_messages.hpp"
#include "messages/cli_messages.hpp"
#include "process.hpp"
#include "program.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>
#include <system_error>
#include <utility>
#include <variant>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string counted(std::size_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

// "terraform (2 stacks), cloudformation (2 stacks)"
std::string summary(const Plan& plan, const Assembly& assembly) {
  std::string text;
  for (const std::string& target : plan.targets) {
    std::size_t stacks = 0;
    for (const WrittenStack& stack : assembly.stacks) stacks += stack.target == target ? 1 : 0;
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", target, counted(stacks, "stack"));
  }
  return text;
}

void print_json(const Console& console, const Plan& plan, const Run& run, const std::string& out,
                bool changed) {
  json stacks = json::array();
  for (const WrittenStack& stack : run.assembly.stacks)
    stacks.push_back({{"target", stack.target},
                      {"name", stack.name},
                      {"region", stack.region},
                      {"files", stack.files},
                      {"depends_on", stack.depends_on}});
  const bool done = run.code == ExitCode::done;
  const json document{{"version", 1},
                      {"command", "synth"},
                      {"exit_code", static_cast<int>(run.code)},
                      {"environment", plan.environment},
                      {"targets", plan.targets},
                      {"output", out},
                      {"changed", changed},
                      {"stacks", done ? stacks : json::array()},
                      {"files", done ? json(run.assembly.files) : json::array()},
                      {"diagnostics", json::parse(diagnostics_as_json(console, run.diagnostics))}};
  print(document.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

// True where the swap would take quoin.yaml with it.
bool holds_project(const fs::path& out, const Project& project) {
  std::error_code code;
  for (fs::path folder = project.folder;; folder = folder.parent_path()) {
    if (fs::equivalent(out, folder, code)) return true;
    if (folder == folder.parent_path()) return false;
  }
}

// What no machine could write to.
std::optional<Diagnostic> wrong_output(const fs::path& out, const Project& project) {
  if (out.empty()) return messages::output_unnamed();
  if (holds_project(out, project)) return messages::output_holds_project(out.string(), project.shown_file);
  return std::nullopt;
}

}  // namespace

ExitCode synth(const Options& options, Console& console) {
  const auto began = std::chrono::steady_clock::now();
  Plan plan;
  if (!make_plan(options, console, plan)) {
    if (options.json) print_failure_as_json(options, console, ExitCode::misuse);
    return ExitCode::misuse;
  }
  // What the command line names is relative to where one is, what quoin.yaml names to where it lies.
  const fs::path out =
      options.out ? fs::path{*options.out}
                  : (plan.project.folder / plan.project.output).lexically_proximate(fs::current_path());
  Run run;
  bool changed = false;
  if (const std::optional<Diagnostic> wrong = wrong_output(out, plan.project)) {
    console.report(options.out ? *wrong : at(*wrong, plan.project, plan.project.output_place));
    if (options.json) print_failure_as_json(options, console, ExitCode::misuse);
    return ExitCode::misuse;
  }
  auto made = assembly::Staging::create(out);
  if (auto* refused = std::get_if<Diagnostic>(&made)) {
    console.report(*refused);
  } else {
    auto& staging = std::get<assembly::Staging>(made);
    log(fmt::format("staging in {}", staging.holder().string()));
    run = build_and_run(plan, options, staging.path(), staging.holder(), console);
    if (run.code == ExitCode::done && interruption() == 0) {
      console.begin_step("swap");
      const assembly::Swapped swapped = staging.commit();
      if (!swapped.diagnostics.empty()) console.report(swapped.diagnostics);
      if (!swapped.done) run.code = ExitCode::failed;
      changed = swapped.changed;
      if (swapped.done) console.end_step();
    }
  }
  if (interruption() != 0) return ExitCode::failed;

  if (options.json) {
    print_json(console, plan, run, out.string(), changed);
  } else if (run.code == ExitCode::done) {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - began;
    const std::string time = console.terminal() ? fmt::format(" in {:.2f} s", elapsed.count()) : "";
    console.line(changed
                     ? fmt::format("wrote {}: {}{}", out.string(), summary(plan, run.assembly), time)
                     : fmt::format("{} is unchanged: {}{}", out.string(), summary(plan, run.assembly), time));
  }
  return run.code;
}

}  // namespace quoin::cli
