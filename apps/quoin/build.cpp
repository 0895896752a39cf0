// Builds the user's program: by its own command, or by compiling its files against this Quoin.
#include "build.hpp"

#include "bindings_folder.hpp"
#include "bindings_search.hpp"
#include "included_headers.hpp"
#include "log.hpp"
#include "messages/bindings_cli_messages.hpp"
#include "messages/cli_messages.hpp"
#include "messages/joined.hpp"
#include "process.hpp"
#include "record.hpp"
#include "refusals.hpp"
#include "toolchain.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <thread>
#include <utility>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* build_folder_name = ".quoin";
constexpr const char* default_include_folder = "bindings";

std::string line_of(const std::vector<std::string>& words) { return messages::joined(words, " "); }

std::string ending_of(const Ended& ended) {
  switch (ended.how) {
    case Ending::exited:
      return fmt::format("ended with exit code {}", ended.code);
    case Ending::killed_by_signal:
      return fmt::format("was killed by {}", signal_name(ended.code));
    case Ending::timed_out:
      return "took too long";
    case Ending::interrupted:
      return "was interrupted";
    case Ending::not_started:
      break;
  }
  return "does not start";
}

class FolderLock {
public:
  explicit FolderLock(const fs::path& folder)
      : file_{::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)} {}
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (file_ >= 0) ::close(file_);
  }
  bool open() const { return file_ >= 0; }
  bool take() const {
    constexpr int tries = 60'000;
    for (int i = 0; i < tries && interruption() == 0; ++i) {
      if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return false;
  }

private:
  int file_;
};

// One run of the compiler, its output kept until it is over so that several do not mix.
struct Step {
  std::vector<std::string> command;
  std::string output{};
  Ended ended{};

  void run_in(const fs::path& folder, const std::function<void()>& tick) {
    const auto keep = [this](std::string_view text) { output += text; };
    ended = run({command, folder, std::nullopt}, keep, keep, tick);
  }
};

class SourceBuild {
public:
  SourceBuild(const Project& project, Console& console)
      : project_{project}, console_{console}, folder_{project.folder / build_folder_name} {}

  Built build(bool as_it_is) {
    const fs::path program = folder_ / "program";
    if (as_it_is) {
      if (!fs::exists(program))
        return fail(messages::program_not_built(program.lexically_proximate(fs::current_path()).string()));
      return {{}, {program.string()}};
    }
    auto loaded = load_toolchain();
    if (auto* problem = std::get_if<Diagnostic>(&loaded)) return fail(std::move(*problem));
    toolchain_ = std::get<Toolchain>(std::move(loaded));

    for (const fs::path& include : project_.includes) {
      if (fs::is_directory(project_.folder / include))
        includes_.push_back(include);
      else if (include != default_include_folder)
        found_.push_back(messages::include_folder_missing(include.string(), project_.shown_file));
    }
    if (!found_.empty()) return {found_, {}};

    compiler_ = compiler();
    const auto executable = find_program(compiler_.front());
    if (!executable) return fail(messages::compiler_missing(compiler_.front()));
    compiler_stamp_ = stamp_of(*executable);

    if (const int code = make_folder()) return fail(messages::build_folder_unwritable(shown_folder(), code));
    const FolderLock lock{folder_};
    if (!lock.open()) return fail(messages::build_folder_unwritable(shown_folder(), errno));
    if (!lock.take()) return fail(messages::build_folder_in_use(shown_folder()));

    if (!bring_bindings() || !compile_all() || !link(program)) return {found_, {}};
    return {{}, {program.string()}};
  }

private:
  static Built fail(Diagnostic diagnostic) { return {{std::move(diagnostic)}, {}}; }

  std::string shown_folder() const {
    return (fs::path{project_.shown_file}.parent_path() / build_folder_name).string();
  }

  int make_folder() const {
    std::error_code code;
    fs::create_directories(folder_ / "objects", code);
    if (code) return code.value();
    const fs::path ignore = folder_ / ".gitignore";
    if (fs::exists(ignore, code)) return 0;
    std::ofstream out{ignore};
    out << "# made by quoin, which makes it anew where it is missing\n*\n";
    return out.flush() ? 0 : (errno != 0 ? errno : EIO);
  }

