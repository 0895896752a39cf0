// The services of AWS that can be reached through an interface endpoint, and what may be done through it.
#pragma once

#include "constructs/role/policy.hpp"

#include <span>
#include <string>
#include <string_view>

namespace quoin::aws {

/// S3 has a gateway endpoint, in every VPC.
inline constexpr std::string_view s3_service = "s3";
/// Who pulls images reads their layers from S3.
inline constexpr std::string_view image_service = "ecr.dkr";

/// One service with an interface endpoint.
struct EndpointService {
  std::string_view name;                      ///< "ecr.api": the end of "com.amazonaws.eu-west-1.ecr.api".
  std::span<const std::string_view> actions;  ///< What its policy allows, for principals of the own account.
};

/// The service of that name, or null.
const EndpointService* find_endpoint_service(std::string_view name);
/// All names, for a message: "ecr.api, ecr.dkr, …".
std::string endpoint_service_names();

/// "endpoint_ecr_api"
std::string endpoint_local(std::string_view service);

}  // namespace quoin::aws
