// Terraform's JSON, one file per stack: blocks in alphabetical order, each with the path of its construct.
#include "terraform/template_writer.hpp"

#include "assembly/names.hpp"
#include "core/sort_by.hpp"
#include "core/text_order.hpp"
#include "terraform/expression.hpp"
#include "terraform/providers.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <unordered_map>

namespace quoin::terraform {
namespace {

using assembly::Assembly;
using assembly::Template;
using assembly::Variable;
using bindings::Category;
using detail::Field;
using detail::JsonWriter;
using detail::Resource;
using detail::ValueAccess;

constexpr std::string_view oldest_terraform = ">= 1.11";

/// Writes the blocks of one template.
class TemplateWriter {
public:
  TemplateWriter(const Assembly& assembly, const Template& stack_template, const detail::TextSink& sink)
      : assembly_{assembly},
        template_{stack_template},
        out_{sink},
        values_{out_, assembly, *stack_template.stack} {}

  void write() {
    collect_locals();
    out_.begin_object();
    write_resources("data", Category::data);
    write_resources("ephemeral", Category::ephemeral);
    write_imports();
    write_locals();
    write_modules();
    write_moved();
    write_outputs();
    write_provider();
    write_removed();
    write_resources("resource", Category::resource);
    write_terraform();
    write_variables();
    out_.end_object();
    out_.finish();
  }

private:
  std::vector<const Resource*> of_category(Category category) const {
    std::vector<const Resource*> out;
    for (const Resource* resource : template_.resources)
      if (resource->type->category == category) out.push_back(resource);
    detail::sort_by(out, [](const Resource* each) {
      return std::pair{detail::OrderedText{each->type->name}, detail::OrderedText{each->logical_id}};
    });
    return out;
  }

  void write_resources(std::string_view block, Category category) {
    const auto resources = of_category(category);
    if (resources.empty()) return;
    out_.key(block);
    out_.begin_object();
    for (auto each = resources.begin(); each != resources.end();) {
      const std::string_view type = (*each)->type->name;
      out_.key(type);
      out_.begin_object();
      for (; each != resources.end() && (*each)->type->name == type; ++each) write_resource(**each);
      out_.end_object();
    }
    out_.end_object();
  }

  void write_modules() {
    const auto modules = of_category(Category::module);
    if (modules.empty()) return;
    out_.key("module");
    out_.begin_object();
    for (const Resource* each : modules) write_resource(*each);
    out_.end_object();
  }

  void write_resource(const Resource& resource) {
    // Arguments and meta-arguments stand in one block, in alphabetical order. An override of a meta-argument
    // wins.
    std::vector<Field> fields;
    const auto add = [&fields](std::string_view key, Value value) {
      fields.push_back({key, std::move(value)});
    };
    if (resource.options().meta.kind() == Value::Kind::object)
      fields = ValueAccess::copied_fields(resource.options().meta);
    if (resource.options().lifecycle.is_set())
      add("lifecycle",
          merged(triggers_by_address(resource), detail::member(resource.arguments, "lifecycle")));
    if (!resource.region.empty()) add("provider", Value::string("aws." + alias_of(resource.region)));
    if (resource.options().provider.is_set())
      add("provider", Value::string(configuration(resource.options().provider)));
    if (resource.options().providers.is_set()) add("providers", configurations(resource.options().providers));
    if (!resource.options().depends_on.empty()) add("depends_on", dependencies(resource));
    Value joined;
    if (!fields.empty()) {
      for (const Field& field : ValueAccess::fields(resource.arguments))
        if (field.key != "lifecycle" || !resource.options().lifecycle.is_set()) fields.push_back(field);
      joined = ValueAccess::object(std::move(fields));
    }
    const Value& block = joined.is_set() ? joined : resource.arguments;

    out_.key(resource.logical_id);
    out_.begin_object();
    out_.member("//", resource.path);
    const LocalName name{.key = document_base(resource)};
    for (const Field& field : ValueAccess::fields(block)) {
      out_.key(field.key);
      values_.print(field.value, {.within = &name, .key = field.key});
    }
    out_.end_object();
  }

  /// The lifecycle, with the addresses of what replaces the resource: Terraform wants them without `${`.
  Value triggers_by_address(const Resource& resource) const {
    const Value& lifecycle = resource.options().lifecycle;
    const Value& triggers = detail::member(lifecycle, "replace_triggered_by");
    if (triggers.kind() != Value::Kind::list) return lifecycle;
    std::vector<Value> addresses;
    for (const Value& each : ValueAccess::items(triggers))
      assembly::each_reference(each, [&](const detail::Reference& reference) {
        const auto resolved = assembly::resolve(assembly_, *template_.stack, reference);
        if (const auto* target = std::get_if<assembly::ResourceReference>(&resolved))
          addresses.push_back(Value::string(expression(*target)));
      });
    std::vector<Field> fields = ValueAccess::copied_fields(lifecycle);
    fields.push_back({"replace_triggered_by", ValueAccess::list(std::move(addresses))});
    return ValueAccess::object(std::move(fields));
  }

