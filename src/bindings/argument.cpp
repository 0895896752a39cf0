// Where arguments keep their values, and what structs, lists and maps of arguments are as values.
#include <quoin/bindings/argument.hpp>
#include <quoin/bindings/limits.hpp>

#include "bindings/count_problems.hpp"
#include "bindings/limit_problems.hpp"
#include "core/value_access.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace quoin::bindings {

using quoin::detail::Field;
using quoin::detail::intern;
using quoin::detail::ValueAccess;

namespace {

/// A total order of known values, so that sets come out alike whatever the program's order was.
bool before(const Value& left, const Value& right) {
  if (left.kind() != right.kind()) return left.kind() < right.kind();
  switch (left.kind()) {
    case Value::Kind::boolean:
      return ValueAccess::boolean(left) < ValueAccess::boolean(right);
    case Value::Kind::integer:
      return ValueAccess::integer(left) < ValueAccess::integer(right);
    case Value::Kind::number:
      return ValueAccess::number(left) < ValueAccess::number(right);
    case Value::Kind::string:
      return left.characters() < right.characters();
    case Value::Kind::text:
    case Value::Kind::list:
      return std::ranges::lexicographical_compare(ValueAccess::items(left), ValueAccess::items(right),
                                                  before);
    case Value::Kind::object:
      return std::ranges::lexicographical_compare(
          ValueAccess::fields(left), ValueAccess::fields(right), [](const Field& a, const Field& b) {
            return a.key != b.key ? a.key < b.key : before(a.value, b.value);
          });
    default:
      return false;
  }
}

/// A piece of the memory that arguments point into. It is never freed: arguments are pointers that may be
/// copied and kept, and what they hold becomes part of the tree, which lives about as long as the process.
struct Chunk {
  std::array<Value, 256> values;
  std::size_t used = 0;
  Chunk* next = nullptr;  // so that every chunk can be reached, and no tool takes it for lost
};

std::atomic<Chunk*> all_chunks{nullptr};

Chunk* new_chunk() {
  auto* chunk = new Chunk;
  chunk->next = all_chunks.load();
  while (!all_chunks.compare_exchange_weak(chunk->next, chunk)) {
  }
  return chunk;
}

/// What a range gave so far; the items of a list have no name.
using Collected = std::vector<Field>;

/// Those that lists before have used: every resource has some lists.
std::vector<std::unique_ptr<Collected>>& spare() {
  thread_local std::vector<std::unique_ptr<Collected>> kept;
  return kept;
}

std::unique_ptr<Collected> take_collected() {
  if (spare().empty()) return std::make_unique<Collected>();
  std::unique_ptr<Collected> taken = std::move(spare().back());
  spare().pop_back();
  return taken;
}

Collected& collected(void* items) { return *static_cast<Collected*>(items); }

const void* stepped(const void* first, std::size_t bytes) { return static_cast<const char*>(first) + bytes; }

const ArgBase& argument_at(const void* place) { return *static_cast<const ArgBase*>(place); }

template <class T> T literal_at(const void* place) {
  T literal;
  std::memcpy(&literal, stepped(place, sizeof(ArgBase)), sizeof literal);
  return literal;
}

Value number_at(const void* place, Literal literal) {
  const auto bits = literal_at<std::uint64_t>(place) ^ detail::sign_of_literal;
  if (bits == detail::sign_of_literal) return {};
  if (literal == Literal::integer) return Value::integer(std::bit_cast<std::int64_t>(bits));
  // Whole numbers are printed as such, however they were written.
  constexpr double largest_exact = 9007199254740992.0;
  const auto number = std::bit_cast<double>(bits);
  return std::trunc(number) == number && std::abs(number) <= largest_exact
             ? Value::integer(static_cast<std::int64_t>(number))
             : Value::number(number);
}

Value text_at(const void* place) {
  const auto* const text = literal_at<const char*>(place);
  return text == nullptr ? Value{} : Value::literal(text);
}

/// An argument's value; one that may hold a literal has it after its pointer.
Value value_at(const void* place, Literal literal) {
  const ArgBase& argument = argument_at(place);
  if (argument.is_set()) return argument.value();
  if (literal == Literal::none) return {};  // nearly always: of many arguments few are given
  return literal == Literal::text ? text_at(place) : number_at(place, literal);
}

Value item_at(const detail::Items& items, const void* place) {
  if (items.rows == nullptr) return value_at(place, items.literal);
  return detail::object_of({items.rows, items.row_count, place});
}

/// Takes what is in `items`.
const Value* keep_all(std::vector<Value>& items, bool sorted) {
  // What a reference will be is not known yet; such a set keeps the order in which it was written.
  if (sorted && std::ranges::all_of(items, &Value::is_known)) std::ranges::sort(items, before);
  return detail::keep(ValueAccess::made_from(Value::Kind::list, std::span{items}));
}

void note_count(const FieldRow& row, const Value& value) {
  if ((row.min == 0 && row.max == 0) || value.kind() != Value::Kind::list) return;
  const std::size_t count = ValueAccess::items(value).size();
  if (count < row.min || (row.max != 0 && count > row.max))
    count_problems().push_back({row.name, count, row.min, row.max});
}

/// What is known now and not within the limits; of a collection, each item.
void note_limits(const Limits& limits, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::string:
      if (!allows(limits, value.characters()))
        limit_problems().push_back({limits.says, std::string{value.characters()}});
      break;
    case Value::Kind::integer:
    case Value::Kind::number: {
      const bool whole = value.kind() == Value::Kind::integer;
      const double number =
          whole ? static_cast<double>(ValueAccess::integer(value)) : ValueAccess::number(value);
      if (!allows(limits, number))
        limit_problems().push_back({limits.says, whole ? fmt::format("{}", ValueAccess::integer(value))
                                                       : fmt::format("{}", number)});
      break;
    }
    case Value::Kind::list:
      for (const Value& item : ValueAccess::items(value)) note_limits(limits, item);
      break;
    case Value::Kind::object:
      for (const Field& field : ValueAccess::fields(value)) note_limits(limits, field.value);
      break;
    default:
      break;
  }
}

}  // namespace

