// The messages of `quoin bindings`, and of the build about generated headers.
#include "messages/bindings_cli_messages.hpp"

#include "messages/diagnostics.hpp"

#include <fmt/core.h>

#include <cstring>
#include <utility>

namespace quoin::messages {

Diagnostic schema_unreadable(std::string_view file, std::string_view reason) {
  return error(fmt::format("the schema '{}' cannot be read", file), std::string{reason},
               "name the file that `terraform providers schema -json` was written to");
}

Diagnostic schema_unusable(std::string_view file, std::string_view what) {
  return error(fmt::format("'{}' is no schema that Quoin can use; nothing was written", file),
               std::string{what},
               "give the whole of what `terraform providers schema -json` printed, and nothing else");
}

Diagnostic schema_without_resources(std::string_view provider) {
  return error(
      fmt::format("the provider {} has neither resources nor data sources; nothing was written", provider),
      "", "name another one with --provider");
}

Diagnostic bindings_unwritable(std::string_view folder, std::string_view reason) {
  return error(fmt::format("headers cannot be written to '{}'", folder), std::string{reason},
               "make it writable, see that there is room, or name another folder with --out");
}

Diagnostic foreign_file_in_the_way(std::string_view file) {
  return error(fmt::format("'{}' is there and was not made by Quoin; nothing was written", file), "",
               "move it away, or name another folder with --out");
}

Diagnostic other_provider_in_the_way(std::string_view folder, std::string_view there,
                                     std::string_view provider) {
  return error(fmt::format("'{}' holds the headers of {}; nothing was written", folder, there),
               fmt::format("headers of {} have the same names", provider), "name another folder with --out");
}

Diagnostic provider_misnamed(std::string_view got, std::string_view suggestion) {
  return error(fmt::format("'{}' names no provider", got), "",
               suggestion.empty() ? "name it as in `quoin bindings add hashicorp/random@3.6`"
                                  : fmt::format("did you mean '{}'?", suggestion));
}

Diagnostic release_misnamed(std::string_view got) {
  return error(fmt::format("'{}' is no release", got), "",
               "numbers with dots between them, as in 3.6 or 3.6.1");
}

Diagnostic terraform_missing() {
  return error(
      "neither terraform nor tofu is to be found; one of them fetches the provider", "",
      "install Terraform or OpenTofu; or have somebody run `terraform providers schema -json > FILE`, and "
      "give the file to `quoin bindings from-schema`");
}

Diagnostic provider_not_fetched(std::string_view provider, std::string_view program, std::string_view said) {
  return error(
      fmt::format("{} cannot fetch {}", program, provider), std::string{said},
      "see that the provider, its release and the network are right, or name a mirror with --plugin-dir or "
      "TF_CLI_CONFIG_FILE; without one, `terraform providers schema -json > FILE` where there is a network, "
      "and `quoin bindings from-schema FILE` here");
}

Diagnostic schema_not_printed(std::string_view provider, std::string_view program, std::string_view said) {
  return error(fmt::format("{} fetched {}, but does not print its schema", program, provider),
               std::string{said}, fmt::format("see that `{} providers schema -json` works by hand", program));
}

Diagnostic temporary_folder_unwritable(std::string_view folder, int code) {
  return error(fmt::format("no temporary folder can be made in '{}'", folder),
               std::strerror(code),  // NOLINT(concurrency-mt-unsafe): one thread
               "name another place in the variable TMPDIR");
}

Diagnostic schema_of_quoin_broken(std::string_view file, std::string_view what) {
  return error("a schema that comes with Quoin cannot be used", fmt::format("'{}': {}", file, what),
               "build Quoin again with cmake --build, or install it with cmake --install");
}

Diagnostic include_folder_missing(std::string_view folder, std::string_view project_file) {
  return error(fmt::format("the folder '{}' does not exist", folder),
               fmt::format("'program.include' in {} names it", project_file),
               "make the folder, or mend its name");
}

Diagnostic header_unknown(std::string_view header, std::string_view suggestion) {
  return error(fmt::format("there is no header <{}>", header), "",
               suggestion.empty()
                   ? "`quoin bindings find WORD` says which header a resource has"
                   : fmt::format("did you mean <{}>? `quoin bindings find WORD` lists others", suggestion));
}

Diagnostic header_of_another_release(std::string_view header, std::string_view release,
                                     std::string_view other) {
  return error(
      fmt::format("there is no header <{}> in {} of hashicorp/aws", header,
                  release == "common" ? "what all releases have" : fmt::format("release {}", release)),
      fmt::format("release {} has it", other),
      fmt::format("choose that one in quoin.yaml: bindings: {{aws: {}}}", other));
}

Diagnostic header_of_another_provider(std::string_view header, std::string_view provider) {
  return error(
      fmt::format("there is no header <{}>", header),
      fmt::format("Quoin comes without a schema of the provider '{}'", provider),
      fmt::format("write its headers into the project: quoin bindings add NAMESPACE/{0}, or quoin bindings "
                  "from-schema {0}.json",
                  provider));
}

Diagnostic nothing_found(std::string_view words, std::string_view suggestion) {
  return error(fmt::format("no resource, data source or type is called '{}'", words), "",
               suggestion.empty() ? "give a part of the name, as in `quoin bindings find queue`"
                                  : fmt::format("did you mean '{}'?", suggestion));
}

Diagnostic unknown_type(std::string_view got, std::string_view suggestion) {
  return error(fmt::format("there is no resource, data source or type '{}'", got), "",
               suggestion.empty() ? "`quoin bindings find WORD` lists those whose name has the word in it"
                                  : fmt::format("did you mean '{}'?", suggestion));
}

}  // namespace quoin::messages
