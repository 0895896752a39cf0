// The atomic swap of output folders: a new assembly takes the old one's place as a whole, or not at all.
#include "assembly/swap.hpp"

#include "messages/assembly_messages.hpp"

#include <nlohmann/json.hpp>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#ifdef QUOIN_SWAP_TEST_HOOKS
#include <csignal>
#include <cstring>
#endif

namespace quoin::assembly {
namespace fs = std::filesystem;
using detail::TextSource;
namespace {

constexpr std::array<const char*, 2> target_folders{"terraform", "cloudformation"};
constexpr const char* manifest_name = "manifest.json";
constexpr std::chrono::seconds longest_wait_for_lock{30};

// Where tests kill a run. In a build for users these two are nothing.
#ifdef QUOIN_SWAP_TEST_HOOKS
void test_point(const char* name) {
  const char* wanted = std::getenv("QUOIN_TEST_KILL_AT");
  if (wanted != nullptr && std::strcmp(wanted, name) == 0) ::raise(SIGKILL);
}
bool test_wants(const char* variable) { return std::getenv(variable) != nullptr; }
#else
constexpr void test_point(const char*) {}
constexpr bool test_wants(const char*) { return false; }
#endif

struct Failure {
  int code = 0;  // errno; 0 where all went well
  explicit operator bool() const { return code != 0; }
};

Failure last_failure() { return {errno}; }

// ---- what stands on the disk

struct Entry {
  struct stat data{};
  bool exists = false;
  bool is_folder() const { return exists && S_ISDIR(data.st_mode); }
  bool is_link() const { return exists && S_ISLNK(data.st_mode); }
  bool is_file() const { return exists && S_ISREG(data.st_mode); }
};

Entry look(const fs::path& path) {
  Entry entry;
  entry.exists = ::lstat(path.c_str(), &entry.data) == 0;
  return entry;
}

// Also sees a bind mount of the same file system, which has the same device number.
bool is_mount_point(const fs::path& path) {
  struct statx data{};
  if (::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, STATX_TYPE, &data) != 0)
    return false;
  return (data.stx_attributes & data.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

std::vector<std::string> names_in(const fs::path& folder, Failure& failure) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, CloseFolder> open{::opendir(folder.c_str())};
  if (!open) {
    failure = last_failure();
    return names;
  }
  for (errno = 0; const dirent* entry = ::readdir(open.get()); errno = 0) {
    const std::string_view name{entry->d_name};
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) failure = last_failure();
  std::sort(names.begin(), names.end());
  return names;
}

class Descriptor {
public:
  explicit Descriptor(int number = -1) : number_{number} {}
  Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
  Descriptor& operator=(Descriptor&&) = delete;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool open() const { return number_ >= 0; }
  int release() { return std::exchange(number_, -1); }

private:
  int number_;
};

/// A file that is read from its start to its end.
class Source {
public:
  explicit Source(const fs::path& path)
      : file_{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)} {
    struct stat data{};
    is_file_ =
        file_.open() && ::fstat(file_.number(), &data) == 0 && S_ISREG(data.st_mode);  // a pipe would block
    if (is_file_) size_ = data.st_size;
  }
  bool is_file() const { return is_file_; }
  off_t size() const { return size_; }

