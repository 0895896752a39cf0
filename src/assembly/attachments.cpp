// Files beside a template. They travel as exports that no reference can name.
#include "assembly/attachments.hpp"

#include <quoin/bindings/resources.hpp>

namespace quoin::assembly {
namespace {

constexpr std::string_view file_mark = "file:";

void collect(const Assembly& assembly, const NodeData& node, std::map<std::string, std::string>& out) {
  for (const auto& [name, value] : lowered_of(assembly, node).exports)
    if (name.starts_with(file_mark)) out.emplace(name.substr(file_mark.size()), value.characters());
  for (const NodeData* child : node.children()) collect(assembly, *child, out);
}

}  // namespace

void attach(bindings::Resources& out, std::string_view name, std::string_view bytes) {
  out.provide(std::string{file_mark} + std::string{name}, Value::string(bytes));
}

std::map<std::string, std::string> attachments_of(const Assembly& assembly, const Template& each) {
  std::map<std::string, std::string> out;
  collect(assembly, *each.stack, out);
  return out;
}

}  // namespace quoin::assembly
