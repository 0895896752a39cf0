// What a login wants, with all defaults filled in.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/alb_login.hpp>
#include <quoin/aws_ids.hpp>

#include <map>
#include <string>

namespace quoin::aws {

struct AlbLoginIntent {
  bool with_cognito = false;
  // OpenID Connect.
  Text issuer{};
  Text authorization_endpoint{};
  Text token_endpoint{};
  Text user_info_endpoint{};
  Ref<SecretArn> client_secret{};
  std::string client_secret_member{};
  std::string client_secret_version{};  ///< Empty: the current one.
  // Cognito.
  Text user_pool_arn{};
  Text domain{};
  // Both.
  Text client_id{};
  std::string scope{};
  std::string session_cookie{};
  int session_seconds = 28'800;
  std::map<std::string, std::string> parameters{};
};

/// The client's secret as CloudFormation looks it up when it deploys.
Text client_secret_reference(const AlbLoginIntent& intent);

quoin::detail::Lowered lower_terraform(const AlbLoginIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const AlbLoginIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
