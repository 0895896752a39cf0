// Who else may pull from a registry, and what pulling takes.
#pragma once

#include "constructs/container_registry/container_registry_intent.hpp"
#include "constructs/role/policy.hpp"

namespace quoin::aws {

/// The actions that pull an image of one repository.
std::vector<std::string> pull_actions();

/// The repository's own policy: the stated accounts pull, nobody else.
std::vector<PolicyStatement> pull_policy(const ContainerRegistryIntent& intent,
                                         const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