  /// The address of a provider's configuration.
  std::string configuration(const Value& provider) const {
    const auto resolved = assembly::resolve(assembly_, *template_.stack, ValueAccess::reference(provider));
    const auto* target = std::get_if<assembly::ResourceReference>(&resolved);
    return target == nullptr ? std::string{} : provider_address(*target->resource);
  }

  Value configurations(const Value& providers) const {
    std::vector<Field> fields;
    for (const Field& field : ValueAccess::fields(providers))
      fields.push_back({field.key, Value::string(configuration(field.value))});
    return ValueAccess::object(std::move(fields));
  }

  /// Both objects' members; of those that stand in both, the later one's.
  static Value merged(const Value& earlier, const Value& later) {
    if (earlier.kind() != Value::Kind::object || later.kind() != Value::Kind::object)
      return later.is_set() ? later : earlier;
    std::vector<Field> fields = ValueAccess::copied_fields(earlier);
    fields.insert(fields.end(), ValueAccess::fields(later).begin(), ValueAccess::fields(later).end());
    return ValueAccess::object(std::move(fields));
  }

  /// The addresses of what must exist first.
  Value dependencies(const Resource& resource) const {
    std::vector<std::string> addresses;
    for (const Value& dependency : resource.options().depends_on) {
      assembly::each_reference(dependency, [&](const detail::Reference& reference) {
        const auto resolved = assembly::resolve(assembly_, *template_.stack, reference);
        if (const auto* target = std::get_if<assembly::ResourceReference>(&resolved))
          addresses.push_back(address(*target->resource));
      });
    }
    std::ranges::sort(addresses);
    const auto same = std::ranges::unique(addresses);
    addresses.erase(same.begin(), same.end());
    std::vector<Value> items;
    for (const std::string& each : addresses) items.push_back(Value::string(each));
    return ValueAccess::list(std::move(items));
  }

  /// What the names of a resource's JSON documents start with.
  const std::string& document_base(const Resource& resource) const {
    const auto found = document_bases_.find(&resource);
    return found == document_bases_.end() ? resource.logical_id : found->second;
  }

  /// JSON documents inside arguments stand here as structure, so that a reviewer reads them line by line.
  /// Names that resources of several types would share get a short hash.
  void collect_locals() {
    for (const Resource* resource : template_.resources) {
      std::map<std::string, Value> own;
      collect_documents(resource->arguments, {.key = resource->logical_id}, own);
      if (own.empty()) continue;
      if (std::ranges::any_of(own, [&](const auto& each) { return locals_.contains(each.first); })) {
        const std::string& base =
            document_bases_
                .emplace(resource, resource->logical_id + "_" + assembly::short_hash(address(*resource)))
                .first->second;
        own.clear();
        collect_documents(resource->arguments, {.key = base}, own);
      }
      locals_.merge(own);
    }
    for (const auto& [name, output] : template_.outputs)
      collect_documents(output.value, {.key = "output_" + name}, locals_);
  }

  void write_locals() {
    if (locals_.empty()) return;
    out_.key("locals");
    out_.begin_object();
    for (const auto& [name, value] : locals_) {
      out_.key(name);
      values_.print(value, {.key = name});
    }
    out_.end_object();
  }

  /// What the program says of the state, one kind of it.
  std::vector<const assembly::StateBlock*> state_blocks(detail::StateStep::Kind kind) const {
    std::vector<const assembly::StateBlock*> blocks;
    for (const assembly::StateBlock& each : template_.state_blocks)
      if (each.step->kind == kind) blocks.push_back(&each);
    return blocks;
  }

  void write_imports() {
    const auto blocks = state_blocks(detail::StateStep::Kind::imported);
    if (blocks.empty()) return;
    out_.key("import");
    out_.begin_array();
    for (const assembly::StateBlock* each : blocks) {
      out_.begin_object();
      out_.key("id");
      values_.print(each->step->id, {.key = "import"});
      out_.member("to", address(*each->resource) + each->step->selector);
      out_.end_object();
    }
    out_.end_array();
  }

  void write_moved() {
    const auto blocks = state_blocks(detail::StateStep::Kind::moved);
    if (template_.moved.empty() && blocks.empty()) return;
    const auto write = [this](std::string_view from, std::string_view to) {
      out_.begin_object();
      out_.member("from", from);
      out_.member("to", to);
      out_.end_object();
    };
    out_.key("moved");
    out_.begin_array();
    for (const assembly::Moved& each : template_.moved)
      write(each.type + "." + each.from, each.type + "." + each.to);
    for (const assembly::StateBlock* each : blocks)
      write(each->step->address, address(*each->resource) + each->step->selector);
    out_.end_array();
  }

