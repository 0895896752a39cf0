// The atomic swap of output folders: what is kept, what goes, what is refused.
#include "assembly/swap.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace assembly_swap_test {

namespace fs = std::filesystem;
using quoin::Diagnostic;
using quoin::assembly::Staging;
using quoin::assembly::Standing;
using quoin::assembly::Swapped;
using quoin::assembly::write_file;

using Files = std::map<std::string, std::string>;

std::string read(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void put(const fs::path& path, const std::string& content) {
  const auto problem = write_file(path, content);
  ASSERT_FALSE(problem) << problem->summary;
}

// All files below a folder with their content; links as '-> where'; folders that are empty as '(empty)'.
Files everything(const fs::path& root) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator{root}) {
    const std::string name = entry.path().lexically_relative(root);
    if (entry.is_symlink()) {
      files[name] = "-> " + fs::read_symlink(entry.path()).string();
    } else if (entry.is_directory()) {
      if (fs::is_empty(entry.path())) files[name] = "(empty)";
    } else {
      files[name] = read(entry.path());
    }
  }
  return files;
}

std::string manifest_of(const Files& files) {
  std::string list;
  for (const auto& [name, content] : files) list += (list.empty() ? "\"" : ", \"") + name + "\"";
  return "{\"files\": [" + list + "], \"quoin\": \"0.1.0\", \"version\": 1}\n";
}

class AssemblySwap : public testing::Test {
protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "quoin-swap-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = fs::canonical(name);
    out_ = root_ / "quoin.out";
  }
  void TearDown() override { fs::remove_all(root_); }

  // Writes the files as a terraform assembly and puts it in place.
  static Swapped synth(const fs::path& out, const Files& files) {
    auto made = Staging::create(out);
    if (auto* refused = std::get_if<Diagnostic>(&made)) return {false, false, {*refused}};
    auto& staging = std::get<Staging>(made);
    for (const auto& [name, content] : files) put(staging.path() / "terraform" / name, content);
    put(staging.path() / "terraform/manifest.json", manifest_of(files));
    return staging.commit();
  }
  Swapped synth(const Files& files) const { return synth(out_, files); }

  // The files of the output without the manifest.
  Files output() const {
    Files files = everything(out_);
    files.erase("terraform/manifest.json");
    return files;
  }
  // What stands beside the output: nothing may be left there.
  std::vector<std::string> beside() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{root_})
      if (entry.path() != out_) names.push_back(entry.path().filename());
    return names;
  }

  static std::string only_summary(const Swapped& swapped) {
    EXPECT_FALSE(swapped.done);
    return swapped.diagnostics.size() == 1 ? swapped.diagnostics.front().summary
                                           : std::to_string(swapped.diagnostics.size()) + " diagnostics";
  }

  fs::path root_;
  fs::path out_;
};

TEST_F(AssemblySwap, MakesTheOutputAndTheFoldersAboveIt) {
  const fs::path deep = root_ / "a/b/out";
  const Swapped swapped = synth(deep, {{"chat/main.tf.json", "{}"}});
  EXPECT_TRUE(swapped.done);
  EXPECT_TRUE(swapped.changed);
  EXPECT_EQ(read(deep / "terraform/chat/main.tf.json"), "{}");
  EXPECT_EQ(std::distance(fs::directory_iterator{deep.parent_path()}, {}), 1);
}

TEST_F(AssemblySwap, ReplacesWhatQuoinWroteAndLeavesNothingBehind) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "old"}, {"gone/main.tf.json", "old"}}).done);
  const Swapped swapped = synth({{"chat/main.tf.json", "new"}, {"more/main.tf.json", "new"}});
  EXPECT_TRUE(swapped.done);
  EXPECT_TRUE(swapped.changed);
  EXPECT_EQ(output(),
            (Files{{"terraform/chat/main.tf.json", "new"}, {"terraform/more/main.tf.json", "new"}}));
  EXPECT_FALSE(fs::exists(out_ / "terraform/gone"));
  EXPECT_TRUE(beside().empty());
}

TEST_F(AssemblySwap, LeavesAnEqualOutputUntouched) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "same"}}).done);
  struct stat before{};
  ASSERT_EQ(::stat(out_.c_str(), &before), 0);
  const Swapped swapped = synth({{"chat/main.tf.json", "same"}});
  EXPECT_TRUE(swapped.done);
  EXPECT_FALSE(swapped.changed);
  struct stat after{};
  ASSERT_EQ(::stat(out_.c_str(), &after), 0);
  EXPECT_EQ(before.st_ino, after.st_ino);
  EXPECT_TRUE(beside().empty());
}

