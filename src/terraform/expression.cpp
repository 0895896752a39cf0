// How values stand in Terraform's JSON.
#include "terraform/expression.hpp"

#include "bindings/address_mark.hpp"
#include "core/ascii.hpp"

#include <quoin/bindings/raw.hpp>

namespace quoin::terraform {

using assembly::ResourceReference;
using assembly::VariableReference;
using detail::Field;
using detail::ValueAccess;

namespace {

/// Literal characters as they are, where nothing in them means anything to Terraform; else escaped, in
/// `kept`.
std::string_view as_literal(std::string_view characters, std::string& kept) {
  if (characters.find('{') == std::string_view::npos) return characters;
  return kept = escaped(characters);
}

void add_address(std::string& out, const detail::Resource& resource) {
  constexpr std::string_view prefixes[] = {"", "data.", "ephemeral.", "", ""};
  out += prefixes[static_cast<std::size_t>(resource.type->category)];
  out += resource.type->name;
  out += '.';
  out += resource.logical_id;
}

void add_reference(std::string& out, const ResourceReference& reference) {
  const std::string_view attribute = reference.attribute;
  const auto mark = bindings::find_address_mark(attribute);
  if (mark == std::string_view::npos) {
    add_address(out, *reference.resource);
    if (!attribute.empty()) (out += '.') += attribute;
    return;
  }
  // Around the address, as tolist(@.domain_validation_options)[0].
  out += attribute.substr(0, mark);
  add_address(out, *reference.resource);
  out += attribute.substr(mark + 1);
}

void add_reference(std::string& out, const VariableReference& reference) {
  if (reference.own != "module_path") out += reference.negated ? "!var." : "var.";
  out += reference.name;
}

}  // namespace

std::string LocalName::text() const {
  if (within == nullptr) return std::string{key};
  std::string out = within->text() + "_";
  if (position) return out + std::to_string(*position);
  for (const char c : key) {  // an identifier of Terraform, whatever a member is called
    const bool is_plain = ascii::is_letter_or_digit(c) || c == '_' || c == '-';
    out += is_plain ? c : '_';
  }
  return out;
}

std::string address(const detail::Resource& resource) {
  std::string out;
  add_address(out, resource);
  return out;
}

std::string expression(const ResourceReference& reference) {
  std::string out;
  add_reference(out, reference);
  return out;
}

void ValuePrinter::add_text(std::string& out, const Value& value) const {
  const std::size_t start = out.size();
  bool ends_with_literal = false;
  for (const assembly::Piece& piece : assembly::pieces_of(assembly_, stack_, value)) {
    if (const auto* characters = std::get_if<std::string>(&piece)) {
      out += escaped(*characters);
      ends_with_literal = true;
      continue;
    }
    if (ends_with_literal) {  // "$${" would read as an escape, so the dollars before an expression stand in
                              // one
      const std::string_view own = std::string_view{out}.substr(start);
      const auto dollars = own.size() - (own.find_last_not_of('$') + 1);
      if (dollars > 0) out.replace(out.size() - dollars, dollars, "${\"" + std::string(dollars, '$') + "\"}");
    }
    out += "${";
    add_inside(out, std::get<assembly::Resolved>(piece));
    out += '}';
    ends_with_literal = false;
  }
}

void ValuePrinter::add_inside(std::string& out, const assembly::Resolved& resolved) const {
  if (const auto* resource = std::get_if<ResourceReference>(&resolved)) return add_reference(out, *resource);
  if (const auto* variable = std::get_if<VariableReference>(&resolved)) return add_reference(out, *variable);
  if (const auto* from = std::get_if<assembly::ExpressionReference>(&resolved))
    add_expression(out, *from->expression);
}

void ValuePrinter::add_expression(std::string& out, const detail::Expression& from) const {
  const auto add_quoted = [&](const Value& value) {
    std::string text;
    add_text(text, value);
    detail::append_json_string(out, text);  // reads as a string of Terraform as well
  };
  for (const Value& piece : from.pieces) {
    if (piece.kind() == Value::Kind::string) {
      out += piece.characters();
      continue;
    }
    if (piece.kind() != Value::Kind::reference) {
      add_quoted(piece);
      continue;
    }
    const assembly::Resolved resolved = assembly::resolve(assembly_, stack_, ValueAccess::reference(piece));
    if (const auto* known = std::get_if<Value>(&resolved))
      add_quoted(*known);
    else
      add_inside(out, resolved);
  }
}

void ValuePrinter::print(const Value& value, const LocalName& name) {
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
      return out_.string(as_literal(value.characters(), scratch_));
    case Value::Kind::text:
      scratch_.clear();
      add_text(scratch_, value);
      return out_.string(scratch_);
    case Value::Kind::reference: {
      const assembly::Resolved resolved = assembly::resolve(assembly_, stack_, ValueAccess::reference(value));
      if (const auto* known = std::get_if<Value>(&resolved)) return print(*known, name);
      scratch_ = "${";
      add_inside(scratch_, resolved);
      scratch_ += '}';
      return out_.string(scratch_);
    }
    case Value::Kind::list:
      out_.begin_array();
      for (std::size_t i = 0; const Value& item : ValueAccess::items(value)) {
        print(item, {.within = &name, .position = i++});
      }
      return out_.end_array();
    case Value::Kind::object: {
      const auto& fields = ValueAccess::fields(value);
      if (detail::is_document(value)) return out_.string("${jsonencode(local." + name.text() + ")}");
      out_.begin_object();
      for (const Field& field : fields) {
        out_.key(as_literal(field.key, scratch_));
        print(field.value, {.within = &name, .key = field.key});
      }
      return out_.end_object();
    }
  }
}

void collect_documents(const Value& value, const LocalName& name, std::map<std::string, Value>& documents) {
  if (!ValueAccess::has_document(value)) return;
  if (value.kind() == Value::Kind::list) {
    for (std::size_t i = 0; const Value& item : ValueAccess::items(value))
      collect_documents(item, {.within = &name, .position = i++}, documents);
  } else if (detail::is_document(value)) {
    const Value& document = ValueAccess::fields(value).front().value;
    documents.insert_or_assign(name.text(), document);
    collect_documents(document, name, documents);
  } else if (value.kind() == Value::Kind::object) {
    for (const Field& field : ValueAccess::fields(value))
      collect_documents(field.value, {.within = &name, .key = field.key}, documents);
  }
}

}  // namespace quoin::terraform
