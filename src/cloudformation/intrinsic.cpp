// How values stand in CloudFormation's JSON.
#include "cloudformation/intrinsic.hpp"

#include <algorithm>

namespace quoin::cloudformation {
namespace {

using assembly::ResourceReference;
using assembly::VariableReference;
using detail::Field;
using detail::ValueAccess;

bool is_ref(std::string_view attribute) { return attribute.empty() || attribute == "Ref"; }

/// Literal characters inside the text of a Fn::Sub: "${" loses its meaning.
void append_escaped(std::string& out, std::string_view literal) {
  for (std::size_t i = 0; i < literal.size(); ++i) {
    out += literal[i];
    if (literal[i] == '$' && i + 1 < literal.size() && literal[i + 1] == '{') {
      out += "{!";
      ++i;
    }
  }
}

/// The same without Fn::Sub around it.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text.substr(i, 3) == "${!") out += '{', i += 2;
  }
  return out;
}

std::string sub_name(const assembly::Resolved& resolved) {
  if (const auto* variable = std::get_if<VariableReference>(&resolved)) return variable->name;
  const auto* resource = std::get_if<ResourceReference>(&resolved);
  if (resource == nullptr) return {};
  if (is_ref(resource->attribute)) return resource->resource->logical_id;
  return resource->resource->logical_id + "." + std::string{resource->attribute};
}

}  // namespace

bool ValuePrinter::append_pieces(std::string& out, const Value& text, bool inside_json) const {
  bool refers = false;
  for (const assembly::Piece& piece : assembly::pieces_of(assembly_, stack_, text)) {
    if (const auto* characters = std::get_if<std::string>(&piece)) {
      if (inside_json) {
        std::string quoted;
        detail::append_json_string(quoted, *characters);
        append_escaped(out, std::string_view{quoted}.substr(1, quoted.size() - 2));
      } else {
        append_escaped(out, *characters);
      }
    } else {
      // What a reference stands for is an id or an ARN: it needs no escaping inside JSON.
      out += "${" + sub_name(std::get<assembly::Resolved>(piece)) + "}";
      refers = true;
    }
  }
  return refers;
}

void ValuePrinter::print_sub(const std::string& text, bool refers) {
  if (!refers) return out_.string(unescaped(text));  // every reference stood for a value that is known
  out_.begin_object();
  out_.member("Fn::Sub", text);
  out_.end_object();
}

void ValuePrinter::print_attribute(const detail::Resource& resource, std::string_view attribute) {
  out_.key("Fn::GetAtt");
  out_.begin_array();
  out_.string(resource.logical_id);
  out_.string(attribute);
  out_.end_array();
}

void ValuePrinter::print_reference(const Value& value) {
  const assembly::Resolved resolved = assembly::resolve(assembly_, stack_, ValueAccess::reference(value));
  if (const auto* known = std::get_if<Value>(&resolved)) return print(*known);
  out_.begin_object();
  const auto* resource = std::get_if<ResourceReference>(&resolved);
  if (resource != nullptr && resource->attribute.ends_with(detail::first_item)) {
    out_.key("Fn::Select");
    out_.begin_array();
    out_.integer(0);
    out_.begin_object();
    print_attribute(*resource->resource,
                    resource->attribute.substr(0, resource->attribute.size() - detail::first_item.size()));
    out_.end_object();
    out_.end_array();
  } else if (resource != nullptr && !is_ref(resource->attribute)) {
    print_attribute(*resource->resource, resource->attribute);
  } else {
    out_.member("Ref", sub_name(resolved));
  }
  out_.end_object();
}

bool ValuePrinter::append_document(std::string& out, const Value& value) const {
  bool refers = false;
  switch (value.kind()) {
    case Value::Kind::unset:
    case Value::Kind::null:
      out += "null";
      break;
    case Value::Kind::boolean:
      out += ValueAccess::boolean(value) ? "true" : "false";
      break;
    case Value::Kind::integer:
      out += std::to_string(ValueAccess::integer(value));
      break;
    case Value::Kind::number:
      out += detail::number_text(ValueAccess::number(value));
      break;
    case Value::Kind::reference: {
      const assembly::Resolved resolved = assembly::resolve(assembly_, stack_, ValueAccess::reference(value));
      if (const auto* known = std::get_if<Value>(&resolved)) return append_document(out, *known);
      [[fallthrough]];
    }
    case Value::Kind::string:
    case Value::Kind::text:
      out += '"';
      refers = append_pieces(out, value, true);
      out += '"';
      break;
    case Value::Kind::list: {
      out += '[';
      bool first = true;
      for (const Value& item : ValueAccess::items(value)) {
        if (!first) out += ',';
        first = false;
        refers = append_document(out, item) || refers;
      }
      out += ']';
      break;
    }
    case Value::Kind::object: {
      out += '{';
      bool first = true;
      for (const Field& field : ValueAccess::fields(value)) {
        if (!first) out += ',';
        first = false;
        std::string quoted;
        detail::append_json_string(quoted, field.key);
        append_escaped(out, quoted);
        out += ':';
        refers = append_document(out, field.value) || refers;
      }
      out += '}';
      break;
    }
  }
  return refers;
}

void ValuePrinter::print(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::unset:
    case Value::Kind::null:
      return out_.null();
    case Value::Kind::boolean:
      return out_.boolean(ValueAccess::boolean(value));
    case Value::Kind::integer:
      return out_.integer(ValueAccess::integer(value));
    case Value::Kind::number:
      return out_.number(ValueAccess::number(value));
    case Value::Kind::string:
      return out_.string(value.characters());
    case Value::Kind::reference:
      return print_reference(value);
    case Value::Kind::text: {
      std::string text;
      const bool refers = append_pieces(text, value, false);
      return print_sub(text, refers);
    }
    case Value::Kind::list:
      out_.begin_array();
      for (const Value& item : ValueAccess::items(value)) print(item);
      return out_.end_array();
    case Value::Kind::object:
      break;
  }
  if (detail::is_document(value)) {
    std::string document;
    const bool refers = append_document(document, ValueAccess::fields(value).front().value);
    return print_sub(document, refers);
  }
  out_.begin_object();
  for (const Field& field : ValueAccess::fields(value)) {
    out_.key(field.key);
    print(field.value);
  }
  out_.end_object();
}

std::vector<std::string> dependency_ids(const assembly::Assembly& assembly,
                                        const detail::Resource& resource) {
  std::vector<std::string> ids;
  for (const Value& dependency : resource.options().depends_on) {
    assembly::each_reference(dependency, [&](const detail::Reference& reference) {
      const auto resolved = assembly::resolve(assembly, *resource.stack, reference);
      if (const auto* target = std::get_if<ResourceReference>(&resolved))
        ids.push_back(target->resource->logical_id);
    });
  }
  std::ranges::sort(ids);
  const auto same = std::ranges::unique(ids);
  ids.erase(same.begin(), same.end());
  return ids;
}

}  // namespace quoin::cloudformation
