// What lies inside a Value, for the code that makes and prints templates.
#pragma once

#include <quoin/value.hpp>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quoin::detail {

/// What a reference points at.
struct Target {
  enum class Kind : std::uint8_t { node, resource, pseudo, expression };
  Kind target_kind;
};

/// A reference: what it points at, and which of its attributes.
struct Reference {
  const Target* target;
  std::string_view attribute;  // interned
};

/// An expression of Terraform: strings are parts of it as they stand, references what they stand for there.
struct Expression : Target {
  std::vector<Value> pieces;
};

/// A member of an object; keys are interned, so that 50,000 resources share them.
struct Field {
  std::string_view key;
  Value value;
};

/// The long part of a value. Immutable once it is shared.
struct ValueBlock {
  std::uint32_t uses = 1;
  std::variant<std::string, Reference, std::vector<Value>, std::vector<Field>> content;
};

/// The key of a one-member object that stands for JSON text: its member is printed as JSON into a string,
/// with the references in it resolved by the target (`jsonencode` in Terraform, `Fn::Sub` in CloudFormation).
inline constexpr std::string_view json_marker = "\x01json";

/// The end of an attribute's name that means the first of its items: CloudFormation's attributes that are
/// lists are handed to other stacks one by one.
inline constexpr std::string_view first_item = "#0";

/// Characters that live as long as the process; equal ones are one.
std::string_view intern(std::string_view characters);

struct ValueAccess {
  static bool boolean(const Value& value) { return value.payload_.boolean; }
  static std::int64_t integer(const Value& value) { return value.payload_.integer; }
  static double number(const Value& value) { return value.payload_.number; }
  static const Reference& reference(const Value& value) {
    return std::get<Reference>(value.payload_.block->content);
  }
  /// The elements of a list, or the pieces (strings and references) of a text.
  static const std::vector<Value>& items(const Value& value) {
    return std::get<std::vector<Value>>(value.payload_.block->content);
  }
  /// The members of an object, sorted by key.
  static const std::vector<Field>& fields(const Value& value) {
    return std::get<std::vector<Field>>(value.payload_.block->content);
  }
  static Value text(std::vector<Value> pieces) { return counted(Value::Kind::text, std::move(pieces)); }
  static Value list(std::vector<Value> items) { return counted(Value::Kind::list, std::move(items)); }
  /// Sorts the members by key; of equal keys the last one stays. Members that are unset are left out.
  static Value object(std::vector<Field> fields);

  template <class Content> static Value counted(Value::Kind kind, Content content) {
    Value value;
    value.payload_.block = new ValueBlock{1, std::move(content)};
    value.kind_ = kind;
    value.counted_ = true;
    return value;
  }
};

/// JSON text that is kept as structure: see json_marker.
inline bool is_document(const Value& value) {
  if (value.kind() != Value::Kind::object) return false;
  const std::vector<Field>& fields = ValueAccess::fields(value);
  return fields.size() == 1 && fields.front().key == json_marker;
}

/// The member of that name, or an unset value.
const Value& member(const Value& object, std::string_view key);

}  // namespace quoin::detail
