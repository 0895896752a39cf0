// Runs one program as a process group of its own: with a time limit, and without a shell in between.
#include "process.hpp"

#include "core/ascii.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds tick_interval{100};
constexpr milliseconds grace{500};      // from the request to end to the kill
constexpr milliseconds drain_time{50};  // for what a process wrote last

volatile std::sig_atomic_t noted_signal = 0;

constexpr std::array<int, 3> requests_to_end{SIGINT, SIGTERM, SIGHUP};

struct Pipe {
  int reads = -1;
  int writes = -1;
  Pipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) == 0) {
      reads = ends[0];
      writes = ends[1];
      ::fcntl(reads, F_SETFL, O_NONBLOCK);
    }
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_reads();
    close_writes();
  }
  void close_reads() {
    if (reads >= 0) ::close(std::exchange(reads, -1));
  }
  void close_writes() {
    if (writes >= 0) ::close(std::exchange(writes, -1));
  }
};

struct Descriptor {
  int number = -1;
  explicit Descriptor(int opened) : number{opened} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

// Hands on what has arrived. Closes the pipe at its end.
void forward(Pipe& pipe, const Output& output) {
  std::array<char, 65536> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): read fills it
  while (pipe.reads >= 0) {
    const ssize_t got = ::read(pipe.reads, buffer.data(), buffer.size());
    if (got > 0) {
      if (output) output({buffer.data(), static_cast<std::size_t>(got)});
      if (static_cast<std::size_t>(got) < buffer.size()) return;
    } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
      pipe.close_reads();
    } else if (errno == EAGAIN) {
      return;
    }
  }
}

class SpawnPlan {
public:
  SpawnPlan(const Process& process, const Pipe& out, const Pipe& err) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, out.writes, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, err.writes, STDERR_FILENO);
    if (!process.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions_, process.folder.c_str());
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes_, 0);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    sigaddset(&defaults, SIGXFSZ);
    for (const int signal : requests_to_end) sigaddset(&defaults, signal);
    posix_spawnattr_setsigdefault(&attributes_, &defaults);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  int spawn(pid_t& child, const std::vector<std::string>& arguments) const {
    std::vector<char*> pointers;
    pointers.reserve(arguments.size() + 1);
    // posix_spawnp takes them as char* for C's sake and does not change them.
    for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    return posix_spawnp(&child, pointers[0], &actions_, &attributes_, pointers.data(), environ);
  }

private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

// True once the process has ended. It stays a zombie, so that its number still names its group.
bool has_ended(pid_t child) {
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid == child;
}

}  // namespace

Ended run(const Process& process, const Output& out, const Output& err, const std::function<void()>& tick) {
  if (const int signal = interruption()) return {Ending::interrupted, signal};
  Pipe out_pipe;
  Pipe err_pipe;
  if (out_pipe.reads < 0 || err_pipe.reads < 0) return {Ending::not_started, errno};

  pid_t child = 0;
  const SpawnPlan plan{process, out_pipe, err_pipe};
  if (const int error = plan.spawn(child, process.arguments)) return {Ending::not_started, error};
  out_pipe.close_writes();
  err_pipe.close_writes();

  // Becomes readable when the process ends. A system without it is asked every few milliseconds.
  const Descriptor end_of_child{static_cast<int>(::syscall(SYS_pidfd_open, child, 0))};
  const milliseconds longest_wait = end_of_child.number >= 0 ? tick_interval : milliseconds{5};
  const auto started = Clock::now();
  auto ticked = started;
  std::optional<Ending> ordered;  // why we end it
  std::optional<Clock::time_point> kill_at;
  std::optional<Clock::time_point> drained_at;
  for (;;) {
    const auto now = Clock::now();
    if (!ordered) {
      if (interruption() != 0) ordered = Ending::interrupted;
      if (process.timeout && now - started >= *process.timeout) ordered = Ending::timed_out;
      if (ordered) {
        ::kill(-child, SIGTERM);
        ::kill(-child, SIGCONT);
        kill_at = now + grace;
      }
    } else if (kill_at && now >= *kill_at) {
      ::kill(-child, SIGKILL);
      kill_at.reset();
    }

    if (!drained_at && has_ended(child)) drained_at = now + drain_time;
    const bool silent = out_pipe.reads < 0 && err_pipe.reads < 0;
    if (drained_at && (silent || now >= *drained_at)) break;

    milliseconds wait = longest_wait;
    const auto until = [&](Clock::time_point then) {
      wait = std::min(wait, std::max(milliseconds{1}, std::chrono::ceil<milliseconds>(then - now)));
    };
    if (process.timeout && !ordered) until(started + *process.timeout);
    if (kill_at) until(*kill_at);
    if (drained_at) until(*drained_at);

    std::array<pollfd, 3> files{pollfd{out_pipe.reads, POLLIN, 0}, pollfd{err_pipe.reads, POLLIN, 0},
                                pollfd{drained_at ? -1 : end_of_child.number, POLLIN, 0}};
    ::poll(files.data(), files.size(), static_cast<int>(wait.count()));
    forward(out_pipe, out);
    forward(err_pipe, err);
    if (tick && Clock::now() - ticked >= tick_interval) {
      ticked = Clock::now();
      tick();
    }
  }
  ::kill(-child, SIGKILL);  // what it left running in its group
  forward(out_pipe, out);
  forward(err_pipe, err);

  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (ordered) return {*ordered, *ordered == Ending::interrupted ? interruption() : 0};
  if (WIFSIGNALED(status)) return {Ending::killed_by_signal, WTERMSIG(status)};
  return {Ending::exited, WEXITSTATUS(status)};
}

