// The schemas that come with Quoin.
#include "bundled_schemas.hpp"

#include "patches.hpp"
#include "releases.hpp"

namespace quoin::cli {

bindgen::Schema read_bundled_schema(const std::filesystem::path& file, const std::string& release) {
  bindgen::Schema schema = bindgen::read_stored_schema(file);
  if (release.empty()) return schema;
  if (release != "common") return bindgen::select_release(schema, release);
  return bindgen::common_to(bindgen::select_release(schema, schema.releases.front()),
                            bindgen::select_release(schema, schema.releases.back()));
}

}  // namespace quoin::cli
