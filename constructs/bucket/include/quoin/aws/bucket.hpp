// Buckets for data: Bucket media{stack, "Media", {.old_objects = keep_forever("…")}}; media.grant_read(api);
#pragma once

#include <quoin/aws/encryption.hpp>
#include <quoin/aws/old_objects.hpp>
#include <quoin/aws/role.hpp>
#include <quoin/aws/rules/s3.hpp>
#include <quoin/construct.hpp>
#include <quoin/days.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct BucketArn;   // <quoin/aws_ids.hpp>
struct BucketName;  // <quoin/aws_ids.hpp>

/// The key that a bucket's objects are encrypted with (QN-S3-02). Left out: the bucket brings one.
class BucketKey {
public:
  constexpr BucketKey() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, BucketKey>)
  BucketKey(const T& value) {
    using Given = std::remove_cvref_t<T>;
    if constexpr (std::same_as<Given, KmsKey<Objects>>) {
      key_ = value.node;
    } else if constexpr (std::same_as<Given, OutsideProduction<AwsManaged>>) {
      relaxed_ = true;
    } else {
      constexpr bool other_class = detail::is_kms_key<Given>;  // another rule's business
      static_assert(!other_class || never<T>, QUOIN_QN_KMS_03);
      static_assert(other_class || never<T>, QUOIN_QN_S3_02);
    }
  }

  constexpr const Node& key() const { return key_; }
  constexpr bool is_relaxed() const { return relaxed_; }

private:
  Node key_{};
  bool relaxed_ = false;
};

/// How long S3 keeps what was overwritten or deleted: 1 to 36,500 days.
class OldVersions {
public:
  constexpr OldVersions() = default;
  template <int Count>
  OldVersions(DaysConstant<Count>) : days_{rules::expiry_is_allowed(Count) ? Count : 30} {
    static_assert(rules::expiry_is_allowed(Count),
                  QUOIN_MALFORMED("QN-S3-08", "old versions are kept for 1 to 36,500 days",
                                  ".old_versions = days<30>"));
  }
  constexpr OldVersions(Days days) : days_{days.count} {}
  constexpr int days() const { return days_; }

private:
  int days_ = 30;
};

/// Somebody beside the services that were granted access, by ARN: the development user, the pipeline's role.
class BucketReader {
public:
  BucketReader(Arn arn) : arn_{arn.text} {}
  BucketReader(const Ref<RoleArn>& role) : arn_{role} {}
  template <class T>
    requires(!std::same_as<T, BucketReader> && !std::same_as<T, Arn> && !std::same_as<T, Ref<RoleArn>>)
  BucketReader(const T&) {
    static_assert(never<T>,
                  QUOIN_MALFORMED("QN-S3-07", "who else reaches a bucket is named by ARN",
                                  "\"arn:aws:iam::123456789012:user/developer\"_arn, or role.arn()"));
  }

  const Text& arn() const { return arn_; }

private:
  Text arn_;
};

/// Properties under the names that AWS and others use, here so that they can say why they refuse every value
/// (QN-S3-01).
class NeverPublicBucket {
public:
  NeverPublicBucket() = default;
  template <class T>
    requires(!std::same_as<T, NeverPublicBucket>)
  NeverPublicBucket(const T&) {
    static_assert(never<T>, QUOIN_QN_S3_01);
  }
};

/// The same for versioning (QN-S3-03).
class AlwaysVersioned {
public:
  AlwaysVersioned() = default;
  template <class T>
    requires(!std::same_as<T, AlwaysVersioned>)
  AlwaysVersioned(const T&) {
    static_assert(never<T>, QUOIN_MALFORMED("QN-S3-03", "a bucket is versioned", "remove this line"));
  }
};

struct BucketProps {
  /// What happens to old objects: `expire_after(days<365>)`, `move_after(days<90>, glacier)`,
  /// `keep_forever("why")`. Required (QN-S3-08).
  OldObjects old_objects;
  /// A KmsKey<Objects>, or outside_production(aws_managed) (QN-S3-02). Default: a key of its own,
  /// `<bucket>/Key`.
  BucketKey encryption{};
  /// How long what was overwritten or deleted can be brought back. Default: 30 days.
  OldVersions old_versions{};
  /// The objects are data of users: the audit trail records who reads them (QN-AUD-01). Default: false.
  bool holds_user_data = false;
  /// Who reaches it beside the services that are granted access: `{"arn:aws:iam::…:user/developer"_arn}`
  /// (QN-S3-07). Default: nobody.
  std::initializer_list<BucketReader> also_reached_by{};
  /// Never; these refuse every value (QN-S3-01).
  NeverPublicBucket acl{}, block_public_access{}, public_access{}, public_read_access{}, website{};
  /// Always; these take no value (QN-S3-03).
  AlwaysVersioned versioned{}, versioning{};
};

/// What a granted role may do with objects.
enum class BucketAccess : std::uint8_t { read, read_write };

