// The messages about secrets, beyond those that are a rule's own.
#pragma once

#include <quoin/diagnostic.hpp>

namespace quoin::messages {

Diagnostic recovery_window_out_of_range(int days);

}  // namespace quoin::messages
