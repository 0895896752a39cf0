// manifest.json, and the scripts that carry values from stack to stack.
#include "assembly/manifest.hpp"

#include "assembly/attachments.hpp"
#include "assembly/order.hpp"
#include "core/json_writer.hpp"

#include <algorithm>

namespace quoin::assembly {
namespace {

using detail::JsonWriter;

bool takes_from_others(const Template& stack_template) {
  return std::ranges::any_of(stack_template.variables,
                             [](const auto& each) { return !each.second.from_stack.empty(); });
}

std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

void write_parameters(JsonWriter& out, const Template& each) {
  out.key("parameters");
  out.begin_array();
  for (const auto& [name, variable] : each.variables) {
    out.begin_object();
    if (!variable.from_stack.empty()) {
      out.key("from");
      out.begin_object();
      out.member("output", variable.from_output);
      out.member("stack", variable.from_stack);
      out.end_object();
    }
    out.member("name", name);
    out.key("required");
    out.boolean(!variable.otherwise.has_value());
    out.end_object();
  }
  out.end_array();
}

void write_stack(JsonWriter& out, const Assembly& assembly, const Template& each) {
  out.begin_object();
  if (!each.stack->stack_data->account.empty()) out.member("account", each.stack->stack_data->account);
  out.key("depends_on");
  out.begin_array();
  for (const std::string& id : each.depends_on) out.string(id);
  out.end_array();
  out.key("files");
  out.begin_array();
  if (takes_from_others(each)) out.string(inputs_file(assembly.target, *each.stack));
  out.string(template_file(assembly.target, *each.stack));
  for (const detail::AttachedFile* file : each.files)
    out.string(attached_file(assembly.target, *each.stack, *file));
  for (const auto& [name, bytes] : attachments_of(assembly, each)) out.string(each.stack->id + "/" + name);
  if (!each.publications.empty()) out.string(publish_file(*each.stack));
  out.end_array();
  out.member("name", each.stack->id);
  out.key("outputs");
  out.begin_array();
  for (const auto& [name, output] : each.outputs) out.string(name);
  out.end_array();
  write_parameters(out, each);
  if (each.part_of != nullptr) out.member("part_of", each.part_of->id);
  out.member("region", each.surroundings.region);
  out.end_object();
}

}  // namespace

std::string template_file(quoin::Target target, const NodeData& stack) {
  return target == quoin::Target::terraform ? stack.id + "/main.tf.json" : stack.id + ".template.json";
}

std::string attached_file(quoin::Target target, const NodeData& stack, const detail::AttachedFile& file) {
  return target == quoin::Target::terraform ? stack.id + "/" + file.name : stack.id + "." + file.name;
}

std::string publish_file(const NodeData& stack) { return stack.id + ".publish.sh"; }

std::string write_publish_script(const Assembly& assembly, const Template& stack_template) {
  if (stack_template.publications.empty()) return {};
  const std::string& stack = stack_template.stack->id;
  std::string out =
      "#!/bin/sh\n"
      "# Puts files into their buckets, and tells CloudFront to forget the old ones. Run it when the stack "
      "is "
      "deployed.\n"
      "set -eu\n"
      "cd -- \"$(dirname -- \"$0\")\"\n"
      "output() {\n"
      "  aws cloudformation describe-stacks --region " +
      stack_template.surroundings.region + " --stack-name " + stack +
      " \\\n"
      "    --query \"Stacks[0].Outputs[?OutputKey=='$1'].OutputValue | [0]\" --output text\n"
      "}\n"
      "put() {\n"
      "  aws s3api put-object --region " +
      stack_template.surroundings.region +
      " --bucket \"$bucket\" --body \"$1\" --key \"$2\" \\\n"
      "    --content-type \"$3\" --cache-control \"$4\" >/dev/null\n"
      "}\n";
  for (const detail::Publication* each : stack_template.publications) {
    out += "bucket=$(output " + assembly.output_names.at(each->bucket) + ")\n";
    out += "distribution=$(output " + assembly.output_names.at(each->distribution) + ")\n";
    for (const detail::Publication::Object& object : each->objects)
      out += "put " + shell_quoted(stack + "." + object.file) + " " + shell_quoted(object.key) + " " +
             shell_quoted(object.type) + " " + shell_quoted(object.cache_control) + "\n";
    out += "aws cloudfront create-invalidation --distribution-id \"$distribution\" --paths '/*' >/dev/null\n";
  }
  return out;
}

std::string inputs_file(quoin::Target target, const NodeData& stack) {
  return target == quoin::Target::terraform ? stack.id + "/inputs.sh" : stack.id + ".inputs.sh";
}

std::string write_inputs_script(const Assembly& assembly, const Template& stack_template) {
  if (!takes_from_others(stack_template)) return {};
  const bool terraform = assembly.target == quoin::Target::terraform;
  std::string out =
      "#!/bin/sh\n"
      "# Hands over what this stack takes from the stacks that it builds on. Run it when those are "
      "deployed.\n"
      "set -eu\n"
      "cd -- \"$(dirname -- \"$0\")\"\n"
      "fail() { echo \"$1 has no output $2: deploy it first\" >&2; exit 1; }\n";
  // All values first: a file is written whole, or not at all.
  std::string format;
  std::string values;
  for (const auto& [name, variable] : stack_template.variables) {
    if (variable.from_stack.empty()) continue;
    const std::string value = "value_" + name;
    format += format.empty() ? "" : ",\\n";
    values += " \"$" + value + "\"";
    if (terraform) {
      out += value + "=$(terraform -chdir=../" + variable.from_stack + " output -json " +
             variable.from_output + ") || fail " + variable.from_stack + " " + variable.from_output + "\n";
      format += "  \"" + name + "\": %s";
    } else {
      const auto producer = std::ranges::find_if(
          assembly.templates, [&](const Template& each) { return each.stack->id == variable.from_stack; });
      out += value + "=$(aws cloudformation describe-stacks --region " + producer->surroundings.region +
             " --stack-name " + variable.from_stack + " --query \"Stacks[0].Outputs[?OutputKey=='" +
             variable.from_output + "'].OutputValue | [0]\" --output json)\n" + "[ \"$" + value +
             "\" != null ] || fail " + variable.from_stack + " " + variable.from_output + "\n";
      format += "  {\"ParameterKey\": \"" + name + "\", \"ParameterValue\": %s}";
    }
  }
  const std::string file =
      terraform ? std::string{"quoin.auto.tfvars.json"} : stack_template.stack->id + ".parameters.json";
  const std::string_view brackets = terraform ? "{}" : "[]";
  return out + "printf '" + brackets[0] + "\\n" + format + "\\n" + brackets[1] + "\\n'" + values + " > " +
         file + "\n";
}

std::string write_manifest(const Assembly& assembly, std::vector<std::string> files) {
  std::ranges::sort(files);
  JsonWriter out;
  out.begin_object();
  out.key("environment");
  out.begin_object();
  out.member("kind", name_of(assembly.tree->options.environment_kind));
  out.member("name", assembly.tree->options.environment);
  out.end_object();
  out.key("files");
  out.begin_array();
  for (const std::string& file : files) out.string(file);
  out.end_array();
  out.member("quoin", QUOIN_VERSION);
  out.key("stacks");
  out.begin_array();
  for (const Template* each : deploy_order(assembly)) write_stack(out, assembly, *each);
  out.end_array();
  out.member("state", name_of(assembly.tree->options.state));
  out.member("target", detail::name_of(assembly.target));
  out.key("version");
  out.integer(1);
  out.end_object();
  return out.take();
}

}  // namespace quoin::assembly
