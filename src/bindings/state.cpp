// What is in Terraform's state already, noted for the synthesis.
#include <quoin/terraform/state.hpp>

#include "core/ascii.hpp"
#include "core/tree.hpp"
#include "messages/bindings_messages.hpp"

#include <algorithm>

namespace quoin::tf {

using quoin::detail::NodeData;
using quoin::detail::StateStep;

namespace {

/// `aws_sqs_queue.old`, `module.a["b"].aws_sqs_queue.this[0]`: names with dots between them, and what stands
/// in brackets.
bool is_address(std::string_view text) {
  const auto is_plain = [](char c) { return ascii::is_letter_or_digit(c) || c == '_' || c == '-'; };
  bool at_name = true;  // a name must come
  bool has_dot = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_plain(text[i])) {
      at_name = false;
    } else if (!at_name && text[i] == '.') {
      at_name = has_dot = true;
    } else if (!at_name && text[i] == '[') {
      const auto end = text.find(']', i);
      if (end == std::string_view::npos || end == i + 1) return false;
      i = end;
    } else {
      return false;
    }
  }
  return has_dot && !at_name;
}

void note(StateStep step, std::source_location where) {
  const NodeData& node = *step.node;
  if (!step.address.empty() && !is_address(step.address)) {
    node.tree->report(messages::state_address_malformed(step.address), &node, where);
    return;
  }
  step.where = where;
  node.tree->state_steps.push_back(std::move(step));
}

}  // namespace

void import_existing(const Placed& resource, const Text& id, std::source_location where) {
  note({.kind = StateStep::Kind::imported,
        .node = resource.node.data(),
        .local = std::string{resource.local},
        .selector = std::string{resource.instance.selector()},
        .id = id.value()},
       where);
}

void moved(const Placed& resource, std::string_view old_address, std::source_location where) {
  note({.kind = StateStep::Kind::moved,
        .node = resource.node.data(),
        .local = std::string{resource.local},
        .selector = std::string{resource.instance.selector()},
        .address = std::string{old_address}},
       where);
}

void removed(const Scope& stack, std::string_view address, Removal what, std::source_location where) {
  note({.kind = StateStep::Kind::removed,
        .node = stack.node().data(),
        .address = std::string{address},
        .destroys = what == Removal::destroy},
       where);
}

}  // namespace quoin::tf
