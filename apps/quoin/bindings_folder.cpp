// The generated headers of a project: made below `.quoin/bindings` as the program's files name them.
#include "bindings_folder.hpp"

#include "bundled_schemas.hpp"
#include "file_set.hpp"
#include "headers.hpp"
#include "log.hpp"
#include "messages/bindings_cli_messages.hpp"
#include "record.hpp"

#include <fmt/core.h>

#include <exception>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;

// What the headers were made by: another generator or another schema makes others.
std::string maker_of(const fs::path& schema) {
  std::error_code code;
  return fmt::format("{} {} {}\n", QUOIN_VERSION, stamp_of(fs::read_symlink("/proc/self/exe", code)),
                     stamp_of(schema));
}

std::string text_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::set<std::string> headers_below(const fs::path& folder) {
  std::set<std::string> found;
  std::error_code code;
  for (const auto& each : fs::recursive_directory_iterator{folder, code})
    if (each.path().extension() == ".hpp") found.insert(each.path().lexically_relative(folder));
  return found;
}

}  // namespace

BindingsFolder::BindingsFolder(const Toolchain& toolchain, fs::path project, const fs::path& folder,
                               const std::string& aws_release)
    : project_{std::move(project)},
      parts_{{"quoin/tf/aws/", toolchain.schemas / aws_schema_name, folder / ("bindings/aws-" + aws_release),
              aws_release},
             {"quoin/cfn/", toolchain.schemas / cloudformation_schema_name,
              folder / "bindings/cloudformation", ""}} {}

std::vector<fs::path> BindingsFolder::include_folders() const {
  std::vector<fs::path> folders;
  for (const Part& part : parts_) folders.push_back(part.headers);
  return folders;
}

std::optional<Diagnostic> BindingsFolder::bring(const std::set<std::string>& wanted) const {
  for (const Part& part : parts_)
    if (auto problem = bring(part, wanted)) return problem;
  return std::nullopt;
}

std::optional<Diagnostic> BindingsFolder::bring(const Part& part, const std::set<std::string>& wanted) const {
  const fs::path folder = project_ / part.headers;
  const fs::path made = folder / "made-by";
  const std::string maker = maker_of(part.schema);
  std::error_code code;
  const bool is_stale = fs::exists(folder, code) && text_of(made) != maker;
  std::set<std::string> missing = is_stale ? headers_below(folder) : std::set<std::string>{};
  for (const std::string& header : wanted)
    if (header.starts_with(part.beginning) && (is_stale || !fs::exists(folder / header, code)))
      missing.insert(header);
  if (missing.empty()) return std::nullopt;

  log(fmt::format("generating {} headers in {}", missing.size(), part.headers.string()));
  bindgen::Files files;
  try {
    const bindgen::Schema schema = read_bundled_schema(part.schema, part.release);
    files = bindgen::headers_of(schema);
    std::erase_if(files, [&](const auto& file) { return !missing.contains(file.first); });
  } catch (const std::exception& problem) {
    return messages::schema_of_quoin_broken(part.schema.string(), problem.what());
  }
  try {
    for (const auto& [path, text] : files) {
      fs::create_directories((folder / path).parent_path());
      bindgen::write_file(folder / path, text);
      missing.erase(path);
    }
    for (const std::string& gone : missing) fs::remove(folder / gone, code);
    if (fs::exists(folder, code)) bindgen::write_file(made, maker);
  } catch (const std::exception& problem) {
    return messages::bindings_unwritable(part.headers.string(), problem.what());
  }
  return std::nullopt;
}

}  // namespace quoin::cli
