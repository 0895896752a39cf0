// Web ACLs that exist already, by their ARN:
// "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/…"_web_acl.
#pragma once

#include <quoin/aws/arn.hpp>
#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>

#include <cstdint>
#include <string_view>

namespace quoin::aws {

/// What a web ACL protects.
enum WebAclScope : std::uint8_t { regional, cloudfront };

/// The text is the ARN of a web ACL of AWS WAF.
constexpr bool is_web_acl_arn(std::string_view arn) {
  using Place = detail::ArnForm::Place;
  return detail::is_arn({"wafv2", "regional/webacl/", Place::region_and_account, detail::is_path_character},
                        arn) ||
         detail::is_arn({"wafv2", "global/webacl/", Place::region_and_account, detail::is_path_character},
                        arn);
}

/// What the web ACL of this ARN protects.
constexpr WebAclScope scope_of_web_acl(std::string_view arn) {
  return detail::arn_part(arn, 5).starts_with("global/") ? cloudfront : regional;
}

/// A web ACL that exists already and is not managed here.
struct ExistingWebAcl {
  std::string_view arn;
};

/// The run-time path: `.web_acl = existing_web_acl(app.context("web_acl", ""))`. Checked at synthesis.
constexpr ExistingWebAcl existing_web_acl(std::string_view arn) { return {arn}; }

/// One whose ARN is known while compiling, and so whose scope is.
template <FixedText Arn> struct ExistingWebAclConstant {
  static constexpr std::string_view arn = Arn.view();
  static constexpr WebAclScope protects = scope_of_web_acl(Arn.view());
};

/// `.web_acl = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/…"_web_acl`
template <FixedText Arn> consteval ExistingWebAclConstant<Arn> operator""_web_acl() {
  static_assert(is_web_acl_arn(Arn.view()),
                QUOIN_MALFORMED("QN-TLS-06", "this is not the ARN of a web ACL",
                                "\"arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/"
                                "12345678-1234-1234-1234-123456789012\"_web_acl"));
  return {};
}

}  // namespace quoin::aws
