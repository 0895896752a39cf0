// A key group in CloudFormation.
#include "constructs/key_group/key_group_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/cloudfront/key_group.hpp>
#include <quoin/cfn/cloudfront/public_key.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const KeyGroupIntent& intent,
                                            const quoin::detail::Surroundings&) {
  cfn::Resources out;
  std::vector<Ref<bindings::String>> ids;
  for (const GroupKey& key : intent.keys) {
    const auto added =
        out.add(key.local,
                cfn::cloudfront::PublicKeyArgs{.public_key_config = {{.caller_reference = key.name,
                                                                      .comment = "A signer of " + intent.path,
                                                                      .encoded_key = key.pem,
                                                                      .name = key.name}}});
    ids.push_back(added.id());
    out.provide(key.local + ".id", added.id());
  }
  const auto group = out.add(
      "",
      cfn::cloudfront::KeyGroupArgs{
          .key_group_config = {{.comment = "Signers of " + intent.path, .items = ids, .name = intent.name}}});
  out.provide("id", group.id());
  return out.finish();
}

}  // namespace quoin::aws
