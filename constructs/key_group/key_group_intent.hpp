// What a key group wants, with all defaults filled in.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/key_group.hpp>
#include <quoin/aws_ids.hpp>

#include <string>
#include <vector>

namespace quoin::aws {

/// One public key. A changed key is a new one, so its name tells which it is.
struct GroupKey {
  std::string local;  ///< "key_1"
  std::string name;   ///< "chat-MediaKeys-0a1b2c3d"
  std::string pem;    ///< With a line's end at its end, as CloudFront gives it back.
};

struct KeyGroupIntent {
  std::string path;
  std::string name;  ///< "chat-MediaKeys"
  std::vector<GroupKey> keys;
};

quoin::detail::Lowered lower_terraform(const KeyGroupIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const KeyGroupIntent& intent,
                                            const quoin::detail::Surroundings& around);

/// "chat/Site" → "chat-Site": a name for what CloudFront names once per account, at most `longest`
/// characters. A hash takes the place of what is cut off.
std::string global_name(std::string_view path, std::string_view ending, std::size_t longest);

}  // namespace quoin::aws