void note_interruptions() {
  struct sigaction action{};
  action.sa_handler = [](int signal) { noted_signal = signal; };
  for (const int signal : requests_to_end) {
    struct sigaction before{};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);  // nohup stays nohup
  }
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
  sigaction(SIGXFSZ, &action, nullptr);
}

int interruption() { return noted_signal; }

void end_by(int signal) {
  struct sigaction action{};
  action.sa_handler = SIG_DFL;
  sigaction(signal, &action, nullptr);
  ::raise(signal);
  ::_exit(128 + signal);
}

std::string signal_name(int signal) {
  const char* abbreviation = ::sigabbrev_np(signal);
  const char* description = ::sigdescr_np(signal);
  if (abbreviation == nullptr) return "signal " + std::to_string(signal);
  std::string text = std::string{"SIG"} + abbreviation;
  if (description != nullptr) {
    std::string words{description};
    words[0] = ascii::lower(words[0]);
    text += " (" + words + ")";
  }
  return text;
}

std::vector<std::string> words_of(const std::string& command) {
  constexpr std::string_view shell_only = "|&;<>()$`*?[]#~!{}\n";
  std::vector<std::string> words;
  std::string word;
  bool inside = false;  // a word has begun, perhaps an empty one: ''
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char letter = command[i];
    const bool powerful = quote == '\''  ? false
                          : quote == '"' ? letter == '$' || letter == '`'
                                         : shell_only.find(letter) != std::string_view::npos;
    if (powerful) return {"/bin/sh", "-c", command};
    if (quote != 0 && letter == quote) {
      quote = 0;
    } else if (quote == 0 && (letter == '\'' || letter == '"')) {
      quote = letter;
      inside = true;
    } else if (letter == '\\' && quote != '\'' && i + 1 < command.size()) {
      word += command[++i];
      inside = true;
    } else if (quote == 0 && (letter == ' ' || letter == '\t')) {
      if (inside) words.push_back(std::exchange(word, {}));
      inside = false;
    } else {
      word += letter;
      inside = true;
    }
  }
  if (quote != 0) return {"/bin/sh", "-c", command};
  if (inside) words.push_back(word);
  // VARIABLE=value before the program is the shell's as well.
  if (words.empty() || words.front().find('=') != std::string::npos) return {"/bin/sh", "-c", command};
  return words;
}

std::optional<fs::path> find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) {
    if (::access(name.c_str(), X_OK) == 0) return fs::path{name};
    return std::nullopt;
  }
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
  for (;;) {
    const auto colon = rest.find(':');
    fs::path candidate = fs::path{rest.substr(0, colon)} / name;
    if (::access(candidate.c_str(), X_OK) == 0 && !fs::is_directory(candidate)) return candidate;
    if (colon == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(colon + 1);
  }
}

}  // namespace quoin::cli
