// What a reference stands for in one template: a resource's attribute, a variable, or a value that is known.
#pragma once

#include "assembly/template.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quoin::assembly {

/// An attribute of a resource of the same template.
struct ResourceReference {
  const Resource* resource = nullptr;
  std::string_view attribute{};

  auto operator<=>(const ResourceReference&) const = default;
};

/// A variable of the template; `negated` for the opposite of a boolean one.
struct VariableReference {
  std::string name;
  bool negated = false;
  ResourceReference imported{};         ///< What it stands for, where another stack fills it.
  const NodeData* parameter = nullptr;  ///< The program's own parameter, where it is one.
  std::string_view own{};  ///< How values refer to it, where Quoin itself asks for it: "account_id".
};

/// Nothing: the reference leads nowhere. It was reported when the assembly was made.
struct Dangling {};

/// An expression that only Terraform works out.
struct ExpressionReference {
  const detail::Expression* expression = nullptr;
};

/// What a reference stands for. A Value is a text or a list whose own references are still to be resolved.
using Resolved = std::variant<Dangling, ResourceReference, VariableReference, ExpressionReference, Value>;

/// The variables of a stack that Quoin itself asks for.
struct OwnVariable {
  std::string_view attribute;       ///< How values refer to it.
  std::string_view terraform;       ///< Its name there.
  std::string_view cloudformation;  ///< Its name there; a pseudo parameter of AWS where it has a colon.
};
inline constexpr OwnVariable own_variables[] = {
    {"account_id", "account_id", "AWS::AccountId"},
    {"cloudfront_prefix_list_id", "cloudfront_prefix_list_id", "CloudFrontPrefixListId"},
    {"deletion_protection", "deletion_protection", "DeletionProtection"},
    {"module_path", "path.module", ""},  // where the files beside a template of Terraform lie
    {"region", "region", "AWS::Region"},
    {"s3_prefix_list_id", "s3_prefix_list_id", "S3PrefixListId"},
};

/// Values that stand for those variables.
Value own_variable(std::string_view attribute);
/// The opposite of a boolean one.
Value negated_variable(std::string_view attribute);

/// Resolves references as the template of `stack` sees them.
Resolved resolve(const Assembly& assembly, const NodeData& stack, const detail::Reference& reference);

/// A piece of a text: characters that are known, or what stands for a reference.
using Piece = std::variant<std::string, Resolved>;

/// The pieces of a text (or of any scalar) as the template of `stack` sees them: what references stand for is
/// filled in where it is known, and characters that meet are one piece.
std::vector<Piece> pieces_of(const Assembly& assembly, const NodeData& stack, const Value& text);

/// The name under which a stack hands an attribute to others, and under which the others ask for it, unless
/// it is taken.
std::string export_name(quoin::Target target, const ResourceReference& reference);
std::string import_name(quoin::Target target, const ResourceReference& reference);

/// Calls `visit(const Reference&)` for every reference in a value, those inside of expressions included.
template <class Visit> void each_reference(const Value& value, const Visit& visit) {
  using detail::ValueAccess;
  if (value.is_known()) return;
  switch (value.kind()) {
    case Value::Kind::reference: {
      const detail::Reference& reference = ValueAccess::reference(value);
      visit(reference);
      if (reference.target->target_kind == detail::Target::Kind::expression)
        for (const Value& piece : static_cast<const detail::Expression*>(reference.target)->pieces)
          each_reference(piece, visit);
      break;
    }
    case Value::Kind::text:
    case Value::Kind::list:
      for (const Value& item : ValueAccess::items(value)) each_reference(item, visit);
      break;
    case Value::Kind::object:
      for (const detail::Field& field : ValueAccess::fields(value)) each_reference(field.value, visit);
      break;
    default:
      break;
  }
}

}  // namespace quoin::assembly
