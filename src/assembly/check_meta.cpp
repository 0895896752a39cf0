// What can be wrong with instances, expressions, conditions and providers once everything has its place.
#include "assembly/check_meta.hpp"

#include "assembly/references.hpp"
#include "bindings/address_mark.hpp"
#include "core/ascii.hpp"
#include "messages/bindings_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>

namespace quoin::assembly {
namespace {

using detail::Expression;
using detail::Reference;
using detail::Target;
using detail::ValueAccess;

bool has_meta(const Resource* resource, std::string_view name) {
  return resource != nullptr && detail::member(resource->options().meta, name).is_set();
}

bool is_repeated(const Resource& resource) {
  return has_meta(&resource, "count") || has_meta(&resource, "for_each");
}

/// `@["orders"].arn`, `tolist(@[0].name)[0]`: it names one instance, or all of them.
bool names_instances(std::string_view attribute) {
  const auto mark = bindings::find_address_mark(attribute);
  return mark != std::string_view::npos && attribute.substr(mark + 1).starts_with('[');
}

/// Whether a part of an expression speaks of `each` or `count`, as a word of its own.
bool speaks_of(std::string_view part, std::string_view word) {
  for (auto at = part.find(word); at != std::string_view::npos; at = part.find(word, at + 1)) {
    const char before = at == 0 ? ' ' : part[at - 1];
    const bool is_inside =
        ascii::is_letter_or_digit(before) || before == '_' || before == '.' || before == '"';
    if (!is_inside) return true;
  }
  return false;
}

class MetaCheck {
public:
  MetaCheck(const Assembly& assembly, const Template& stack_template, bool has_instances,
            Diagnostics& diagnostics)
      : assembly_{assembly},
        template_{stack_template},
        diagnostics_{diagnostics},
        has_instances_{has_instances} {}

  void check(const Resource& resource) {
    const detail::ResourceOptions& options = resource.options();
    const NodeData& owner = *resource.owner;
    for (const Value* value : {&resource.arguments, &options.lifecycle, &options.condition})
      check(*value, &resource, owner);
    check_provider(options.provider, owner);
    if (options.providers.is_set())
      for (const detail::Field& field : ValueAccess::fields(options.providers))
        check_provider(field.value, owner);
  }

  /// What an output shows, or a condition says.
  void check(const Value& value, const NodeData& owner) { check(value, nullptr, owner); }

private:
  void report(Diagnostic diagnostic, const NodeData& owner) {
    diagnostics_.push_back(owner.tree->placed(std::move(diagnostic), &owner, owner.where));
  }

  void check(const Value& value, const Resource* from, const NodeData& owner) {
    each_reference(value, [&](const Reference& reference) {
      switch (reference.target->target_kind) {
        case Target::Kind::expression:
          return check_expression(*static_cast<const Expression*>(reference.target), from, owner);
        case Target::Kind::node:
          check_condition(*static_cast<const NodeData*>(reference.target), owner);
          break;
        default:
          break;
      }
      check_instance(reference, owner);
    });
  }

  void check_expression(const Expression& expression, const Resource* from, const NodeData& owner) {
    if (assembly_.target != quoin::Target::terraform)
      return report(messages::expression_of_terraform(), owner);
    for (const Value& piece : expression.pieces) {
      const std::string_view part = piece.characters();
      if (speaks_of(part, "each.") && !has_meta(from, "for_each"))
        report(messages::each_without_for_each(), owner);
      if (speaks_of(part, "count.index") && !has_meta(from, "count"))
        report(messages::index_without_count(), owner);
    }
  }

  void check_condition(const NodeData& node, const NodeData& owner) {
    if (node.condition && node.stack != template_.stack)
      report(messages::condition_of_another_stack(node.path), owner);
  }

  void check_provider(const Value& provider, const NodeData& owner) {
    if (!provider.is_set()) return;
    const NodeData* node = detail::node_behind(provider);
    if (node->stack != template_.stack) report(messages::provider_of_another_stack(node->path), owner);
  }

  void check_instance(const Reference& reference, const NodeData& owner) {
    if (reference.attribute.empty()) return;  // all of it, as a dependency or inside an expression
    if (!has_instances_ && !names_instances(reference.attribute)) return;  // nearly always
    const Resolved resolved = resolve(assembly_, *template_.stack, reference);
    const Resource* to = nullptr;
    if (const auto* own = std::get_if<ResourceReference>(&resolved)) to = own->resource;
    if (const auto* variable = std::get_if<VariableReference>(&resolved)) to = variable->imported.resource;
    if (to == nullptr) return;
    if (is_repeated(*to) && !names_instances(reference.attribute))
      report(messages::instance_is_needed(to->path, has_meta(to, "count")), owner);
    if (!is_repeated(*to) && names_instances(reference.attribute))
      report(messages::instance_of_a_single_one(to->path), owner);
  }

  const Assembly& assembly_;
  const Template& template_;
  Diagnostics& diagnostics_;
  bool has_instances_;  ///< Some resource has `count` or `for_each`.
};

}  // namespace

namespace {

void check_below(const NodeData& node, MetaCheck& meta) {
  for (const NodeData* child : node.children()) {
    if (child->output) meta.check(child->output->value, *child);
    if (child->condition) meta.check(*child->condition, *child);
    check_below(*child, meta);
  }
}

}  // namespace

void check_meta(const Assembly& assembly, Diagnostics& diagnostics) {
  const bool has_instances =
      std::ranges::any_of(assembly.by_path, [](const Resource* each) { return is_repeated(*each); });
  for (const Template& each : assembly.templates) {
    MetaCheck meta{assembly, each, has_instances, diagnostics};
    for (const Resource* resource : each.resources) meta.check(*resource);
    check_below(*each.stack, meta);
  }
}

}  // namespace quoin::assembly
