// What lies inside a Value, for the code that makes and prints templates.
#pragma once

#include <quoin/value.hpp>

#include <cstdint>
#include <new>
#include <span>
#include <string_view>
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

/// The long part of a value: its characters, its Reference, its items or its members stand behind it, in the
/// same piece of memory. Immutable once it is shared.
struct alignas(8) ValueBlock {
  std::uint32_t uses = 1;
  std::uint32_t count = 0;  // of what stands behind it
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
  static const Reference& reference(const Value& value) { return content<Reference>(value).front(); }
  /// The elements of a list, or the pieces (strings and references) of a text.
  static std::span<const Value> items(const Value& value) { return content<Value>(value); }
  /// The members of an object, sorted by key.
  static std::span<const Field> fields(const Value& value) { return content<Field>(value); }
  /// The same as vectors of their own, to be changed.
  static std::vector<Value> copied_items(const Value& value) {
    return {items(value).begin(), items(value).end()};
  }
  static std::vector<Field> copied_fields(const Value& value) {
    return {fields(value).begin(), fields(value).end()};
  }
  static Value text(std::vector<Value> pieces) { return made_from(Value::Kind::text, std::span{pieces}); }
  static Value list(std::vector<Value> items) { return made_from(Value::Kind::list, std::span{items}); }
  /// Sorts the members by key; of equal keys the last one stays. Members that are unset are left out.
  static Value object(std::vector<Field> fields) { return object_from(fields); }
  /// The same, of members that lie where there will be others; takes what is in them.
  static Value object_from(std::span<Field> fields);

  /// JSON text that is kept as structure stands in it, or is it.
  static bool has_document(const Value& value) { return (value.holds_ & Value::document_bit) != 0; }

  /// What values made from this hold: Value's bits.
  template <class Content> static std::uint8_t holds(std::span<Content> content);
  /// A value with a block of its own; takes what is in `from`.
  template <class Content> static Value made_from(Value::Kind kind, std::span<Content> from);
  /// One without characters, items or members; all of a kind share their block.
  static Value empty(Value::Kind kind);
  /// Ends what stands behind the block, and frees both.
  static void destroy(Value::Kind kind, ValueBlock* block) noexcept;

  template <class Content> static std::span<const Content> content(const Value& value) {
    const ValueBlock* const block = value.payload_.block;
    return {std::launder(reinterpret_cast<const Content*>(block + 1)), block->count};
  }
};

/// JSON text that is kept as structure: see json_marker.
inline bool is_document(const Value& value) {
  if (value.kind() != Value::Kind::object || !ValueAccess::has_document(value)) return false;
  const std::span<const Field> fields = ValueAccess::fields(value);
  return fields.size() == 1 && fields.front().key == json_marker;
}

/// The member of that name, or an unset value.
const Value& member(const Value& object, std::string_view key);

}  // namespace quoin::detail
