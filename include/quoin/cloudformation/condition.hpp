// Conditions of CloudFormation: what a template decides by its parameters.
#pragma once
#include <quoin/bindings/options.hpp>

namespace quoin::cfn {

struct Condition;

/// What a condition says: `cfn::equals(size, "large") && !cfn::equals(stage, "test")`.
class Statement {
public:
  /// What another condition of the stack says.
  Statement(const Condition& condition);

  friend Statement operator&&(const Statement& left, const Statement& right);
  friend Statement operator||(const Statement& left, const Statement& right);
  friend Statement operator!(const Statement& statement);
  /// Two texts are alike; at least one of them is a parameter.
  friend Statement equals(const Text& left, const Text& right);

  const Value& value() const noexcept { return value_; }

private:
  explicit Statement(Value value) noexcept : value_{static_cast<Value&&>(value)} {}
  Value value_;
};

Statement operator&&(const Statement& left, const Statement& right);
Statement operator||(const Statement& left, const Statement& right);
Statement operator!(const Statement& statement);
Statement equals(const Text& left, const Text& right);

}  // namespace quoin::cfn

namespace quoin::bindings {
Node make_condition(const Scope& scope, std::string_view id, const cfn::Statement& holds,
                    std::source_location where);
}  // namespace quoin::bindings

namespace quoin::cfn {

/// A condition, for `.condition = …` of resources and for `cfn::when()`. The program is CloudFormation's
/// then.
///
///     Parameter size{stack, "Size", {.otherwise = "small"}};
///     cfn::Condition is_large{stack, "IsLarge", cfn::equals(size, "large")};
struct Condition {
  Scope scope;
  std::string_view id;
  Statement holds;
  Node node = bindings::make_condition(scope, id, holds, std::source_location::current());
};

/// One value where the condition holds, and the other where it does not: `Fn::If`. It fits every argument.
bindings::Unchecked when(const Condition& condition, const bindings::From<bindings::Any>& then,
                         const bindings::From<bindings::Any>& otherwise);

/// As if the property were not given: for `when()`.
bindings::Unchecked no_value();

}  // namespace quoin::cfn
