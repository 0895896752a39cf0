// The function that makes a database's users and rotates their passwords.
#pragma once

#include "constructs/database/database_intent.hpp"
#include "constructs/role/role_intent.hpp"
#include "constructs/secrets_vault/rotation_intent.hpp"

#include <string>
#include <vector>

namespace quoin::aws {

/// One user whom the function makes.
struct RotatedUser {
  std::string name;                      ///< "chat"
  std::vector<std::string_view> rights;  ///< As the function calls them, in the order of DatabaseRight.
  RotatedSecret secret{};                ///< Filled in from the `rotates` relation.
};

/// What the function wants. It provides "arn", "role_arn", "permission" and "security_group.id".
struct UserRotationIntent {
  std::string path{};
  std::string name{};    ///< "chat-Db-Rotation"
  std::string engine{};  ///< "mysql"
  std::string database{};
  std::uint16_t port = 0;
  Text host{};
  Ref<SecretArn> master{};  ///< Under the same key as the users' secrets: the vault's for databases.
  Ref<LogGroupArn> log_group{};
  Ref<LogGroupName> log_group_name{};
  std::vector<Ref<SubnetId>> subnets{};
  SecurityGroupIntent security{};
  Ref<SecurityGroupId> security_group{};
  std::vector<RotatedUser> users{};  ///< Sorted by name.
};

/// Lets the database's function, `<database>/Rotation`, make the user of the secret and rotate it; the
/// function is made with the first one.
void rotate_database_user(quoin::detail::NodeData& database, quoin::detail::NodeData& secret,
                          std::string_view user, std::vector<std::string_view> rights,
                          std::source_location where);

/// The function's source, one file for both targets.
std::string_view user_rotation_source();
/// Where the database is, and what which user may do: the variable DATABASE, JSON.
Text user_rotation_settings(const UserRotationIntent& intent);
/// What the function may do, and where.
RoleSpec user_rotation_role(const UserRotationIntent& intent, const quoin::detail::Surroundings& around);

void resolve_intent(UserRotationIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
void check_intent(const UserRotationIntent& intent, const quoin::detail::NodeData& self,
                  Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const UserRotationIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const UserRotationIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
