// The messages about raw resources.
#pragma once
#include <quoin/bindings/raw.hpp>
#include <quoin/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::messages {

/// What exists for one target only, when the program is synthesized for the other.
Diagnostic pinned_to_target(bindings::Category category, std::string_view type, std::string_view target);

/// A nested block stands too few or too many times; `max` 0 is no limit.
Diagnostic wrong_block_count(std::string_view type, std::string_view block, std::size_t count, unsigned min,
                             unsigned max);

// Options, providers, conditions, modules, state and overrides.
Diagnostic count_and_for_each(std::string_view type);
Diagnostic count_below_zero(std::string_view type, std::int64_t count);
Diagnostic lifecycle_of_what_is_read(std::string_view type, std::string_view argument);
Diagnostic ignored_argument_unknown(std::string_view type, std::string_view argument,
                                    std::string_view suggestion);
Diagnostic provider_of_another_kind(std::string_view type, std::string_view wanted, std::string_view got);
Diagnostic provider_and_region(std::string_view type);
Diagnostic provider_of_another_stack(std::string_view provider);
Diagnostic default_provider_twice(std::string_view name);
Diagnostic provider_alias_taken(std::string_view alias);
Diagnostic releases_apart(std::string_view provider, std::string_view wanted, std::string_view others);
Diagnostic policy_unknown(std::string_view type, std::string_view property, std::string_view got,
                          const std::vector<std::string_view>& allowed);
Diagnostic policy_without_snapshot(std::string_view type, std::string_view property);
Diagnostic condition_of_another_stack(std::string_view condition);
Diagnostic expression_of_terraform();
Diagnostic each_without_for_each();
Diagnostic index_without_count();
Diagnostic instance_is_needed(std::string_view to, bool by_number);
Diagnostic instance_of_a_single_one(std::string_view to);
Diagnostic module_input_reserved(std::string_view name);
Diagnostic module_is_not_judged(std::string_view source);
Diagnostic key_use_unknown(std::string_view type, std::string_view key);
Diagnostic state_of_nothing(std::string_view resource, const std::vector<std::string>& known);
Diagnostic state_address_malformed(std::string_view address);
Diagnostic state_address_left_twice(std::string_view address);
Diagnostic import_of_what_is_read(std::string_view type);
Diagnostic imported_twice();
Diagnostic override_of_another_type(std::string_view resource, std::string_view got, std::string_view wanted);

/// A value is not within what the schema says beyond its type; `says` is the header's sentence.
Diagnostic value_beyond_limits(std::string_view says, std::string_view got);

}  // namespace quoin::messages
