// quoin doctor: what is installed, what is missing, and how to mend it.
#include "assembly/swap.hpp"
#include "build.hpp"
#include "bundled_schemas.hpp"
#include "commands.hpp"
#include "included_headers.hpp"
#include "messages/cli_messages.hpp"
#include "process.hpp"
#include "project.hpp"
#include "requirement.hpp"
#include "toolchain.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <future>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

enum class Health { ok, warn, fail };
constexpr std::array<const char*, 3> health_names{"ok", "warn", "fail"};
constexpr std::array<const char*, 3> health_paint{"\x1b[32m", "\x1b[33m", "\x1b[31m"};

struct Check {
  std::string name;
  Health health = Health::ok;
  std::string detail;
  std::string fix;
};

struct Version {
  int major = 0;
  int minor = 0;
  friend auto operator<=>(const Version&, const Version&) = default;
};

// The first number with a dot in it, as in "g++ (Debian 12.2.0-14) 12.2.0".
std::optional<Version> version_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') continue;
    std::size_t end = i;
    Version version;
    for (; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end)
      version.major = version.major * 10 + (text[end] - '0');
    if (end + 1 < text.size() && text[end] == '.' && text[end + 1] >= '0' && text[end + 1] <= '9') {
      for (++end; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end)
        version.minor = version.minor * 10 + (text[end] - '0');
      return version;
    }
    i = end;
  }
  return std::nullopt;
}

// The first line that the command prints; nothing where it is not there or does not work.
std::optional<std::string> first_line_of(std::vector<std::string> command) {
  if (!find_program(command.front())) return std::nullopt;
  std::string text;
  const Ended ended = run({std::move(command), {}, std::chrono::seconds{20}},
                          [&](std::string_view piece) { text += piece; }, {});
  if (!ended.well()) return std::nullopt;
  return text.substr(0, text.find('\n'));
}

// A tool that Quoin starts or that takes its output, and the oldest version that does.
struct Tool {
  const char* name;
  std::vector<std::string> command;
  Version oldest;
  Health missing;
  const char* needed_for;
  const char* fix;
};

Check check_tool(const Tool& tool) {
  const auto line = first_line_of(tool.command);
  if (!line) return {tool.name, tool.missing, fmt::format("not found; {}", tool.needed_for), tool.fix};
  const auto version = version_in(*line);
  if (version && *version < tool.oldest)
    return {tool.name, Health::fail,
            fmt::format("{}; {}.{} or later is needed", *line, tool.oldest.major, tool.oldest.minor),
            tool.fix};
  return {tool.name, Health::ok, *line, ""};
}

Check check_compiler(bool we_compile) {
  std::vector<std::string> command = compiler();
  const std::string name = command.back();
  command.emplace_back("--version");
  const auto line = first_line_of(command);
  constexpr const char* fix = "apt-get install g++, or name another compiler in the variable CXX";
  if (!line)
    return {"compiler", we_compile ? Health::fail : Health::warn,
            fmt::format("'{}' not found; it compiles programs", name), fix};
  const auto version = version_in(*line);
  const bool is_clang = line->find("clang") != std::string::npos;
  const Version oldest{is_clang ? 19 : 12, 0};
  if (version && *version < oldest)
    return {"compiler", is_clang ? Health::warn : Health::fail,
            fmt::format("{}; tried with {} and later", *line, is_clang ? "clang 19" : "g++ 12"), fix};
  return {"compiler", Health::ok, *line, ""};
}

Check check_library() {
  const auto loaded = load_toolchain();
  if (const auto* problem = std::get_if<Diagnostic>(&loaded))
    return {"quoin library", Health::fail, problem->got, problem->fix};
  const fs::path& library = std::get<Toolchain>(loaded).library;
  std::error_code code;
  if (!fs::exists(library, code))
    return {"quoin library", Health::fail, fmt::format("'{}' does not exist", library.string()),
            "build Quoin again with cmake --build"};
  return {"quoin library", Health::ok, library.string(), ""};
}

Check check_terraform() {
  constexpr Version oldest{1, 11};
  constexpr const char* fix = "install Terraform or OpenTofu, 1.11 or later";
  std::vector<std::string> old;
  for (const char* name : {"terraform", "tofu"}) {
    const auto line = first_line_of({name, "version"});
    if (!line) continue;
    const auto version = version_in(*line);
    if (!version || *version >= oldest) return {"terraform", Health::ok, *line, ""};
    old.push_back(*line);
  }
  if (old.empty())
    return {"terraform", Health::warn, "not found; it applies what synth writes for terraform", fix};
  return {"terraform", Health::fail, fmt::format("{}; 1.11 or later is needed", old.front()), fix};
}

