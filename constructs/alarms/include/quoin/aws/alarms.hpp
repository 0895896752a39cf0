// Alarms: failures, failed logins and what is unusual are told to people, through an encrypted topic.
#pragma once

#include <quoin/aws/kms_key.hpp>
#include <quoin/aws/rules/aud.hpp>
#include <quoin/aws/rules/kms.hpp>
#include <quoin/aws/watching.hpp>
#include <quoin/aws_ids.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>

#include <concepts>
#include <initializer_list>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace quoin::aws {

/// Who is told: a mail address, or an HTTPS endpoint such as a pager's.
struct Subscription {
  std::string_view protocol;
  Text endpoint;
};
/// `mail("ops@example.com")`: AWS asks the address to confirm.
inline Subscription mail(std::string_view address) { return {"email", Text{address}}; }
/// `https_endpoint("https://pager.example.com/hook")`. What is secret in it comes from a Parameter.
inline Subscription https_endpoint(const Text& url) { return {"https", url}; }

/// At least one subscription (QN-AUD-04): an alarm that reaches nobody is none.
class Subscriptions {
public:
  template <class U = int> Subscriptions() {
    static_assert(never<U>, QUOIN_REQUIRED("QN-AUD-04", "notify", ".notify = {mail(\"ops@example.com\")}"));
  }
  Subscriptions(std::initializer_list<Subscription> subscriptions) : subscriptions_(subscriptions) {}
  template <class T>
    requires std::convertible_to<T, std::string_view>
  Subscriptions(const T&) {
    static_assert(never<T>, QUOIN_MALFORMED("QN-AUD-04", "a subscription says how somebody is told",
                                            ".notify = {mail(\"ops@example.com\")}"));
  }

  const std::initializer_list<Subscription>& list() const { return subscriptions_; }

private:
  std::initializer_list<Subscription> subscriptions_;
};

/// The key of the topic. Default: the construct makes one.
class TopicKey {
public:
  constexpr TopicKey() = default;
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, TopicKey>)
  TopicKey(const T& key) {
    constexpr bool is_key = detail::is_kms_key<T>;
    constexpr bool of_class = std::same_as<T, KmsKey<Messages>>;
    static_assert(is_key, QUOIN_QN_KMS_04);
    static_assert(!is_key || of_class, QUOIN_QN_KMS_03);
    if constexpr (of_class) key_ = key.node;
  }

  constexpr const Node& key() const { return key_; }

private:
  Node key_{};
};

struct AlarmsProps {
  /// Who is told: `{mail("ops@example.com"), https_endpoint(pager.value())}`. At least one. Required.
  Subscriptions notify;
  /// The key of the topic. Default: `<alarms>/Key`.
  TopicKey encryption{};
};

/// How values of a period become one.
enum class Statistic : std::uint8_t { average, maximum, minimum, sample_count, sum };
/// When an alarm goes off.
enum class Crossing : std::uint8_t { above, at_or_above, below, at_or_below };
/// What an alarm makes of a period without values.
enum class MissingData : std::uint8_t { missing, not_breaching, breaching, ignore };

/// A name of AWS and a value, of a metric.
struct Dimension {
  std::string_view name;
  Text value;
};

/// An alarm on any metric.
struct MetricAlarmProps {
  /// "AWS/SQS", 1 to 255 characters.
  std::string_view metric_namespace;
  /// "ApproximateAgeOfOldestMessage", 1 to 255 characters.
  std::string_view metric;
  /// At most 30.
  std::initializer_list<Dimension> dimensions{};
  Statistic statistic = Statistic::average;
  Crossing crossing = Crossing::above;
  double threshold = 0;
  /// Seconds: 10, 20, 30, or a multiple of 60. Periods and their seconds make a day at most. Default: 300.
  int period_seconds = 300;
  /// How many periods in a row. Default: 3.
  int periods = 3;
  MissingData missing_data = MissingData::missing;
  /// What to do when it goes off: the first thing that who is woken reads. At most 1,024 characters.
  std::string_view description{};
};

