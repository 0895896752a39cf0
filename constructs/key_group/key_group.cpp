// Key groups: from properties to the intent.
#include "constructs/key_group/key_group_intent.hpp"

#include "assembly/names.hpp"
#include "core/sha256.hpp"
#include "messages/cloudfront_messages.hpp"

#include <quoin/aws/rules/sec.hpp>

#include <algorithm>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Tree;

namespace {

constexpr std::size_t longest_key_name = 128;

std::string whole_lines(std::string_view pem) {
  std::string out;
  for (const char c : pem)
    if (c != '\r') out += c;
  while (out.ends_with('\n')) out.pop_back();
  return out + "\n";
}

}  // namespace

std::string global_name(std::string_view path, std::string_view ending, std::size_t longest) {
  std::string name{path};
  std::ranges::replace(name, '/', '-');
  name += ending;
  if (name.size() <= longest) return name;
  const std::string tail = "-" + assembly::short_hash(path) + std::string{ending};
  return name.substr(0, longest - tail.size()) + tail;
}

namespace detail {

Node make_key_group(const Scope& scope, std::string_view id, const KeyGroupProps& props,
                    std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "KeyGroup", KeyGroupIntent{}, where);
  auto& intent = node.intent_as<KeyGroupIntent>();
  intent.path = node.name_path();
  intent.name = global_name(intent.path, "", longest_key_name);
  for (std::size_t i = 0; i < props.public_keys.count(); ++i) {
    const std::string pem = whole_lines(props.public_keys[i].pem);
    const PemContent content = content_of_pem(pem);
    if (content == PemContent::private_key)
      tree.report(messages::private_key_in_the_source(), &node, where);
    else if (!is_key_of_cloudfront(content))
      tree.report(messages::public_key_malformed(), &node, where);
    const std::string tail = "-" + quoin::detail::sha256(pem).substr(0, 8);
    intent.keys.push_back({.local = "key_" + std::to_string(i + 1),
                           .name = global_name(intent.path, tail, longest_key_name),
                           .pem = content == PemContent::private_key ? std::string{} : pem});
  }
  return Node{node};
}

Ref<KeyGroupId> key_group_id(const Node& group) { return reference<KeyGroupId>(*group.data(), "id"); }

Text public_key_id(const Node& group, std::size_t number) {
  return Text{
      Value::reference(*group.data(), quoin::detail::intern("key_" + std::to_string(number + 1) + ".id"))};
}

}  // namespace detail

}  // namespace quoin::aws
