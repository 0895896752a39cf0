// Turns a schema into C++ headers, one per resource.
#pragma once
#include "model.hpp"

#include <map>
#include <string>

namespace quoin::bindgen {

/// Files by their path below the include folder, such as `quoin/tf/aws/sqs_queue.hpp`.
using Files = std::map<std::string, std::string>;

/// All headers of a schema of one release, or of what two releases have in common.
Files headers_of(const Schema& schema);

}  // namespace quoin::bindgen