std::vector<CountProblem>& count_problems() {
  thread_local std::vector<CountProblem> problems;
  return problems;
}

std::vector<LimitProblem>& limit_problems() {
  thread_local std::vector<LimitProblem> problems;
  return problems;
}

Unchecked json(const Value& value) { return Unchecked{Value::object({{quoin::detail::json_marker, value}})}; }

const Value& ArgBase::value() const noexcept {
  static const Value unset;
  return value_ == nullptr ? unset : *value_;
}

namespace detail {

Value object_of(const Fields& fields) {
  // One pile for all of them: an object within another is gathered above what that one has so far.
  thread_local std::vector<Field> pile;
  const std::size_t bottom = pile.size();
  std::size_t at = 0;
  for (std::size_t i = 0; i < fields.count; ++i) {
    const FieldRow& row = fields.rows[i];
    if (row.name == nullptr) break;
    Value value = value_at(stepped(fields.first, at), row.literal);
    at += size_of(row);
    if (!value.is_set()) {
      if (row.or_null) pile.push_back({row.name, Value::null()});
      continue;
    }
    note_count(row, value);
    if (row.limits != nullptr) note_limits(*row.limits, value);
    pile.push_back({row.name, std::move(value)});
  }
  Value object = ValueAccess::object_from(std::span{pile}.subspan(bottom));
  pile.resize(bottom);
  return object;
}

const Value* keep(Value value) {
  if (!value.is_set()) return nullptr;
  thread_local Chunk* chunk = nullptr;
  if (chunk == nullptr || chunk->used == chunk->values.size()) chunk = new_chunk();
  Value& place = chunk->values[chunk->used++];
  place = std::move(value);
  return &place;
}

const Value* keep_list(const Items& items, bool sorted) {
  std::vector<Value> out;
  out.reserve(items.count);
  for (std::size_t i = 0; i < items.count; ++i) {
    Value item = item_at(items, stepped(items.first, i * items.size));
    if (item.is_set()) out.push_back(std::move(item));
  }
  return keep_all(out, sorted);
}

const Value* keep_entries(const Items& entries, std::size_t offset) {
  std::vector<Field> out;
  out.reserve(entries.count);
  for (std::size_t i = 0; i < entries.count; ++i) {
    const void* entry = stepped(entries.first, i * entries.size);
    const std::string_view name = *static_cast<const std::string_view*>(entry);
    out.push_back({intern(name), item_at(entries, stepped(entry, offset))});
  }
  return keep(ValueAccess::object(std::move(out)));
}

const Value* keep_flag(bool value) noexcept {
  static const Value no = Value::boolean(false);
  static const Value yes = Value::boolean(true);
  return value ? &yes : &no;
}

const Value* keep_signed(std::int64_t value) { return keep(Value::integer(value)); }

const Value* keep_unsigned(std::uint64_t value) {
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return keep(Value::number(static_cast<double>(value)));
  return keep(Value::integer(static_cast<std::int64_t>(value)));
}

const Value* keep_number(double value) { return keep(Value::number(value)); }

const Value* keep_text(std::string_view value) { return keep(Value::string(value)); }

ListBuilder::ListBuilder() : items_{take_collected().release()} {}

ListBuilder::~ListBuilder() {
  collected(items_).clear();
  spare().emplace_back(&collected(items_));
}

void ListBuilder::add(const ArgBase& item) { add({}, item); }

void ListBuilder::add(std::string_view name, const ArgBase& item) {
  if (item.is_set()) collected(items_).push_back({intern(name), item.value()});
}

const Value* ListBuilder::keep(bool sorted) {
  thread_local std::vector<Value> items;  // one piece of memory for all lists
  items.clear();
  for (Field& field : collected(items_)) items.push_back(std::move(field.value));
  return keep_all(items, sorted);
}

const Value* ListBuilder::keep_object() { return detail::keep(ValueAccess::object_from(collected(items_))); }

}  // namespace detail

}  // namespace quoin::bindings
