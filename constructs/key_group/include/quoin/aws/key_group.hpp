// Key groups: whose signatures CloudFront trusts: KeyGroup keys{stack, "MediaKeys", {.public_keys = {…}}}.
#pragma once

#include <quoin/aws/public_key.hpp>
#include <quoin/aws/rules/cdn.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <initializer_list>
#include <source_location>
#include <string_view>

namespace quoin::aws {

struct KeyGroupId;  // <quoin/aws_ids.hpp>

/// The keys of a group. Required.
class GroupKeys {
public:
  template <class U = int> GroupKeys() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-CDN-08", "public_keys",
                                           ".public_keys = {R\"(-----BEGIN PUBLIC KEY-----…)\"_public_key}"));
  }
  template <std::same_as<PublicKey>... Keys>
    requires(sizeof...(Keys) > 0)
  GroupKeys(Keys... keys) : count_{sizeof...(Keys)} {
    static_assert(sizeof...(Keys) <= most || never<Keys...>,
                  QUOIN_MALFORMED("QN-CDN-08", "a key group has at most five keys",
                                  "remove the keys that no signer uses any more"));
    std::size_t at = 0;
    ((at < most ? void(keys_[at++] = keys) : void()), ...);
  }

  static constexpr std::size_t most = 5;
  std::size_t count() const { return count_ < most ? count_ : most; }
  const PublicKey& operator[](std::size_t at) const { return keys_[at]; }

private:
  PublicKey keys_[most]{};
  std::size_t count_ = 0;
};

struct KeyGroupProps {
  /// The public halves of the keys that sign, one to five: two while one takes the other's place. Required.
  GroupKeys public_keys;
};

namespace detail {
Node make_key_group(const Scope& scope, std::string_view id, const KeyGroupProps& props,
                    std::source_location where);
Ref<KeyGroupId> key_group_id(const Node& group);
Text public_key_id(const Node& group, std::size_t number);
}  // namespace detail

/// A trusted key group of CloudFront: who holds a private half signs URLs that let a viewer in for a while
/// (QN-CDN-08). The private half belongs into a vault, as a signing key; it never passes through Quoin.
struct KeyGroup {
  Scope scope;
  std::string_view id;
  KeyGroupProps props;
  Node node = detail::make_key_group(scope, id, props, std::source_location::current());

  Ref<KeyGroupId> key_group_id() const { return detail::key_group_id(node); }
  /// The id of a public key, counted from 0: a signer names it in each URL ("Key-Pair-Id").
  Text public_key_id(std::size_t number = 0) const { return detail::public_key_id(node, number); }
};

}  // namespace quoin::aws
