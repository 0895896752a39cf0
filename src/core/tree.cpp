// The tree: adding constructs, noting what they want of one another, gathering what is wrong.
#include "core/tree.hpp"

#include "core/ascii.hpp"
#include "messages/core_messages.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace quoin::detail {
namespace {

constexpr std::size_t longest_id = 64;

bool is_well_formed(std::string_view id) {
  return ascii::is_letter(id.front()) &&
         std::ranges::all_of(id, [](char c) { return ascii::is_letter_or_digit(c) || c == '-'; });
}

/// What is wrong with the id, if anything.
std::optional<Diagnostic> judge_id(std::string_view id, std::string_view kind) {
  if (id.empty()) return messages::id_empty(kind);
  if (!is_well_formed(id)) return messages::id_malformed(id);
  const std::size_t most = kind == "Stack" ? longest_stack_id : longest_id;
  if (id.size() > most) return messages::id_too_long(id, most);
  return std::nullopt;
}

/// An id that is free and harmless, so that the synthesis can go on and find more.
std::string substitute_id(const NodeData& scope) {
  for (std::size_t number = scope.children().size();; ++number)
    if (std::string id = "Unnamed" + std::to_string(number); scope.child(id) == nullptr) return id;
}

std::string path_or_outside(const NodeData* node) { return node == nullptr ? std::string{} : node->path; }

}  // namespace

/// Notes under which ids the node was known before, where its scope says so.
static void take_renames(NodeData& node) {
  if (!node.parent->remarks) return;
  for (Rename& each : node.parent->remarks->renames) {
    if (each.id != node.id) continue;
    each.is_met = true;
    node.remarks.made().former_ids.push_back(each.former);
  }
}

std::string NodeData::name_path() const {
  has_names = true;
  if (!tree->has_former_ids || parent == nullptr) return path;
  const std::string above = parent->parent == nullptr ? std::string{} : parent->name_path() + "/";
  return above + name_id();
}

Tree::~Tree() { end_aspects(); }

void Tree::end_aspects() {
  for (const Aspect& aspect : std::exchange(aspects, {})) aspect.destroy(aspect.visitor);
}

NodeData& Tree::add_node(const Node& scope, std::string_view id, std::string_view kind,
                         std::source_location where) {
  NodeData& parent = *scope.data();
  if (parent.tree != this) return parent.tree->add_node(scope, id, kind, where);  // whoever was asked
  if (is_over) refuse_late(messages::construct_after_synth(kind, id), where);
  NodeData& node = nodes.emplace_back();
  node.number = nodes.size() - 1;
  node.tree = this;
  node.parent = &parent;
  node.kind = intern(kind);
  node.where = where;

  std::optional<Diagnostic> wrong = judge_id(id, kind);
  Children& siblings = parent.below.made();
  node.id = wrong ? substitute_id(parent) : std::string{id};
  if (const NodeData* first = siblings.add(node)) {
    wrong = messages::id_taken(id, parent.path.empty() ? "the app" : parent.path,
                               source_file(first->where) + ":" + std::to_string(first->where.line()));
    node.id = substitute_id(parent);
    siblings.add(node);
  }
  node.path = parent.path.empty() ? node.id : parent.path + "/" + node.id;
  if (wrong) report(std::move(*wrong), &parent, where);
  take_renames(node);

  if (kind == "Stack") {
    if (parent.stack != nullptr) report(messages::stack_in_a_stack(), &node, where);
    node.stack = &node;
  } else {
    node.stack = parent.stack;
    if (node.stack == nullptr) report(messages::outside_a_stack(kind), &node, where);
  }
  return node;
}

Region region_around(const NodeData& node) {
  for (const NodeData* each = &node; each != nullptr; each = each->parent) {
    if (each->region != unknown_region) return each->region;
    if (each->stack_data) return each->stack_data->region;
  }
  return unknown_region;
}

