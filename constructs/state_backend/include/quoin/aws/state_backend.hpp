// StateBackend: where Terraform keeps its state: a bucket, a key, and a lock table where that is asked for.
#pragma once

#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/rules/kms.hpp>
#include <quoin/aws/rules/s3.hpp>
#include <quoin/aws_ids.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>
#include <quoin/waiver.hpp>

#include <concepts>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::rules {

/// A bucket's name as S3 takes it: 3 to 63 lower-case letters, digits, '.' and '-', a letter or digit at both
/// ends, no two dots beside one another, no address, none of the reserved beginnings and ends. Terraform's
/// backend wants no dots besides: they break TLS.
constexpr bool state_bucket_name_is_allowed(std::string_view name) {
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (name.size() < 3 || name.size() > 63 || !is_word(name.front()) || !is_word(name.back())) return false;
  for (const char c : name)
    if (!is_word(c) && c != '-') return false;
  return !name.starts_with("xn--") && !name.starts_with("sthree-") && !name.starts_with("amzn-s3-demo-") &&
         !name.ends_with("-s3alias") && !name.ends_with("--ol-s3") && !name.ends_with("--x-s3");
}

}  // namespace quoin::rules

namespace quoin::aws {

/// The name of a state bucket, unique in the whole partition. Required: backends name it.
class StateBucketName {
public:
  template <class U = int> StateBucketName() {
    static_assert(never<U>,
                  "property 'bucket' is required: backends name it. Fix: .bucket = \"acme-terraform-state\"");
  }
  constexpr StateBucketName(std::string_view name) : name_{name} {}
  constexpr StateBucketName(const char* name) : name_{name} {}

  constexpr std::string_view name() const { return name_; }

private:
  std::string_view name_;
};

/// Deleting a version of the state demands a second factor (QN-S3-06): `mfa_delete_by_root`, or a waiver.
struct MfaDeleteByRoot {};
/// The account's root user switches MFA delete on after the bootstrap: no template can, and no role.
inline constexpr MfaDeleteByRoot mfa_delete_by_root{};

class MfaDelete {
public:
  template <class U = int> MfaDelete() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-S3-06", "mfa_delete",
                                           ".mfa_delete = mfa_delete_by_root, or waive<\"QN-S3-06\", "
                                           "\"why\">(until<2027, 3, 1>)"));
  }
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, MfaDelete>)
  MfaDelete(const T& value) {
    constexpr bool by_root = std::same_as<T, MfaDeleteByRoot>;
    constexpr bool waived = waives<T, "QN-S3-06">;
    static_assert(by_root || waived, QUOIN_QN_S3_06);
    if constexpr (waived) {
      waiver_ = value;
      waived_ = true;
    }
  }

  constexpr bool is_waived() const { return waived_; }
  constexpr const WaiverRecord& waiver() const { return waiver_; }

private:
  WaiverRecord waiver_{};
  bool waived_ = false;
};

/// The key of the state. Default: the construct makes one.
class StateKey {
public:
  constexpr StateKey() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, StateKey>)
  StateKey(const T& key) {
    constexpr bool of_class = std::same_as<T, KmsKey<Objects>>;
    constexpr bool is_key = detail::is_kms_key<T>;
    static_assert(is_key, QUOIN_QN_KMS_04);
    static_assert(!is_key || of_class, QUOIN_QN_KMS_03);
    if constexpr (of_class) key_ = key.node;
  }

  constexpr const Node& key() const { return key_; }

private:
  Node key_{};
};

struct StateBackendProps {
  /// The bucket's name: 3 to 63 lower-case letters, digits and '-', unique in the whole partition. Required.
  StateBucketName bucket;
  /// Who makes sure that no version of the state is deleted without a second factor (QN-S3-06). Required:
  /// `mfa_delete_by_root`, or a waiver.
  MfaDelete mfa_delete;
  /// The key of the state, of the class Objects. Default: the backend makes it, `<backend>/Key`.
  StateKey encryption{};
  /// A lock table of DynamoDB, for Terraform before 1.11, which knows no lock files. Default: none.
  bool lock_table = false;
};

namespace detail {
Node make_state_backend(const Scope& scope, std::string_view id, const StateBackendProps& props,
                        std::source_location where);
Ref<BucketName> state_bucket(const Node& backend);
}  // namespace detail

/// Where Terraform keeps its state: a bucket that is versioned, encrypted with a key of its own, closed, TLS
/// only and logged, never emptied by Terraform itself; and a lock table where that is asked for (QN-STA-01).
///
/// It is deployed once, with a state of its own; docs/constructs/state_backend.md says how.
struct [[maybe_unused]] StateBackend {
  Scope scope;
  std::string_view id;
  StateBackendProps props;
  Node node = detail::make_state_backend(scope, id, props, std::source_location::current());

  Ref<BucketName> bucket() const { return detail::state_bucket(node); }
};

}  // namespace quoin::aws
