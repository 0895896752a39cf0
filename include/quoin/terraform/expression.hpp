// Expressions of Terraform: what a program can write down, and only Terraform works out.
#pragma once
#include <quoin/bindings/raw.hpp>

#include <initializer_list>

namespace quoin::tf {
class Piece;
}  // namespace quoin::tf

namespace quoin::bindings {
Value expression_of(std::initializer_list<tf::Piece> pieces);
Value attribute_of_every(const Value& reference);
}  // namespace quoin::bindings

namespace quoin::tf {

/// A piece of an expression: characters as Terraform reads them, what a reference stands for, or a resource.
class Piece {
public:
  template <quoin::detail::Characters T> Piece(const T& verbatim) : value_{Value::string(verbatim)} {}
  template <class T> Piece(const Ref<T>& reference) : value_{reference.value()} {}
  Piece(const bindings::Attributes& resource) : value_{Value::reference(resource.target(), "")} {}

  const Value& value() const noexcept { return value_; }

private:
  Value value_;
};

/// An expression: `tf::expression({"length(", vpc->cidr_block(), ") > 0"})`. It fits every argument; an
/// `expression<bindings::Number>(…)` those that take numbers. Rules see a value that is not known yet.
template <class T = bindings::Any> Ref<T> expression(std::initializer_list<Piece> pieces) {
  return Ref<T>{bindings::expression_of(pieces)};
}

/// In a resource with `for_each`: the key of each.
inline Ref<bindings::String> each_key() { return expression<bindings::String>({"each.key"}); }
/// In a resource with `for_each`: the value of each; the key again where texts were given.
inline Ref<bindings::Any> each_value() { return expression({"each.value"}); }
/// In a resource with `for_each`: a member of the value of each.
inline Ref<bindings::Any> each_value(std::string_view member) { return expression({"each.value.", member}); }
/// In a resource with `count`: the number of each, from 0.
inline Ref<bindings::Number> count_index() { return expression<bindings::Number>({"count.index"}); }
/// In the conditions of a resource: an attribute of its own.
inline Ref<bindings::Any> self(std::string_view attribute) { return expression({"self.", attribute}); }

/// An attribute of every instance of a resource with `count` or `for_each`: `tf::every(jobs->arn())`.
template <class T> Ref<bindings::List<typename bindings::KindOf<T>::type>> every(const Ref<T>& reference) {
  return Ref<bindings::List<typename bindings::KindOf<T>::type>>{
      bindings::attribute_of_every(reference.value())};
}

}  // namespace quoin::tf