// Asks as a run does: every file of the assembly, then whether that was all.
bool stands(const fs::path& out, const Files& files) {
  Standing standing{out};
  for (const auto& [name, content] : files)
    if (!standing.has("terraform/" + name, content)) return false;
  return standing.has("terraform/manifest.json", manifest_of(files)) && standing.is_all();
}

TEST_F(AssemblySwap, SeesThatAnAssemblyStandsAlready) {
  const Files files{{"chat/main.tf.json", "same"}, {"chat/long", std::string(100'000, 'x')}};
  ASSERT_TRUE(synth(files).done);
  put(out_ / "terraform/chat/terraform.tfstate", "somebody's");
  EXPECT_TRUE(stands(out_, files));
}

TEST_F(AssemblySwap, SeesWhatDiffersFromWhatStands) {
  const Files files{{"chat/main.tf.json", "same"}, {"chat/more.tf.json", "same"}};
  EXPECT_FALSE(stands(out_, files)) << "there is no output";
  ASSERT_TRUE(synth(files).done);
  EXPECT_FALSE(stands(out_, {{"chat/main.tf.json", "same"}, {"chat/more.tf.json", "SAME"}}));
  EXPECT_FALSE(stands(out_, {{"chat/main.tf.json", "same"}, {"chat/more.tf.json", "same and longer"}}));
  EXPECT_FALSE(stands(out_, {{"chat/main.tf.json", "same"}, {"chat/new.tf.json", "same"}}));
  Standing fewer{out_};
  EXPECT_TRUE(fewer.has("terraform/chat/main.tf.json", "same"));
  EXPECT_FALSE(fewer.is_all()) << "a file that is no longer written goes";
  EXPECT_FALSE(Standing{out_}.is_all()) << "nothing was asked for";
  fs::remove(out_ / "terraform/chat/more.tf.json");
  EXPECT_FALSE(stands(out_, files)) << "somebody removed a file";
}

TEST_F(AssemblySwap, ComparesPieceByPiece) {
  const std::string text(100'000, 'x');
  ASSERT_TRUE(synth({{"chat/main.tf.json", text}}).done);
  Standing standing{out_};
  const auto has = [&](const std::vector<std::string>& pieces) {
    return standing.has("terraform/chat/main.tf.json", [&](const quoin::detail::TextSink& sink) {
      for (const std::string& piece : pieces) sink(piece);
    });
  };
  EXPECT_TRUE(has({text}));
  EXPECT_TRUE(has({text.substr(0, 1), "", text.substr(1, 70'000), text.substr(70'001)}));
  EXPECT_FALSE(has({text.substr(0, 50'000), "y" + text.substr(50'001)})) << "one character differs";
  EXPECT_FALSE(has({text.substr(1)})) << "the file is longer";
  EXPECT_FALSE(has({text, "x"})) << "the file is shorter";
  EXPECT_FALSE(has({})) << "the file is not empty";
}

TEST_F(AssemblySwap, WritesPieceByPiece) {
  const auto problem = write_file(root_ / "pieces", [](const quoin::detail::TextSink& sink) {
    sink("one, ");
    sink("");
    sink("two");
  });
  EXPECT_FALSE(problem);
  EXPECT_EQ(read(root_ / "pieces"), "one, two");
}

TEST_F(AssemblySwap, AForeignFileIsNotWhatStands) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "same"}}).done);
  put(out_ / "terraform/chat/notes", "somebody's");
  Standing standing{out_};
  EXPECT_FALSE(standing.has("terraform/chat/notes", "somebody's"));
}

TEST_F(AssemblySwap, WhatAKilledRunLeftIsRemovedThoughNothingChanged) {
  const Files files{{"chat/main.tf.json", "same"}};
  ASSERT_TRUE(synth(files).done);
  put(root_ / ".quoin.out.quoin-new-AbCdEf/quoin.out/terraform/chat/main.tf.json", "half");
  EXPECT_FALSE(stands(out_, files));
  ASSERT_TRUE(synth(files).done);
  EXPECT_TRUE(beside().empty());
  EXPECT_TRUE(stands(out_, files));
}

TEST_F(AssemblySwap, RestoresAFileThatSomebodyEditedOrRemoved) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "same"}, {"chat/more.tf.json", "same"}}).done);
  put(out_ / "terraform/chat/main.tf.json", "edit");
  fs::remove(out_ / "terraform/chat/more.tf.json");
  const Swapped swapped = synth({{"chat/main.tf.json", "same"}, {"chat/more.tf.json", "same"}});
  EXPECT_TRUE(swapped.changed);
  EXPECT_EQ(output(),
            (Files{{"terraform/chat/main.tf.json", "same"}, {"terraform/chat/more.tf.json", "same"}}));
}

