// From intents to named, connected resources: lowering, tags, overrides, names, and what stacks want of one
// another.
#include "assembly/check_conditions.hpp"
#include "assembly/check_meta.hpp"
#include "assembly/companions.hpp"
#include "assembly/names.hpp"
#include "assembly/order.hpp"
#include "assembly/override.hpp"
#include "assembly/references.hpp"
#include "assembly/state_blocks.hpp"
#include "assembly/tags.hpp"
#include "assembly/template.hpp"
#include "core/sort_by.hpp"
#include "messages/bindings_messages.hpp"
#include "messages/core_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace quoin::assembly {
namespace {

using detail::Reference;
using detail::Surroundings;
using detail::Tree;

void report(Diagnostics& diagnostics, const NodeData& node, Diagnostic diagnostic,
            std::source_location where) {
  diagnostics.push_back(node.tree->placed(std::move(diagnostic), &node, where));
}

std::string_view dns_suffix(std::string_view partition) {
  return partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}

/// Whether what is kept by deletion protection goes without a trace. CloudFormation cannot negate a
/// parameter, so there it is the state that decides.
Value gives_way(quoin::Target target, detail::State state) {
  return target == quoin::Target::terraform ? negated_variable("deletion_protection")
                                            : Value::boolean(state == detail::State::unlocked);
}

Surroundings surroundings_of(const NodeData& stack, quoin::Target target) {
  const detail::StackData& data = *stack.stack_data;
  const detail::Options& options = stack.tree->options;
  Surroundings out;
  out.stack = stack.id;
  out.region = name_of(data.region);
  out.partition = partition_of(data.region);
  out.dns_suffix = dns_suffix(out.partition);
  out.account_id = data.account.empty() ? own_variable("account_id") : Value::string(data.account);
  out.deletion_protection = own_variable("deletion_protection");
  out.skip_final_snapshot = gives_way(target, options.state);
  out.force_destroy = gives_way(target, options.state);
  out.state = options.state;
  out.production = stack.tree->is_production();
  return out;
}

/// The main resource of a construct has the construct's own path.
std::string_view resource_path(Assembly& assembly, const NodeData& owner, std::string_view local) {
  if (local.empty()) return owner.path;
  return assembly.paths.emplace_front(owner.path).append("/").append(local);
}

/// Lowers the constructs below a node. What lies in another region than its stack sees that region around it.
void lower_below(Assembly& assembly, Template& out, const NodeData& node, const Surroundings& around,
                 Diagnostics& diagnostics) {
  for (const NodeData* child : node.children()) {
    if (child->pinned != nullptr && child->pinned->target != assembly.target) {
      report(diagnostics, *child,
             messages::pinned_to_target(child->pinned->category, child->pinned->name,
                                        detail::name_of(child->pinned->target)),
             child->where);
      continue;
    }
    const Surroundings* own = &around;
    Surroundings elsewhere;
    if (child->region != unknown_region) {
      elsewhere = around;
      elsewhere.region = name_of(child->region);
      own = &elsewhere;
    }
    if (child->intent) {
      detail::Lowered& lowered = assembly.lowered[child->number];
      lowered = child->intent->lower(assembly.target, *own);
      const std::string_view own_region = detail::intern(own->region);
      for (const auto& resource : lowered.resources) {
        resource->owner = const_cast<NodeData*>(child);
        resource->stack = out.stack;
        resource->path = resource_path(assembly, *child, resource->local);
        const std::string_view stated = resource->options().region;
        const std::string_view region = stated.empty() ? own_region : stated;
        if (region != out.surroundings.region) resource->region = region;
        out.resources.push_back(resource.get());
      }
      for (const detail::AttachedFile& file : lowered.files.or_plain()) out.files.push_back(&file);
      for (const detail::Publication& each : lowered.publications.or_plain())
        out.publications.push_back(&each);
    }
    lower_below(assembly, out, *child, *own, diagnostics);
  }
}

/// The nodes below that are parameters, and those that are conditions.
struct Named {
  std::vector<const NodeData*> parameters;
  std::vector<const NodeData*> conditions;
};

void collect(const NodeData& node, Named& out) {
  for (const NodeData* child : node.children()) {
    if (child->parameter) out.parameters.push_back(child);
    if (child->condition) out.conditions.push_back(child);
    collect(*child, out);
  }
}

/// Whether a name is taken for a variable of the template: by another, by one of Quoin's own, and in
/// CloudFormation by a resource.
bool is_taken(const Assembly& assembly, const Template& out, const std::string& name) {
  if (out.variables.contains(name) || out.conditions.contains(name)) return true;
  if (std::ranges::any_of(own_variables, [&](const auto& own) {
        return name == own.terraform || name == own.cloudformation;
      }))
    return true;
  return assembly.target == quoin::Target::cloudformation &&
         std::ranges::find(out.resources, name, &Resource::logical_id) != out.resources.end();
}

Template& template_of(Assembly& assembly, const NodeData& stack) {
  return *std::ranges::find(assembly.templates, &stack, &Template::stack);
}
const Template& template_of(const Assembly& assembly, const NodeData& stack) {
  return *std::ranges::find(assembly.templates, &stack, &Template::stack);
}

/// The template that shows an output: that of the stack, or of the part where what it belongs to lies.
const Template& home_of(const Assembly& assembly, const Template& stack, const NodeData& output) {
  const std::string_view region = name_of(detail::region_around(output));
  if (region == stack.surroundings.region) return stack;
  const auto part = std::ranges::find_if(assembly.templates, [&](const Template& each) {
    return each.part_of == stack.stack && each.surroundings.region == region;
  });
  return part == assembly.templates.end() ? stack : *part;
}

/// Calls `visit` for every output that the template shows.
template <class Visit>
void each_output(const Assembly& assembly, const Template& out, const NodeData& node, const Visit& visit) {
  const NodeData* stack = out.part_of == nullptr ? out.stack : out.part_of;
  for (const NodeData* child : node.children()) {
    if (child->output && &home_of(assembly, template_of(assembly, *stack), *child) == &out) visit(*child);
    each_output(assembly, out, *child, visit);
  }
}

Variable variable_of(const detail::ParameterData& parameter) {
  return {.description = parameter.description,
          .otherwise = parameter.otherwise,
          .sensitive = parameter.sensitive};
}

/// Gives the stack's parameters, outputs and conditions their names.
void name_parameters_and_outputs(Assembly& assembly, Template& out, Diagnostics& diagnostics) {
  Named named;
  collect(*out.stack, named);
  const auto& [parameters, conditions] = named;
  std::vector<const NodeData*> outputs;
  each_output(assembly, out, out.part_of == nullptr ? *out.stack : *out.part_of,
              [&](const NodeData& output) { outputs.push_back(&output); });
  const auto taken = [&](const std::string& name) { return is_taken(assembly, out, name); };
  assembly.parameter_names.merge(name_nodes(parameters, assembly.target, taken, diagnostics));
  for (const NodeData* parameter : parameters)
    out.variables.emplace(assembly.parameter_names.at(parameter), variable_of(*parameter->parameter));
  const auto free = [](const std::string&) { return false; };
  assembly.output_names.merge(name_nodes(outputs, assembly.target, free, diagnostics));
  for (const NodeData* output : outputs)
    out.outputs.emplace(assembly.output_names.at(output),
                        TemplateOutput{output->output->value, output->output->description});
  if (assembly.target != quoin::Target::cloudformation) return;
  assembly.condition_names.merge(name_nodes(conditions, assembly.target, taken, diagnostics));
  for (const NodeData* condition : conditions)
    out.conditions.emplace(assembly.condition_names.at(condition), *condition->condition);
}

Variable own_variable_of(std::string_view attribute, const NodeData& stack) {
  if (attribute == "account_id")
    return {.description = "The account that the stack is deployed to, 12 digits.", .pattern = "^[0-9]{12}$"};
  if (attribute == "cloudfront_prefix_list_id")
    return {
        .description =
            "The id of the prefix list of CloudFront's servers in the region, which no resource tells: aws "
            "ec2 describe-managed-prefix-lists --filters "
            "Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing --query "
            "PrefixLists[0].PrefixListId --output text",
        .pattern = "^pl-[0-9a-f]{8,17}$"};
  if (attribute == "s3_prefix_list_id")
    return {.description =
                "The id of S3's prefix list in the region, which no resource tells: aws ec2 "
                "describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws." +
                std::string{name_of(stack.stack_data->region)} +
                ".s3 --query PrefixLists[0].PrefixListId --output text",
            .pattern = "^pl-[0-9a-f]{8,17}$"};
  const bool protects = stack.tree->options.state != detail::State::unlocked;
  return {.type = Variable::Type::boolean,
          .description = "Whether what holds data or takes traffic is protected from deletion.",
          .otherwise = protects ? "true" : "false"};
}

/// Follows one reference of a template: notes the variable that it needs, the edge, or that it leads nowhere.
class Connector {
public:
  Connector(Assembly& assembly, Template& out, Diagnostics& diagnostics)
      : assembly_{assembly}, out_{out}, diagnostics_{diagnostics} {}

