// SecureParameter: a token in Parameter Store, encrypted with a key of its class.
#pragma once

#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/rotation.hpp>
#include <quoin/aws/rules/sec.hpp>
#include <quoin/aws_ids.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

/// The ARN of a parameter.
struct ParameterArn {};

/// The one type of parameter that holds a token.
struct SecureString {};
inline constexpr SecureString secure_string{};

/// How a parameter is kept: `secure_string`, and nothing else (QN-SEC-07).
class ParameterType {
public:
  constexpr ParameterType() = default;
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, ParameterType>)
  ParameterType(const U&) {
    static_assert(std::same_as<U, SecureString>, QUOIN_QN_SEC_07);
  }
};

/// The key of a token: a KmsKey<Tokens> (QN-SEC-07, QN-KMS-03).
class ParameterKey {
public:
  template <class U = int> ParameterKey() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-SEC-07", "encryption",
                                           ".encryption = KmsKey<Tokens>{stack, \"TokenKey\"}"));
  }
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, ParameterKey>)
  ParameterKey(const U& key) {
    constexpr bool of_class = std::same_as<U, KmsKey<Tokens>>;
    static_assert(of_class, QUOIN_QN_SEC_07);
    if constexpr (of_class) key_ = key.node;
  }

  const Node& key() const { return key_; }

private:
  Node key_{};
};

struct SecureParameterProps {
  /// The key of tokens. Required: `KmsKey<Tokens>{stack, "TokenKey"}`; several tokens may share it.
  ParameterKey encryption;
  /// How often who issues the token writes a new one: `by_owner(days<90>)`, or `no_rotation("why")`. Required
  /// (QN-SEC-04): no function rotates what stands in Parameter Store.
  IssuedRotation rotation;
  /// Its name, "/chat/partner-token": 1 to 900 letters, digits, '.', '-', '_' and '/', starting with '/', at
  /// most 15 levels, not below "/aws" or "/ssm". Default: from the path, "/chat/Token".
  std::string_view name{};
  /// What the token is for, at most 1,024 characters. Default: its path.
  std::string_view description{};
  /// `secure_string`. It is here so that the compiler can refuse every other.
  ParameterType type{};
};

namespace detail {
Node make_secure_parameter(const Scope& scope, std::string_view id, const SecureParameterProps& props,
                           std::source_location where);
Ref<ParameterArn> parameter_arn(const Node& parameter);
void grant_read_parameter(const Node& parameter, const Node& reader, bool is_service,
                          std::source_location where);
}  // namespace detail

/// A token in Parameter Store: a SecureString under a key of the class 'tokens', random until who issues the
/// token writes it, and never in a template, a plan or a state. Terraform only: CloudFormation makes no
/// SecureString, and the synthesis says so.
struct [[maybe_unused]] SecureParameter {
  Scope scope;
  std::string_view id;
  SecureParameterProps props;
  Node node = detail::make_secure_parameter(scope, id, props, std::source_location::current());

  /// How a program asks for it. Not a secret: it opens nothing.
  Ref<ParameterArn> arn() const { return detail::parameter_arn(node); }

  /// Lets a service's program, or a role, read the token: ssm:GetParameter for this parameter, and its key
  /// for this parameter.
  template <class Reader>
  const SecureParameter& grant_read(const Reader& reader,
                                    std::source_location where = std::source_location::current()) const {
    constexpr bool is_role = requires {
      reader.node;
      reader.arn();
      &Reader::permit;
    };
    constexpr bool is_service = requires {
      reader.node;
      reader.task_role_arn();
      &Reader::permit;
    };
    static_assert(is_role || is_service,
                  "a token is read by a service or a role. Fix: token.grant_read(api)");
    if constexpr (is_role || is_service) detail::grant_read_parameter(node, reader.node, is_service, where);
    return *this;
  }
};

}  // namespace quoin::aws
