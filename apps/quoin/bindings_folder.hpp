// The generated headers of a project: made below `.quoin/bindings` as the program's files name them.
#pragma once

#include "toolchain.hpp"

#include <quoin/diagnostic.hpp>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace quoin::cli {

class BindingsFolder {
public:
  /// `folder` is the project's `.quoin`, and relative; `aws_release` one of hashicorp/aws, or "common".
  BindingsFolder(const Toolchain& toolchain, std::filesystem::path project,
                 const std::filesystem::path& folder, const std::string& aws_release);

  /// For the compiler, relative to the project.
  std::vector<std::filesystem::path> include_folders() const;

  /// Makes the headers that are wanted and not there yet, and makes those anew that another Quoin made. What
  /// no schema has is left out: the compiler says where it is missed. Does nothing where nothing is missing.
  std::optional<Diagnostic> bring(const std::set<std::string>& wanted) const;

private:
  // One schema, and the folder of what is made from it.
  struct Part {
    std::string beginning;          // of its headers' paths: quoin/cfn/
    std::filesystem::path schema;   // the file
    std::filesystem::path headers;  // relative to the project
    std::string release;            // of the schema; empty: its only one
  };
  std::optional<Diagnostic> bring(const Part& part, const std::set<std::string>& wanted) const;

  std::filesystem::path project_;
  std::vector<Part> parts_;
};

}  // namespace quoin::cli