const NodeData* node_behind(const Reference& reference) {
  return reference.target->target_kind == Target::Kind::node ? static_cast<const NodeData*>(reference.target)
                                                             : nullptr;
}

const NodeData* node_behind(const Value& value) {
  return value.kind() == Value::Kind::reference ? node_behind(ValueAccess::reference(value)) : nullptr;
}

Region region_of_target(const Value& value) {
  const NodeData* node = node_behind(value);
  return node == nullptr ? unknown_region : region_around(*node);
}

void Tree::relate(Relation relation) {
  if (is_over) refuse_late(messages::relation_after_synth(), relation.where);
  auto key = std::make_tuple(std::string{relation.kind}, path_or_outside(relation.from),
                             path_or_outside(relation.to), relation.key);
  const auto [at, is_new] = relations.try_emplace(std::move(key), relation);
  if (is_new || at->second.data == relation.data) return;
  const Relation& first = at->second;
  report(messages::edge_contradicts(relation.from == nullptr ? "internet" : relation.from->id,
                                    relation.to == nullptr ? "outside" : relation.to->id,
                                    source_file(first.where) + ":" + std::to_string(first.where.line())),
         relation.to != nullptr ? relation.to : relation.from, relation.where);
}

Diagnostic Tree::placed(Diagnostic diagnostic, const NodeData* node, std::source_location where) const {
  if (diagnostic.path.empty() && node != nullptr) diagnostic.path = node->path;
  if (diagnostic.file.empty()) {
    diagnostic.file = source_file(where);
    diagnostic.line = where.line();
  }
  return diagnostic;
}

void Tree::report(Diagnostic diagnostic, const NodeData* node, std::source_location where) {
  diagnostics.push_back(placed(std::move(diagnostic), node, where));
}

void Tree::refuse(const RuleText& rule, const NodeData* node, std::source_location where, std::string got) {
  report({.rule = std::string{rule.id()},
          .summary = std::string{rule.title()},
          .got = std::move(got),
          .fix = std::string{rule.fix()}},
         node, where);
}

void Tree::note_relaxation(const NodeData& node, const RuleText& rule, std::string what,
                           std::source_location where) {
  relaxations.push_back({node.path, std::string{rule.id()}, std::move(what), where});
}

void Tree::note_waiver(const NodeData& node, const WaiverRecord& waiver) {
  waivers.push_back({node.path, waiver});
  if (options.no_waivers)
    report(messages::waiver_refused(waiver.rule, waiver.reason), &node, waiver.where);
  else if (waiver.is_expired(options.as_of))
    report(messages::waiver_expired(waiver.rule, iso(waiver.until).view(), iso(options.as_of).view()), &node,
           waiver.where);
}

NodeData* Tree::find(std::string_view path) const {
  const NodeData* node = &root;
  while (!path.empty()) {
    const auto slash = path.find('/');
    node = node->child(path.substr(0, slash));
    if (node == nullptr) return nullptr;
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  }
  return const_cast<NodeData*>(node);
}

std::string Tree::source_file(std::source_location where) const {
  // Nearly all stand in one file, and compilers keep its name once.
  if (named_file_ != where.file_name()) {
    named_file_ = where.file_name();
    file_name_ = relative_file(where);
  }
  return file_name_;
}

std::string Tree::relative_file(std::source_location where) const {
  const std::filesystem::path file{where.file_name()};
  const std::filesystem::path base = std::filesystem::path{program.file_name()}.parent_path();
  if (base.empty() ? file.is_absolute() : file.is_absolute() != base.is_absolute())
    return file.filename().string();
  const std::filesystem::path relative = base.empty() ? file : file.lexically_relative(base);
  // What shares nothing but the root with the program says more of the machine than of the project.
  const bool is_elsewhere = base.is_absolute() && !base.relative_path().empty() &&
                            *base.relative_path().begin() != *file.relative_path().begin();
  return relative.empty() || is_elsewhere ? file.filename().string() : relative.generic_string();
}

}  // namespace quoin::detail
