// CloudFormation's JSON, one template per stack: sections and resources in alphabetical order.
#include "cloudformation/template_writer.hpp"

#include "cloudformation/intrinsic.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>

namespace quoin::cloudformation {
namespace {

using assembly::Assembly;
using assembly::Template;
using assembly::Variable;
using detail::JsonWriter;
using detail::Resource;

/// Writes the sections of one template.
class TemplateWriter {
public:
  TemplateWriter(const Assembly& assembly, const Template& stack_template, const detail::TextSink& sink)
      : assembly_{assembly},
        template_{stack_template},
        out_{sink},
        values_{out_, assembly, *stack_template.stack} {}

  void write() {
    out_.begin_object();
    out_.member("AWSTemplateFormatVersion", "2010-09-09");
    const std::string& description = template_.stack->stack_data->description;
    write_conditions();
    if (!description.empty()) out_.member("Description", description);
    write_outputs();
    write_parameters();
    write_resources();
    out_.end_object();
    out_.finish();
  }

private:
  void write_conditions() {
    if (template_.conditions.empty()) return;
    out_.key("Conditions");
    out_.begin_object();
    for (const auto& [name, says] : template_.conditions) {
      out_.key(name);
      values_.print(says);
    }
    out_.end_object();
  }

  void write_outputs() {
    if (template_.outputs.empty()) return;
    out_.key("Outputs");
    out_.begin_object();
    for (const auto& [name, output] : template_.outputs) {
      out_.key(name);
      out_.begin_object();
      if (!output.description.empty()) out_.member("Description", output.description);
      out_.key("Value");
      values_.print(output.value);
      out_.end_object();
    }
    out_.end_object();
  }

  void write_parameters() {
    if (template_.variables.empty()) return;
    out_.key("Parameters");
    out_.begin_object();
    for (const auto& [name, variable] : template_.variables) {
      out_.key(name);
      out_.begin_object();
      if (!variable.pattern.empty()) out_.member("AllowedPattern", variable.pattern);
      if (variable.type == Variable::Type::boolean) {
        out_.key("AllowedValues");
        out_.begin_array();
        out_.string("true");
        out_.string("false");
        out_.end_array();
      }
      if (variable.otherwise) out_.member("Default", *variable.otherwise);
      if (!variable.description.empty()) out_.member("Description", variable.description);
      if (variable.sensitive) {
        out_.key("NoEcho");
        out_.boolean(true);
      }
      out_.member("Type", "String");
      out_.end_object();
    }
    out_.end_object();
  }

  void write_resources() {
    std::vector<const Resource*> resources{template_.resources.begin(), template_.resources.end()};
    std::ranges::sort(resources, {}, &Resource::logical_id);
    out_.key("Resources");
    out_.begin_object();
    for (const Resource* resource : resources) write_resource(*resource);
    out_.end_object();
  }

  void write_resource(const Resource& resource) {
    const detail::ResourceOptions& options = resource.options();
    out_.key(resource.logical_id);
    out_.begin_object();
    if (options.condition.is_set()) {
      out_.key("Condition");
      values_.print(options.condition);
    }
    if (!options.deletion_policy.empty()) out_.member("DeletionPolicy", options.deletion_policy);
    if (const auto ids = dependency_ids(assembly_, resource); !ids.empty()) {
      out_.key("DependsOn");
      out_.begin_array();
      for (const std::string& id : ids) out_.string(id);
      out_.end_array();
    }
    write_metadata(resource);
    if (!detail::ValueAccess::fields(resource.arguments).empty()) {
      out_.key("Properties");
      values_.print(resource.arguments);
    }
    out_.member("Type", resource.type->name);
    if (!options.update_replace_policy.empty())
      out_.member("UpdateReplacePolicy", options.update_replace_policy);
    out_.end_object();
  }

  /// Where the resource comes from, beside the metadata of its own.
  void write_metadata(const Resource& resource) {
    std::vector<detail::Field> fields;
    if (resource.options().metadata.kind() == Value::Kind::object)
      fields = detail::ValueAccess::copied_fields(resource.options().metadata);
    fields.push_back({"quoin:path", Value::string(resource.path)});
    out_.key("Metadata");
    values_.print(detail::ValueAccess::object(std::move(fields)));
  }

  const Assembly& assembly_;
  const Template& template_;
  JsonWriter out_;
  ValuePrinter values_;
};

}  // namespace

void write_template(const Assembly& assembly, const Template& stack_template, const detail::TextSink& sink) {
  TemplateWriter{assembly, stack_template, sink}.write();
}

}  // namespace quoin::cloudformation
