// Several releases of one provider: merged for storage, taken apart again, and what they have in common.
#pragma once
#include "model.hpp"

#include <string_view>

namespace quoin::bindgen {

/// One schema that stores both releases and marks what only one of them has.
Schema merge_releases(const Schema& older, const Schema& newer);

/// The schema of one release out of a merged one. Throws SchemaError where there is no such release.
Schema select_release(const Schema& merged, std::string_view release);

/// What both releases have with the same type. Required where either requires it.
Schema common_to(const Schema& older, const Schema& newer);

}  // namespace quoin::bindgen
