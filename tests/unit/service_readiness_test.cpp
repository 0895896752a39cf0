// What must be there before the first task of a service can start.
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/vpc.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace quoin::aws::service_readiness_test {

using nlohmann::json;
using test::Synthesized;

constexpr Digest digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_digest;

Synthesized one_service(Target target, bool in_two_stacks = false) {
  return test::synthesize(target, [&](App& app) {
    Stack net{app, "net", {.region = eu_west_1}};
    Stack chat{app, "chat", {.region = eu_west_1}};
    const Stack& own = in_two_stacks ? chat : net;
    Vpc vpc{net, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
    ContainerRegistry registry{own, "Images", {}};
    ContainerRegistry other{chat, "Other", {}};  // no stack is empty
    FargateService worker{
        own,
        "Worker",
        {.subnets = vpc.private_subnets(), .image = registry.image(digest), .port = tls_port<3443>}};
  });
}

std::set<std::string> names_of(const json& list) {
  std::set<std::string> names;
  for (const json& each : list) names.insert(each.get<std::string>());
  return names;
}

TEST(ServiceReadiness, WaitsForItsWayToTheServicesOfAws) {
  const std::set<std::string> terraform = names_of(one_service(Target::terraform)
                                                       .templates.at("net")
                                                       .at("resource")
                                                       .at("aws_ecs_service")
                                                       .at("worker")
                                                       .at("depends_on"));
  for (const char* name :
       {"aws_vpc_endpoint.vpc_endpoint_ecr_api", "aws_vpc_endpoint.vpc_endpoint_ecr_dkr",
        "aws_vpc_endpoint.vpc_endpoint_logs", "aws_vpc_endpoint.vpc_s3_endpoint",
        "aws_route_table_association.vpc_private_a_association", "aws_route.vpc_private_b_default_route",
        "aws_vpc_security_group_egress_rule.worker_egress_to_vpc_endpoints_443",
        "aws_vpc_security_group_egress_rule.worker_egress_to_s3_443",
        "aws_vpc_security_group_ingress_rule.vpc_endpoints_ingress_from_worker_443"})
    EXPECT_TRUE(terraform.contains(name)) << name;
  EXPECT_FALSE(terraform.contains("aws_route.vpc_public_default_route"));

  const Synthesized made = one_service(Target::cloudformation);
  const std::set<std::string> cloudformation =
      names_of(made.templates.at("net").at("Resources").at("Worker").at("DependsOn"));
  for (const char* name :
       {"VpcEndpointEcrApi", "VpcEndpointLogs", "VpcS3Endpoint", "VpcPrivateAAssociation",
        "VpcPrivateBDefaultRoute", "WorkerEgressToVpcEndpoints443", "VpcEndpointsIngressFromWorker443"})
    EXPECT_TRUE(cloudformation.contains(name)) << name;
}

TEST(ServiceReadiness, WaitsForTheStackOfItsNetwork) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const Synthesized made = one_service(target, true);
    EXPECT_FALSE(has_errors(made.diagnostics)) << made.messages();
  }
  const std::set<std::string> own = names_of(one_service(Target::terraform, true)
                                                 .templates.at("chat")
                                                 .at("resource")
                                                 .at("aws_ecs_service")
                                                 .at("worker")
                                                 .at("depends_on"));
  EXPECT_TRUE(own.contains("aws_vpc_security_group_egress_rule.worker_egress_to_net_vpc_endpoints_443"));
  EXPECT_TRUE(own.contains("aws_vpc_security_group_ingress_rule.worker_ingress_of_net_vpc_endpoints_443"));
}

}  // namespace quoin::aws::service_readiness_test
