// CloudFormation's own limits, checked before the service does.
// Source: AWS CloudFormation User Guide, "Understand CloudFormation quotas".
#include "cloudformation/limits.hpp"

#include "messages/core_messages.hpp"

namespace quoin::cloudformation {
namespace {

/// One limit: what is counted, how many there may be, and what to do.
struct Limit {
  std::string_view what;
  std::size_t most;
  std::string_view fix;
  std::size_t (*count)(const assembly::Template& each, std::string_view json);
};

std::size_t occurrences(std::string_view text, std::string_view wanted) {
  std::size_t count = 0;
  for (auto at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + wanted.size()))
    ++count;
  return count;
}

constexpr std::string_view split = "split the stack in two; references between stacks stay weak";

/// What `create-stack --template-body` and its like take; a larger template comes from a bucket.
constexpr std::size_t most_bytes_inline = 51'200;

constexpr Limit limits[] = {
    {"the stack's resources", 500, split,
     [](const assembly::Template& each, std::string_view) { return each.resources.size(); }},
    {"the stack's parameters", 200, split,
     [](const assembly::Template& each, std::string_view) { return each.variables.size(); }},
    {"the stack's outputs", 200, split,
     [](const assembly::Template& each, std::string_view) { return each.outputs.size(); }},
    {"the template's dynamic references", 60, split,
     [](const assembly::Template&, std::string_view json) { return occurrences(json, "{{resolve:"); }},
    {"the template's bytes", 1'000'000, split,
     [](const assembly::Template&, std::string_view json) { return json.size(); }},
};

}  // namespace

void check_limits(const assembly::Template& stack_template, std::string_view json, Diagnostics& diagnostics) {
  const auto report = [&](Diagnostic diagnostic) {
    diagnostics.push_back(detail::placed(std::move(diagnostic), *stack_template.stack));
  };
  if (stack_template.resources.empty()) report(messages::stack_without_resources());
  for (const Limit& limit : limits) {
    const std::size_t count = limit.count(stack_template, json);
    if (count > limit.most)
      report(messages::limit_exceeded(limit.what, count, limit.most, limit.fix));
    else if (count * 10 > limit.most * 9)
      report(messages::limit_near(limit.what, count, limit.most));
  }
  if (json.size() > most_bytes_inline)
    report(messages::template_beyond_inline(stack_template.stack->id, json.size(), most_bytes_inline));
}

}  // namespace quoin::cloudformation
