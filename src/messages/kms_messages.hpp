// The messages about keys, beyond those that are a rule's own.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

Diagnostic key_deletion_window_out_of_range(int days);
Diagnostic key_rotation_out_of_range(int days);
Diagnostic key_exists_already();
Diagnostic existing_key_malformed(std::string_view got);
Diagnostic key_description_too_long(std::size_t size);

}  // namespace quoin::messages
