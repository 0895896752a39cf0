// Brings a folder of generated files up to date: only what changed is written, and each file as a whole.
#include "file_set.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <set>
#include <stdexcept>

namespace quoin::bindgen {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const char* what, const fs::path& path) {
  throw std::runtime_error(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(errno)));
}

class File {
public:
  explicit File(int handle) : handle_{handle} {}
  ~File() {
    if (handle_ >= 0) ::close(handle_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int handle() const { return handle_; }
  bool close() {
    const int handle = handle_;
    handle_ = -1;
    return ::close(handle) == 0;
  }

private:
  int handle_;
};

bool holds(const fs::path& path, const std::string& text) {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0 || static_cast<std::size_t>(info.st_size) != text.size()) return false;
  try {
    return read_file(path) == text;
  } catch (const std::runtime_error&) {
    return false;
  }
}

}  // namespace

std::string read_file(const fs::path& path) {
  File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.handle() < 0) fail("read", path);
  struct stat info{};
  std::string text;
  if (::fstat(file.handle(), &info) == 0 && S_ISDIR(info.st_mode)) {
    errno = EISDIR;
    fail("read", path);
  }
  std::size_t length = 0;
  text.resize(static_cast<std::size_t>(info.st_size) + 1);
  while (true) {
    if (length == text.size()) text.resize(text.size() * 2);
    const ssize_t got = ::read(file.handle(), text.data() + length, text.size() - length);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", path);
    if (got == 0) break;
    length += static_cast<std::size_t>(got);
  }
  text.resize(length);
  return text;
}

bool write_file(const fs::path& path, const std::string& text) {
  if (holds(path, text)) return false;
  const fs::path beside = path.string() + fmt::format(".{}.new", ::getpid());
  File file{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
  if (file.handle() < 0) fail("write", path);
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t put = ::write(file.handle(), text.data() + done, text.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) {
      const int error = errno;
      ::unlink(beside.c_str());
      errno = error;
      fail("write", path);
    }
    done += static_cast<std::size_t>(put);
  }
  if (!file.close() || ::rename(beside.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(beside.c_str());
    errno = error;
    fail("write", path);
  }
  return true;
}

WriteResult write_files(const fs::path& folder, const Files& files, const std::string& list) {
  std::set<std::string> before;
  const fs::path list_path = folder / list;
  if (fs::exists(list_path)) {
    const std::string text = read_file(list_path);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      before.insert(text.substr(at, end - at));
      at = end + 1;
    }
  }
  std::set<fs::path> folders;
  for (const auto& [path, text] : files) folders.insert((folder / path).parent_path());
  for (const fs::path& one : folders) fs::create_directories(one);

  WriteResult result;
  std::string names;
  for (const auto& [path, text] : files) {
    ++(write_file(folder / path, text) ? result.written : result.unchanged);
    names += path + '\n';
    before.erase(path);
  }
  for (const std::string& path : before) {
    std::error_code ignored;
    if (!path.empty() && path.find("..") == std::string::npos && fs::remove(folder / path, ignored))
      ++result.removed;
  }
  write_file(list_path, names);
  return result;
}

}  // namespace quoin::bindgen
