// What constructs want of one another: edges of the chain, endpoints, grants. Collected while the program
// runs.
#pragma once

#include "core/value_access.hpp"

#include <source_location>
#include <string>
#include <tuple>
#include <vector>

namespace quoin::detail {

struct NodeData;

/// The kinds of relations. A construct takes in those that it knows.
namespace relation {
inline constexpr std::string_view reaches = "reaches";  ///< The chain: `from >> to`.
inline constexpr std::string_view needs_service =
    "needs_service";  ///< `from` calls an AWS service from the VPC `to`.
inline constexpr std::string_view reads_secret = "reads_secret";  ///< A role of `from` reads the secret `to`.
inline constexpr std::string_view uses_key = "uses_key";          ///< `from` encrypts with the key `to`.
inline constexpr std::string_view pulls_image = "pulls_image";  ///< `from` pulls images of the registry `to`.
inline constexpr std::string_view writes_logs = "writes_logs";  ///< `from` writes its logs to `to`.
inline constexpr std::string_view protects = "protects";        ///< `from` (a web ACL) stands before `to`.
inline constexpr std::string_view reads_bucket = "reads_bucket";  ///< `from` (a distribution) reads `to`.
inline constexpr std::string_view grants_bucket =
    "grants_bucket";                                ///< A role of `from` works with the bucket `to`.
inline constexpr std::string_view peers = "peers";  ///< The VPC `from` is peered with the VPC `to`.
/// `from`, a bucket, holds what belongs to users: the trail records who reads and writes there. `to` is null.
inline constexpr std::string_view holds_user_data = "holds_user_data";
}  // namespace relation

/// One wish. `from` or `to` is null where that end lies outside the app (the internet, an address range).
struct Relation {
  std::string_view kind;
  NodeData* from = nullptr;
  NodeData* to = nullptr;
  std::string key{};  ///< Tells relations of one kind between the same two apart: a port, a service's name.
  Value data{};       ///< An object, or unset.
  std::source_location where{};
};

/// The relations of one construct, sorted by kind, the other end's path and key: never by the order of
/// statements.
struct Relations {
  std::vector<const Relation*> incoming;
  std::vector<const Relation*> outgoing;
};

}  // namespace quoin::detail
