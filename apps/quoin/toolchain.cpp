// Where the Quoin that this command belongs to has its headers and its library.
#include "toolchain.hpp"

#include "messages/cli_messages.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <string_view>
#include <system_error>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::vector<std::string> texts(const json& document, const char* key) {
  std::vector<std::string> found;
  // CMake's lists may have empty items where a generator expression came to nothing.
  for (const json& item : document.at(key))
    if (!item.get_ref<const std::string&>().empty()) found.push_back(item.get<std::string>());
  return found;
}

}  // namespace

fs::path toolchain_file() {
  std::error_code code;
  const fs::path executable = fs::read_symlink("/proc/self/exe", code);
  return executable.parent_path().parent_path() / "lib" / "quoin" / "toolchain.json";
}

std::variant<Toolchain, Diagnostic> load_toolchain() {
  const fs::path file = toolchain_file();
  std::ifstream in{file};
  if (!in) return messages::toolchain_missing(file.string());
  try {
    const json document = json::parse(in);
    Toolchain toolchain;
    toolchain.compile_flags = texts(document, "compile_flags");
    for (const std::string& folder : texts(document, "include_folders"))
      toolchain.include_folders.push_back((file.parent_path() / folder).lexically_normal());
    toolchain.library = (file.parent_path() / document.at("library").get<std::string>()).lexically_normal();
    toolchain.schemas = (file.parent_path() / document.at("schemas").get<std::string>()).lexically_normal();
    toolchain.link_flags = texts(document, "link_flags");
    return toolchain;
  } catch (const json::exception&) {
    return messages::toolchain_broken(file.string());
  }
}

}  // namespace quoin::cli