  /// Fills the block, less at the end of the file; nothing where that fails.
  std::optional<std::string_view> fill(char* block, std::size_t length) {
    std::size_t filled = 0;
    while (filled < length) {
      const ssize_t got = ::read(file_.number(), block + filled, length - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return std::nullopt;
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
    }
    return std::string_view{block, filled};
  }

private:
  Descriptor file_;
  bool is_file_ = false;
  off_t size_ = 0;
};

constexpr std::size_t block_size = 1 << 14;

std::optional<std::string> read_file(const fs::path& path) {
  Source source{path};
  if (!source.is_file()) return std::nullopt;
  std::string content;
  std::array<char, block_size> block;
  for (;;) {
    const auto got = source.fill(block.data(), block.size());
    if (!got) return std::nullopt;
    content += *got;
    if (got->size() < block.size()) return content;
  }
}

bool is_inside(const fs::path& inner, const fs::path& outer) {
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

// Removes a folder with all that is in it, read-only folders too. Never goes into a mounted file system.
Failure remove_tree(const fs::path& path) {
  const Entry entry = look(path);
  if (!entry.exists) return {};
  if (!entry.is_folder()) return ::unlink(path.c_str()) == 0 ? Failure{} : last_failure();
  if (is_mount_point(path)) return {EBUSY};
  if ((entry.data.st_mode & S_IRWXU) != S_IRWXU) ::chmod(path.c_str(), entry.data.st_mode | S_IRWXU);
  Failure failure;
  for (const std::string& name : names_in(path, failure))
    if (const Failure inner = remove_tree(path / name)) failure = inner;
  if (::rmdir(path.c_str()) != 0 && !failure) failure = last_failure();
  return failure;
}

// ---- locks

fs::path lock_path(const fs::path& target) {
  return target.parent_path() / ("." + target.filename().string() + ".quoin-lock");
}

std::string holder_prefix(const fs::path& target) { return "." + target.filename().string() + ".quoin-new-"; }

// Held while folders beside the output are made, cleaned away or swapped: milliseconds. The system lets go of
// it when a run dies.
class Lock {
public:
  explicit Lock(const fs::path& target) : path_{lock_path(target)} {
    const auto give_up = std::chrono::steady_clock::now() + longest_wait_for_lock;
    for (;;) {
      Descriptor file{::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666)};
      if (!file.open()) {
        failure_ = last_failure();
        return;
      }
      if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0) {
        // Whoever had it before removed the file: then this is a lock on nothing.
        struct stat mine{};
        struct stat named{};
        if (::fstat(file.number(), &mine) == 0 && ::stat(path_.c_str(), &named) == 0 &&
            mine.st_ino == named.st_ino && mine.st_dev == named.st_dev) {
          file_ = file.release();
          return;
        }
        continue;
      }
      if (errno != EWOULDBLOCK && errno != EINTR) {
        failure_ = last_failure();
        return;
      }
      if (std::chrono::steady_clock::now() > give_up) {
        failure_ = {EWOULDBLOCK};
        return;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  ~Lock() {
    if (file_ < 0) return;
    ::unlink(path_.c_str());
    ::close(file_);
  }
  Failure failure() const { return failure_; }
  const fs::path& path() const { return path_; }

private:
  fs::path path_;
  int file_ = -1;
  Failure failure_;
};

Diagnostic lock_diagnostic(const Lock& lock, const std::string& shown) {
  if (lock.failure().code == EWOULDBLOCK) return messages::output_in_use(shown, lock.path().string());
  return messages::output_unwritable(shown, lock.path().parent_path().string(), lock.failure().code);
}

// ---- the two folders of a swap without RENAME_EXCHANGE

const char* const put_aside_name = ".put-aside";

// Where the file system cannot exchange two names, there is a moment without an output. A run that was killed
// in it left the old output aside in its hidden folder: it goes back before anything else happens.
void put_back(const fs::path& holder, const fs::path& target) {
  const fs::path aside = holder / put_aside_name;
  if (look(target).exists || !look(aside).exists) return;
  (void)::rename(aside.c_str(), target.c_str());  // where it fails, the caller keeps the folder
}

// Needs the lock: nobody makes a hidden folder meanwhile, so one that nobody holds is a dead run's.
void remove_leftovers(const fs::path& target) {
  Failure ignored;
  const std::string prefix = holder_prefix(target);
  for (const std::string& name : names_in(target.parent_path(), ignored)) {
    if (!name.starts_with(prefix)) continue;
    const fs::path holder = target.parent_path() / name;
    const Descriptor folder{::open(holder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)};
    if (!folder.open() || ::flock(folder.number(), LOCK_EX | LOCK_NB) != 0) continue;
    put_back(holder, target);
    if (look(holder / put_aside_name).exists && !look(target).exists) continue;
    (void)remove_tree(holder);  // another user's: not ours to remove
  }
}

// ---- what is Quoin's

// Paths that the manifests of an output list, relative to the output.
std::set<std::string> listed_files(const fs::path& out) {
  std::set<std::string> files;
  for (const char* folder : target_folders) {
    const auto text = read_file(out / folder / manifest_name);
    if (!text) continue;
    const auto manifest = nlohmann::json::parse(*text, nullptr, false);
    if (!manifest.is_object() || !manifest.contains("quoin") || !manifest.contains("files")) continue;
    files.insert(std::string{folder} + "/" + manifest_name);
    for (const auto& file : manifest["files"])
      if (file.is_string()) files.insert(std::string{folder} + "/" + file.get<std::string>());
  }
  return files;
}

// The folders in which listed files stand; they come and go with their files.
std::set<std::string> folders_of(const std::set<std::string>& files) {
  std::set<std::string> folders;
  for (const std::string& file : files)
    for (auto slash = file.rfind('/'); slash != std::string::npos && slash > 0;
         slash = file.rfind('/', slash - 1))
      if (!folders.insert(file.substr(0, slash)).second) break;
  return folders;
}

bool holds(const fs::path& path, const TextSource& content) {
  Source file{path};
  if (!file.is_file()) return false;
  bool same = true;
  std::array<char, block_size> block;
  content([&](std::string_view piece) {
    while (same && !piece.empty()) {
      const auto got = file.fill(block.data(), std::min(block.size(), piece.size()));
      same = got && !got->empty() && piece.starts_with(*got);
      if (same) piece.remove_prefix(got->size());
    }
  });
  if (!same) return false;
  const auto more = file.fill(block.data(), 1);
  return more && more->empty();
}

bool same_content(const fs::path& left, const fs::path& right) {
  Source one{left};
  Source other{right};
  if (!one.is_file() || !other.is_file() || one.size() != other.size()) return false;
  std::array<char, block_size> ours;
  std::array<char, block_size> theirs;
  for (;;) {
    const auto here = one.fill(ours.data(), ours.size());
    const auto there = other.fill(theirs.data(), theirs.size());
    if (!here || !there || *here != *there) return false;
    if (here->size() < ours.size()) return true;
  }
}

// Whether an output has a file of ours that the new assembly has not.
bool has_more(const fs::path& out, const std::set<std::string>& ours, const std::set<std::string>& written) {
  return std::any_of(ours.begin(), ours.end(), [&](const std::string& file) {
    return !written.contains(file) && look(out / file).exists;
  });
}

// True where every file of `fresh` stands in `old` to the byte, and `old` has no more of ours.
bool is_unchanged(const fs::path& fresh, const fs::path& old, const std::set<std::string>& ours) {
  std::set<std::string> written;
  std::error_code code;
  for (fs::recursive_directory_iterator it{fresh, code}, end; !code && it != end; it.increment(code)) {
    if (it->is_directory(code)) continue;
    const std::string relative = it->path().lexically_relative(fresh).generic_string();
    if (!ours.contains(relative) || !same_content(it->path(), old / relative)) return false;
    written.insert(relative);
  }
  if (code || written.empty()) return false;
  return !has_more(old, ours, written);
}

// A process that has locked a state file writes it later: swapped away under it, the state would be lost.
int process_that_locks(const fs::path& file) {
  const Descriptor opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
  if (!opened.open()) return 0;
  struct flock lock{};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  if (::fcntl(opened.number(), F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return 0;
  return static_cast<int>(lock.l_pid);
}

// ---- carrying over what is not Quoin's

void copy_times(const fs::path& path, const struct stat& from) {
  const std::array<timespec, 2> times{from.st_atim, from.st_mtim};
  (void)::utimensat(AT_FDCWD, path.c_str(), times.data(), AT_SYMLINK_NOFOLLOW);
}

void copy_owner(const fs::path& path, const struct stat& from) {
  // Only root can; for everybody else the file is theirs in both places.
  if (::geteuid() == 0) (void)::lchown(path.c_str(), from.st_uid, from.st_gid);
}

Failure copy_file(const fs::path& from, const Entry& entry, const fs::path& to) {
  if (entry.is_link()) {
    std::error_code code;
    fs::copy_symlink(from, to, code);
    if (code) return {code.value()};
  } else if (entry.is_file()) {
    std::error_code code;
    fs::copy_file(from, to, code);
    if (code) return {code.value()};
    if (::chmod(to.c_str(), entry.data.st_mode & 07777) != 0) return last_failure();
  } else {
    return {ENOTSUP};
  }
  copy_owner(to, entry.data);
  copy_times(to, entry.data);
  return {};
}

// A link keeps the file itself, with its locks and its owner; a copy is for where there are no links.
Failure carry(const fs::path& from, const Entry& entry, const fs::path& to) {
  if (!test_wants("QUOIN_TEST_NO_LINKS") && ::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 0) == 0)
    return {};
  return copy_file(from, entry, to);
}

class Carrier {
public:
  Carrier(const fs::path& old, const fs::path& fresh, std::string shown, const std::set<std::string>& ours)
      : old_{old}, fresh_{fresh}, shown_{std::move(shown)}, ours_{ours}, our_folders_{folders_of(ours)} {}

  std::vector<Diagnostic> run() {
    enter("", true);
    return std::move(found_);
  }

private:
  std::string show(const std::string& relative) const { return (fs::path{shown_} / relative).string(); }

  // Makes the folder and those above it in the new output, with the mode of the old ones while it is filled.
  bool make_folder(const std::string& relative) {
    if (relative.empty() || look(fresh_ / relative).exists) return true;
    const auto slash = relative.rfind('/');
    if (slash != std::string::npos && !make_folder(relative.substr(0, slash))) return false;
    if (::mkdir((fresh_ / relative).c_str(), 0700) == 0) return true;
    found_.push_back(messages::cannot_keep_file(show(relative), errno));
    return false;
  }

  // `open` is false below a place where the new output has a file: nothing foreign may stand there.
  void enter(const std::string& relative, bool open) {
    const fs::path folder = old_ / relative;
    const Entry self = look(folder);
    if (!relative.empty() && is_mount_point(folder)) {
      found_.push_back(messages::output_holds_mount_point(shown_, show(relative)));
      return;
    }
    const bool foreign = !relative.empty() && !our_folders_.contains(relative);
    if (foreign && !open) {
      found_.push_back(messages::file_in_the_way(show(relative)));
      return;
    }
    if (foreign && !make_folder(relative)) return;
    Failure failure;
    const auto names = names_in(folder, failure);
    if (failure) {
      found_.push_back(messages::cannot_keep_file(show(relative), failure.code));
      return;
    }
    if (!names.empty() && self.data.st_uid != ::geteuid() && ::access(folder.c_str(), W_OK | X_OK) != 0) {
      // The old folder could not be taken away after the swap.
      found_.push_back(messages::folder_of_somebody_else(show(relative)));
      return;
    }
    for (const std::string& name : names) visit(relative.empty() ? name : relative + "/" + name, open);
    // Times and modes last: filling a folder changes the one and needs the other.
    if (open && look(fresh_ / relative).is_folder()) {
      copy_owner(fresh_ / relative, self.data);
      if (::chmod((fresh_ / relative).c_str(), self.data.st_mode & 07777) != 0)
        found_.push_back(messages::cannot_keep_file(show(relative), errno));
      if (foreign) copy_times(fresh_ / relative, self.data);
    }
  }

  void visit(const std::string& relative, bool open) {
    const fs::path from = old_ / relative;
    const fs::path to = fresh_ / relative;
    const Entry entry = look(from);
    const Entry taken = open ? look(to) : Entry{};
    if (entry.is_folder()) {
      enter(relative, open && (!taken.exists || taken.is_folder()));
      return;
    }
    if (ours_.contains(relative)) return;
    if (!open || taken.exists) {
      found_.push_back(messages::file_in_the_way(show(relative)));
      return;
    }
    if (is_mount_point(from)) {
      found_.push_back(messages::output_holds_mount_point(shown_, show(relative)));
      return;
    }
    if (entry.is_file() && relative.ends_with(".tfstate"))
      if (const int process = process_that_locks(from)) {
        found_.push_back(messages::terraform_is_running(show(relative), process));
        return;
      }
    const auto slash = relative.rfind('/');
    if (slash != std::string::npos && !make_folder(relative.substr(0, slash))) return;
    if (const Failure failure = carry(from, entry, to))
      found_.push_back(messages::cannot_keep_file(show(relative), failure.code));
  }

  const fs::path& old_;
  const fs::path& fresh_;
  std::string shown_;
  const std::set<std::string>& ours_;
  std::set<std::string> our_folders_;
  std::vector<Diagnostic> found_;
};

// Between the carrying over and the exchange somebody may have written into the old folder, which now stands
// aside. What the new output lacks is moved to it.
void rescue_late_files(const fs::path& aside, const fs::path& target, const std::set<std::string>& ours,
                       const std::string& relative = {}) {
  Failure ignored;
  for (const std::string& name : names_in(aside / relative, ignored)) {
    const std::string inner = relative.empty() ? name : relative + "/" + name;
    const fs::path from = aside / inner;
    const fs::path to = target / inner;
    const Entry late = look(from);
    const Entry kept = look(to);
    if (late.is_folder() && kept.is_folder()) {
      rescue_late_files(aside, target, ours, inner);
    } else if (late.is_folder()) {
      // A folder of ours that has gone, or one made just now with files in it.
      const auto folders = folders_of(ours);
      if (!folders.contains(inner)) (void)::rename(from.c_str(), to.c_str());
    } else if (!ours.contains(inner)) {
      const bool newer = kept.exists && kept.data.st_ino != late.data.st_ino &&
                         (kept.data.st_mtim.tv_sec != late.data.st_mtim.tv_sec ||
                          kept.data.st_mtim.tv_nsec != late.data.st_mtim.tv_nsec);
      if (!kept.exists || newer) (void)::rename(from.c_str(), to.c_str());
    }
  }
}

// ---- the exchange

int exchange(const fs::path& left, const fs::path& right) {
  if (test_wants("QUOIN_TEST_NO_EXCHANGE")) {
    errno = EINVAL;
    return -1;
  }
  return ::renameat2(AT_FDCWD, left.c_str(), AT_FDCWD, right.c_str(), RENAME_EXCHANGE);
}

bool is_unsupported(int code) { return code == EINVAL || code == ENOSYS || code == ENOTSUP; }

// Afterwards `fresh` stands at `target`, and what stood there at the returned path (empty: nothing did).
Failure change_places(const fs::path& holder, const fs::path& fresh, const fs::path& target,
                      fs::path& aside) {
  if (!look(target).exists) {
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return {};
    if (!is_unsupported(errno)) return last_failure();
    return ::rename(fresh.c_str(), target.c_str()) == 0 ? Failure{} : last_failure();
  }
  if (exchange(fresh, target) == 0) {
    aside = fresh;
    return {};
  }
  if (!is_unsupported(errno)) return last_failure();
  const fs::path put_aside = holder / put_aside_name;
  if (::rename(target.c_str(), put_aside.c_str()) != 0) return last_failure();
  test_point("between-renames");
  if (::rename(fresh.c_str(), target.c_str()) != 0) {
    const Failure failure = last_failure();
    put_back(holder, target);
    return failure;
  }
  aside = put_aside;
  return {};
}

std::string text_of(const fs::path& path) { return path.string(); }

// Follows a link, refuses what cannot be an output folder, and says where the output really stands.
std::variant<fs::path, Diagnostic> resolve(const fs::path& out) {
  const std::string shown = text_of(out);
  std::error_code code;
  fs::path target = fs::absolute(out, code).lexically_normal();
  if (target.filename().empty()) target = target.parent_path();
  if (out.empty() || !target.has_filename()) return messages::output_unnamed();

  const Entry entry = look(target);
  if (entry.is_link()) {
    target = fs::canonical(target, code);
    if (code) return messages::output_link_leads_nowhere(shown);
  }
  const fs::path parent = target.parent_path();
  fs::create_directories(parent, code);
  if (code) return messages::output_unwritable(shown, text_of(parent), code.value());
  const fs::path real_parent = fs::canonical(parent, code);
  if (code) return messages::output_unwritable(shown, text_of(parent), code.value());
  target = real_parent / target.filename();

  const Entry there = look(target);
  if (!there.exists) return target;
  if (!there.is_folder()) return messages::output_is_no_folder(shown);
  if (is_mount_point(target)) return messages::output_is_mount_point(shown);
  const fs::path here = fs::current_path(code);
  if (!code && is_inside(here, target)) return messages::output_holds_working_folder(shown);
  if (::access(target.c_str(), R_OK | W_OK | X_OK) != 0)
    return messages::output_unwritable(shown, shown, errno);
  return target;
}

}  // namespace

Standing::Standing(const fs::path& out) {
  auto resolved = resolve(out);
  if (!std::holds_alternative<fs::path>(resolved)) return;  // whoever writes says why
  target_ = std::get<fs::path>(std::move(resolved));
  ours_ = listed_files(target_);
}

bool Standing::has(const std::string& file, const TextSource& content) {
  if (!ours_.contains(file)) return false;
  seen_.insert(file);
  return holds(target_ / file, content);
}

bool Standing::is_all() const {
  if (seen_.empty() || has_more(target_, ours_, seen_)) return false;
  Failure failure;
  const auto beside = names_in(target_.parent_path(), failure);
  const std::string prefix = holder_prefix(target_);
  return !failure && std::none_of(beside.begin(), beside.end(),
                                  [&](const std::string& name) { return name.starts_with(prefix); });
}

std::variant<Staging, Diagnostic> Staging::create(const fs::path& out) {
  auto resolved = resolve(out);
  if (auto* refused = std::get_if<Diagnostic>(&resolved)) return std::move(*refused);

  Staging staging;
  staging.shown_ = out;
  staging.target_ = std::get<fs::path>(std::move(resolved));
  const std::string shown = text_of(out);
  const fs::path parent = staging.target_.parent_path();

  const Lock lock{staging.target_};
  if (lock.failure()) return lock_diagnostic(lock, shown);
  remove_leftovers(staging.target_);

  std::string name = (parent / (holder_prefix(staging.target_) + "XXXXXX")).string();
  if (::mkdtemp(name.data()) == nullptr) return messages::output_unwritable(shown, text_of(parent), errno);
  staging.holder_ = name;
  Descriptor folder{::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!folder.open()) return messages::output_unwritable(shown, name, errno);
  // A file system without locks: a leftover is then cleaned away by hand, or by the next run that has them.
  (void)::flock(folder.number(), LOCK_EX | LOCK_NB);
  staging.holder_lock_ = folder.release();
  staging.fresh_ = staging.holder_ / staging.target_.filename();
  if (::mkdir(staging.fresh_.c_str(), 0777) != 0) return messages::output_unwritable(shown, name, errno);
  test_point("created");
  return staging;
}

Staging::Staging(Staging&& other) noexcept
    : shown_{std::move(other.shown_)},
      target_{std::move(other.target_)},
      holder_{std::exchange(other.holder_, {})},
      fresh_{std::move(other.fresh_)},
      holder_lock_{std::exchange(other.holder_lock_, -1)} {}

Staging::~Staging() {
  if (!holder_.empty()) {
    put_back(holder_, target_);
    if (!look(holder_ / put_aside_name).exists || look(target_).exists) (void)remove_tree(holder_);
  }
  if (holder_lock_ >= 0) ::close(holder_lock_);
}

Swapped Staging::commit() {
  Swapped result;
  const std::string shown = text_of(shown_);
  const Lock lock{target_};
  if (lock.failure()) {
    result.diagnostics.push_back(lock_diagnostic(lock, shown));
    return result;
  }
  test_point("locked");

  const Entry old = look(target_);
  std::set<std::string> ours;
  if (old.exists) {
    if (!old.is_folder()) {
      result.diagnostics.push_back(messages::output_is_no_folder(shown));
      return result;
    }
    ours = listed_files(target_);
    if (is_unchanged(fresh_, target_, ours)) {
      result.done = true;
      return result;
    }
    result.diagnostics = Carrier{target_, fresh_, shown, ours}.run();
    if (!result.diagnostics.empty()) return result;
  }
  test_point("carried");

  fs::path aside;
  if (const Failure failure = change_places(holder_, fresh_, target_, aside)) {
    result.diagnostics.push_back(failure.code == EBUSY || failure.code == EXDEV
                                     ? messages::output_is_mount_point(shown)
                                     : messages::cannot_swap(shown, failure.code));
    return result;
  }
  test_point("swapped");
  result.done = true;
  result.changed = true;
  if (!aside.empty()) rescue_late_files(aside, target_, ours);
  const Failure failure = remove_tree(holder_);
  if (failure) result.diagnostics.push_back(messages::leftover_stays(text_of(holder_), failure.code));
  holder_.clear();
  return result;
}

std::optional<Diagnostic> write_file(const fs::path& path, const TextSource& content) {
  const auto refuse = [&](int code) { return messages::cannot_write_file(text_of(path), code); };
  const auto open = [&path] { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666); };
  int file = open();
  if (file < 0 && errno == ENOENT && path.has_parent_path()) {
    std::error_code code;
    fs::create_directories(path.parent_path(), code);
    if (code) return refuse(code.value());
    file = open();
  }
  if (file < 0) return refuse(errno);
  Failure failure;
  content([&](std::string_view piece) {
    while (!piece.empty() && !failure) {
      const ssize_t written = ::write(file, piece.data(), piece.size());
      if (written >= 0)
        piece.remove_prefix(static_cast<std::size_t>(written));
      else if (errno != EINTR)
        failure = last_failure();
    }
  });
  // Some file systems tell only here that there was no room.
  if (::close(file) != 0 && !failure && errno != EINTR) failure = last_failure();
  if (failure) return refuse(failure.code);
  return std::nullopt;
}

}  // namespace quoin::assembly
