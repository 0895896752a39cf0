// SecretsVault: the secrets of a stack, one key per class, with copies in other regions.
#pragma once

#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/rotation.hpp>
#include <quoin/aws/rules/sec.hpp>
#include <quoin/aws/secret.hpp>
#include <quoin/construct.hpp>
#include <quoin/days.hpp>
#include <quoin/region.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

/// A region that gets a copy of each secret.
struct Replica {
  Region region = unknown_region;
  Node key{};  ///< Empty: the key that AWS manages there for Secrets Manager.

  constexpr Replica(Region in) : region{in} {}
  constexpr Replica(Region in, const Node& with) : region{in}, key{with} {}
};

/// A copy that is encrypted with a key of its own, of a stack in that region:
/// `.replicas = {replica(eu_central_1, recovery_key)}`.
template <class Key> Replica replica(Region region, const Key& key) {
  constexpr bool of_class = std::same_as<Key, KmsKey<DatabaseSecrets>>;
  static_assert(of_class, QUOIN_QN_SEC_03);
  if constexpr (of_class) return {region, key.node};
  return {region};
}

/// Why a vault has no copies: no_replica("…").
struct NoReplica {
  std::string_view reason;
};
/// No copies, because the residency has one region only. The reason is not empty, and every report lists it.
constexpr NoReplica no_replica(std::string_view reason) { return {reason}; }

/// The other regions that hold copies: at least one, or `no_replica("why")` (QN-SEC-05).
class Replicas {
public:
  template <class U = int> Replicas() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-SEC-05", "replicas",
                                           ".replicas = {eu_central_1}, or no_replica(\"why\")"));
  }
  Replicas(std::initializer_list<Replica> replicas) : replicas_(replicas) {}
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, Replicas>)
  Replicas(const U& reason) {
    constexpr bool reasoned = std::same_as<U, NoReplica>;
    static_assert(reasoned, QUOIN_QN_SEC_05);
    if constexpr (reasoned) {
      without_ = true;
      reason_ = reason.reason;
    }
  }

  const std::initializer_list<Replica>& list() const { return replicas_; }
  bool without() const { return without_; }
  std::string_view reason() const { return reason_; }

private:
  std::initializer_list<Replica> replicas_;
  bool without_ = false;
  std::string_view reason_{};
};

/// The key of one class of secrets. Default: the vault makes one; another class's key is refused (QN-SEC-03).
template <class Class> class SecretsKey {
public:
  SecretsKey() = default;
  template <class U>
    requires(!std::same_as<std::remove_cvref_t<U>, SecretsKey>)
  SecretsKey(const U& key) {
    constexpr bool of_class = std::same_as<U, KmsKey<Class>>;
    static_assert(of_class, QUOIN_QN_SEC_03);
    if constexpr (of_class) key_ = key.node;
  }

  const Node& key() const { return key_; }

private:
  Node key_{};
};

/// How long a deleted secret can be brought back: 7 to 30 days.
class RecoveryWindow {
public:
  constexpr RecoveryWindow() = default;
  template <int Count> RecoveryWindow(DaysConstant<Count>) : days_{Count >= 7 && Count <= 30 ? Count : 30} {
    static_assert(
        Count >= 7 && Count <= 30,
        "a deleted secret is kept for 7 to 30 days. Fix: .recovery_window = days<30>, or leave it out");
  }
  constexpr RecoveryWindow(Days days) : days_{days.count} {}
  constexpr int count() const { return days_; }

private:
  int days_ = 30;
};

/// Any key class for secrets that a program thinks up, and those that Quoin has.
template <class Class> inline constexpr char class_tag = 0;

struct SecretsVaultProps {
  /// The other regions that hold copies: `{eu_central_1}`, or `no_replica("why")`. Required.
  Replicas replicas;
  /// The key of the class 'database'. Default: the vault makes it, `<vault>/DatabaseSecretsKey`, when the
  /// first secret of the class is asked for.
  SecretsKey<DatabaseSecrets> database_key{};
  /// The key of the class 'smtp'. Default: the vault makes it, `<vault>/SmtpSecretsKey`.
  SecretsKey<SmtpSecrets> smtp_key{};
  /// The key of the class 'signing keys'. Default: the vault makes it, `<vault>/SigningKeysKey`.
  SecretsKey<SigningKeys> signing_keys_key{};
  /// How long a deleted secret can be brought back. Terraform only: CloudFormation has no such property.
  /// Default: 30 days.
  RecoveryWindow recovery_window{};
};

/// A part of a secret that is no secret: `{"username", "mailer"}`. Names are 1 to 64 letters, digits, '_' and
/// '-'; values hold no '"', no backslash and no line break.
struct SecretMember {
  std::string_view name;
  Text value;
};