TEST_F(AssemblySwap, KeepsWhatQuoinDidNotWrite) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "old"}, {"gone/main.tf.json", "old"}}).done);
  const Files foreign{{"terraform/chat/.terraform/providers/aws", "binary"},
                      {"terraform/chat/.terraform.lock.hcl", "lock"},
                      {"terraform/chat/terraform.tfstate", "state"},
                      {"terraform/gone/terraform.tfstate", "state of a stack that left"},
                      {"notes.txt", "mine"},
                      {"mine/deep/er/file", "mine"}};
  for (const auto& [name, content] : foreign) put(out_ / name, content);
  fs::create_directories(out_ / "terraform/chat/empty");
  fs::create_symlink("/nowhere/at all", out_ / "terraform/chat/link");
  struct stat before{};
  ASSERT_EQ(::stat((out_ / "terraform/chat/terraform.tfstate").c_str(), &before), 0);

  ASSERT_TRUE(synth({{"chat/main.tf.json", "new"}}).changed);

  Files expected = foreign;
  expected["terraform/chat/main.tf.json"] = "new";
  expected["terraform/chat/empty"] = "(empty)";
  expected["terraform/chat/link"] = "-> /nowhere/at all";
  EXPECT_EQ(output(), expected);
  struct stat after{};
  ASSERT_EQ(::stat((out_ / "terraform/chat/terraform.tfstate").c_str(), &after), 0);
  EXPECT_EQ(before.st_ino, after.st_ino) << "a link keeps the file itself, so that locks on it hold";
  EXPECT_TRUE(beside().empty());
}

TEST_F(AssemblySwap, KeepsModesAndTimesOfForeignFoldersAndReadOnlyOnes) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "old"}}).done);
  put(out_ / "terraform/chat/.terraform/module/file", "read-only");
  ASSERT_EQ(::chmod((out_ / "terraform/chat/.terraform/module/file").c_str(), 0444), 0);
  ASSERT_EQ(::chmod((out_ / "terraform/chat/.terraform/module").c_str(), 0555), 0);
  ASSERT_EQ(::chmod(out_.c_str(), 0775), 0);

  ASSERT_TRUE(synth({{"chat/main.tf.json", "new"}}).changed);

  EXPECT_EQ(fs::status(out_).permissions(), fs::perms{0775});
  EXPECT_EQ(fs::status(out_ / "terraform/chat/.terraform/module").permissions(), fs::perms{0555});
  EXPECT_EQ(fs::status(out_ / "terraform/chat/.terraform/module/file").permissions(), fs::perms{0444});
  EXPECT_TRUE(beside().empty()) << "a read-only folder does not stop the old output's removal";
  ASSERT_EQ(::chmod((out_ / "terraform/chat/.terraform/module").c_str(), 0755), 0);
}

TEST_F(AssemblySwap, TakesAFolderThatHoldsOtherFilesOnly) {
  put(out_ / "README", "mine");
  ASSERT_TRUE(synth({{"chat/main.tf.json", "new"}}).done);
  EXPECT_EQ(output(), (Files{{"README", "mine"}, {"terraform/chat/main.tf.json", "new"}}));
}

TEST_F(AssemblySwap, RefusesAForeignFileInTheWayAndNamesIt) {
  put(out_ / "terraform/chat/main.tf.json", "mine");
  EXPECT_EQ(only_summary(synth({{"chat/main.tf.json", "new"}})),
            "'" + (out_ / "terraform/chat/main.tf.json").string() +
                "' stands where Quoin would write, and Quoin did not write it");
  EXPECT_EQ(output(), (Files{{"terraform/chat/main.tf.json", "mine"}}));
  EXPECT_TRUE(beside().empty());
}

TEST_F(AssemblySwap, RefusesAForeignFileWhereAFolderOfOursGoes) {
  put(out_ / "terraform", "mine");
  EXPECT_EQ(
      only_summary(synth({{"chat/main.tf.json", "new"}})),
      "'" + (out_ / "terraform").string() + "' stands where Quoin would write, and Quoin did not write it");
  EXPECT_EQ(read(out_ / "terraform"), "mine");
}

TEST_F(AssemblySwap, RefusesAForeignFolderWhereAFileOfOursGoes) {
  fs::create_directories(out_ / "terraform/chat/main.tf.json");
  EXPECT_EQ(only_summary(synth({{"chat/main.tf.json", "new"}})),
            "'" + (out_ / "terraform/chat/main.tf.json").string() +
                "' stands where Quoin would write, and Quoin did not write it");
}

