// How values stand in CloudFormation's JSON: references as Ref and Fn::GetAtt, text with references as
// Fn::Sub.
#pragma once

#include "assembly/references.hpp"
#include "core/json_writer.hpp"

#include <string>

namespace quoin::cloudformation {

/// Prints values of one template.
class ValuePrinter {
public:
  ValuePrinter(detail::JsonWriter& out, const assembly::Assembly& assembly, const detail::NodeData& stack)
      : out_{out}, assembly_{assembly}, stack_{stack} {}

  void print(const Value& value);

private:
  void print_reference(const Value& value);
  void print_attribute(const detail::Resource& resource, std::string_view attribute);
  /// Appends a text to that of a Fn::Sub; true where it holds a reference.
  bool append_pieces(std::string& out, const Value& text, bool inside_json) const;
  void print_sub(const std::string& text, bool refers);
  /// Appends a value as JSON, for a property that takes JSON as text; true where it holds a reference.
  bool append_document(std::string& out, const Value& value) const;

  detail::JsonWriter& out_;
  const assembly::Assembly& assembly_;
  const detail::NodeData& stack_;
};

/// The logical ids of the resources that a list of dependencies names, sorted.
std::vector<std::string> dependency_ids(const assembly::Assembly& assembly, const detail::Resource& resource);

}  // namespace quoin::cloudformation
