// How values stand in Terraform's JSON: literals escaped, references as `${…}` expressions.
#pragma once

#include "assembly/references.hpp"
#include "core/json_writer.hpp"
#include "terraform/escape.hpp"

#include <string>

namespace quoin::terraform {

/// The address of a resource: `aws_vpc.vpc`, `data.aws_iam_policy_document.api_role_trust`.
std::string address(const detail::Resource& resource);

/// The expression that a reference stands for, without `${` and `}`: `aws_vpc.vpc.id`, `var.account_id`.
std::string expression(const assembly::ResourceReference& reference);
std::string expression(const assembly::VariableReference& reference);

/// Prints values of one template.
class ValuePrinter {
public:
  ValuePrinter(detail::JsonWriter& out, const assembly::Assembly& assembly, const detail::NodeData& stack)
      : out_{out}, assembly_{assembly}, stack_{stack} {}

  /// Prints a value. `name` is its name as a local, where it stands for a JSON document.
  void print(const Value& value, std::string name);

  /// An expression as Terraform reads it.
  std::string expression(const detail::Expression& from) const;

private:
  void print_named(const Value& value, std::string& name);
  /// A text or a reference as a template of Terraform.
  std::string text(const Value& value) const;
  /// What stands between `${` and `}`.
  std::string inside(const assembly::Resolved& resolved) const;

  detail::JsonWriter& out_;
  const assembly::Assembly& assembly_;
  const detail::NodeData& stack_;
};

/// The JSON documents inside a value, by the names that ValuePrinter gives them.
void collect_documents(const Value& value, std::string name, std::map<std::string, Value>& documents);

}  // namespace quoin::terraform
