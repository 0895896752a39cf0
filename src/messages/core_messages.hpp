// The messages about the tree, its ids and references, and the options of a program.
#pragma once

#include <quoin/diagnostic.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::messages {

// Ids.
Diagnostic id_empty(std::string_view kind);
Diagnostic id_malformed(std::string_view id);
Diagnostic id_too_long(std::string_view id, std::size_t most);
Diagnostic id_taken(std::string_view id, std::string_view scope, std::string_view first_place);
Diagnostic outside_a_stack(std::string_view kind);
Diagnostic stack_in_a_stack();
Diagnostic former_id_in_use(std::string_view former);
Diagnostic former_id_is_own(std::string_view id);
Diagnostic former_id_of_stack();
Diagnostic former_id_comes_late(std::string_view former, std::string_view id);
Diagnostic renamed_nothing(std::string_view former, std::string_view id);
Diagnostic former_id_claimed_twice(std::string_view former, std::string_view other);

// Stacks, tags, parameters.
Diagnostic unknown_region();
Diagnostic account_malformed(std::string_view account);
Diagnostic description_too_long(std::size_t size, std::size_t most);
Diagnostic tag_key_malformed(std::string_view key);
Diagnostic tag_value_too_long(std::string_view key, std::size_t size);
Diagnostic tag_characters(std::string_view text);
Diagnostic too_many_tags(std::size_t count);
Diagnostic output_without_value();

// References and the chain.
Diagnostic reference_across_apps(std::string_view to);
Diagnostic parameter_of_another_stack(std::string_view parameter);
Diagnostic stack_without_resources();
Diagnostic reference_to_nothing(std::string_view to, std::string_view attribute);
Diagnostic reference_cycle(const std::vector<std::string>& members);
Diagnostic stack_cycle(const std::vector<std::string>& members);
Diagnostic edge_across_apps(std::string_view to);
Diagnostic edge_contradicts(std::string_view from, std::string_view to, std::string_view first_place);
Diagnostic edge_to_what_listens_not(std::string_view to);
Diagnostic edge_to_itself();

// Overrides and aspects.
Diagnostic override_of_nothing(std::string_view resource, const std::vector<std::string>& known);
Diagnostic override_path_malformed(std::string_view property);
Diagnostic override_meets_scalar(std::string_view property, std::string_view at);
Diagnostic refused_by_program(std::string_view what, std::string_view fix);

// Waivers.
Diagnostic waiver_expired(std::string_view rule, std::string_view until, std::string_view as_of);
Diagnostic waiver_of_nothing(std::string_view rule);
Diagnostic waiver_refused(std::string_view rule, std::string_view reason);

// Configuration.
Diagnostic context_is_no_number(std::string_view key, std::string_view got);
Diagnostic app_without_stacks();
Diagnostic name_taken(std::string_view what, std::string_view name, std::string_view first,
                      std::string_view first_owner, std::string_view first_type);
Diagnostic reference_to_conditional(std::string_view to, std::string_view condition, bool is_conditional);
Diagnostic output_of_conditional(std::string_view to, std::string_view condition);
Diagnostic names_alike(std::string_view kept, std::string_view hashed);
Diagnostic plain_name_taken(std::string_view plain, std::string_view name);
Diagnostic context_unasked(std::string_view key);
Diagnostic construct_after_synth(std::string_view kind, std::string_view id);
Diagnostic relation_after_synth();
Diagnostic synth_twice();
Diagnostic environment_has_no_choice(std::string_view environment);

// Options of the program.
Diagnostic option_unknown(std::string_view option, std::string_view suggestion);
Diagnostic option_without_value(std::string_view option);
Diagnostic option_value_wrong(std::string_view option, std::string_view got, std::string_view allowed);
Diagnostic argument_unexpected(std::string_view argument);

// The service's limits.
Diagnostic limit_exceeded(std::string_view what, std::size_t count, std::size_t most, std::string_view fix);
Diagnostic limit_near(std::string_view what, std::size_t count, std::size_t most);
Diagnostic template_beyond_inline(std::string_view stack, std::size_t bytes, std::size_t most);
Diagnostic state_bucket_malformed(std::string_view bucket);
Diagnostic state_region_unknown();
Diagnostic state_folder_malformed(std::string_view folder);
Diagnostic state_key_malformed(std::string_view key);

}  // namespace quoin::messages