/// On which side of what is usual an alarm goes off.
enum class Unusual : std::uint8_t { high, low, either };

/// An alarm on what is unusual of any metric: CloudWatch learns its hours and days from the last two weeks.
struct AnomalyAlarmProps {
  /// "AWS/SQS", 1 to 255 characters.
  std::string_view metric_namespace;
  /// "NumberOfMessagesSent", 1 to 255 characters.
  std::string_view metric;
  /// At most 30.
  std::initializer_list<Dimension> dimensions{};
  Statistic statistic = Statistic::average;
  Unusual unusual = Unusual::high;
  /// In standard deviations, 1 to 10. Default: 3.
  double anomaly_band = 3;
  /// Seconds: 10, 20, 30, or a multiple of 60. Periods and their seconds make a day at most. Default: 300.
  int period_seconds = 300;
  /// How many periods in a row. Default: 3.
  int periods = 3;
  MissingData missing_data = MissingData::missing;
  /// What to do when it goes off. At most 1,024 characters.
  std::string_view description{};
};

namespace detail {
Node make_alarms(const Scope& scope, std::string_view id, const AlarmsProps& props,
                 std::source_location where);
void watch(const Node& alarms, const Node& watched, const WatchOptions& options, std::source_location where);
void add_metric_alarm(const Node& alarms, std::string_view id, const MetricAlarmProps& props,
                      std::source_location where);
void add_anomaly_alarm(const Node& alarms, std::string_view id, const AnomalyAlarmProps& props,
                       std::source_location where);
Ref<TopicArn> alarm_topic(const Node& alarms);
}  // namespace detail

/// A topic that is encrypted with a key of its own, takes messages over TLS only and from CloudWatch of this
/// account only, with its subscriptions, and the alarms that send to it (QN-AUD-04).
struct [[maybe_unused]] Alarms {
  Scope scope;
  std::string_view id;
  AlarmsProps props;
  Node node = detail::make_alarms(scope, id, props, std::source_location::current());

  /// The alarms of a construct: on its failures (QN-AUD-04), on failed logins (QN-AUD-05), and on what is
  /// unusual of its requests, its use of resources and its traffic (QN-AUD-09). Asked for twice, they are the
  /// same. It takes a load balancer, a service, a database or its replica, a site, a log group, a trail, and
  /// the account's baseline.
  template <Construct Watched>
  const Alarms& watch(const Watched& construct, const Watching<Watched>& how,
                      std::source_location where = std::source_location::current()) const {
    detail::watch(node, construct.node, detail::options_of<Watched>(how), where);
    return *this;
  }
  /// The same with all defaults. A service and a log group have none: they say what a failed login looks
  /// like.
  template <Construct Watched>
  const Alarms& watch(const Watched& construct, detail::Place where = std::source_location::current()) const {
    constexpr bool says_enough = !detail::states_logins<Watched>;
    static_assert(says_enough, QUOIN_REQUIRED_LOGINS);
    if constexpr (says_enough) watch(construct, Watching<Watched>{}, where.at);
    return *this;
  }

  /// An alarm on any metric, `<alarms>/<id>`.
  const Alarms& on(std::string_view alarm_id, const MetricAlarmProps& how,
                   std::source_location where = std::source_location::current()) const {
    detail::add_metric_alarm(node, alarm_id, how, where);
    return *this;
  }

  /// An alarm on what is unusual of any metric, `<alarms>/<id>`.
  const Alarms& on_anomaly(std::string_view alarm_id, const AnomalyAlarmProps& how,
                           std::source_location where = std::source_location::current()) const {
    detail::add_anomaly_alarm(node, alarm_id, how, where);
    return *this;
  }

  Ref<TopicArn> topic() const { return detail::alarm_topic(node); }
};

}  // namespace quoin::aws
