// Application load balancers that stand already: ExistingAlb<internet_facing>, ExistingAlb<internal>.
#pragma once

#include <quoin/aws/alb.hpp>
#include <quoin/chain.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>
#include <quoin/value.hpp>

#include <concepts>
#include <source_location>
#include <string_view>

namespace quoin::aws {

struct CloudFrontSite;   // <quoin/aws/cloudfront_site.hpp>
struct ListenerArn;      // <quoin/aws_ids.hpp>
struct SecurityGroupId;  // <quoin/aws_ids.hpp>

/// The VPC that a load balancer stands in: a Vpc or an ExistingVpc.
class ExistingAlbNetwork {
public:
  template <class U = int> ExistingAlbNetwork() {
    static_assert(never<U>,
                  "property 'vpc' is required: a load balancer's targets stand in its VPC. Fix: .vpc = vpc");
  }
  template <class T>
    requires(!std::same_as<T, ExistingAlbNetwork>)
  ExistingAlbNetwork(const T& vpc) {
    constexpr bool is_network = Construct<T> && requires { vpc.private_subnets(); };
    static_assert(is_network, "a load balancer stands in a Vpc or an ExistingVpc. Fix: .vpc = vpc");
    if constexpr (is_network) vpc_ = vpc.node;
  }

  const Node& vpc() const { return vpc_; }

private:
  Node vpc_;
};

/// A listener that stands already: its ARN, or the reference of a raw one.
class ExistingListener {
public:
  template <class U = int> ExistingListener() {
    static_assert(
        never<U>,
        "property 'https_listener' is required: rules are added to a listener. Fix: .https_listener = "
        "\"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/...\"");
  }
  template <class T>
    requires(!std::same_as<T, ExistingListener>)
  ExistingListener(const T& listener) {
    constexpr bool names = quoin::detail::Names<T, ListenerArn>;
    static_assert(
        names,
        "a listener that stands already is named by its ARN. Fix: .https_listener = "
        "\"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/...\", or the reference of "
        "a raw one, listener->arn()");
    if constexpr (names) arn_ = Text{listener};
  }

  const Text& arn() const { return arn_; }

private:
  Text arn_;
};

/// A security group that stands already: its id, or the reference of a raw one.
class ExistingSecurityGroup {
public:
  template <class U = int> ExistingSecurityGroup() {
    static_assert(never<U>,
                  "property 'security_group' is required: the chain adds rules to it. Fix: .security_group = "
                  "\"sg-0123456789abcdef0\"");
  }
  template <class T>
    requires(!std::same_as<T, ExistingSecurityGroup>)
  ExistingSecurityGroup(const T& group) {
    constexpr bool names = quoin::detail::Names<T, SecurityGroupId>;
    static_assert(names,
                  "a security group that stands already is named by its id. Fix: .security_group = "
                  "\"sg-0123456789abcdef0\", or the reference of a raw one, group->id() in Terraform, "
                  "group->group_id() in CloudFormation");
    if constexpr (names) id_ = Text{group};
  }

