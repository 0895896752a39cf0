// Handles of secrets. None of them converts to text: a secret is named, never read, by the program.
#pragma once

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

/// The master credentials of a database that exists: for the function that creates and rotates its users.
struct MasterSecret {
  Node secret{};

  MasterSecretValue username() const { return {secret, "username"}; }
  MasterSecretValue password() const { return {secret, "password"}; }
};

}  // namespace quoin::aws
