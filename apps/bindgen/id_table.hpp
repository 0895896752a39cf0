// The attributes whose references carry a type of their own, so that constructs accept them.
#pragma once
#include <string_view>

namespace quoin::bindgen {

/// The tag in quoin::aws (`VpcId`) behind a resource's attribute; empty where there is none.
std::string_view id_tag(std::string_view resource, std::string_view attribute);

}  // namespace quoin::bindgen
