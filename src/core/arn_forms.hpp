// What the ARNs look like that programs give as text. <quoin/aws/arn.hpp> judges them.
#pragma once

#include <quoin/aws/arn.hpp>

namespace quoin::detail::arn_form {

using aws::detail::ArnForm;
using aws::detail::is_path_character;
using Place = ArnForm::Place;

inline constexpr ArnForm bucket{"s3", "", Place::nowhere,
                                [](char c) { return is_path_character(c) && c != '/' && c != ':'; }};
inline constexpr ArnForm database_snapshot{"rds", "snapshot:", Place::region_and_account, [](char c) {
                                             return aws::detail::is_id_character(c) || c == ':';
                                           }};
inline constexpr ArnForm kms_key{"kms", "key/"};
inline constexpr ArnForm listener{"elasticloadbalancing", "listener/app/", Place::region_and_account,
                                  is_path_character};
inline constexpr ArnForm load_balancer{"elasticloadbalancing", "loadbalancer/app/", Place::region_and_account,
                                       is_path_character};
inline constexpr ArnForm policy{"iam", "policy/", Place::account, is_path_character};
inline constexpr ArnForm repository{"ecr", "repository/", Place::region_and_account, is_path_character};
inline constexpr ArnForm user_pool{"cognito-idp", "userpool/", Place::region_and_account,
                                   [](char c) { return aws::detail::is_id_character(c) || c == '_'; }};

}  // namespace quoin::detail::arn_form