  bool bring_bindings() {
    const BindingsFolder bindings{toolchain_, project_.folder, build_folder_name, project_.aws_release};
    wanted_headers_ = generated_headers_in(project_.folder, project_.sources, includes_);
    drop_headers_in(includes_);
    drop_headers_in(toolchain_.include_folders);
    if (auto problem = bindings.bring(wanted_headers_)) found_.push_back(std::move(*problem));
    drop_headers_in(bindings.include_folders());
    for (const fs::path& folder : bindings.include_folders()) generated_includes_.push_back(folder);
    return found_.empty();
  }

  // What is there needs neither to be made nor to be explained.
  void drop_headers_in(const std::vector<fs::path>& folders) {
    std::erase_if(wanted_headers_, [&](const std::string& header) {
      return std::ranges::any_of(
          folders, [&](const fs::path& folder) { return fs::exists(project_.folder / folder / header); });
    });
  }

  // Tells more than the compiler can of a generated header that is not there.
  void explain_missing_headers(std::string_view output) {
    for (const std::string& header : wanted_headers_)
      if (output.find(header + ": No such file") != std::string_view::npos ||
          output.find("'" + header + "' file not found") != std::string_view::npos)
        found_.push_back(missing_header(toolchain_, header, project_.aws_release));
  }

  // One product of the compiler: an object, or the includes of a source compiled ahead.
  struct Unit {
    std::string source{};
    fs::path product{};
    fs::path record{};
    std::vector<std::string> command{};  // how it is made, without what only makes it faster
    fs::path ahead{};                    // the header that was compiled ahead for it, if any
    Step step{};
    timespec begun{};
    bool is_ahead = false;
  };

  std::string signature(const std::vector<std::string>& command) const {
    return compiler_stamp_ + " " + line_of(command);
  }

  bool is_fresh(const Unit& unit) const {
    return Record::holds(unit.record, unit.product, signature(unit.command), project_.folder);
  }

  std::vector<std::string> compile_command(const std::string& source, const fs::path& product,
                                           bool is_ahead) const {
    std::vector<std::string> command = compiler_;
    command.insert(command.end(), toolchain_.compile_flags.begin(), toolchain_.compile_flags.end());
    for (const auto* folders : {&includes_, &toolchain_.include_folders, &generated_includes_})
      for (const fs::path& include : *folders) command.push_back("-I" + include.string());
    for (const std::string& word :
         {std::string{"-pipe"}, std::string{"-MD"}, std::string{"-MF"}, product.string() + ".d"})
      command.push_back(word);
    command.insert(command.end(), {is_ahead ? "-xc++-header" : "-c", source, "-o", product.string()});
    return command;
  }

  // Most of a small program's compile time goes into the headers of Quoin. They are compiled ahead, once per
  // set of includes, while the program itself is compiled without; from then on the program takes them from
  // there.
  std::optional<Unit> compiled_ahead(const std::string& includes) {
    const std::string name = fmt::format("{:016x}.hpp", std::hash<std::string>{}(includes));
    const fs::path header = folder_ / "ahead" / name;
    headers_ahead_.insert(name);
    std::error_code code;
    if (!fs::exists(header, code)) {
      fs::create_directories(folder_ / "ahead", code);
      std::ofstream out{header};
      out << includes;
      if (!out.flush()) return std::nullopt;
    }
    Unit unit;
    unit.source = header.string();
    unit.product = header.string() + ".gch";
    unit.record = header.string() + ".made";
    unit.command = compile_command(unit.source, unit.product, true);
    unit.is_ahead = true;
    return unit;
  }

  // Those of former sets of includes take 20 MB each.
  void remove_old_headers_ahead() const {
    std::error_code code;
    for (const auto& each : fs::directory_iterator{folder_ / "ahead", code}) {
      const std::string name = each.path().filename();
      if (!headers_ahead_.contains(name.substr(0, name.find(".hpp") + 4))) fs::remove(each.path(), code);
    }
  }

