// A provider's schema from outside: out of a file, or fetched through Terraform.
#include "provider_schema.hpp"

#include "core/ascii.hpp"
#include "file_set.hpp"
#include "log.hpp"
#include "messages/bindings_cli_messages.hpp"
#include "process.hpp"
#include "requirement.hpp"
#include "terraform_schema.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <stdlib.h>  // mkdtemp

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

namespace quoin::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

bool is_name(std::string_view text) {
  return !text.empty() && text.front() != '-' && std::ranges::all_of(text, [](char letter) {
    return ascii::is_lower(letter) || ascii::is_digit(letter) || letter == '-' || letter == '_';
  });
}

bool is_host(std::string_view text) {
  return text.find('.') != std::string_view::npos && std::ranges::all_of(text, [](char letter) {
           return ascii::is_lower(letter) || ascii::is_digit(letter) || letter == '-' || letter == '.' ||
                  letter == ':';
         });
}

// 3 is any 3.x, 3.6 any 3.6.x, 3.6.1 that very release.
std::string constraint_for(const std::string& release) {
  const auto dots = std::ranges::count(release, '.');
  const bool is_whole = dots >= 2 || release.find_first_of("-+") != std::string::npos;
  return is_whole ? release : fmt::format("~> {}.0", release);
}

class TemporaryFolder {
public:
  TemporaryFolder() {
    std::error_code code;
    const fs::path place = fs::temp_directory_path(code);
    where_ = place.string();
    std::string name = (place / "quoin-provider-XXXXXX").string();
    if (!code && ::mkdtemp(name.data()) != nullptr)
      path_ = name;
    else
      error_ = code ? code.value() : errno;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code code;
    if (!path_.empty()) fs::remove_all(path_, code);
  }
  const fs::path& path() const { return path_; }
  const std::string& where() const { return where_; }
  int error() const { return error_; }

private:
  fs::path path_;
  std::string where_;
  int error_ = 0;
};

// What a person needs of what terraform printed: the error without its frame, in a few lines.
std::string essence_of(const std::string& text) {
  constexpr std::size_t longest = 600;
  std::string out;
  bool is_told = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line{text.data() + at, end - at};
    at = end + 1;
    for (const std::string_view frame : {"\xe2\x95\xb7", "\xe2\x94\x82", "\xe2\x95\xb5"})
      if (line.starts_with(frame)) line.remove_prefix(frame.size());
    while (!line.empty() && (line.front() == ' ' || line.back() == '\r'))
      line.front() == ' ' ? line.remove_prefix(1) : line.remove_suffix(1);
    is_told = is_told || line.starts_with("Error");
    if (is_told && !line.empty()) out += (out.empty() ? "" : " ") + std::string{line};
  }
  if (out.empty()) out = text.substr(text.size() > longest ? text.size() - longest : 0);
  return out.size() > longest ? out.substr(0, longest) + "..." : out;
}

struct Said {
  Ended ended;
  std::string out;
  std::string all;
};

Said ask(std::vector<std::string> command, const fs::path& folder, Console& console) {
  Said said;
  std::string line;
  for (const std::string& word : command) line += (line.empty() ? "" : " ") + word;
  log(line);
  said.ended = run(
      {std::move(command), folder, std::nullopt},
      [&](std::string_view piece) {
        said.out += piece;
        said.all += piece;
      },
      [&](std::string_view piece) { said.all += piece; }, [&] { console.tick(); });
  return said;
}

// The release that was chosen, from `terraform version -json` in the folder; empty where it does not say.
std::string release_of(const std::string& text, const std::string& source) {
  const json document = json::parse(text, nullptr, false);
  if (!document.is_object() || !document.contains("provider_selections")) return "";
  for (const auto& [address, release] : document["provider_selections"].items())
    if (release.is_string() && (address == source || address.ends_with("/" + source)))
      return release.get<std::string>();
  return "";
}

}  // namespace