TEST_F(AssemblySwap, AFolderOfOursMayBecomeAFile) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "old"}}).done);
  ASSERT_TRUE(synth({{"chat", "new"}}).done);
  EXPECT_EQ(output(), (Files{{"terraform/chat", "new"}}));
}

TEST_F(AssemblySwap, AForeignFileInAFolderThatBecomesAFileIsInTheWay) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "old"}}).done);
  put(out_ / "terraform/chat/terraform.tfstate", "state");
  EXPECT_EQ(only_summary(synth({{"chat", "new"}})),
            "'" + (out_ / "terraform/chat/terraform.tfstate").string() +
                "' stands where Quoin would write, and Quoin did not write it");
  EXPECT_EQ(read(out_ / "terraform/chat/main.tf.json"), "old");
}

TEST_F(AssemblySwap, AManifestThatIsBrokenMakesEverythingForeign) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "old"}}).done);
  put(out_ / "terraform/manifest.json", "{\"files\": [");
  const Swapped swapped = synth({{"chat/main.tf.json", "new"}});
  EXPECT_FALSE(swapped.done);
  ASSERT_EQ(swapped.diagnostics.size(), 2U);
  EXPECT_EQ(swapped.diagnostics[1].summary,
            "'" + (out_ / "terraform/manifest.json").string() +
                "' stands where Quoin would write, and Quoin did not write it");
  EXPECT_EQ(read(out_ / "terraform/chat/main.tf.json"), "old");
}

TEST_F(AssemblySwap, DropsATargetThatIsNoLongerWritten) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "old"}}).done);
  auto made = Staging::create(out_);
  auto& staging = std::get<Staging>(made);
  put(staging.path() / "cloudformation/chat.template.json", "new");
  put(staging.path() / "cloudformation/manifest.json", manifest_of({{"chat.template.json", ""}}));
  ASSERT_TRUE(staging.commit().done);
  EXPECT_FALSE(fs::exists(out_ / "terraform"));
  EXPECT_EQ(read(out_ / "cloudformation/chat.template.json"), "new");
}

TEST_F(AssemblySwap, WithoutACommitTheOldOutputStays) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "old"}}).done);
  {
    auto made = Staging::create(out_);
    put(std::get<Staging>(made).path() / "terraform/chat/main.tf.json", "new");
    EXPECT_EQ(beside().size(), 1U);
  }
  EXPECT_EQ(output(), (Files{{"terraform/chat/main.tf.json", "old"}}));
  EXPECT_TRUE(beside().empty());
}

TEST_F(AssemblySwap, RefusesAFileAsOutput) {
  put(out_, "mine");
  EXPECT_EQ(only_summary(synth({})), "the output folder '" + out_.string() + "' is a file");
  EXPECT_EQ(read(out_), "mine");
}

TEST_F(AssemblySwap, RefusesAPathThroughAFile) {
  put(root_ / "file", "mine");
  const Swapped swapped = synth(root_ / "file/out", {});
  EXPECT_EQ(only_summary(swapped),
            "the output folder '" + (root_ / "file/out").string() + "' cannot be written");
  EXPECT_EQ(swapped.diagnostics[0].got, (root_ / "file").string() + ": a part of the path is a file");
}

TEST_F(AssemblySwap, FollowsALinkToTheOutput) {
  fs::create_directories(root_ / "elsewhere/real");
  fs::create_directory_symlink("elsewhere/real", out_);
  ASSERT_TRUE(synth({{"chat/main.tf.json", "new"}}).done);
  EXPECT_TRUE(fs::is_symlink(out_));
  EXPECT_EQ(read(root_ / "elsewhere/real/terraform/chat/main.tf.json"), "new");
}

TEST_F(AssemblySwap, RefusesALinkThatLeadsNowhere) {
  fs::create_directory_symlink("gone", out_);
  EXPECT_EQ(only_summary(synth({})),
            "the output folder '" + out_.string() + "' is a link that leads nowhere");
}

TEST_F(AssemblySwap, RefusesTheFolderThatOneIsIn) {
  fs::create_directories(out_ / "inner");
  const fs::path before = fs::current_path();
  fs::current_path(out_ / "inner");
  const std::string summary = only_summary(synth(out_, {}));
  const std::string dot = only_summary(synth(".", {}));
  fs::current_path(before);
  EXPECT_EQ(summary, "the output folder '" + out_.string() +
                         "' holds the folder that you are in, and is replaced as a whole");
  EXPECT_EQ(dot, "the output folder '.' holds the folder that you are in, and is replaced as a whole");
}