  /// What must merely be there first: of another stack, that stack.
  void wait_for(const Value& value, const Resource* from, const NodeData& node, std::source_location where) {
    each_reference(value, [&](const Reference& reference) {
      const Resolved resolved = resolve(assembly_, *out_.stack, reference);
      const auto* variable = std::get_if<VariableReference>(&resolved);
      if (variable == nullptr || variable->imported.resource == nullptr)
        return follow(reference, from, node, where);
      out_.depends_on.insert(variable->imported.resource->stack->id);
    });
  }

  void follow(const Value& value, const Resource* from, const NodeData& node, std::source_location where) {
    each_reference(value, [&](const Reference& reference) { follow(reference, from, node, where); });
  }

private:
  void follow(const Reference& reference, const Resource* from, const NodeData& node,
              std::source_location where) {
    const Resolved resolved = resolve(assembly_, *out_.stack, reference);
    if (std::holds_alternative<ExpressionReference>(resolved))
      return;  // what it refers to is followed by itself
    if (const auto* value = std::get_if<Value>(&resolved)) return follow(*value, from, node, where);
    if (const auto* target = std::get_if<ResourceReference>(&resolved)) {
      if (from != nullptr) assembly_.edges.push_back({from, target->resource, target->attribute});
      return;
    }
    if (const auto* variable = std::get_if<VariableReference>(&resolved)) {
      if (variable->imported.resource != nullptr) return import(variable->imported, from);
      if (variable->parameter == nullptr) return note_own_variable(variable->name);
      return note_parameter(*variable->parameter, variable->name, node, where);
    }
    report_dangling(reference, node, where);
  }

