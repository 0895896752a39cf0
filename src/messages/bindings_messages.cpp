// The messages about raw resources.
#include "messages/bindings_messages.hpp"

#include "messages/joined.hpp"

#include <fmt/core.h>

#include <cstddef>

namespace quoin::messages {

Diagnostic pinned_to_target(bindings::Category category, std::string_view type, std::string_view target) {
  struct Words {
    const char* what;  // with the type, where it says more
    const char* instead;
  };
  // In the order of the categories.
  static constexpr Words words[] = {
      {"a resource of type {} exists for {} only", "replace the resource by a construct"},
      {"a data source of type {} exists for {} only", "state what it reads as a value"},
      {"an ephemeral resource of type {} exists for {} only", "state what it reads as a value"},
      {"a configuration of the provider {} exists for {} only", "declare it where that is the target"},
      {"a {} exists for {} only", "replace what it makes by constructs"},
      {"a {} exists for {} only", "decide in the program, by the environment or a value of the context"},
  };
  const Words& said = words[static_cast<std::size_t>(category)];
  return {.summary = fmt::format(fmt::runtime(said.what), type, target),
          .fix = fmt::format("synthesize for {} alone, or {}", target, said.instead)};
}

Diagnostic wrong_block_count(std::string_view type, std::string_view block, std::size_t count, unsigned min,
                             unsigned max) {
  const bool few = count < min;
  return {.summary = few ? fmt::format("{} takes at least {} of '{}'", type, min, block)
                         : fmt::format("{} takes at most {} of '{}'", type, max, block),
          .got = fmt::format("{}", count),
          .fix = few ? "add what is missing" : "spread them over several resources"};
}

Diagnostic count_and_for_each(std::string_view type) {
  return {.summary = fmt::format("{} is made by count or by for_each, not by both", type),
          .fix = "for_each where each has a name, count where a number is all there is"};
}

Diagnostic count_below_zero(std::string_view type, std::int64_t count) {
  return {.summary = fmt::format("the count of {} is 0 or more", type),
          .got = fmt::format("{}", count),
          .fix = "0 for none"};
}

Diagnostic lifecycle_of_what_is_read(std::string_view type, std::string_view argument) {
  return {.summary = fmt::format("{} is only read: its lifecycle has no '{}'", type, argument),
          .fix = "precondition and postcondition are what it takes; leave the rest out"};
}

Diagnostic ignored_argument_unknown(std::string_view type, std::string_view argument,
                                    std::string_view suggestion) {
  if (argument == "all")
    return {.summary = fmt::format("{} has no argument 'all' whose changes could be ignored", type),
            .fix = ".ignore_changes = tf::all_changes, for all of them"};
  return {.summary = fmt::format("{} has no argument '{}' whose changes could be ignored", type, argument),
          .fix = suggestion.empty() ? std::string{"the name of an argument as Terraform has it"}
                                    : fmt::format("\"{}\"", suggestion)};
}

Diagnostic provider_of_another_kind(std::string_view type, std::string_view wanted, std::string_view got) {
  return {.summary = fmt::format("{} comes from the provider {}, and is given a configuration of another",
                                 type, wanted),
          .got = fmt::format("a configuration of {}", got),
          .fix = fmt::format("a tf::{}::Provider", wanted)};
}

Diagnostic provider_and_region(std::string_view type) {
  return {.summary = fmt::format("{} is given both a region and a provider's configuration", type),
          .fix = ".region alone, or a configuration that says the region"};
}

Diagnostic provider_of_another_stack(std::string_view provider) {
  return {.summary = "a provider's configuration belongs to its stack alone",
          .got = fmt::format("{}, of another stack", provider),
          .fix = "a configuration of its own for each stack"};
}

Diagnostic default_provider_twice(std::string_view name) {
  return {.summary = fmt::format("a stack has one default configuration of {}", name),
          .fix = "leave .is_default out of one of them, and name it where it is meant"};
}

Diagnostic provider_alias_taken(std::string_view alias) {
  return {.summary = fmt::format("the alias {} is that of another region's configuration", alias),
          .fix = "another id for this one"};
}

Diagnostic releases_apart(std::string_view provider, std::string_view wanted, std::string_view others) {
  return {.summary =
              fmt::format("no release of the provider {} fits both this and the rest of the stack", provider),
          .got = fmt::format("this one needs {}, the others {}", wanted, others),
          .fix = "headers of one release for all of it, or a stack of its own"};
}

Diagnostic policy_unknown(std::string_view type, std::string_view property, std::string_view got,
                          const std::vector<std::string_view>& allowed) {
  return {.summary = fmt::format("the {} of {} is one of {}", property, type, joined(allowed, ", ")),
          .got = fmt::format("\"{}\"", got),
          .fix = fmt::format("one of them, as in cfn::{}::retain",
                             property == "deletion_policy" ? "DeletionPolicy" : "UpdateReplacePolicy")};
}

Diagnostic policy_without_snapshot(std::string_view type, std::string_view property) {
  return {.summary = fmt::format("CloudFormation takes no snapshot of {}", type),
          .got = fmt::format("{} = Snapshot", property),
          .fix = "retain keeps the resource itself"};
}

Diagnostic condition_of_another_stack(std::string_view condition) {
  return {.summary = "a condition belongs to its stack alone",
          .got = fmt::format("{}, of another stack", condition),
          .fix = "a condition of the same words in this stack"};
}

Diagnostic expression_of_terraform() {
  return {.summary = "an expression of Terraform means nothing to CloudFormation",
          .fix = "a reference or a known value, or synthesize for terraform alone"};
}

Diagnostic each_without_for_each() {
  return {.summary = "each_key() and each_value() are of resources with for_each",
          .fix = ".for_each = {…} beside the arguments"};
}

Diagnostic index_without_count() {
  return {.summary = "count_index() is of resources with count", .fix = ".count = … beside the arguments"};
}

Diagnostic instance_is_needed(std::string_view to, bool by_number) {
  const std::string_view one = by_number ? "[0]" : "[\"key\"]";
  return {.summary = fmt::format("{} is made several times, and a reference means one of them", to),
          .fix = fmt::format("one, as in queues{}->arn(), or all, as in tf::every(queues->arn())", one)};
}

Diagnostic instance_of_a_single_one(std::string_view to) {
  return {.summary = fmt::format("{} is made once: it has no instances to choose from", to),
          .fix = "leave the brackets out"};
}

Diagnostic module_input_reserved(std::string_view name) {
  return {
      .summary = fmt::format("a module's input cannot be called '{}', which Terraform reads itself", name),
      .fix = fmt::format("the module's .{}, where that was meant", name)};
}

Diagnostic module_is_not_judged(std::string_view source) {
  return {.severity = Severity::note,
          .summary = fmt::format("what the module {} makes is not judged by the rules", source),
          .fix = "look at its plan, or use constructs and raw resources instead"};
}

Diagnostic key_use_unknown(std::string_view type, std::string_view key) {
  return {.severity = Severity::note,
          .summary = fmt::format("the policy of the key {} admits nobody on behalf of {}", key, type),
          .fix = "a raw key with a policy of its own, or a grant, if the service uses the key"};
}

Diagnostic state_of_nothing(std::string_view resource, const std::vector<std::string>& known) {
  return {.summary = fmt::format("the resource \"{}\" is not what the construct emits", resource),
          .got = known.empty() ? std::string{"it emits nothing itself"}
                               : fmt::format("it emits: \"{}\"", joined(known, "\", \"")),
          .fix = known.empty() ? "the construct that emits the resource" : "one of these names"};
}

Diagnostic state_address_malformed(std::string_view address) {
  return {.summary = "an address in Terraform's state is names with dots between them",
          .got = fmt::format("\"{}\"", address),
          .fix =
              "an address as `terraform state list` shows it: aws_sqs_queue.old, "
              "module.queues.aws_sqs_queue.this[0]"};
}

Diagnostic state_address_left_twice(std::string_view address) {
  return {.summary = fmt::format("{} is moved or removed twice", address), .fix = "one of them"};
}

Diagnostic import_of_what_is_read(std::string_view type) {
  return {.summary = fmt::format("{} is only read: it cannot be imported", type),
          .fix = "leave the import out"};
}

Diagnostic imported_twice() {
  return {.summary = "a resource is imported twice", .fix = "one import for each resource"};
}

Diagnostic override_of_another_type(std::string_view resource, std::string_view got,
                                    std::string_view wanted) {
  return {.summary = fmt::format("an override takes the resource \"{}\" for {}", resource, wanted),
          .got = fmt::format("it is {}", got),
          .fix = "the argument of that type, or the name of another resource"};
}

Diagnostic value_beyond_limits(std::string_view says, std::string_view got) {
  return {.summary = std::string{says},
          .got = fmt::format("\"{}\"", got),
          .fix = "give a value that the schema allows, or override the property where the schema is wrong"};
}

}  // namespace quoin::messages
