// A bucket that stands already: its name, and what follows from it.
#include "constructs/bucket/bucket_intent.hpp"
#include "messages/bucket_messages.hpp"

namespace quoin::aws {

using quoin::detail::Lowered;
using quoin::detail::NodeData;
using quoin::detail::Surroundings;
using quoin::detail::Tree;

namespace {

Lowered known_of(const ExistingBucketIntent& intent, const Surroundings& around) {
  Lowered out;
  out.exports["name"] = intent.name.value();
  out.exports["arn"] = (Text{"arn:" + around.partition + ":s3:::"} + intent.name).value();
  return out;
}

}  // namespace

namespace detail {

Node make_existing_bucket(const Scope& scope, std::string_view id, const ExistingBucketProps& props,
                          std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "ExistingBucket",
                                      ExistingBucketIntent{.name = props.name.name()}, where);
  const Value& name = props.name.name().value();
  if (name.is_known() && !rules::is_bucket_name(name.characters()))
    tree.report(messages::bucket_name_malformed(name.characters()), &node, where);
  return Node{node};
}

}  // namespace detail

Lowered lower_terraform(const ExistingBucketIntent& intent, const Surroundings& around) {
  return known_of(intent, around);
}
Lowered lower_cloudformation(const ExistingBucketIntent& intent, const Surroundings& around) {
  return known_of(intent, around);
}

}  // namespace quoin::aws
