// quoin.yaml: where the program is, how it is built, and for which environments and targets it is run.
#pragma once

#include <quoin/diagnostic.hpp>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::cli {

/// What a value in quoin.yaml must be.
enum class Shape { map, text, texts, command, target_list, environment_kind, aws_release, scalar, seconds };

/// One key of quoin.yaml. The table of them is what checks a file, and what the documentation is made of.
struct Key {
  std::string_view path;  ///< "environments.*.kind"; a star is a name that the user chooses.
  Shape shape;
  std::string_view fallback;  ///< What holds without the key; empty: nothing.
  std::string_view meaning;
  std::string_view example;
};

std::span<const Key> keys();
/// The shape in words: "a list of texts".
std::string_view words_for(Shape shape);

struct Environment {
  std::string kind = "production";
  std::map<std::string, std::string> context;
};

/// Where something stands in quoin.yaml; line 0: it does not stand there.
struct Position {
  unsigned line = 0;
  unsigned column = 0;
};

struct Project {
  std::filesystem::path file;    ///< quoin.yaml, absolute.
  std::filesystem::path folder;  ///< The one it stands in.
  std::string shown_file;        ///< For messages.

  std::vector<std::filesystem::path> includes{"bindings"};  ///< As written; relative to the folder.
  std::string aws_release = QUOIN_NEWEST_AWS_RELEASE;       ///< Of raw resources; or "common".

  std::vector<std::filesystem::path> sources;  ///< Compiled by us; or empty:
  std::vector<Position> source_places;         ///< Beside each.
  std::vector<std::string> build;              ///< what builds the program, may be empty too,
  std::vector<std::string> run;                ///< and what runs it.
  std::vector<std::string> targets{"terraform"};
  std::map<std::string, Environment> environments;
  std::filesystem::path output = "quoin.out";  ///< As written; relative to the folder.
  Position output_place;
  std::chrono::milliseconds timeout{60'000};
};

inline constexpr std::string_view project_file_name = "quoin.yaml";

/// A message about what stands in quoin.yaml, with its position there.
Diagnostic at(Diagnostic diagnostic, const Project& project, Position place);

/// The nearest quoin.yaml from `start` upwards.
std::optional<std::filesystem::path> find_project_file(const std::filesystem::path& start);

/// Reads and checks the file. Either there is no diagnostic or the project is of no use.
Diagnostics load_project(const std::filesystem::path& file, Project& project);

/// What `bindings.aws` takes: the releases, the newest one last, and "common".
std::span<const std::string_view> known_aws_releases();

/// The names that --target takes.
std::span<const std::string_view> known_targets();

/// The documentation of quoin.yaml, made of the table: for the terminal, or docs/quoin-yaml.md.
std::string keys_for_terminal();
std::string keys_for_docs();

}  // namespace quoin::cli
