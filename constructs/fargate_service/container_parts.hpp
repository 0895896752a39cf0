// Containers: from what the program says to the intent.
#pragma once

#include "constructs/fargate_service/fargate_service_intent.hpp"

namespace quoin::aws {

/// The service's own container and its sidecars.
void take_containers(quoin::detail::NodeData& node, FargateServiceIntent& intent,
                     const FargateServiceProps& props, std::source_location where);

/// An absolute path that is not the root, and has no '..' and no ':'.
bool is_folder(std::string_view path);

/// The name of the volume for a container's folder: "tmp", "envoy-tmp".
std::string volume_of(std::string_view path, std::string_view container);

/// One plain variable. A name that says 'secret' is a warning.
void take_variable(quoin::detail::NodeData& node, ContainerIntent& container, std::string_view name,
                   const Text& value, std::source_location where);

/// One secret variable, and what the role that starts the task needs for it.
void take_secret(quoin::detail::NodeData& node, FargateServiceIntent& intent, ContainerIntent& container,
                 std::string_view name, const SecretValue& secret, std::source_location where);

}  // namespace quoin::aws