struct SigningKeyProps {
  /// How often the key is replaced: 1 to 30 days. The one before stays readable as AWSPREVIOUS, so that what
  /// it signed is still verified. Default: 30 days.
  SigningKeyRotation rotation{};
  /// How long the key is: 32 to 4,096 letters and digits. Default: 64.
  int characters = 64;
};

struct SmtpCredentialsProps {
  /// How often the mail relay's owner makes a new password: `by_owner(days<90>)`, or `no_rotation("why")`.
  /// Required.
  IssuedRotation rotation;
  /// The relay's user. Default: "", which its owner writes beside the password.
  std::string_view username{};
  /// The relay's host. Default: "".
  std::string_view host{};
  /// The relay's port: 25, 465, 587, 2465 or 2587. Default: 587.
  int port = 587;
};

/// A secret of a class that the program has made: `struct Partners { static constexpr std::string_view
/// key_class = "partners"; };`
template <class Class> struct SecretProps {
  /// How often the value is replaced: `days<90>` (a function makes a new one), `by_owner(days<90>)`, or
  /// `no_rotation("why")`. Required (QN-SEC-04).
  SecretRotation rotation;
  /// The key of the class. Default: the vault makes one for all secrets of the class.
  SecretsKey<Class> encryption{};
  /// What the secret is for, at most 2,048 characters. Default: its class and path.
  std::string_view description{};
  /// What stands beside the value and is no secret.
  std::initializer_list<SecretMember> members{};
  /// How long the generated value is: 16 to 4,096 letters and digits. Default: 40.
  int characters = 40;
};

namespace detail {
/// What is common to the secrets of a vault, whatever their class.
struct SecretRequest {
  std::string_view key_class;
  const void* tag;  ///< Of the class's C++ type.
  Node key;
  std::string_view member;  ///< The one that is generated: "password".
  std::string_view description;
  const SecretMember* members;
  std::size_t member_count;
  int characters;
  int least_characters;
  StatedRotation rotation;
};
Node add_vault_secret(const Node& vault, std::string_view id, const SecretRequest& request,
                      std::source_location where);
Node add_signing_key(const Node& vault, std::string_view id, const SigningKeyProps& props,
                     std::source_location where);
Node add_smtp_credentials(const Node& vault, std::string_view id, const SmtpCredentialsProps& props,
                          std::source_location where);
Node make_secrets_vault(const Scope& scope, std::string_view id, const SecretsVaultProps& props,
                        std::source_location where);
}  // namespace detail

/// The secrets of a stack. Each is generated by the cloud, encrypted with the key of its class, copied to the
/// other regions, and readable by those alone who are given it.
struct [[maybe_unused]] SecretsVault {
  Scope scope;
  std::string_view id;
  SecretsVaultProps props;
  Node node = detail::make_secrets_vault(scope, id, props, std::source_location::current());

  /// The credentials of a database's master: `.master = vault.database_master()`. Each database that takes
  /// them gets a secret of its own, `<database>/Master`.
  MasterCredentials database_master(std::source_location where = std::source_location::current()) const {
    return {node, where};
  }

  /// A key that signs tokens and sessions, `<vault>/<id>`: random, replaced every 30 days by a function.
  /// Its member is "key".
  VaultSecret signing_key(std::string_view secret, const SigningKeyProps& how = {},
                          std::source_location where = std::source_location::current()) const {
    return {detail::add_signing_key(node, secret, how, where), "key"};
  }

  /// The credentials of a mail relay, `<vault>/<id>`. Its owner writes the password, in place of a random
  /// one.
  VaultSecret smtp_credentials(std::string_view secret, const SmtpCredentialsProps& how,
                               std::source_location where = std::source_location::current()) const {
    return {detail::add_smtp_credentials(node, secret, how, where), "password"};
  }

  /// A secret of a class of the program's own, `<vault>/<id>`. Its member is "value".
  template <class Class>
  VaultSecret secret(std::string_view secret, const SecretProps<Class>& how,
                     std::source_location where = std::source_location::current()) const {
    static_assert(
        KeyClass<Class>,
        "a secret has a class, a type with a key_class. Fix: vault.secret<Partners>(\"Api\", {...}) with "
        "struct Partners { static constexpr std::string_view key_class = \"partners\"; };");
    return {detail::add_vault_secret(node, secret,
                                     {.key_class = Class::key_class,
                                      .tag = &class_tag<Class>,
                                      .key = how.encryption.key(),
                                      .member = "value",
                                      .description = how.description,
                                      .members = how.members.begin(),
                                      .member_count = how.members.size(),
                                      .characters = how.characters,
                                      .least_characters = 16,
                                      .rotation = how.rotation.stated()},
                                     where),
            "value"};
  }
};

}  // namespace quoin::aws
