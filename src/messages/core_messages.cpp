// The messages about the tree, its ids and references, and the options of a program.
#include "messages/core_messages.hpp"

#include "messages/diagnostics.hpp"

#include "messages/joined.hpp"

#include <fmt/core.h>

namespace quoin::messages {

Diagnostic id_empty(std::string_view kind) {
  return error(fmt::format("a construct of kind {} has no id", kind),
               "give it one, as in {stack, \"Api\", {…}}");
}

Diagnostic id_malformed(std::string_view id) {
  return error("an id is made of letters, digits and '-', and starts with a letter",
               fmt::format("\"{}\"", id), "an id such as \"OrderApi\" or \"order-api\"");
}

Diagnostic id_too_long(std::string_view id, std::size_t most) {
  return error(fmt::format("an id has at most {} characters here", most),
               fmt::format("{} characters, \"{}…\"", id.size(), id.substr(0, 20)), "a shorter id");
}

Diagnostic id_taken(std::string_view id, std::string_view scope, std::string_view first_place) {
  return error(fmt::format("the id \"{}\" stands twice in {}", id, scope),
               fmt::format("the first one is at {}", first_place), "another id for one of them");
}

Diagnostic outside_a_stack(std::string_view kind) {
  return error(fmt::format("a construct of kind {} stands outside of every stack", kind),
               "put it below a stack, as in {stack, \"Api\", {…}}");
}

Diagnostic stack_in_a_stack() {
  return error("a stack stands inside another stack",
               "put it below the app, as in Stack data{app, \"data\", {…}}");
}

Diagnostic former_id_in_use(std::string_view former) {
  return error(fmt::format("the former id \"{}\" is one that a sibling bears now", former),
               "remove it, or rename the sibling");
}

Diagnostic former_id_is_own(std::string_view id) {
  return error(fmt::format("the former id \"{}\" is the construct's own", id), "the id that it had before");
}

Diagnostic former_id_of_stack() {
  return error("a stack has a former id, and a deployed stack cannot be renamed",
               "remove formerly() or renamed()");
}

Diagnostic former_id_comes_late(std::string_view former, std::string_view id) {
  return error(
      fmt::format(
          "the former id \"{}\" is said when {} has its names in AWS already: what bears them would be "
          "replaced",
          former, id),
      fmt::format("before the construct, renamed(\"{}\", \"{}\") of what it stands in: stack.node.renamed(…)",
                  former, id));
}

Diagnostic renamed_nothing(std::string_view former, std::string_view id) {
  return error(fmt::format("renamed(\"{}\", \"{}\"): nothing stands here under {}", former, id, id),
               "the old id and the one that the construct has now, said of what it stands in");
}

Diagnostic former_id_claimed_twice(std::string_view former, std::string_view other) {
  return error(fmt::format("the former id \"{}\" stands on two constructs of one scope", former),
               fmt::format("the other one is {}", other), "remove one of the two");
}

Diagnostic unknown_region() {
  return error(
      "a stack's region is none that AWS has",
      "one of the regions of <quoin/region.hpp>, as in .region = eu_west_1, or region_named(\"eu-west-1\")");
}

Diagnostic account_malformed(std::string_view account) {
  return error("an account is 12 digits", fmt::format("\"{}\"", account), ".account = \"123456789012\"");
}

Diagnostic description_too_long(std::size_t size, std::size_t most) {
  return error(fmt::format("a stack's description has at most {} bytes", most), fmt::format("{} bytes", size),
               "a shorter one");
}

Diagnostic tag_key_malformed(std::string_view key) {
  return error("a tag's key has 1 to 128 characters and does not start with 'aws:'",
               fmt::format("\"{}\"", key), "another key");
}

Diagnostic tag_value_too_long(std::string_view key, std::size_t size) {
  return error(fmt::format("the value of the tag \"{}\" has more than 256 characters", key),
               fmt::format("{} characters", size), "a shorter value");
}

Diagnostic tag_characters(std::string_view text) {
  return error("a tag has letters, digits, spaces and + - = . _ : / @", fmt::format("\"{}\"", text),
               "without the other characters");
}

Diagnostic too_many_tags(std::size_t count) {
  return error("a resource bears at most 50 tags", fmt::format("{} tags", count), "fewer tags");
}

Diagnostic output_without_value() { return error("an output has no value", ".value = …"); }

Diagnostic reference_across_apps(std::string_view to) {
  return error(fmt::format("a reference leads to {} of another app", to),
               "declare both in one app, or hand the value over as a Parameter");
}

Diagnostic parameter_of_another_stack(std::string_view parameter) {
  return error(fmt::format("a reference leads to {}, a parameter of another stack", parameter),
               "declare the parameter in this stack, too");
}

Diagnostic stack_without_resources() {
  return error("CloudFormation takes no stack without resources",
               "put something into the stack, or remove it");
}

Diagnostic reference_to_nothing(std::string_view to, std::string_view attribute) {
  return error(fmt::format("a reference leads to '{}' of {}, which it does not have", attribute, to),
               "a reference that the construct hands out");
}

Diagnostic reference_cycle(const std::vector<std::string>& members) {
  return {.summary = "resources refer to one another in a circle, so none of them can be made first",
          .got = fmt::format("{} -> {}", joined(members, " -> "), members.front()),
          .fix = "remove one of these references, or move it into a resource of its own"};
}

Diagnostic stack_cycle(const std::vector<std::string>& members) {
  return {.summary = "stacks refer to one another in a circle, so none of them can be deployed first",
          .got = fmt::format("{} -> {}", joined(members, " -> "), members.front()),
          .fix = "move what both need into a stack of its own"};
}

Diagnostic edge_across_apps(std::string_view to) {
  return error(fmt::format("an edge leads to {} of another app", to), "declare both ends in one app");
}

Diagnostic edge_contradicts(std::string_view from, std::string_view to, std::string_view first_place) {
  return error(fmt::format("the edge {} >> {} stands twice and says different things", from, to),
               fmt::format("the first one is at {}", first_place),
               "one edge, or the same conditions in both");
}

Diagnostic edge_to_what_listens_not(std::string_view to) {
  return error(fmt::format("an edge leads to {}, which listens on no port", to),
               "give it a port, or remove the edge");
}

Diagnostic edge_to_itself() { return error("an edge leads from a construct to itself", "remove the edge"); }

Diagnostic override_of_nothing(std::string_view resource, const std::vector<std::string>& known) {
  return error(
      fmt::format("an override names the resource \"{}\", which the construct does not emit", resource),
      known.empty() ? std::string{"it emits nothing itself"}
                    : fmt::format("it emits: \"{}\"", joined(known, "\", \"")),
      known.empty() ? "override_property() of the construct that emits the resource" : "one of these names");
}

Diagnostic override_path_malformed(std::string_view property) {
  return error("an override's property is a path of names and positions, joined by '.'",
               fmt::format("\"{}\"", property), "a path such as \"access_logs.0.prefix\"");
}

Diagnostic override_meets_scalar(std::string_view property, std::string_view at) {
  return error(fmt::format("the override of \"{}\" leads through \"{}\", which has no parts", property, at),
               "a shorter path");
}

Diagnostic refused_by_program(std::string_view what, std::string_view fix) {
  return error(std::string{what}, std::string{fix});
}

Diagnostic waiver_expired(std::string_view rule, std::string_view until, std::string_view as_of) {
  return {.rule = std::string{rule},
          .summary = fmt::format("a waiver of {} ended on {}", rule, until),
          .got = fmt::format("judged as of {}", as_of),
          .fix = "do what the rule says, or renew the waiver with a later date"};
}

Diagnostic waiver_of_nothing(std::string_view rule) {
  return {.severity = Severity::note,
          .rule = std::string{rule},
          .summary = fmt::format("a waiver of {} waives nothing: the resource does what the rule says", rule),
          .fix = "remove the waiver"};
}

Diagnostic waiver_refused(std::string_view rule, std::string_view reason) {
  return {.rule = std::string{rule},
          .summary = fmt::format("a waiver of {} is refused by --no-waivers", rule),
          .got = fmt::format("its reason: {}", reason),
          .fix = "do what the rule says, or run without --no-waivers"};
}

Diagnostic context_is_no_number(std::string_view key, std::string_view got) {
  return error(fmt::format("the context value \"{}\" is not a whole number", key), fmt::format("\"{}\"", got),
               "digits, with a '-' before them where it is negative");
}

Diagnostic name_taken(std::string_view what, std::string_view name, std::string_view first,
                      std::string_view first_owner, std::string_view first_type) {
  if (first_type == "CNAME")
    return error("a name of a zone that is a CNAME has no other record",
                 fmt::format("{}, beside the CNAME {} of {}", name, first, first_owner),
                 "an alias record instead of the CNAME, or another name");
  return error(fmt::format("two {} bear one name, and AWS takes it once", what),
               first_owner.starts_with(fmt::format("{} (", first))
                   ? fmt::format("{}, which {} has", name, first_owner)
                   : fmt::format("{}, which {} of {} has", name, first, first_owner),
               "another id or name for one of them");
}

Diagnostic reference_to_conditional(std::string_view to, std::string_view condition, bool is_conditional) {
  Diagnostic diagnostic = error(
      "a reference leads to a resource that exists under a condition only",
      fmt::format("{} exists where {} holds", to, condition),
      fmt::format(".condition = {0} here, too, or cfn::when({0}, …, …) around the reference", condition));
  // Whether one condition implies the other is for its author to know.
  if (is_conditional) diagnostic.severity = Severity::warning;
  return diagnostic;
}

Diagnostic output_of_conditional(std::string_view to, std::string_view condition) {
  return error("an output refers to a resource that exists under a condition only",
               fmt::format("{} exists where {} holds", to, condition), "an output of what is always there");
}

Diagnostic names_alike(std::string_view kept, std::string_view hashed) {
  return {.severity = Severity::warning,
          .summary = "two constructs become one name in the template, so names of one have a hash",
          .got = fmt::format("{} keeps the plain names, {} has the hash", kept, hashed),
          .note = "what was deployed under the plain names before the two met is replaced",
          .fix = "ids that differ in more than '-', '/' and large letters"};
}

Diagnostic plain_name_taken(std::string_view plain, std::string_view name) {
  return {.severity = Severity::warning,
          .summary = "another has the plain name of this parameter or output, so it has a hash",
          .got = fmt::format("{}, for {} is taken", name, plain),
          .fix = "another id"};
}

Diagnostic context_unasked(std::string_view key) {
  return {
      .severity = Severity::note,
      .summary = fmt::format("the context value \"{}\" is given, and the program did not ask for it", key),
      .fix = "the key as the program spells it, or leave the value out"};
}

Diagnostic construct_after_synth(std::string_view kind, std::string_view id) {
  return error("a construct is made after app.synth(), which has written everything without it",
               fmt::format("{} \"{}\"", kind, id), "declare it before app.synth()");
}

Diagnostic relation_after_synth() {
  return error("a chain or a grant stands after app.synth(), which has written everything without it",
               "move it before app.synth()");
}

Diagnostic synth_twice() {
  return error("app.synth() is called twice, and has written everything the first time",
               "call it once, at the end: return app.synth();");
}

Diagnostic environment_has_no_choice(std::string_view environment) {
  constexpr std::string_view always = "production";
  return error(
      environment == always
          ? fmt::format("by_environment() has no value for \"{}\"", always)
          : fmt::format("by_environment() has no value for \"{}\", and none for \"{}\"", environment, always),
      "a value for \"production\", which holds for every environment that is not listed");
}

Diagnostic app_without_stacks() {
  return error("the app has no stack, so there is nothing to write",
               "a Stack in it; where an environment needs none, do not synthesize for it");
}

Diagnostic option_unknown(std::string_view option, std::string_view suggestion) {
  return error(fmt::format("the program has no option {}", option),
               suggestion.empty() ? std::string{"see docs/cli.md for its options"}
                                  : fmt::format("did you mean {}?", suggestion));
}

Diagnostic option_without_value(std::string_view option) {
  return error(fmt::format("the option {} needs a value", option), fmt::format("{} VALUE", option));
}

Diagnostic option_value_wrong(std::string_view option, std::string_view got, std::string_view allowed) {
  return error(fmt::format("the option {} does not take this value", option), fmt::format("\"{}\"", got),
               std::string{allowed});
}

Diagnostic argument_unexpected(std::string_view argument) {
  return error(fmt::format("the program takes options only, and \"{}\" is none", argument),
               "remove it; options start with --");
}

Diagnostic limit_exceeded(std::string_view what, std::size_t count, std::size_t most, std::string_view fix) {
  return error(fmt::format("{} exceed the service's limit of {}", what, most), fmt::format("{}", count),
               std::string{fix});
}

Diagnostic limit_near(std::string_view what, std::size_t count, std::size_t most) {
  return {.severity = Severity::warning,
          .summary = fmt::format("{} come near the service's limit of {}", what, most),
          .got = fmt::format("{}", count),
          .fix = "split the stack before it grows further"};
}

Diagnostic template_beyond_inline(std::string_view stack, std::size_t bytes, std::size_t most) {
  return {.severity = Severity::note,
          .summary = fmt::format("the template has more than {} bytes, which CloudFormation takes from a "
                                 "bucket only",
                                 most),
          .got = fmt::format("{}", bytes),
          .fix = fmt::format("aws cloudformation deploy --template-file {}.template.json --s3-bucket NAME",
                             stack)};
}

namespace {

Diagnostic state_malformed(std::string_view what, std::string_view got) {
  return {.summary = std::string{what},
          .got = fmt::format("\"{}\"", got),
          .fix = ".state = TerraformState{.bucket = \"acme-terraform-state\", .region = eu_central_1}"};
}

}  // namespace

Diagnostic state_bucket_malformed(std::string_view bucket) {
  return state_malformed(
      "a bucket of Terraform's states has a name of 3 to 63 lower-case letters, digits and '-', a "
      "letter or digit at both ends",
      bucket);
}

Diagnostic state_region_unknown() {
  return state_malformed("a bucket of Terraform's states lies in a region", "");
}

Diagnostic state_folder_malformed(std::string_view folder) {
  return state_malformed(
      "a folder of Terraform's states has at most 200 letters, digits, '-', '_', '.' and single '/', "
      "none of them at an end",
      folder);
}

Diagnostic state_key_malformed(std::string_view key) {
  return state_malformed(
      "the key of Terraform's states is named by its ARN, "
      "arn:aws:kms:eu-central-1:123456789012:key/…",
      key);
}

}  // namespace quoin::messages
