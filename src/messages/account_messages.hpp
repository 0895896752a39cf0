// The messages about what an account has: trail, recorder, budget.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace quoin::messages {

Diagnostic trail_name_malformed(std::string_view name);
Diagnostic trail_watches_too_much(std::size_t count, std::size_t most);
Diagnostic record_retention_out_of_range(int days);
Diagnostic bucket_arn_malformed(std::string_view arn);
Diagnostic authorized_port_out_of_range(int port);
Diagnostic authorized_ports_malformed(std::size_t count);
Diagnostic budget_out_of_range(long long amount);
Diagnostic mail_address_malformed(std::string_view address);
Diagnostic too_many_budget_addresses(std::size_t count);
Diagnostic state_bucket_name_malformed(std::string_view name);
/// A note: what the account's root user does after the bootstrap.
Diagnostic switch_on_mfa_delete(std::string_view bucket);

}  // namespace quoin::messages