// Where Terraform looks for providers without a network, and mirrors as they are laid out for -plugin-dir: a
// folder that holds registry.terraform.io, at most two levels below the root.
std::vector<fs::path> mirror_candidates() {
  std::vector<fs::path> folders;
  for (const char* variable : {"TF_PLUGIN_CACHE_DIR"})
    if (const char* value = std::getenv(variable)) folders.emplace_back(value);
  if (const char* home = std::getenv("HOME")) {
    folders.push_back(fs::path{home} / ".terraform.d/plugins");
    folders.push_back(fs::path{home} / ".local/share/terraform/plugins");
  }
  folders.emplace_back("/usr/local/share/terraform/plugins");
  folders.emplace_back("/usr/share/terraform/plugins");
  std::error_code code;
  for (const auto& top : fs::directory_iterator{"/", fs::directory_options::skip_permission_denied, code}) {
    folders.push_back(top.path());
    const std::string name = top.path().filename();
    if (name == "proc" || name == "sys" || name == "dev" || !top.is_directory(code)) continue;
    for (const auto& inner :
         fs::directory_iterator{top.path(), fs::directory_options::skip_permission_denied, code})
      folders.push_back(inner.path());
  }
  return folders;
}

// What comes with Quoin for raw resources.
Check check_bindings() {
  constexpr const char* fix = "build Quoin again with cmake --build, or install it with cmake --install";
  const auto loaded = load_toolchain();
  if (const auto* problem = std::get_if<Diagnostic>(&loaded))
    return {"bindings", Health::fail, problem->got, problem->fix};
  const fs::path& folder = std::get<Toolchain>(loaded).schemas;
  std::string text;
  for (const std::string_view name : {aws_schema_name, cloudformation_schema_name}) {
    try {
      const bindgen::Schema schema = read_bundled_schema(folder / name, "");
      std::string releases;
      for (const std::string& release : schema.releases) releases += (releases.empty() ? "" : ", ") + release;
      text += fmt::format("{}{} {}: {} types", text.empty() ? "" : "; ", schema.provider, releases,
                          schema.entities.size());
    } catch (const std::exception& problem) {
      return {"bindings", Health::fail, fmt::format("{}: {}", (folder / name).string(), problem.what()), fix};
    }
  }
  return {"bindings", Health::ok, text, ""};
}

// Which releases of the AWS provider the project's templates will ask for, and why.
struct Wanted {
  bindgen::Requirement requirement;
  std::string because;
};

Wanted wanted_provider(const Project& project) {
  const auto known = known_aws_releases();
  const std::vector<std::string> all{std::string{known.front()}, std::string{known[known.size() - 2]}};
  if (project.aws_release == "common") return {bindgen::requirement_of(all), ""};
  for (const std::string& header : generated_headers_in(project.folder, project.sources, project.includes))
    if (header.starts_with("quoin/tf/aws/"))
      return {bindgen::requirement_of({project.aws_release}),
              fmt::format(", as the program has raw resources of release {}", project.aws_release)};
  return {bindgen::requirement_of(all), ""};
}

Check check_provider(const Wanted& wanted) {
  std::error_code code;
  std::string unfit;
  for (const fs::path& folder : mirror_candidates()) {
    const fs::path provider = folder / "registry.terraform.io/hashicorp/aws";
    if (!fs::is_directory(provider, code)) continue;
    std::vector<std::string> versions;
    for (const auto& each : fs::directory_iterator{provider, code})
      if (each.is_directory(code)) versions.push_back(each.path().filename());
    if (versions.empty()) continue;
    std::sort(versions.begin(), versions.end());
    std::string text;
    for (const std::string& version : versions) text += (text.empty() ? "" : ", ") + version;
    text += " in " + folder.string();
    if (std::ranges::any_of(versions,
                            [&](const std::string& version) { return fits(version, wanted.requirement); }))
      return {"aws provider", Health::ok, text, ""};
    if (unfit.empty()) unfit = text;
  }
  if (!unfit.empty())
    return {"aws provider", Health::warn,
            fmt::format("{}; the templates ask for {}{}", unfit, bindgen::constraint_of(wanted.requirement),
                        wanted.because),
            wanted.because.empty() ? "let `terraform init` download one that fits"
                                   : "let `terraform init` download one that fits, or choose in "
                                     "quoin.yaml: bindings: {aws: common}, or another release"};
  return {"aws provider", Health::warn, "no copy on this machine; `terraform init` downloads it",
          "nothing, where there is a network; else a folder for `terraform init -plugin-dir`"};
}

Check from(const std::string& name, const Diagnostic& problem) {
  std::string detail = problem.summary;
  if (problem.line != 0)
    detail = fmt::format("{}:{}:{}: {}", problem.file, problem.line, problem.column, detail);
  if (!problem.got.empty()) detail += " (" + problem.got + ")";
  return {name, Health::fail, detail, problem.fix};
}