  void write_removed() {
    const auto blocks = state_blocks(detail::StateStep::Kind::removed);
    if (blocks.empty()) return;
    out_.key("removed");
    out_.begin_array();
    for (const assembly::StateBlock* each : blocks) {
      out_.begin_object();
      out_.member("from", each->step->address);
      out_.key("lifecycle");
      out_.begin_object();
      out_.key("destroy");
      out_.boolean(each->step->destroys);
      out_.end_object();
      out_.end_object();
    }
    out_.end_array();
  }

  void write_outputs() {
    if (template_.outputs.empty()) return;
    out_.key("output");
    out_.begin_object();
    for (const auto& [name, output] : template_.outputs) {
      out_.key(name);
      out_.begin_object();
      if (!output.description.empty()) out_.member("description", output.description);
      if (output.sensitive) {
        out_.key("sensitive");
        out_.boolean(true);
      }
      out_.key("value");
      values_.print(output.value, {.key = "output_" + name});
      out_.end_object();
    }
    out_.end_object();
  }

  void write_provider() {
    out_.key("provider");
    out_.begin_object();
    for (const auto& [name, configurations] : provider_configurations(template_)) {
      out_.key(name);
      out_.begin_array();
      for (const ProviderConfiguration& each : configurations) write_configuration(name, each);
      out_.end_array();
    }
    out_.end_object();
  }

  void write_configuration(const std::string& name, const ProviderConfiguration& from) {
    std::vector<Field> fields;
    if (!from.region.empty()) fields.push_back({"region", Value::string(from.region)});
    if (from.resource != nullptr) {
      const std::span<const Field> own = ValueAccess::fields(from.resource->arguments);
      fields.insert(fields.end(), own.begin(), own.end());
    }
    if (!from.alias.empty()) fields.push_back({"alias", Value::string(from.alias)});
    const std::string base = "provider_" + name + "_" + from.alias;
    const LocalName configuration{.key = base};
    out_.begin_object();
    for (const Value block = ValueAccess::object(std::move(fields));
         const Field& field : ValueAccess::fields(block)) {
      out_.key(field.key);
      values_.print(field.value, {.within = &configuration, .key = field.key});
    }
    out_.end_object();
  }

  void write_terraform() {
    out_.key("terraform");
    out_.begin_object();
    write_backend();
    out_.key("required_providers");
    out_.begin_object();
    for (const auto& [name, required] : required_providers(template_)) {
      out_.key(name);
      out_.begin_object();
      out_.member("source", required.source);
      if (const std::string version = constraint_of(required); !version.empty())
        out_.member("version", version);
      out_.end_object();
    }
    out_.end_object();
    out_.member("required_version", oldest_terraform);
    out_.end_object();
  }

  /// Each stack of each environment has a state of its own. A lock file beside it keeps a second writer out.
  void write_backend() {
    const detail::StateLocation& state = assembly_.tree->state;
    if (state.kind != detail::StateLocation::Kind::bucket) return;
    out_.key("backend");
    out_.begin_object();
    out_.key("s3");
    out_.begin_object();
    out_.member("bucket", state.bucket);
    out_.key("encrypt");
    out_.boolean(true);
    out_.member(
        "key", state.folder + assembly_.tree->options.environment + "/" + template_.stack->path + ".tfstate");
    if (!state.key_arn.empty()) out_.member("kms_key_id", state.key_arn);
    out_.member("region", state.region);
    out_.key("use_lockfile");
    out_.boolean(true);
    out_.end_object();
    out_.end_object();
  }

  void write_variables() {
    if (template_.variables.empty()) return;
    out_.key("variable");
    out_.begin_object();
    for (const auto& [name, variable] : template_.variables) {
      out_.key(name);
      out_.begin_object();
      if (variable.otherwise) {
        out_.key("default");
        if (variable.type == Variable::Type::boolean)
          out_.boolean(*variable.otherwise == "true");
        else
          out_.string(*variable.otherwise);
      }
      if (!variable.description.empty()) out_.member("description", variable.description);
      out_.key("nullable");
      out_.boolean(false);
      if (variable.sensitive) {
        out_.key("sensitive");
        out_.boolean(true);
      }
      // A value from another stack may be a list; what the user types is checked.
      if (variable.from_stack.empty())
        out_.member("type", variable.type == Variable::Type::boolean ? "bool" : "string");
      if (!variable.pattern.empty()) write_validation(name, variable.pattern);
      out_.end_object();
    }
    out_.end_object();
  }

  void write_validation(const std::string& name, const std::string& pattern) {
    out_.key("validation");
    out_.begin_object();
    out_.member("condition", "${can(regex(\"" + pattern + "\", var." + name + "))}");
    out_.member("error_message", "The value of " + name + " must match " + pattern + ".");
    out_.end_object();
  }

  const Assembly& assembly_;
  const Template& template_;
  JsonWriter out_;
  ValuePrinter values_;
  std::map<std::string, Value> locals_;
  std::unordered_map<const Resource*, std::string> document_bases_;
};

}  // namespace

void write_template(const Assembly& assembly, const Template& stack_template, const detail::TextSink& sink) {
  TemplateWriter{assembly, stack_template, sink}.write();
}

}  // namespace quoin::terraform
