// What a load balancer wants, with all defaults filled in.
#pragma once

#include "constructs/alb_login/alb_login_intent.hpp"
#include "constructs/security_group/security_group.hpp"
#include "core/tree.hpp"

#include <quoin/aws/alb.hpp>
#include <quoin/aws_ids.hpp>

#include <source_location>
#include <string>
#include <vector>

namespace quoin::aws {

/// The targets of one service: what `alb >> api` makes, once however many routes lead there.
struct AlbTarget {
  std::string service;       ///< "backend_api": the service's path in the names of resources.
  std::string service_path;  ///< "chat/Backend/Api"
  std::uint16_t port = 0;
  std::string protocol;  ///< "HTTP" or "HTTPS".
  std::string name_prefix;
  quoin::detail::TargetHealth health;
  quoin::detail::TargetTraffic traffic;
};

/// Which requests go to which targets.
struct AlbRoute {
  std::string service;  ///< The name of its AlbTarget.
  std::string service_path;
  std::string host;  ///< Empty: any.
  std::string path;  ///< Empty: any.
  int priority = 0;  ///< 0 for the default route; chosen where the program states none.
  bool is_stated = false;
  std::string login_path{};               ///< Of the login that a request passes first; empty: none.
  const AlbLoginIntent* login = nullptr;  ///< What it wants; null: none.
  std::string unauthenticated{};          ///< "authenticate", "deny", "allow".
  std::string local;                      ///< Its name inside the construct.
  std::source_location where;

  bool has_conditions() const { return !host.empty() || !path.empty(); }
};

/// What the chain makes of a load balancer, whether it is made here or stands already.
struct AlbRouting {
  Ref<VpcId> vpc{};
  SecurityGroupIntent security{};
  bool without_way_out = false;      ///< It stands where no NAT gateway leads to the internet.
  std::vector<AlbTarget> targets{};  ///< Sorted by service.
  std::vector<AlbRoute> routes{};    ///< Sorted by priority: those without conditions first.
};

struct AlbIntent : AlbRouting {
  std::string path;
  bool internet_facing = false;
  std::string name_prefix;  ///< At most six characters.
  std::vector<Ref<SubnetId>> subnets;
  bool dual_stack = false;
  Ref<CertificateArn> certificate;
  std::vector<Ref<CertificateArn>> more_certificates;
  Ref<WebAclArn> web_acl;  ///< Empty: none.
  bool redirects_http = false;
  std::string tls_policy;
  int idle_timeout_seconds = 60;
  int client_keep_alive_seconds = 3600;
  DesyncMitigation desync_mitigation = DesyncMitigation::defensive;
  Ref<BucketName> log_bucket;
  Ref<BucketName> log_bucket_ready;
  std::string access_log_prefix;
  std::string connection_log_prefix;
  Ref<SecurityGroupId> security_group;  ///< The group that `security` describes.
  bool has_callers = false;             ///< From the chain.
};

/// Takes in the services that the chain names, each with its targets and its routes.
void take_routes(AlbRouting& routing, const quoin::detail::Relations& relations);
/// What is wrong with the routes.
void check_routes(const AlbRouting& routing, const quoin::detail::NodeData& self, Diagnostics& diagnostics);
/// A VPC of the program whose private subnets have no NAT gateway.
bool is_without_nat(const quoin::detail::NodeData& vpc);

/// The service that takes every request no route takes; null where there is none, or where two claim it.
const AlbRoute* default_route(const AlbRouting& routing);

void resolve_intent(AlbIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
void check_intent(const AlbIntent& intent, const quoin::detail::NodeData& self, Diagnostics& diagnostics);
quoin::detail::Lowered lower_terraform(const AlbIntent& intent, const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const AlbIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
