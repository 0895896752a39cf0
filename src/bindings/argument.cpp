// Objects and lists that generated `write` functions fill.
#include <quoin/bindings/argument.hpp>

#include "bindings/count_problems.hpp"
#include "core/value_access.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace quoin::bindings {

using quoin::detail::Field;
using quoin::detail::ValueAccess;

namespace {

std::vector<Field>& fields_of(void* members) { return *static_cast<std::vector<Field>*>(members); }
std::vector<Value>& items_of(void* items) { return *static_cast<std::vector<Value>*>(items); }

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

}  // namespace

std::vector<CountProblem>& count_problems() {
  thread_local std::vector<CountProblem> problems;
  return problems;
}

Unchecked json(const Value& value) { return Unchecked{Value::object({{quoin::detail::json_marker, value}})}; }

Object::Object() : members_{new std::vector<Field>} {}

Object::~Object() { delete &fields_of(members_); }

void Object::set(std::string_view name, const Value& value) {
  if (value.is_set()) fields_of(members_).push_back({name, value});
}

void Object::set(std::initializer_list<NamedArgument> members) {
  for (const NamedArgument& member : members) set(member.name, member.argument.value());
}

void Object::set_or_null(std::initializer_list<NamedArgument> members) {
  for (const NamedArgument& member : members) {
    fields_of(members_).push_back(
        {member.name, member.argument.is_set() ? member.argument.value() : Value::null()});
  }
}

void Object::set_blocks(const char* name, const ArgBase& argument, unsigned min, unsigned max) {
  const Value& value = argument.value();
  if (value.kind() == Value::Kind::list) {
    const std::size_t count = ValueAccess::items(value).size();
    if (count < min || (max != 0 && count > max)) count_problems().push_back({name, count, min, max});
  }
  set(name, value);
}

void Object::set_copied(std::string_view name, const Value& value) {
  set(quoin::detail::intern(name), value);
}

Value Object::finish() { return ValueAccess::object(std::move(fields_of(members_))); }

namespace detail {

ListBuilder::ListBuilder() : items_{new std::vector<Value>} {}

ListBuilder::~ListBuilder() { delete &items_of(items_); }

void ListBuilder::add(const Value& value) {
  if (value.is_set()) items_of(items_).push_back(value);
}

Value ListBuilder::finish() { return ValueAccess::list(std::move(items_of(items_))); }

Value ListBuilder::finish_sorted() {
  std::vector<Value>& items = items_of(items_);
  // What a reference will be is not known yet; such a set keeps the order in which it was written.
  if (std::ranges::all_of(items, &Value::is_known)) std::ranges::sort(items, before);
  return finish();
}

Value from_unsigned(std::uint64_t value) {
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    return Value::number(static_cast<double>(value));
  }
  return Value::integer(static_cast<std::int64_t>(value));
}

}  // namespace detail

}  // namespace quoin::bindings