  std::vector<Unit> stale_units() {
    std::vector<Unit> stale;
    std::vector<Unit> to_compile_ahead;
    for (std::size_t i = 0; i < project_.sources.size(); ++i) {
      const fs::path& source = project_.sources[i];
      const fs::path base = folder_ / "objects" / fmt::format("{}-{}", i, source.stem().string());
      Unit unit;
      unit.source = source.string();
      unit.product = base.string() + ".o";
      unit.record = base.string() + ".made";
      unit.command = compile_command(unit.source, unit.product, false);
      objects_.push_back(unit.product.string());
      const bool fresh = is_fresh(unit);
      const std::string includes = leading_includes(project_.folder / source);
      if (auto ahead = includes.empty() ? std::nullopt : compiled_ahead(includes); ahead && !fresh) {
        const bool is_asked = std::any_of(to_compile_ahead.begin(), to_compile_ahead.end(),
                                          [&](const Unit& other) { return other.source == ahead->source; });
        if (is_fresh(*ahead))
          unit.ahead = ahead->source;
        else if (!is_asked)
          to_compile_ahead.push_back(std::move(*ahead));
      }
      if (!fresh) stale.push_back(std::move(unit));
    }
    if (!stale.empty()) remove_old_headers_ahead();
    std::move(to_compile_ahead.begin(), to_compile_ahead.end(), std::back_inserter(stale));
    return stale;
  }

  void make(Unit& unit, const std::function<void()>& tick) const {
    std::error_code ignored;
    fs::remove(unit.record, ignored);
    unit.begun = moment_now();
    std::vector<std::string> command = unit.command;
    if (console_.colour()) command.emplace_back("-fdiagnostics-color=always");
    unit.step.command = command;
    if (!unit.ahead.empty())
      unit.step.command.insert(unit.step.command.end(), {"-include", unit.ahead.string()});
    unit.step.run_in(project_.folder, tick);
    // A compiler that cannot use what it compiled ahead says so; then it does without.
    const bool misfit = !unit.step.ended.well() && !unit.ahead.empty() &&
                        (unit.step.output.find("PCH") != std::string::npos ||
                         unit.step.output.find("precompiled") != std::string::npos ||
                         unit.step.output.find(unit.ahead.filename().string()) != std::string::npos);
    if (!misfit) return;
    unit.ahead.clear();
    unit.step = {std::move(command)};
    unit.step.run_in(project_.folder, tick);
  }

  // What a unit was made of, with what was compiled ahead for it.
  std::vector<std::string> inputs_of(const Unit& unit) const {
    std::vector<std::string> inputs = inputs_in_depfile(unit.product.string() + ".d");
    if (!unit.ahead.empty())
      for (std::string& input : Record::inputs(unit.ahead.string() + ".made"))
        inputs.push_back(std::move(input));
    std::sort(inputs.begin(), inputs.end());
    inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
    return inputs;
  }

  void finish(const Unit& unit) {
    log(line_of(unit.step.command));
    if (unit.is_ahead && !unit.step.ended.well()) return;  // the source itself will say what is wrong
    if (!unit.is_ahead && !unit.step.output.empty()) console_.pass_on(unit.step.output, true);
    if (!unit.step.ended.well()) {
      if (unit.step.ended.how == Ending::interrupted) return;
      explain_missing_headers(unit.step.output);
      if (console_.json())  // people have read it above
        for (Diagnostic& refusal : refusals_in(unit.step.output, unit.source))
          found_.push_back(std::move(refusal));
      found_.push_back(messages::program_does_not_compile(unit.source, ending_of(unit.step.ended),
                                                          raw_type_in(unit.step.output)));
    } else if (const int code = Record::write(unit.record, signature(unit.command), inputs_of(unit),
                                              project_.folder, unit.begun)) {
      found_.push_back(messages::build_folder_unwritable(shown_folder(), code));
    }
  }

  bool compile_all() {
    std::vector<Unit> stale = stale_units();
    if (stale.empty()) log("nothing to compile");
    if (!console_.terminal())
      for (const Unit& unit : stale)
        if (!unit.is_ahead) console_.line("compiling " + unit.source);

    std::atomic<std::size_t> next = 0;
    const auto work = [&](bool is_main_thread) {
      for (std::size_t i = next++; i < stale.size(); i = next++)
        make(stale[i], is_main_thread ? [this] { console_.tick(); } : std::function<void()>{});
    };
    std::vector<std::thread> helpers;
    const std::size_t threads =
        std::min<std::size_t>(stale.size(), std::max(2U, std::thread::hardware_concurrency()));
    for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back(work, false);
    work(true);
    for (std::thread& helper : helpers) helper.join();
    for (const Unit& unit : stale) finish(unit);
    return found_.empty() && interruption() == 0;
  }

