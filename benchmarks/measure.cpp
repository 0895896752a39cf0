// Runs one process and prints its wall-clock seconds, its processor seconds, its peak memory in bytes, and
// how it ended. A program of its own: what Linux reports as the peak of a process starts with that of the one
// that made it, and Python's alone is larger than most of what is measured here.
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include <cstdio>
#include <cstring>

extern char** environ;

namespace {

double seconds(const timespec& t) {
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}
double seconds(const timeval& t) {
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("Usage: measure COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  timespec begun{};
  timespec ended{};
  pid_t child = 0;
  clock_gettime(CLOCK_MONOTONIC, &begun);
  if (const int code = posix_spawnp(&child, argv[1], nullptr, nullptr, argv + 1, environ)) {
    std::fprintf(stderr, "%s: %s\n", argv[1], std::strerror(code));
    return 2;
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  clock_gettime(CLOCK_MONOTONIC, &ended);
  std::FILE* out = fdopen(3, "w");
  if (out == nullptr) return 2;
  std::fprintf(out, "%.9f %.9f %ld %d\n", seconds(ended) - seconds(begun),
               seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss * 1024,
               WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return std::fclose(out) == 0 ? 0 : 2;
}
