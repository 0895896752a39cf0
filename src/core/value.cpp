// Values: counting, comparing, joining.
#include <quoin/value.hpp>

#include "core/value_access.hpp"

#include <algorithm>
#include <mutex>
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

}  // namespace

std::string_view intern(std::string_view characters) {
  static std::mutex mutex;
  // Never destroyed: values may outlive every static.
  static auto& pool = *new std::unordered_set<std::string, ViewHash, std::equal_to<>>;
  const std::lock_guard lock{mutex};
  if (const auto found = pool.find(characters); found != pool.end()) return *found;
  return *pool.emplace(characters).first;
}

Value ValueAccess::object(std::vector<Field> fields) {
  std::erase_if(fields, [](const Field& field) { return !field.value.is_set(); });
  const auto by_key = [](const Field& left, const Field& right) { return left.key < right.key; };
  if (!std::is_sorted(fields.begin(), fields.end(), by_key))
    std::stable_sort(fields.begin(), fields.end(), by_key);
  const auto kept = std::unique(fields.rbegin(), fields.rend(),
                                [](const Field& left, const Field& right) { return left.key == right.key; });
  fields.erase(fields.begin(), kept.base());
  return counted(Value::Kind::object, std::move(fields));
}

const Value& member(const Value& object, std::string_view key) {
  static const Value unset;
  if (object.kind() != Value::Kind::object) return unset;
  const auto& fields = ValueAccess::fields(object);
  const auto found =
      std::lower_bound(fields.begin(), fields.end(), key,
                       [](const Field& field, std::string_view wanted) { return field.key < wanted; });
  return found != fields.end() && found->key == key ? found->value : unset;
}

}  // namespace detail

void Value::retain() const noexcept { ++payload_.block->uses; }

void Value::release() noexcept {
  if (--payload_.block->uses == 0) delete payload_.block;
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
  return ValueAccess::counted(Kind::string, std::string{characters});
}

Value Value::reference(const detail::Target& target, std::string_view attribute) {
  return ValueAccess::counted(Kind::reference, Reference{&target, detail::intern(attribute)});
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

bool Value::is_known() const noexcept {
  const auto known = [](const auto& each) {
    if constexpr (std::is_same_v<std::decay_t<decltype(each)>, Field>)
      return each.value.is_known();
    else
      return each.is_known();
  };
  switch (kind_) {
    case Kind::reference:
      return false;
    case Kind::text:
    case Kind::list:
      return std::ranges::all_of(ValueAccess::items(*this), known);
    case Kind::object:
      return std::ranges::all_of(ValueAccess::fields(*this), known);
    default:
      return true;
  }
}

std::string_view Value::characters() const noexcept {
  if (kind_ != Kind::string) return {};
  if (!counted_) return {payload_.characters, length_};
  return std::get<std::string>(payload_.block->content);
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
      return ValueAccess::items(left) == ValueAccess::items(right);
    case Value::Kind::object:
      return std::ranges::equal(
          ValueAccess::fields(left), ValueAccess::fields(right),
          [](const Field& a, const Field& b) { return a.key == b.key && a.value == b.value; });
  }
  return false;
}

Text operator+(const Text& left, const Text& right) {
  std::vector<Value> pieces;
  const auto add_piece = [&pieces](const Value& piece) {
    const bool joins =
        piece.kind() == Value::Kind::string && !pieces.empty() && pieces.back().kind() == Value::Kind::string;
    if (joins)
      pieces.back() =
          Value::string(std::string{pieces.back().characters()} + std::string{piece.characters()});
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