TEST_F(AssemblySwap, RefusesAnEmptyNameAndTheRoot) {
  EXPECT_EQ(only_summary(synth("", {})), "the output folder has no name");
  EXPECT_EQ(only_summary(synth("/", {})), "the output folder has no name");
}

TEST_F(AssemblySwap, RefusesWhileTerraformHoldsTheState) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "old"}}).done);
  const fs::path state = out_ / "terraform/chat/terraform.tfstate";
  put(state, "state");
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const int file = ::open(state.c_str(), O_RDWR);
    struct flock lock{};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    ::fcntl(file, F_SETLK, &lock);
    (void)!::write(ready[1], "x", 1);
    ::pause();
    ::_exit(0);
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  const Swapped swapped = synth({{"chat/main.tf.json", "new"}});
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ready[0]);
  ::close(ready[1]);
  EXPECT_EQ(only_summary(swapped), "terraform is at work in the output folder");
  EXPECT_EQ(swapped.diagnostics[0].got, "process " + std::to_string(child) + " has locked " + state.string());
  EXPECT_EQ(read(out_ / "terraform/chat/main.tf.json"), "old");
  EXPECT_TRUE(synth({{"chat/main.tf.json", "new"}}).done) << "a lock ends with its process";
}

TEST_F(AssemblySwap, RemovesWhatAKilledRunLeftButNotWhatALivingOneHolds) {
  auto living = Staging::create(out_);
  const fs::path held = std::get<Staging>(living).holder();
  const fs::path dead = root_ / ".quoin.out.quoin-new-AbCdEf";
  put(dead / "quoin.out/terraform/chat/main.tf.json", "half");
  const fs::path other = root_ / ".other.out.quoin-new-AbCdEf";
  put(other / "file", "another output's");
  ASSERT_TRUE(synth({{"chat/main.tf.json", "new"}}).done);
  EXPECT_FALSE(fs::exists(dead));
  EXPECT_TRUE(fs::exists(held));
  EXPECT_TRUE(fs::exists(other));
}

TEST_F(AssemblySwap, PutsBackAnOutputThatAKilledRunPutAside) {
  put(root_ / ".quoin.out.quoin-new-AbCdEf/.put-aside/terraform/chat/terraform.tfstate", "state");
  auto made = Staging::create(out_);
  EXPECT_EQ(read(out_ / "terraform/chat/terraform.tfstate"), "state");
}

TEST_F(AssemblySwap, TwoRunsAtOnceLeaveOneWholeOutput) {
  ASSERT_TRUE(synth({{"chat/main.tf.json", "old"}}).done);
  put(out_ / "terraform/chat/terraform.tfstate", "state");
  constexpr int runs = 6;
  std::vector<pid_t> children;
  for (int run = 0; run < runs; ++run) {
    const pid_t child = ::fork();
    if (child == 0) {
      bool good = true;
      for (int round = 0; round < 20; ++round) {
        const std::string text = std::to_string(run) + "/" + std::to_string(round);
        Files files;
        for (int i = 0; i < 5; ++i) files["chat/" + std::to_string(i)] = text;
        good = synth(files).done && good;
      }
      ::_exit(good ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  Files files = output();
  EXPECT_EQ(files["terraform/chat/terraform.tfstate"], "state");
  EXPECT_EQ(files.size(), 6U);
  for (int i = 1; i < 5; ++i)
    EXPECT_EQ(files["terraform/chat/" + std::to_string(i)], files["terraform/chat/0"]);
  EXPECT_TRUE(beside().empty());
}

TEST_F(AssemblySwap, WriteFileTellsWhenTheDiskIsFull) {
  const auto problem = write_file("/dev/full", "text");
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->summary, "the disk is full");
  EXPECT_EQ(problem->got, "cannot write '/dev/full'");
  EXPECT_EQ(problem->fix, "make room, then run this again");
}

TEST_F(AssemblySwap, WriteFileTellsWhenAFileGrowsOverTheLimit) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit tight{4096, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
  const auto problem = write_file(root_ / "big", std::string(10'000, 'x'));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, old_handler);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->summary, "'" + (root_ / "big").string() + "' cannot be written");
  EXPECT_EQ(problem->got, "the file grew over the limit for files");
}

TEST_F(AssemblySwap, WriteFileTellsWhenAFolderIsInTheWay) {
  fs::create_directory(root_ / "folder");
  const auto problem = write_file(root_ / "folder", "text");
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->summary, "'" + (root_ / "folder").string() + "' cannot be written");
  EXPECT_EQ(problem->got, "Is a directory");
}

}  // namespace assembly_swap_test