  /// A companion stack asks for the parameters of the stack that it belongs to.
  void note_parameter(const NodeData& parameter, const std::string& name, const NodeData& node,
                      std::source_location where) {
    if (parameter.stack == out_.stack) return;
    if (parameter.stack != out_.part_of)
      return report(diagnostics_, node, messages::parameter_of_another_stack(parameter.path), where);
    out_.variables.try_emplace(name, variable_of(*parameter.parameter));
  }

  void note_own_variable(const std::string& name) {
    for (const OwnVariable& own : own_variables)
      if (name == (assembly_.target == quoin::Target::terraform ? own.terraform : own.cloudformation) &&
          name.find_first_of(":.") == std::string::npos)
        out_.variables.try_emplace(name, own_variable_of(own.attribute, *out_.stack));
  }

  /// Notes what another stack hands out and this one asks for.
  void import(const ResourceReference& source, const Resource* from) {
    if (from != nullptr) assembly_.edges.push_back({from, source.resource, source.attribute});
    if (!imported_.insert(source).second) return;
    const NodeData& producer = *source.resource->stack;
    const std::string path = std::string{source.resource->path} + "." + std::string{source.attribute};
    const std::string plain = import_name(assembly_.target, source);
    std::string name = free_name(plain, path, assembly_.target, [&](const std::string& wanted) {
      return is_taken(assembly_, out_, wanted);
    });
    std::string output = output_of(template_of(assembly_, producer), source, path);
    out_.depends_on.insert(producer.id);
    out_.variables.emplace(name, Variable{.description = "From the stack " + producer.id + ".",
                                          .from_stack = producer.id,
                                          .from_output = std::move(output)});
    if (name != plain)
      assembly_.renamed_imports.emplace(std::make_tuple(out_.stack, source.resource, source.attribute),
                                        std::move(name));
  }

