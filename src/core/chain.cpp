// The chain's edges, as relations.
#include <quoin/chain.hpp>

#include "core/tree.hpp"
#include "messages/core_messages.hpp"

#include <string>

namespace quoin::detail {
namespace {

Value text_or_unset(std::string_view characters) {
  return characters.empty() ? Value{} : Value::string(characters);
}

}  // namespace

void connect(const EdgeEnd& from, const Node& to) {
  NodeData& right = *to.data();
  NodeData* left = from.node.data();
  Tree& tree = *right.tree;
  if (left != nullptr && left->tree != right.tree)
    return tree.report(messages::edge_across_apps(left->path), &right, from.where);
  if (const NodeData* guard = from.route.guard.data(); guard != nullptr && guard->tree != right.tree)
    return tree.report(messages::edge_across_apps(guard->path), &right, from.where);
  if (left == &right) return tree.report(messages::edge_to_itself(), &right, from.where);
  if (!right.endpoint || right.endpoint->port == 0)
    return tree.report(messages::edge_to_what_listens_not(right.path), &right, from.where);

  const Route& route = from.route;
  const std::string port = std::to_string(right.endpoint->port);
  tree.relate({.kind = relation::reaches,
               .from = left,
               .to = &right,
               .key = port + "|" + std::string{route.host} + "|" + std::string{route.path},
               .data = Value::object(
                   {{"guard", route.guard.data() == nullptr ? Value{} : text_or_unset(route.guard.path())},
                    {"guard_otherwise", text_or_unset(route.guard_otherwise)},
                    {"host", text_or_unset(route.host)},
                    {"path", text_or_unset(route.path)},
                    {"port", Value::integer(right.endpoint->port)},
                    {"priority", route.priority == 0 ? Value{} : Value::integer(route.priority)},
                    {"protocol", Value::literal("tcp")},
                    {"source", left == nullptr ? Value::literal("internet") : Value{}}}),
               .where = from.where});
}

void connect_outside(const Node& from, const Destination& to) {
  NodeData& left = *from.data();
  const std::string range = to.is_internet ? "internet" : std::string{to.range.text().view()};
  left.tree->relate(
      {.kind = relation::reaches,
       .from = &left,
       .key = std::to_string(to.port) + "|" + range,
       .data = Value::object({{"port", Value::integer(to.port)}, {"range", Value::string(range)}}),
       .where = to.where});
}

}  // namespace quoin::detail