Check check_output(const fs::path& out) {
  std::error_code code;
  fs::path near = fs::absolute(out, code).lexically_normal();
  if (fs::exists(near.parent_path(), code)) {
    const auto made = assembly::Staging::create(out);
    if (const auto* problem = std::get_if<Diagnostic>(&made)) return from("output", *problem);
    return {"output", Health::ok, fmt::format("{} can be written", out.string()), ""};
  }
  while (!fs::exists(near, code) && near.has_relative_path()) near = near.parent_path();
  if (::access(near.c_str(), W_OK | X_OK) != 0)
    return {"output", Health::fail,
            fmt::format("{}: {}", near.string(), std::strerror(errno)),  // NOLINT(concurrency-mt-unsafe)
            "make the folder writable, or name another one"};
  return {"output", Health::ok, fmt::format("{} can be made", out.string()), ""};
}

std::vector<Check> all_checks(const Options& options) {
  std::vector<Check> checks;
  Project project;
  std::vector<Check> of_project;
  std::error_code code;
  const auto file =
      options.config ? std::optional<fs::path>{*options.config} : find_project_file(fs::current_path(code));
  if (!file) {
    of_project.push_back({"quoin.yaml", Health::warn, "there is none here or in a folder above",
                          "write one; `quoin help quoin.yaml` shows how"});
  } else if (const Diagnostics found = load_project(*file, project); !found.empty()) {
    for (const Diagnostic& problem : found) of_project.push_back(from("quoin.yaml", problem));
  } else {
    of_project.push_back({"quoin.yaml", Health::ok, project.shown_file, ""});
    for (const fs::path& source : project.sources)
      if (!fs::exists(project.folder / source, code))
        of_project.push_back(from("program", messages::source_missing(source.string(), project.shown_file)));
    of_project.push_back(
        check_output((project.folder / project.output).lexically_proximate(fs::current_path(code))));
  }

  // Terraform asks its makers for news otherwise.
  ::setenv("CHECKPOINT_DISABLE", "1", 1);  // NOLINT(concurrency-mt-unsafe): before any thread
  const bool we_compile = project.run.empty();
  std::vector<std::future<Check>> running;
  running.push_back(std::async(std::launch::async, check_compiler, we_compile));
  running.push_back(std::async(std::launch::async, check_library));
  running.push_back(std::async(std::launch::async, check_bindings));
  for (const Tool& tool : {Tool{"mold",
                                {"mold", "--version"},
                                {1, 0},
                                Health::warn,
                                "it links programs faster",
                                "apt-get install mold"},
                           Tool{"cmake",
                                {"cmake", "--version"},
                                {3, 25},
                                Health::warn,
                                "it builds Quoin, and programs that have a CMakeLists.txt of their own",
                                "apt-get install cmake"}})
    running.push_back(std::async(std::launch::async, check_tool, tool));
  running.push_back(std::async(std::launch::async, check_terraform));
  running.push_back(std::async(std::launch::async, check_provider, wanted_provider(project)));
  running.push_back(std::async(std::launch::async, check_tool,
                               Tool{"cfn-lint",
                                    {"cfn-lint", "--version"},
                                    {1, 0},
                                    Health::warn,
                                    "it checks what synth writes for cloudformation",
                                    "pip install cfn-lint"}));
  for (auto& each : running) checks.push_back(each.get());
  checks.insert(checks.end(), of_project.begin(), of_project.end());
  return checks;
}

}  // namespace

ExitCode doctor(const Options& options, Console& console) {
  const std::vector<Check> checks = all_checks(options);
  json array = json::array();
  std::string text;
  std::size_t failed = 0;
  for (const Check& check : checks) {
    const auto index = static_cast<std::size_t>(check.health);
    failed += check.health == Health::fail ? 1 : 0;
    array.push_back({{"check", check.name},
                     {"health", health_names.at(index)},
                     {"detail", check.detail},
                     {"fix", check.fix}});
    text +=
        fmt::format("{}{:<4}{}  {:<13}  {}\n", console.out_colour() ? health_paint.at(index) : "",
                    health_names.at(index), console.out_colour() ? "\x1b[0m" : "", check.name, check.detail);
    if (!check.fix.empty()) text += fmt::format("{:>21}fix: {}\n", "", check.fix);
  }
  const ExitCode code = failed == 0 ? ExitCode::done : ExitCode::findings;
  if (options.json)
    print(
        json{{"version", 1}, {"command", "doctor"}, {"exit_code", static_cast<int>(code)}, {"checks", array}}
            .dump(2, ' ', false, json::error_handler_t::replace) +
        "\n");
  else
    print(text);
  return code;
}

}  // namespace quoin::cli
