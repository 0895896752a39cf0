// Which keys of the program raw resources are encrypted with: a key's policy admits the services that use it.
#pragma once

#include "core/tree.hpp"

namespace quoin::assembly {

/// Notes for every raw resource that names a key of the program which service works with it. Where the
/// service is not known, the report says so.
void note_key_uses(detail::Tree& tree);

}  // namespace quoin::assembly
