// Conditions of CloudFormation.
#include <quoin/cloudformation/condition.hpp>

#include "core/tree.hpp"
#include "messages/bindings_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <vector>

namespace quoin::cfn {

using quoin::detail::Field;
using quoin::detail::ValueAccess;

namespace {

constexpr std::size_t most_operands = 10;  // of Fn::And and Fn::Or
constexpr bindings::ResourceType condition_type{
    .name = "condition", .category = bindings::Category::condition, .target = Target::cloudformation};

Value function(std::string_view name, std::vector<Value> operands) {
  std::vector<Field> fields;
  fields.push_back({quoin::detail::intern(name), ValueAccess::list(std::move(operands))});
  return ValueAccess::object(std::move(fields));
}

/// The operands of a statement that is made of the same function already, as long as there is room.
std::vector<Value> operands_of(std::string_view name, const Value& statement) {
  const Value& inner = quoin::detail::member(statement, name);
  if (inner.kind() != Value::Kind::list || ValueAccess::items(inner).size() == most_operands)
    return {statement};
  return ValueAccess::copied_items(inner);
}

/// `a && b && c` is one function of three operands.
Value joined(std::string_view name, const Value& left, const Value& right) {
  std::vector<Value> operands = operands_of(name, left);
  operands.push_back(right);
  return function(name, std::move(operands));
}

}  // namespace

Statement::Statement(const Condition& condition)
    : value_{Value::object({{"Condition", Value::reference(*condition.node.data(), "")}})} {}

Statement operator&&(const Statement& left, const Statement& right) {
  return Statement{joined("Fn::And", left.value(), right.value())};
}

Statement operator||(const Statement& left, const Statement& right) {
  return Statement{joined("Fn::Or", left.value(), right.value())};
}

Statement operator!(const Statement& statement) {
  return Statement{function("Fn::Not", {statement.value()})};
}

Statement equals(const Text& left, const Text& right) {
  return Statement{function("Fn::Equals", {left.value(), right.value()})};
}

}  // namespace quoin::cfn

namespace quoin::bindings {

Node make_condition(const Scope& scope, std::string_view id, const cfn::Statement& holds,
                    std::source_location where) {
  quoin::detail::Tree& tree = quoin::detail::tree_of(scope.node());
  quoin::detail::NodeData& node = tree.add_node(scope.node(), id, "Condition", where);
  node.condition = holds.value();
  node.pinned = &cfn::condition_type;
  return Node{node};
}

}  // namespace quoin::bindings

namespace quoin::cfn {

bindings::Unchecked when(const Condition& condition, const bindings::From<bindings::Any>& then,
                         const bindings::From<bindings::Any>& otherwise) {
  return bindings::unchecked(
      function("Fn::If", {Value::reference(*condition.node.data(), ""), then.value(), otherwise.value()}));
}

bindings::Unchecked no_value() {
  return bindings::unchecked(Value::object({{"Ref", Value::literal("AWS::NoValue")}}));
}

}  // namespace quoin::cfn
