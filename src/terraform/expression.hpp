// How values stand in Terraform's JSON: literals escaped, references as `${…}` expressions.
#pragma once

#include "assembly/references.hpp"
#include "core/json_writer.hpp"
#include "terraform/escape.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace quoin::terraform {

/// The address of a resource: `aws_vpc.vpc`, `data.aws_iam_policy_document.api_role_trust`.
std::string address(const detail::Resource& resource);

/// The expression that a reference stands for, without `${` and `}`: `aws_vpc.vpc.id`.
std::string expression(const assembly::ResourceReference& reference);

/// The name that a value has as a local, should it be a JSON document: parts that are put together where one
/// is.
struct LocalName {
  const LocalName* within = nullptr;      ///< The name of what it lies in.
  std::string_view key{};                 ///< Its own part: a member's name, or the name of the whole.
  std::optional<std::size_t> position{};  ///< Its own part where it is an item, instead of `key`.

  std::string text() const;
};

/// Prints values of one template.
class ValuePrinter {
public:
  ValuePrinter(detail::JsonWriter& out, const assembly::Assembly& assembly, const detail::NodeData& stack)
      : out_{out}, assembly_{assembly}, stack_{stack} {}

  void print(const Value& value, const LocalName& name);

private:
  // Each puts what it makes behind what is in `out` already.
  /// A text as a template of Terraform.
  void add_text(std::string& out, const Value& value) const;
  /// What stands between `${` and `}`.
  void add_inside(std::string& out, const assembly::Resolved& resolved) const;
  void add_expression(std::string& out, const detail::Expression& from) const;

  detail::JsonWriter& out_;
  const assembly::Assembly& assembly_;
  const detail::NodeData& stack_;
  std::string scratch_;  // one piece of memory for all strings that are put together
};

/// The JSON documents inside a value, by the names that ValuePrinter gives them.
void collect_documents(const Value& value, const LocalName& name, std::map<std::string, Value>& documents);

}  // namespace quoin::terraform
