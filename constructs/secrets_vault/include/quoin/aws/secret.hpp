// Handles of secrets. None of them converts to text: a secret is named, never read, by the program.
#pragma once

#include <quoin/aws/rules/sec.hpp>
#include <quoin/aws_ids.hpp>
#include <quoin/construct.hpp>

#include <source_location>
#include <string_view>

namespace quoin::aws {

/// One member of a secret, for a container to read at its start: `.secrets = {{"DB_PASSWORD",
/// user.password()}}`.
struct SecretValue {
  Node secret{};                ///< The secret's node; it provides "arn" and "key_arn".
  std::string_view json_key{};  ///< The member's name, a literal: "password". Empty: the whole secret.
};

namespace detail {
void grant_read(const Node& secret, const Node& role, const Value& role_arn, std::source_location where);
void grant_read_to_service(const Node& secret, const Node& service, std::source_location where);
Ref<SecretArn> vault_secret_arn(const Node& secret);
}  // namespace detail

/// A secret of a vault. A service is given its members, a role by name may read it.
class VaultSecret {
public:
  VaultSecret(const Node& secret, std::string_view generated) : secret_{secret}, generated_{generated} {}

  /// What the cloud has generated: the member "key", "password" or "value".
  SecretValue value() const { return {secret_, generated_}; }
  /// Another member, by its name, a literal: "username".
  SecretValue member(std::string_view name) const { return {secret_, name}; }
  /// All of it, as JSON.
  SecretValue whole() const { return {secret_, {}}; }
  /// Where the secret stands in the tree.
  const Node& secret() const { return secret_; }
  /// How a program names the secret when it reads it itself. Not a secret: it opens nothing.
  Ref<SecretArn> arn() const { return detail::vault_secret_arn(secret_); }

  /// Lets a service's program, or a role, read the secret: the role's policy names the secret, and the
  /// secret's own policy names the role (QN-SEC-06). What `.secrets` injects needs no grant.
  template <class Reader>
  const VaultSecret& grant_read(const Reader& reader,
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
    static_assert(is_role || is_service, QUOIN_QN_SEC_06);
    if constexpr (is_role) detail::grant_read(secret_, reader.node, reader.arn().value(), where);
    if constexpr (is_service) detail::grant_read_to_service(secret_, reader.node, where);
    return *this;
  }

private:
  Node secret_;
  std::string_view generated_;
};

/// A member of a database's master secret. A type of its own: services refuse it (QN-RDS-14).
struct MasterSecretValue {
  Node secret{};
  std::string_view json_key{};
};

/// A promise of master credentials, which a database takes as `.master` and keeps as a secret of its own.
///
/// `SecretsVault::database_master()` gives it; the vault says with which key, and where its copies lie.
struct MasterCredentials {
  Node vault{};
  std::source_location where{};

  /// Nobody but a database takes these: a service refuses them (QN-RDS-14).
  MasterSecretValue username() const { return {vault, "username"}; }
  MasterSecretValue password() const { return {vault, "password"}; }
};

/// Master credentials that RDS makes and rotates itself, every seven days, with the vault's key.
struct RdsManagedMaster {
  Node vault{};
  std::source_location where{};
};
/// `.master = rds_managed(vault.database_master())`
constexpr RdsManagedMaster rds_managed(const MasterCredentials& master) {
  return {master.vault, master.where};
}

/// The master credentials of a database that exists: for the function that creates and rotates its users.
struct MasterSecret {
  Node secret{};

  MasterSecretValue username() const { return {secret, "username"}; }
  MasterSecretValue password() const { return {secret, "password"}; }
};

}  // namespace quoin::aws
