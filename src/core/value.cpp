// Values: counting, comparing, joining.
#include <quoin/value.hpp>

#include "core/text_order.hpp"
#include "core/value_access.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <unordered_set>

namespace quoin {

using detail::Field;
using detail::Reference;
using detail::ValueAccess;

namespace detail {

namespace {

/// Lets a pool of strings be asked for a view.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view characters) const noexcept {
    return std::hash<std::string_view>{}(characters);
  }
};

/// Where characters may stand among those that were asked for not long ago.
constexpr std::size_t slots = 256;
std::size_t slot_of(std::string_view characters) {
  if (characters.empty()) return 0;
  const auto first = static_cast<unsigned char>(characters.front());
  const auto last = static_cast<unsigned char>(characters.back());
  return (characters.size() * 31 + first * 7U + last) % slots;
}

}  // namespace

std::string_view intern(std::string_view characters) {
  // Names come again and again: most are found where one alike was asked for before, without a lock.
  thread_local std::array<std::string_view, slots> recent;
  std::string_view& slot = recent[slot_of(characters)];
  if (slot.data() != nullptr && slot == characters) return slot;
  static std::mutex mutex;
  // Never destroyed: values may outlive every static.
  static auto& pool = *new std::unordered_set<std::string, ViewHash, std::equal_to<>>;
  const std::lock_guard lock{mutex};
  auto found = pool.find(characters);
  if (found == pool.end()) found = pool.emplace(characters).first;
  return slot = *found;
}

template <class Content> std::uint8_t ValueAccess::holds(std::span<Content> content) {
  using Kept = std::remove_const_t<Content>;
  std::uint8_t all = 0;
  if constexpr (std::is_same_v<Kept, Reference>) all = Value::reference_bit;
  if constexpr (std::is_same_v<Kept, Value>)
    for (const Value& item : content) all |= item.holds_;
  if constexpr (std::is_same_v<Kept, Field>) {
    for (const Field& field : content) all |= field.value.holds_;
    if (content.size() == 1 && content.front().key == json_marker) all |= Value::document_bit;
  }
  return all;
}

template <class Content> Value ValueAccess::made_from(Value::Kind kind, std::span<Content> from) {
  using Kept = std::remove_const_t<Content>;
  if (from.empty()) return empty(kind);
  Value value;
  value.holds_ = holds(from);
  auto* const block = new (::operator new(sizeof(ValueBlock) + from.size_bytes())) ValueBlock;
  block->count = static_cast<std::uint32_t>(from.size());
  std::uninitialized_move(from.begin(), from.end(), reinterpret_cast<Kept*>(block + 1));
  value.payload_.block = block;
  value.kind_ = kind;
  value.counted_ = true;
  return value;
}
template Value ValueAccess::made_from(Value::Kind, std::span<Value>);

Value ValueAccess::empty(Value::Kind kind) {
  if (kind == Value::Kind::string) return Value::literal("");
  static ValueBlock nothing;  // never counted, and never written to
  Value value;
  value.payload_.block = &nothing;
  value.kind_ = kind;
  return value;
}

void ValueAccess::destroy(Value::Kind kind, ValueBlock* block) noexcept {
  const auto end_all = [block]<class Content>(Content* first) {
    std::destroy_n(std::launder(first), block->count);
  };
  if (kind == Value::Kind::object)
    end_all(reinterpret_cast<Field*>(block + 1));
  else if (kind == Value::Kind::list || kind == Value::Kind::text)
    end_all(reinterpret_cast<Value*>(block + 1));
  ::operator delete(block);  // characters and references need no end
}

/// As std::ranges::stable_sort, which asks for memory even where there are a few members, as nearly always.
template <class Less> static void sort_stably(std::span<Field> fields, Less less) {
  constexpr std::size_t few = 32;
  if (fields.size() > few) {
    std::ranges::stable_sort(fields, less);
    return;
  }
  for (auto each = fields.begin(); each != fields.end(); ++each)
    std::rotate(std::upper_bound(fields.begin(), each, *each, less), each, std::next(each));
}

Value ValueAccess::object_from(std::span<Field> fields) {
  const auto unset = std::ranges::remove_if(fields, [](const Field& field) { return !field.value.is_set(); });
  fields = fields.first(fields.size() - unset.size());
  const auto by_key = [](const Field& left, const Field& right) { return compared(left.key, right.key) < 0; };
  const auto not_before = [by_key](const Field& left, const Field& right) { return !by_key(left, right); };
  if (std::ranges::adjacent_find(fields, not_before) == fields.end())  // in order, each once: nearly always
    return made_from(Value::Kind::object, fields);
  sort_stably(fields, by_key);
  const auto kept = std::unique(fields.rbegin(), fields.rend(),
                                [](const Field& left, const Field& right) { return left.key == right.key; });
  return made_from(Value::Kind::object, std::span<Field>{kept.base(), fields.end()});
}

const Value& member(const Value& object, std::string_view key) {
  static const Value unset;
  if (object.kind() != Value::Kind::object) return unset;
  // One after the other: most objects have a few members, and lengths tell nearly all names apart.
  for (const Field& field : ValueAccess::fields(object))
    if (field.key == key) return field.value;
  return unset;
}

}  // namespace detail

