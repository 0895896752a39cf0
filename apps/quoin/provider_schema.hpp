// A provider's schema from outside: out of a file, or fetched through Terraform.
#pragma once

#include "console.hpp"
#include "model.hpp"

#include <quoin/diagnostic.hpp>

#include <optional>
#include <string>
#include <variant>

namespace quoin::cli {

/// A provider as a user names it: `hashicorp/random@3.6`.
struct ProviderName {
  std::string source;  ///< `hashicorp/random`, with a host before it where that is not Terraform's registry.
  std::string constraint;  ///< `~> 3.6.0`; empty: the newest release.

  std::string text() const { return constraint.empty() ? source : source + " " + constraint; }
};

std::variant<ProviderName, Diagnostic> read_provider_name(const std::string& text);

/// Reads what `terraform providers schema -json` printed. An empty provider is the only one that it holds.
std::variant<bindgen::Schema, Diagnostic> schema_in_file(const std::string& file, const std::string& provider,
                                                         const std::string& release);

/// Has terraform or tofu fetch the provider into a temporary folder, and asks it for the schema. A folder of
/// plugins, where there is one, takes the registry's place.
std::variant<bindgen::Schema, Diagnostic> fetch_schema(const ProviderName& provider,
                                                       const std::string& plugin_folder, Console& console);

}  // namespace quoin::cli
