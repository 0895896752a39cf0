// Fuzzes the readers of schemas: whatever is given, it is refused in one sentence, or read, and what is read
// can be written: as headers, and distilled in a form that says the same when it is read again.
#include "cloudformation_schema.hpp"
#include "distilled.hpp"
#include "headers.hpp"
#include "patches.hpp"
#include "releases.hpp"
#include "terraform_schema.hpp"

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace quoin::bindgen;

constexpr std::string_view patched =
    "quoin schema 1\ntarget terraform\nprovider acme/acme\nrelease 1.0\nrelease 2.0\n\nshape "
    "0123456789ab\nname string "
    "optional\n\nresource acme_widget\nlead block list {0123456789ab}\nlead block set {0123456789ab} "
    "only=2.0\n";

/// What a schema begins with says which reader it is for.
Schema read(std::string_view input) {
  if (input.starts_with("quoin schema")) return read_distilled(input);
  if (input.starts_with('[')) return read_cloudformation_schemas(input, "1.0");
  if (!input.starts_with('#')) return read_terraform_schema(input, "", "1.0");
  Schema schema = read_distilled(patched);
  apply_patch(schema, input);
  return schema;
}

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  std::optional<Schema> schema;
  std::string distilled;
  try {
    schema = read(input);
    must(headers_of(select_release(*schema, schema->releases.back())).size() <= schema->entities.size());
    distilled = write_distilled(*schema);
  } catch (const SchemaError& error) {
    const std::string_view said = error.what();
    must(!said.empty() && said.find('\n') == std::string_view::npos);
    return 0;
  }
  must(write_distilled(read_distilled(distilled)) == distilled);
  return 0;
}
