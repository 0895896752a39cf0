// Grants: what the policies that are emitted allow, statement by statement.
#pragma once

#include "facts/facts.hpp"
#include "facts/view.hpp"

namespace quoin::facts {

/// Adds the grants of a policy of a role, a key, a bucket, a secret or an endpoint: kind "grant".
void read_policies(Facts& facts, const View& view, const detail::Resource& resource, quoin::Target target);

}  // namespace quoin::facts