std::variant<ProviderName, Diagnostic> read_provider_name(const std::string& text) {
  ProviderName name;
  const std::size_t at = text.find('@');
  name.source = text.substr(0, at);
  std::vector<std::string_view> parts;
  for (std::string_view rest = name.source;;) {
    const std::size_t slash = rest.find('/');
    parts.push_back(rest.substr(0, slash));
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  if (parts.size() == 1 && is_name(parts[0]))
    return messages::provider_misnamed(text, fmt::format("hashicorp/{}", text));
  const bool has_host = parts.size() == 3 && is_host(parts[0]);
  if ((parts.size() != 2 && !has_host) || !is_name(parts[parts.size() - 2]) || !is_name(parts.back())) {
    const std::string lower = ascii::lower(text);
    const bool helps = lower != text && std::holds_alternative<ProviderName>(read_provider_name(lower));
    return messages::provider_misnamed(text, helps ? lower : "");
  }
  if (at == std::string::npos) return name;
  const std::string release = text.substr(at + 1);
  if (!bindgen::is_release(release)) return messages::release_misnamed(release);
  name.constraint = constraint_for(release);
  return name;
}

std::variant<bindgen::Schema, Diagnostic> schema_in_file(const std::string& file, const std::string& provider,
                                                         const std::string& release) {
  std::string text;
  try {
    text = bindgen::read_file(file);
  } catch (const std::exception& problem) {
    const std::string what = problem.what();
    const std::size_t colon = what.rfind(": ");
    return messages::schema_unreadable(file, colon == std::string::npos ? what : what.substr(colon + 2));
  }
  try {
    return bindgen::read_terraform_schema(text, provider, release);
  } catch (const std::exception& problem) {
    return messages::schema_unusable(file, problem.what());
  }
}

std::variant<bindgen::Schema, Diagnostic> fetch_schema(const ProviderName& provider,
                                                       const std::string& plugin_folder, Console& console) {
  const std::string program = find_program("terraform") ? "terraform" : find_program("tofu") ? "tofu" : "";
  if (program.empty()) return messages::terraform_missing();
  const TemporaryFolder folder;
  if (folder.path().empty()) return messages::temporary_folder_unwritable(folder.where(), folder.error());

  const std::string local = provider.source.substr(provider.source.rfind('/') + 1);
  json required{{"source", provider.source}};
  if (!provider.constraint.empty()) required["version"] = provider.constraint;
  std::ofstream{folder.path() / "main.tf.json"}
      << json{{"terraform", {{"required_providers", {{local, required}}}}}};

  // What is set for a configuration of the user's own has no say here, and nobody is asked or told of news.
  for (const char* variable : {"TF_DATA_DIR", "TF_WORKSPACE"})
    ::unsetenv(variable);  // NOLINT(concurrency-mt-unsafe)
  for (const char* variable : {"CHECKPOINT_DISABLE", "TF_IN_AUTOMATION"})
    ::setenv(variable, "1", 1);  // NOLINT(concurrency-mt-unsafe): before any thread
  std::vector<std::string> init{program, "init", "-backend=false", "-input=false", "-no-color"};
  if (!plugin_folder.empty()) {
    std::error_code code;
    init.push_back("-plugin-dir=" + fs::absolute(plugin_folder, code).string());
  }
  console.begin_step(fmt::format("fetching {}", provider.text()));
  const Said fetched = ask(std::move(init), folder.path(), console);
  console.end_step();
  if (!fetched.ended.well())
    return messages::provider_not_fetched(provider.text(), program, essence_of(fetched.all));

  console.begin_step("reading its schema");
  const Said printed = ask({program, "providers", "schema", "-json"}, folder.path(), console);
  const Said versions = ask({program, "version", "-json"}, folder.path(), console);
  console.end_step();
  if (!printed.ended.well())
    return messages::schema_not_printed(provider.source, program, essence_of(printed.all));
  try {
    return bindgen::read_terraform_schema(printed.out, provider.source,
                                          release_of(versions.out, provider.source));
  } catch (const std::exception& problem) {
    return messages::schema_not_printed(provider.source, program, problem.what());
  }
}

}  // namespace quoin::cli
