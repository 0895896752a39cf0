// What can be said of any construct: ids, former ids, tags, overrides.
#include <quoin/construct.hpp>

#include "core/ascii.hpp"
#include "core/tree.hpp"
#include "messages/core_messages.hpp"

#include <algorithm>

namespace quoin {
namespace {

constexpr std::size_t longest_tag_key = 128;
constexpr std::size_t longest_tag_value = 256;

/// As AWS counts them: characters, not bytes.
std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// "aws:", in whatever letters: AWS keeps these keys for itself.
bool is_reserved(std::string_view key) {
  constexpr std::string_view reserved = "aws:";
  return std::ranges::equal(key.substr(0, reserved.size()), reserved, {},
                            [](char c) { return ascii::lower(c); });
}

/// What AWS takes in tags of all services. Source: AWS General Reference, "Tag naming limits and
/// requirements".
bool is_tag_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const bool is_of_another_script = (static_cast<unsigned char>(c) & 0x80U) != 0;
    return is_of_another_script || ascii::is_letter_or_digit(c) ||
           std::string_view{" +-=._:/@"}.find(c) != std::string_view::npos;
  });
}

bool is_property_path(std::string_view path) {
  return !path.empty() && path.front() != '.' && path.back() != '.' &&
         path.find("..") == std::string_view::npos;
}

/// A name in AWS is made of the construct's path, or of one below it.
bool has_names(const detail::NodeData& node) {
  return node.has_names || std::ranges::any_of(node.children(), [](const detail::NodeData* child) {
           return has_names(*child);
         });
}

/// An aspect says the same of every node with one line of the program: the first one is enough.
void report_once(detail::Tree& tree, Diagnostic diagnostic, const detail::NodeData* node,
                 std::source_location where) {
  const Diagnostic placed = tree.placed(std::move(diagnostic), node, where);
  const bool is_said = std::ranges::any_of(tree.diagnostics, [&](const Diagnostic& each) {
    return each.file == placed.file && each.line == placed.line && each.summary == placed.summary &&
           each.got == placed.got;
  });
  if (!is_said) tree.diagnostics.push_back(placed);
}

}  // namespace

std::string_view Node::id() const { return data_->id; }
std::string_view Node::path() const { return data_->path; }
std::string_view Node::kind() const { return data_->kind; }

const Node& Node::formerly(std::string_view old_id, std::source_location where) const {
  detail::Tree& tree = *data_->tree;
  if (data_->stack_data || data_->parent == nullptr)
    tree.report(messages::former_id_of_stack(), data_, where);
  else if (old_id == data_->id)
    tree.report(messages::former_id_is_own(old_id), data_, where);
  else if (has_names(*data_))
    tree.report(messages::former_id_comes_late(old_id, data_->id), data_, where);
  else {
    data_->remarks.made().former_ids.emplace_back(old_id);
    tree.has_former_ids = true;
  }
  return *this;
}

const Node& Node::renamed(std::string_view old_id, std::string_view new_id,
                          std::source_location where) const {
  detail::Tree& tree = *data_->tree;
  if (data_->parent == nullptr)
    tree.report(messages::former_id_of_stack(), data_, where);
  else if (old_id == new_id)
    tree.report(messages::former_id_is_own(old_id), data_, where);
  else if (const detail::NodeData* made = data_->child(new_id))
    tree.report(messages::former_id_comes_late(old_id, new_id), made, where);
  else {
    data_->remarks.made().renames.push_back({std::string{old_id}, std::string{new_id}, where});
    tree.has_former_ids = true;
  }
  return *this;
}

const Node& Node::tag(std::string_view key, std::string_view value, std::source_location where) const {
  detail::Tree& tree = *data_->tree;
  if (key.empty() || characters_of(key) > longest_tag_key || is_reserved(key))
    report_once(tree, messages::tag_key_malformed(key), data_, where);
  else if (characters_of(value) > longest_tag_value)
    report_once(tree, messages::tag_value_too_long(key, characters_of(value)), data_, where);
  else if (!is_tag_text(key) || !is_tag_text(value))
    report_once(tree, messages::tag_characters(is_tag_text(key) ? value : key), data_, where);
  else
    data_->remarks.made().tags.insert_or_assign(std::string{key}, std::string{value});
  return *this;
}

const Node& Node::override_property(Target target, std::string_view resource, std::string_view property,
                                    const PropertyValue& value, std::source_location where) const {
  if (!is_property_path(property))
    data_->tree->report(messages::override_path_malformed(property), data_, where);
  else
    data_->remarks.made().overrides.push_back(
        {target, std::string{resource}, std::string{property}, value.value(), where});
  return *this;
}

Node make_group(Scope scope, std::string_view id, std::string_view kind, std::source_location where) {
  return Node{detail::tree_of(scope.node()).add_node(scope.node(), id, kind, where)};
}

}  // namespace quoin