  const Text& id() const { return id_; }

private:
  Text id_;
};

struct ExistingAlbProps {
  /// The VPC that it stands in: a Vpc or an ExistingVpc. Its services stand there, too. Required.
  ExistingAlbNetwork vpc;
  /// The listener that takes HTTPS on port 443, by its ARN
  /// ("arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2"),
  /// or a raw one's `arn()`. Required.
  ExistingListener https_listener;
  /// The security group by which it sends to services, "sg-0123456789abcdef0", or a raw one's id. Required.
  ExistingSecurityGroup security_group;
  /// "edge-1234567890.eu-west-1.elb.amazonaws.com": for alias records and sites. Default: none.
  Text dns_name{};
  /// The hosted zone of that name, "Z32O12XQLNTSW2": for alias records. Default: none.
  Text zone_id{};
  /// The load balancer's own ARN: for a site before an internal one. Default: what the listener's ARN says;
  /// state it where that is a reference.
  Text arn{};
  /// "app/edge/50dc6c495c0c9188", as CloudWatch has it: for services that scale on requests. Default: what
  /// the listener's ARN says; state it where that is a reference.
  Text full_name{};
};

namespace detail {
Node make_existing_alb(const Scope& scope, std::string_view id, const ExistingAlbProps& props,
                       bool internet_facing, std::source_location where);
/// Asking for what the program has not stated is an error.
Text existing_alb_attribute(const Node& alb, std::string_view name);
}  // namespace detail

template <Exposure E> struct ExistingAlb;

/// The left side of `… >> alb`.
template <Exposure E> struct ExistingAlbCaller : EdgeEnd {
  template <class From>
    requires(!std::derived_from<From, EdgeEnd>)
  ExistingAlbCaller(const From& from, std::source_location line = std::source_location::current())
      : EdgeEnd{end_of(from, line)} {
    constexpr bool is_internet = std::same_as<From, Internet>;
    static_assert(
        !is_internet || E != internet_facing,
        "whom a load balancer that stands already takes in from the internet is its owner's to say. "
        "Fix: remove 'internet >>'");
    static_assert((is_internet && E == internet_facing) || may_reach<From, ExistingAlb<E>>, QUOIN_QN_TLS_07);
  }

private:
  template <class From> static EdgeEnd end_of(const From& from, std::source_location line) {
    if constexpr (may_reach<From, ExistingAlb<E>>)
      return quoin::detail::edge_end(from, line);
    else
      return {};
  }
};

/// An application load balancer that stands already, made by others. What the chain says of it is added to
/// its listener and to its security group; itself it stays as it is.
///
///     ExistingAlb<internet_facing> edge{stack, "Edge", {
///         .vpc = vpc,
///         .https_listener = "arn:aws:elasticloadbalancing:…:listener/app/edge/50dc…/f2f7…",
///         .security_group = "sg-0123456789abcdef0",
///     }};
///     edge >> on(host("api.example.com"), priority(10)) >> api;
///
/// Every route has conditions and a priority: what else is asked of the listener, its owner knows. Who
/// reaches it from the internet, its certificates, TLS versions, web ACL and logs are its owner's, and the
/// report says that they are not judged.
template <Exposure E = unstated> struct ExistingAlb {
  static_assert(E != unstated,
                QUOIN_MALFORMED("QN-TLS-07", "a load balancer that stands already states who reaches it",
                                "ExistingAlb<internet_facing>, or ExistingAlb<internal>"));
  static constexpr Exposure exposure = E;

  Scope scope;
  std::string_view id;
  ExistingAlbProps props;
  Node node =
      detail::make_existing_alb(scope, id, props, E == internet_facing, std::source_location::current());

  /// The name that clients resolve, as stated. For an alias record.
  Text dns_name() const { return detail::existing_alb_attribute(node, "dns_name"); }
  /// The hosted zone of that name, as stated. For an alias record.
  Text zone_id() const { return detail::existing_alb_attribute(node, "zone_id"); }
  Ref<LoadBalancerArn> arn() const {
    return Ref<LoadBalancerArn>{detail::existing_alb_attribute(node, "arn").value()};
  }

  /// An internal one admits the left side on port 443.
  friend const ExistingAlb& operator>>(const ExistingAlbCaller<E>& from, const ExistingAlb& to) {
    quoin::detail::connect(from, to.node);
    return to;
  }
  /// Names the requests for the service that follows: `edge >> on(path("/api/*"), priority(10)) >> api`.
  friend RoutedCaller<ExistingAlb> operator>>(const ExistingAlb& from, const Route& route) {
    return {from.node, route};
  }
  /// Every request is not ours to take.
  template <std::same_as<FargateService> To> friend const To& operator>>(const ExistingAlb&, const To& to) {
    static_assert(never<To>,
                  "what no route of a load balancer that stands already takes is its owner's. Fix: edge >> "
                  "on(path(\"/api/*\"), priority(10)) >> service");
    return to;
  }
  /// A load balancer sends to its services only (QN-SG-06).
  template <std::same_as<Destination> To>
  friend const ExistingAlb& operator>>(const ExistingAlb& from, const To&) {
    static_assert(never<To>, QUOIN_QN_SG_06);
    return from;
  }
};
ExistingAlb(Scope, std::string_view, ExistingAlbProps) -> ExistingAlb<unstated>;

}  // namespace quoin::aws

namespace quoin {

template <> inline constexpr bool may_reach<aws::FargateService, aws::ExistingAlb<aws::internal>> = true;
template <aws::Exposure E> inline constexpr bool may_reach<aws::CloudFrontSite, aws::ExistingAlb<E>> = true;
template <aws::Exposure E> inline constexpr bool may_reach<aws::ExistingAlb<E>, aws::FargateService> = true;
template <class From>
inline constexpr bool may_reach<From, aws::ExistingAlb<aws::unstated>> =
    true;  // its one error has been given
template <> inline constexpr bool may_reach<aws::CloudFrontSite, aws::ExistingAlb<aws::unstated>> = true;

}  // namespace quoin