void Value::retain() const noexcept { ++payload_.block->uses; }

void Value::release() noexcept {
  if (--payload_.block->uses == 0) ValueAccess::destroy(kind_, payload_.block);
}

Value& Value::operator=(const Value& other) noexcept {
  Value copy{other};
  return *this = std::move(copy);
}

Value& Value::operator=(Value&& other) noexcept {
  std::swap(payload_, other.payload_);
  std::swap(length_, other.length_);
  std::swap(kind_, other.kind_);
  std::swap(counted_, other.counted_);
  std::swap(holds_, other.holds_);
  return *this;
}

Value Value::null() noexcept {
  Value value;
  value.kind_ = Kind::null;
  return value;
}

Value Value::boolean(bool boolean) noexcept {
  Value value;
  value.kind_ = Kind::boolean;
  value.payload_.boolean = boolean;
  return value;
}

Value Value::integer(std::int64_t integer) noexcept {
  Value value;
  value.kind_ = Kind::integer;
  value.payload_.integer = integer;
  return value;
}

Value Value::number(double number) noexcept {
  Value value;
  value.kind_ = Kind::number;
  value.payload_.number = number;
  return value;
}

Value Value::literal(std::string_view characters) noexcept {
  Value value;
  value.kind_ = Kind::string;
  value.payload_.characters = characters.data();
  value.length_ = static_cast<std::uint32_t>(characters.size());
  return value;
}

Value Value::string(std::string_view characters) {
  return ValueAccess::made_from(Kind::string, std::span{characters});
}

Value Value::reference(const detail::Target& target, std::string_view attribute) {
  Reference to{&target, detail::intern(attribute)};
  return ValueAccess::made_from(Kind::reference, std::span{&to, 1});
}

Value Value::list(const Value* first, std::size_t count) {
  return ValueAccess::list(std::vector<Value>(first, first + count));
}

Value Value::object(std::initializer_list<Member> members) { return object(members.begin(), members.size()); }

Value Value::object(const Member* first, std::size_t count) {
  std::vector<Field> fields;
  fields.reserve(count);
  for (const Member* each = first; each != first + count; ++each)
    fields.push_back({detail::intern(each->key), each->value});
  return ValueAccess::object(std::move(fields));
}

std::string_view Value::characters() const noexcept {
  if (kind_ != Kind::string) return {};
  if (!counted_) return {payload_.characters, length_};
  const std::span<const char> characters = ValueAccess::content<char>(*this);
  return {characters.data(), characters.size()};
}

bool operator==(const Value& left, const Value& right) noexcept {
  if (left.kind_ != right.kind_) return false;
  switch (left.kind_) {
    case Value::Kind::unset:
    case Value::Kind::null:
      return true;
    case Value::Kind::boolean:
      return left.payload_.boolean == right.payload_.boolean;
    case Value::Kind::integer:
      return left.payload_.integer == right.payload_.integer;
    case Value::Kind::number:
      return left.payload_.number == right.payload_.number;
    case Value::Kind::string:
      return left.characters() == right.characters();
    case Value::Kind::reference: {
      const auto& a = ValueAccess::reference(left);
      const auto& b = ValueAccess::reference(right);
      return a.target == b.target && a.attribute == b.attribute;
    }
    case Value::Kind::text:
    case Value::Kind::list:
      return std::ranges::equal(ValueAccess::items(left), ValueAccess::items(right));
    case Value::Kind::object:
      return std::ranges::equal(
          ValueAccess::fields(left), ValueAccess::fields(right),
          [](const Field& a, const Field& b) { return a.key == b.key && a.value == b.value; });
  }
  return false;
}

/// Both, one behind the other.
static Value joined(std::string_view left, std::string_view right) {
  std::string both;
  both.reserve(left.size() + right.size());
  return Value::string((both += left) += right);
}

Text operator+(const Text& left, const Text& right) {
  const auto count = [](const Text& text) {
    return text.value().kind() == Value::Kind::text ? ValueAccess::items(text.value()).size() : 1;
  };
  std::vector<Value> pieces;
  pieces.reserve(count(left) + count(right));
  const auto add_piece = [&pieces](const Value& piece) {
    const bool joins =
        piece.kind() == Value::Kind::string && !pieces.empty() && pieces.back().kind() == Value::Kind::string;
    if (joins)
      pieces.back() = joined(pieces.back().characters(), piece.characters());
    else
      pieces.push_back(piece);
  };
  for (const Text* text : {&left, &right}) {
    const Value& value = text->value();
    if (!value.is_set()) continue;
    if (value.kind() == Value::Kind::text)
      for (const Value& piece : ValueAccess::items(value)) add_piece(piece);
    else
      add_piece(value);
  }
  if (pieces.empty()) return Text{};
  if (pieces.size() == 1) return Text{std::move(pieces.front())};
  return Text{ValueAccess::text(std::move(pieces))};
}

}  // namespace quoin
