// Reads properties of emitted resources.
#include "facts/view.hpp"

#include <quoin/bindings/raw.hpp>

#include <charconv>

namespace quoin::facts {
namespace {

using detail::ValueAccess;

/// Resources that only carry a part of another one: what refers to them means that one.
struct Part {
  std::string_view type;
  std::string_view of;
};
constexpr Part parts[] = {
    {"aws_secretsmanager_secret_version", "secret_id"},
    {"aws_acm_certificate_validation", "certificate_arn"},
    {"aws_s3_bucket_versioning", "bucket"},
};

/// An ARN that is written around one reference means what the reference means:
/// "arn:aws:logs:…:log-group:{Api/Logs}".
std::string_view inside_arn(std::string_view said) {
  constexpr std::string_view account = "{account_id}";
  auto open = said.find('{');
  if (open != std::string_view::npos && said.substr(open).starts_with(account))
    open = said.find('{', open + account.size());
  // "${aws:username}" is no reference: AWS reads it when the policy is used.
  const bool is_around_one = said.starts_with("arn:") && said.ends_with('}') &&
                             open != std::string_view::npos && said[open - 1] != '$' &&
                             said.find('{', open + 1) == std::string_view::npos;
  return is_around_one ? said.substr(open + 1, said.size() - open - 2) : said;
}

/// AWS's lists of address ranges are named by their service, whatever way the target gets their ids.
std::string_view prefix_list_name(std::string_view service_name) {
  return detail::intern("prefix-list:" + std::string{service_name.substr(service_name.rfind('.') + 1)});
}

}  // namespace

Value View::property(const Value& object, std::string_view path) const {
  Value current = object;
  while (!path.empty() && current.is_set()) {
    const auto dot = path.find('.');
    const std::string_view name = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    std::size_t position = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), position);
    if (error == std::errc{} && end == name.data() + name.size()) {
      const Elements items = each(current);
      current = position < items.size() ? items[position] : Value{};
    } else {
      current = detail::member(current, name);
    }
  }
  return current;
}

Value View::look_up(const Value& arguments, const Value& element, std::string_view property) const {
  if (property == ".") return element;
  if (property.starts_with('.')) return this->property(element, property.substr(1));
  const auto colon = property.find(':');
  if (colon == std::string_view::npos) return this->property(arguments, property);
  struct Words {
    std::string_view key, value;
  };
  constexpr Words pairs[] = {{"Key", "Value"}, {"Name", "Value"}, {"name", "value"}};
  for (const Value& entry : each(this->property(arguments, property.substr(0, colon))))
    for (const Words& words : pairs)
      if (detail::member(entry, words.key).characters() == property.substr(colon + 1))
        return detail::member(entry, words.value);
  return {};
}

bool View::is_known_now(const Value& value) const {
  if (value.kind() != Value::Kind::reference) return true;
  const assembly::Resolved resolved = assembly::resolve(assembly_, stack_, ValueAccess::reference(value));
  if (const auto* known = std::get_if<Value>(&resolved)) return is_known_now(*known);
  const auto* variable = std::get_if<assembly::VariableReference>(&resolved);
  return variable != nullptr && !variable->own.empty();
}

std::string_view View::principal_of(const detail::Resource& resource) const {
  for (const Part& part : parts)
    if (part.type == resource.type->name) return say(detail::member(resource.arguments, part.of));
  return resource.path;
}

std::string_view View::say(const detail::Reference& reference) const {
  const assembly::Resolved resolved = assembly::resolve(assembly_, stack_, reference);
  if (const auto* value = std::get_if<Value>(&resolved))
    return value->kind() == Value::Kind::string ? detail::intern(value->characters()) : say(*value);
  if (const auto* resource = std::get_if<assembly::ResourceReference>(&resolved)) {
    const detail::Resource& found = *resource->resource;
    if (resource->attribute == "prefix_list_id")
      return prefix_list_name(say(detail::member(found.arguments, "service_name")));
    return principal_of(found);
  }
  const auto* variable = std::get_if<assembly::VariableReference>(&resolved);
  if (variable == nullptr) return "unknown";
  constexpr std::string_view prefix_list_id = "_prefix_list_id";
  if (variable->own.ends_with(prefix_list_id))
    return prefix_list_name(variable->own.substr(0, variable->own.size() - prefix_list_id.size()));
  if (variable->own == "region") return name_of(stack_.stack_data->region);
  if (!variable->own.empty())
    return variable->negated ? detail::intern("!" + std::string{variable->own}) : variable->own;
  if (variable->imported.resource != nullptr) return variable->imported.resource->path;
  return variable->parameter != nullptr ? std::string_view{variable->parameter->path}
                                        : detail::intern(variable->name);
}

std::string_view View::say(const Value& value) const {
  switch (value.kind()) {
    case Value::Kind::unset:
    case Value::Kind::null:
      return {};
    case Value::Kind::boolean:
      return ValueAccess::boolean(value) ? "true" : "false";
    case Value::Kind::integer:
      return detail::intern(std::to_string(ValueAccess::integer(value)));
    case Value::Kind::number:
      return detail::intern(std::to_string(ValueAccess::number(value)));
    case Value::Kind::string:
      return value.characters();
    case Value::Kind::reference:
      return say(ValueAccess::reference(value));
    case Value::Kind::text: {
      std::string out;
      for (const Value& piece : ValueAccess::items(value)) {
        if (piece.kind() == Value::Kind::string)
          out += piece.characters();
        else if (const std::string_view said = say(piece); is_known(piece))
          out += said;
        else
          (out += '{').append(said) += '}';
      }
      return detail::intern(inside_arn(out));
    }
    case Value::Kind::list: {
      std::string out;
      for (const Value& item : ValueAccess::items(value)) (out += out.empty() ? "" : " ") += say(item);
      return detail::intern(out);
    }
    case Value::Kind::object: {
      const Elements choice = each(detail::member(value, "Fn::Select"));
      return choice.size() == 2 ? say(choice[1]) : "unknown";
    }
  }
  return "unknown";
}

bool View::is_known(const Value& piece) const {
  const assembly::Resolved resolved = assembly::resolve(assembly_, stack_, ValueAccess::reference(piece));
  const auto* variable = std::get_if<assembly::VariableReference>(&resolved);
  return variable != nullptr && variable->own == "region";
}

Elements View::each(const Value& value) const {
  if (value.kind() == Value::Kind::reference) {
    const assembly::Resolved resolved = assembly::resolve(assembly_, stack_, ValueAccess::reference(value));
    if (const auto* known = std::get_if<Value>(&resolved)) return each(*known);
  }
  // JSON text that is kept as structure.
  if (detail::is_document(value)) return each(ValueAccess::fields(value).front().value);
  return Elements{value};
}

const detail::Resource* View::target(const Value& value) const {
  if (value.kind() != Value::Kind::reference) return nullptr;
  const assembly::Resolved resolved = assembly::resolve(assembly_, stack_, ValueAccess::reference(value));
  if (const auto* resource = std::get_if<assembly::ResourceReference>(&resolved)) return resource->resource;
  return nullptr;
}

}  // namespace quoin::facts
