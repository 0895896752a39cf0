// The messages about roles and what they may do.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

Diagnostic action_malformed(std::string_view action);
Diagnostic permission_without_actions();
Diagnostic permission_without_resources(std::string_view action);
Diagnostic role_description_too_long(std::size_t got);
Diagnostic session_hours_out_of_range(int got);
Diagnostic boundary_malformed(std::string_view got);
Diagnostic user_name_malformed(std::string_view got);
/// `app` is named with its line.
Diagnostic developer_in_another_account(std::string_view app, std::string_view of_app, std::string_view own);

}  // namespace quoin::messages