  /// The output under which the producer hands it out; made where there is none yet.
  std::string output_of(Template& producer, const ResourceReference& source, std::string_view path) const {
    const Value value = Value::reference(*source.resource, source.attribute);
    std::string name = free_name(export_name(assembly_.target, source), path, assembly_.target,
                                 [&](const std::string& wanted) {
                                   const auto found = producer.outputs.find(wanted);
                                   return found != producer.outputs.end() && !(found->second.value == value);
                                 });
    producer.outputs.try_emplace(name, TemplateOutput{value, "For the stacks that build on this one."});
    return name;
  }

  void report_dangling(const Reference& reference, const NodeData& node, std::source_location where) {
    const NodeData* to = detail::node_behind(reference);
    if (to == nullptr)
      return report(diagnostics_, node, messages::reference_to_nothing("the app", reference.attribute),
                    where);
    if (to->tree != assembly_.tree)
      return report(diagnostics_, node, messages::reference_across_apps(to->path), where);
    const bool is_reported = to->pinned != nullptr && to->pinned->target != assembly_.target;
    if (!is_reported)
      report(diagnostics_, node, messages::reference_to_nothing(to->path, reference.attribute), where);
  }

  Assembly& assembly_;
  Template& out_;
  Diagnostics& diagnostics_;
  std::set<ResourceReference> imported_;
};

/// The value shows a parameter whose value is not to be shown.
bool is_sensitive(const Assembly& assembly, const NodeData& stack, const Value& value) {
  bool found = false;
  each_reference(value, [&](const Reference& reference) {
    const Resolved resolved = resolve(assembly, stack, reference);
    const auto* variable = std::get_if<VariableReference>(&resolved);
    found = found || (variable != nullptr && variable->parameter != nullptr &&
                      variable->parameter->parameter->sensitive);
  });
  return found;
}

/// Follows what CloudFormation's conditions compare.
void connect_conditions(const Assembly& assembly, Connector& connector, const NodeData& node) {
  if (assembly.target != quoin::Target::cloudformation) return;
  for (const NodeData* child : node.children()) {
    if (child->condition) connector.follow(*child->condition, nullptr, *child, child->where);
    connect_conditions(assembly, connector, *child);
  }
}

void connect_outputs(const Assembly& assembly, Template& out, Connector& connector) {
  each_output(assembly, out, out.part_of == nullptr ? *out.stack : *out.part_of, [&](const NodeData& output) {
    connector.follow(output.output->value, nullptr, output, output.where);
    out.outputs.at(assembly.output_names.at(&output)).sensitive =
        is_sensitive(assembly, *out.stack, output.output->value);
  });
}

void connect(Assembly& assembly, Template& out, Diagnostics& diagnostics) {
  Connector connector{assembly, out, diagnostics};
  for (const Resource* resource : out.resources) {
    const NodeData& owner = *resource->owner;
    connector.follow(resource->arguments, resource, owner, owner.where);
    connector.follow(resource->options().lifecycle, resource, owner, owner.where);
    connector.follow(resource->options().meta, resource, owner, owner.where);
    connector.follow(resource->options().metadata, resource, owner, owner.where);
    for (const Value& dependency : resource->options().depends_on)
      connector.wait_for(dependency, resource, owner, owner.where);
  }
  connect_outputs(assembly, out, connector);
  connect_conditions(assembly, connector, *out.stack);
  check_conditions(assembly, out, diagnostics);
}

using NameOfType = std::pair<std::string_view, std::string_view>;  // a type, and a resource's name

/// The `moved` blocks: of every resource from each former name to the next, so that every state finds its
/// way.
void note_moves(Template& out) {
  if (!out.stack->tree->has_former_ids) return;
  std::set<NameOfType> present;  // put together once something was renamed, which is rare
  for (const Resource* resource : out.resources) {
    if (resource->type->category != bindings::Category::resource) continue;
    std::vector<std::string> names =
        former_names(*resource, quoin::Target::terraform, [&](const std::string& name) {
          if (present.empty())
            for (const Resource* each : out.resources) present.emplace(each->type->name, each->logical_id);
          return name != resource->logical_id && present.contains({resource->type->name, name});
        });
    if (names.empty()) continue;
    names.push_back(resource->logical_id);
    for (std::size_t i = 0; i + 1 < names.size(); ++i)
      if (names[i] != names[i + 1])
        out.moved.push_back({std::string{resource->type->name}, names[i], names[i + 1]});
  }
}

void sort_edges(Assembly& assembly) {
  const auto key = [](const ResourceEdge& edge) {
    return std::tie(edge.from->path, edge.to->path, edge.attribute);
  };
  std::ranges::sort(assembly.edges, [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto same =
      std::ranges::unique(assembly.edges, [&](const auto& a, const auto& b) { return key(a) == key(b); });
  assembly.edges.erase(same.begin(), same.end());
}

}  // namespace

Resource* part_of(const Assembly& assembly, const NodeData& node, std::string_view local) {
  const auto& resources = lowered_of(assembly, node).resources;
  const auto found = std::ranges::find_if(resources, [&](const auto& each) { return each->local == local; });
  return found == resources.end() ? nullptr : found->get();
}

std::vector<std::string> parts_of(const Assembly& assembly, const NodeData& node) {
  std::vector<std::string> parts;
  for (const auto& resource : lowered_of(assembly, node).resources) parts.push_back(resource->local);
  std::ranges::sort(parts);
  return parts;
}

const Resource* resource_at(const Assembly& assembly, std::string_view path) {
  const auto found = std::ranges::lower_bound(assembly.by_path, path, {}, &Resource::path);
  return found != assembly.by_path.end() && (*found)->path == path ? *found : nullptr;
}

Assembly assemble(const Tree& tree, quoin::Target target, Diagnostics& diagnostics) {
  Assembly assembly;
  assembly.target = target;
  assembly.tree = &tree;
  assembly.lowered.resize(tree.nodes.size());

  std::vector<const NodeData*> stacks;
  for (const NodeData* child : tree.root.children())
    if (child->stack_data) stacks.push_back(child);
  std::ranges::sort(stacks, {}, &NodeData::id);

  for (const NodeData* stack : stacks) {
    Template& out = assembly.templates.emplace_back();
    out.stack = stack;
    out.surroundings = surroundings_of(*stack, target);
    lower_below(assembly, out, *stack, out.surroundings, diagnostics);
  }
  if (target == quoin::Target::cloudformation) split_by_region(assembly);
  for (Template& out : assembly.templates) {
    detail::sort_by_text(out.resources, &Resource::path);
    std::ranges::sort(out.files, {}, &detail::AttachedFile::name);
    std::ranges::sort(out.publications, {}, [](const detail::Publication* each) -> const std::string& {
      return each->bucket->path;
    });
    name_resources(out, target, diagnostics);
    name_parameters_and_outputs(assembly, out, diagnostics);
    apply_overrides(assembly, out, diagnostics);
    apply_tags(out, diagnostics);
    if (target == quoin::Target::terraform) {
      note_moves(out);
      collect_state_blocks(assembly, out, diagnostics);
    }
    std::ranges::sort(out.moved, {},
                      [](const Moved& each) { return std::tie(each.type, each.from, each.to); });
  }
  for (const Template& each : assembly.templates)
    assembly.by_path.insert(assembly.by_path.end(), each.resources.begin(), each.resources.end());
  detail::sort_by_text(assembly.by_path, &Resource::path);
  for (Template& out : assembly.templates) connect(assembly, out, diagnostics);
  check_meta(assembly, diagnostics);
  sort_edges(assembly);
  report_cycles(assembly, diagnostics);
  return assembly;
}

}  // namespace quoin::assembly
