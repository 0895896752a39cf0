// What a developer's user wants, with all defaults filled in.
#pragma once

#include "constructs/role/role_intent.hpp"
#include "core/tree.hpp"

#include <quoin/aws/developer_user.hpp>

#include <string>
#include <vector>

namespace quoin::aws {

struct DeveloperUserIntent {
  std::string path;
  std::string name;                               ///< "chat-Developer"
  const quoin::detail::NodeData* like = nullptr;  ///< The service or role; null: refused already.
  int session_hours = 1;
};

/// What the application's role may do, and what limits it. Alike in both targets.
RoleSpec app_role(const DeveloperUserIntent& intent, const quoin::detail::Surroundings& around);
/// The role that the user takes on: the application's, trusting this user with a second factor.
RoleSpec developer_role(const DeveloperUserIntent& intent, const Text& user,
                        const quoin::detail::Surroundings& around);
/// What the user itself may do.
std::vector<PolicyStatement> own_statements(const Ref<RoleArn>& role,
                                            const quoin::detail::Surroundings& around);

quoin::detail::Lowered lower_terraform(const DeveloperUserIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const DeveloperUserIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
