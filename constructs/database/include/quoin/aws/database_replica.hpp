// Read replicas of a database, and signing in by IAM.
#pragma once

#include <quoin/aws/database.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/construct.hpp>

#include <concepts>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

/// A property that exists to be refused: a replica takes subnets, key and group from its source (QN-RDS-13).
class FromTheSource {
public:
  constexpr FromTheSource() = default;
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, FromTheSource>)
  FromTheSource(const U&) {
    static_assert(never<U>, QUOIN_QN_RDS_13);
  }
};

struct ReplicaProps {
  /// Never: a replica stands where its source does. It is here so that the compiler can say so.
  FromTheSource subnets{};
  /// Never: a replica has its source's key.
  FromTheSource encryption{};
  /// Default: db.r6g.large. Outside production also `outside_production(db_t4g_medium)` (QN-RDS-04).
  DatabaseClass instance_class{};
  /// Default: `multi_az`, so that the replica survives a zone. Outside production also
  /// `outside_production(single_az)`.
  Availability availability{};
  /// Never. It is here so that the compiler can say so.
  NeverPublic publicly_accessible{};
  /// The instance's identifier: 1 to 63 letters, digits and single '-', starting with a letter. Default: from
  /// the path, "chat-db-reader".
  std::string_view identifier{};
  /// How long its logs are kept, in days that CloudWatch has. Default: 90.
  Days log_retention = days<90>;
};

namespace detail {
Text replica_address(const Node& replica);
Ref<DatabaseArn> replica_arn(const Node& replica);
}  // namespace detail

/// A read replica. Who may reach its source may reach it.
class DatabaseReplica {
public:
  explicit DatabaseReplica(const Node& place) : node{place} {}

  /// Its host name; the port is the source's.
  Text endpoint_address() const { return detail::replica_address(node); }
  Ref<DatabaseArn> arn() const { return detail::replica_arn(node); }

  Node node;
};

namespace detail {
DatabaseReplica add_replica(const Node& database, std::string_view id, const ReplicaProps& props,
                            std::source_location where);
/// The permission to sign in as the user, and nothing else.
Permission connect_permission(const Node& database, std::string_view user, std::source_location where);

template <class To>
void grant_connect(const Node& database, const To& to, std::string_view user, std::source_location where) {
  constexpr bool can = requires { &To::permit; };
  static_assert(can, QUOIN_MALFORMED("QN-RDS-14", "a service or a role signs in by IAM",
                                     "db.grant_connect(api, \"chat\")"));
  if constexpr (can) to.permit(connect_permission(database, user, where));
}
}  // namespace detail

}  // namespace quoin::aws
