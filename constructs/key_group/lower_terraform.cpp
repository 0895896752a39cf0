// A key group as Terraform resources.
#include "constructs/key_group/key_group_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/cloudfront_key_group.hpp>
#include <quoin/tf/aws/cloudfront_public_key.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_terraform(const KeyGroupIntent& intent, const quoin::detail::Surroundings&) {
  tf::Resources out;
  std::vector<Ref<bindings::String>> ids;
  for (const GroupKey& key : intent.keys) {
    const auto added =
        out.add(key.local,
                tf::aws::CloudfrontPublicKeyArgs{
                    .comment = "A signer of " + intent.path, .encoded_key = key.pem, .name = key.name},
                {.lifecycle = {.create_before_destroy = true}});  // the group lets the old one go first
    ids.push_back(added.id());
    out.provide(key.local + ".id", added.id());
  }
  const auto group =
      out.add("", tf::aws::CloudfrontKeyGroupArgs{
                      .comment = "Signers of " + intent.path, .items = ids, .name = intent.name});
  out.provide("id", group.id());
  return out.finish();
}

}  // namespace quoin::aws