namespace detail {
Node make_bucket(const Scope& scope, std::string_view id, const BucketProps& props,
                 std::source_location where);
Ref<BucketArn> bucket_arn(const Node& bucket);
Ref<BucketName> bucket_name(const Node& bucket);
Text bucket_objects(const Node& bucket, std::string_view prefix);
void grant_bucket(const Node& bucket, const Node& service, BucketAccess access, std::source_location where);
void grant_bucket(const Node& bucket, const Node& role, const Node& vpc, BucketAccess access,
                  std::source_location where);
}  // namespace detail

/// What runs with a role of its own in a VPC, and can be granted a bucket: a FargateService.
template <class T>
concept BucketUser = Construct<T> && requires(const T& user, const Permission& permission) {
  user.permit(permission);
  user.task_role_arn();
};

/// A bucket for data: never public, encrypted, versioned, with its accesses logged to the stack's log bucket,
/// and deaf to plain HTTP and TLS older than 1.2.
///
///     Bucket media{stack, "Media", {.old_objects = expire_after(days<365>), .holds_user_data = true}};
///     media.grant_read_write(api);
///
/// Once a service is granted access, its objects are out of reach for everybody else, but for services of AWS
/// that were told to (CloudFront) and `also_reached_by`; and for that service out of reach except through the
/// VPC's endpoint (QN-S3-07). It outlives its stack while the stack is protected.
struct Bucket {
  Scope scope;
  std::string_view id;
  BucketProps props;
  Node node = detail::make_bucket(scope, id, props, std::source_location::current());

  Ref<BucketArn> arn() const { return detail::bucket_arn(node); }
  Ref<BucketName> name() const { return detail::bucket_name(node); }
  /// All objects, or those below a prefix, for a permission: `allow<"s3:GetObject">(bucket.objects())`.
  Text objects(std::string_view prefix = {}) const { return detail::bucket_objects(node, prefix); }

  /// The service's program may list and read the objects.
  template <BucketUser Service>
  const Bucket& grant_read(const Service& service,
                           std::source_location where = std::source_location::current()) const {
    detail::grant_bucket(node, service.node, BucketAccess::read, where);
    return *this;
  }
  /// The service's program may list, read, write and delete the objects.
  template <BucketUser Service>
  const Bucket& grant_read_write(const Service& service,
                                 std::source_location where = std::source_location::current()) const {
    detail::grant_bucket(node, service.node, BucketAccess::read_write, where);
    return *this;
  }
  /// The same for a role of the program's own, from inside a VPC: `media.grant_read(role, vpc)`.
  template <class For, Construct Network>
  const Bucket& grant_read(const Role<For>& role, const Network& vpc,
                           std::source_location where = std::source_location::current()) const {
    detail::grant_bucket(node, role.node, vpc.node, BucketAccess::read, where);
    return *this;
  }
  template <class For, Construct Network>
  const Bucket& grant_read_write(const Role<For>& role, const Network& vpc,
                                 std::source_location where = std::source_location::current()) const {
    detail::grant_bucket(node, role.node, vpc.node, BucketAccess::read_write, where);
    return *this;
  }
};

/// What names a bucket that stands already: its name, or the reference of a raw one.
class ExistingBucketName {
public:
  template <class U = int> ExistingBucketName() {
    static_assert(never<U>,
                  "property 'name' is required: a bucket that stands already is named. Fix: .name = "
                  "\"media-of-the-shop\"");
  }
  template <class T>
    requires(!std::same_as<T, ExistingBucketName>)
  ExistingBucketName(const T& name) {
    constexpr bool names = quoin::detail::Names<T, BucketName>;
    static_assert(
        names,
        "a bucket that stands already is named by text, or by a raw bucket's reference. Fix: .name = "
        "\"media-of-the-shop\", or bucket->bucket() in Terraform, bucket->ref() in CloudFormation");
    if constexpr (names) name_ = Text{name};
  }

  const Text& name() const { return name_; }

private:
  Text name_;
};

struct ExistingBucketProps {
  /// "media-of-the-shop": 3 to 63 small letters, digits, '-' and '.'; or the reference of a raw bucket.
  /// Required.
  ExistingBucketName name;
};

namespace detail {
Node make_existing_bucket(const Scope& scope, std::string_view id, const ExistingBucketProps& props,
                          std::source_location where);
}  // namespace detail

/// A bucket that stands already, made by others. It gives the same references as `Bucket` and emits nothing.
struct ExistingBucket {
  Scope scope;
  std::string_view id;
  ExistingBucketProps props;
  Node node = detail::make_existing_bucket(scope, id, props, std::source_location::current());

  Ref<BucketArn> arn() const { return detail::bucket_arn(node); }
  Ref<BucketName> name() const { return detail::bucket_name(node); }
  Text objects(std::string_view prefix = {}) const { return detail::bucket_objects(node, prefix); }
};

}  // namespace quoin::aws