  bool link(const fs::path& program) {
    Step step;
    step.command = compiler_;
    step.command.insert(step.command.end(), objects_.begin(), objects_.end());
    step.command.push_back(toolchain_.library.string());
    step.command.insert(step.command.end(), toolchain_.link_flags.begin(), toolchain_.link_flags.end());
    step.command.emplace_back("-Wl,-S");  // without the library's debug information: a third of the time
    std::vector<std::string> inputs = objects_;
    inputs.push_back(toolchain_.library.string());
    const fs::path record = folder_ / "program.made";
    if (Record::holds(record, program, signature(step.command), project_.folder)) return true;

    std::error_code code;
    fs::remove(record, code);
    const std::string wanted = signature(step.command);
    const timespec begun = moment_now();
    // The linker writes beside the program, which may be running in another synthesis.
    const fs::path fresh = folder_ / "program.new";
    step.command.insert(step.command.end(), {"-o", fresh.string()});
    Step fast = step;
    const bool has_mold = find_program("mold").has_value();
    if (has_mold) {
      fast.command.emplace_back("-fuse-ld=mold");
      log(line_of(fast.command));
      fast.run_in(project_.folder, [this] { console_.tick(); });
    }
    if (!has_mold || !fast.ended.well()) {  // an old compiler does not know mold
      if (interruption() != 0) return false;
      log(line_of(step.command));
      step.run_in(project_.folder, [this] { console_.tick(); });
      if (!step.output.empty()) console_.pass_on(step.output, true);
      if (!step.ended.well()) {
        if (step.ended.how != Ending::interrupted)
          found_.push_back(messages::program_does_not_link(ending_of(step.ended)));
        return false;
      }
    }
    fs::rename(fresh, program, code);
    const int unwritten = code ? code.value() : Record::write(record, wanted, inputs, project_.folder, begun);
    if (unwritten != 0) found_.push_back(messages::build_folder_unwritable(shown_folder(), unwritten));
    return unwritten == 0;
  }

  const Project& project_;
  Console& console_;
  fs::path folder_;
  Toolchain toolchain_;
  std::vector<std::string> compiler_;
  std::string compiler_stamp_;
  std::vector<fs::path> includes_;            // the project's own
  std::vector<fs::path> generated_includes_;  // what we generate for it
  std::set<std::string> wanted_headers_;  // generated headers that the program names and that are not there
  std::vector<std::string> objects_;
  std::set<std::string> headers_ahead_;
  Diagnostics found_;
};

Built build_by_command(const Project& project, Console& console, bool as_it_is) {
  if (as_it_is || project.build.empty()) return {{}, project.run};
  log(line_of(project.build));
  const Ended ended = run(
      {project.build, project.folder, std::nullopt},
      [&](std::string_view text) { console.pass_on(text, true); },
      [&](std::string_view text) { console.pass_on(text, true); }, [&] { console.tick(); });
  if (ended.well() || ended.how == Ending::interrupted) return {{}, project.run};
  const bool by_shell = project.build.size() == 3 && project.build.front() == "/bin/sh";
  const std::string command = by_shell ? project.build.back() : line_of(project.build);
  if (ended.how == Ending::not_started && ended.code == ENOENT)
    return {{messages::program_missing(project.build.front(), "program.build")}, {}};
  return {{messages::build_command_failed(command, ending_of(ended))}, {}};
}

}  // namespace

std::vector<std::string> compiler() {
  const char* named = std::getenv("CXX");
  std::vector<std::string> words;
  std::string_view rest = named == nullptr ? "" : named;
  while (!rest.empty()) {
    const auto space = rest.find(' ');
    if (space != 0) words.emplace_back(rest.substr(0, space));
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
  }
  if (words.empty()) words.emplace_back("c++");
  return words;
}

Built build_program(const Project& project, Console& console, bool as_it_is) {
  if (project.sources.empty()) return build_by_command(project, console, as_it_is);
  return SourceBuild{project, console}.build(as_it_is);
}

}  // namespace quoin::cli
