// The messages about secrets, beyond those that are a rule's own.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

Diagnostic recovery_window_out_of_range(int days);
Diagnostic secret_member_malformed(std::string_view name);
Diagnostic secret_member_value_malformed(std::string_view name);
Diagnostic secret_description_too_long(std::size_t size);
Diagnostic secret_length_out_of_range(int characters, int least);
Diagnostic smtp_port_unknown(int port);
Diagnostic secret_read_from_another_account(std::string_view reader, std::string_view reader_account,
                                            std::string_view secret, std::string_view account);

}  // namespace quoin::messages
