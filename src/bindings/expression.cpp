// Expressions of Terraform.
#include <quoin/terraform/expression.hpp>

#include "core/value_access.hpp"

#include <mutex>
#include <vector>

namespace quoin::bindings {

using quoin::detail::Expression;
using quoin::detail::ValueAccess;

namespace {

/// An expression lives as long as the process does, as what arguments hold does.
Value keep_expression(std::vector<Value> pieces) {
  static std::mutex mutex;
  static auto& kept = *new std::vector<const Expression*>;  // reachable, so that no tool takes them for lost
  const auto* expression = new Expression{{quoin::detail::Target::Kind::expression}, std::move(pieces)};
  const std::lock_guard lock{mutex};
  kept.push_back(expression);
  return Value::reference(*expression, "");
}

}  // namespace

Value expression_of(std::initializer_list<tf::Piece> pieces) {
  std::vector<Value> values;
  for (const tf::Piece& piece : pieces) values.push_back(piece.value());
  return keep_expression(std::move(values));
}

Value attribute_of_every(const Value& reference) {
  const auto& from = ValueAccess::reference(reference);
  return keep_expression({Value::literal("[for one in "), Value::reference(*from.target, ""),
                          Value::literal(" : one."), Value::string(from.attribute), Value::literal("]")});
}

}  // namespace quoin::bindings
