// The role by which RDS writes what enhanced monitoring measures.
#pragma once

#include "constructs/database/database_intent.hpp"
#include "constructs/role/role_intent.hpp"

namespace quoin::aws {

RoleSpec monitoring_role(const DatabaseIntent& intent, const quoin::detail::Surroundings& surroundings);

}  // namespace quoin::aws
