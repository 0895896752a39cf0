// Clusters of ECS: where services run, with Container Insights on.
#pragma once

#include <quoin/aws/encryption.hpp>
#include <quoin/aws/retention.hpp>
#include <quoin/aws/rules/ecs.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <cstdint>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

struct ClusterArn;  // <quoin/aws_ids.hpp>

/// How much Container Insights tells (QN-ECS-06). It is never off.
enum class Insights : std::uint8_t {
  enabled,
  enhanced,  ///< Down to single containers, at a price per metric.
};
/// `.insights = enhanced_insights`
inline constexpr Insights enhanced_insights = Insights::enhanced;

/// Container Insights, as a property takes it: on, or on with more detail.
class ClusterInsights {
public:
  constexpr ClusterInsights() = default;
  constexpr ClusterInsights(Insights level) : level_{level} {}  // NOLINT(google-explicit-constructor)
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, ClusterInsights> &&
             !std::same_as<std::remove_cvref_t<T>, Insights>)
  ClusterInsights(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>, QUOIN_QN_ECS_06);
  }
  constexpr Insights level() const { return level_; }

private:
  Insights level_ = Insights::enabled;
};

/// The key of sessions in containers: a KmsKey<Sessions>. Left out: the cluster brings one.
class SessionKey {
public:
  constexpr SessionKey() = default;
  SessionKey(const KmsKey<Sessions>& key) : key_{key.node} {}  // NOLINT(google-explicit-constructor)
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, SessionKey>)
  SessionKey(const T&) {  // NOLINT(google-explicit-constructor)
    static_assert(never<T>,
                  "sessions are encrypted with a key of their own. Fix: .session_encryption = "
                  "KmsKey<Sessions>{stack, \"SessionsKey\"}, or leave it out");
  }
  constexpr const Node& key() const { return key_; }

private:
  Node key_{};
};

struct EcsClusterProps {
  /// Default: enabled. `enhanced_insights` tells more.
  ClusterInsights insights{};
  /// The name of a cluster of this account and region that is there already: `.existing = "platform"`.
  /// Nothing is made then, and what else stands here means nothing; whether its Container Insights are on
  /// (QN-ECS-06) is its owner's business. 1 to 255 letters, digits, '-' and '_', not an ARN. Default: the
  /// cluster is made.
  Text existing{};
  /// How long the log of commands in its containers is kept, where a service has `.exec`: `days<90>`,
  /// `days_of(n)`, `keep_forever("why")`. Default: 90 days (QN-AUD-07).
  LogRetention session_retention{};
  /// What such sessions are encrypted with on their way. Default: a key of the cluster's own,
  /// `<cluster>/SessionsKey`.
  SessionKey session_encryption{};
};

namespace detail {
Node make_ecs_cluster(Scope scope, std::string_view id, const EcsClusterProps& props,
                      std::source_location where);
Ref<ClusterArn> ecs_cluster_arn(const Node& node);
}  // namespace detail

/// A cluster. A stack that names none gets one, `<stack>/Cluster`, with its first service.
struct EcsCluster {
  Scope scope;
  std::string_view id;
  EcsClusterProps props{};
  Node node = detail::make_ecs_cluster(scope, id, props, std::source_location::current());

  Ref<ClusterArn> arn() const { return detail::ecs_cluster_arn(node); }
};

}  // namespace quoin::aws
