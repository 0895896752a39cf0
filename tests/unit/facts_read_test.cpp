// Facts of raw resources: what both targets say about security, in the same words.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <string>
#include <vector>

namespace quoin::facts_read_test {

using facts::Fact;
using nlohmann::json;

/// One resource of a test's program: its id, its type and its arguments in both targets.
struct Pair {
  const char* id;
  const char* terraform;
  json terraform_arguments;
  const char* cloudformation;
  json cloudformation_arguments;
};

facts::Facts facts_of(Target target, const std::vector<Pair>& pairs) {
  return test::synthesize(target,
                          [&](App& app) {
                            const Stack stack{app, "net", {.region = eu_west_1}};
                            for (const Pair& each : pairs) {
                              if (target == Target::terraform && each.terraform != nullptr)
                                test::raw(stack, each.id, each.terraform, each.terraform_arguments);
                              if (target == Target::cloudformation && each.cloudformation != nullptr)
                                test::raw(stack, each.id, each.cloudformation, each.cloudformation_arguments);
                            }
                          })
      .facts;
}

/// The facts of one kind, which both targets must say alike.
std::set<Fact> alike(const std::string& kind, const std::vector<Pair>& pairs) {
  const facts::Facts terraform = facts_of(Target::terraform, pairs);
  const facts::Facts cloudformation = facts_of(Target::cloudformation, pairs);
  const auto of_kind = [&](const facts::Facts& all) {
    const auto found = all.find(kind);
    return found == all.end() ? std::set<Fact>{} : found->second;
  };
  EXPECT_EQ(of_kind(terraform), of_kind(cloudformation)) << kind;
  return of_kind(terraform);
}

const Pair vpc{"Vpc",
               "aws_vpc",
               {{"cidr_block", "10.0.0.0/16"}, {"enable_dns_hostnames", true}},
               "AWS::EC2::VPC",
               {{"CidrBlock", "10.0.0.0/16"}, {"EnableDnsHostnames", true}}};
const Pair subnet{
    "A",
    "aws_subnet",
    {{"vpc_id", "${net/Vpc.id}"}, {"cidr_block", "10.0.0.0/24"}, {"availability_zone", "eu-west-1a"}},
    "AWS::EC2::Subnet",
    {{"VpcId", "${net/Vpc.VpcId}"}, {"CidrBlock", "10.0.0.0/24"}, {"AvailabilityZone", "eu-west-1a"}}};
/// A group that lets nothing out, which CloudFormation must say.
Pair group(const char* id) {
  return {id,
          "aws_security_group",
          json::object(),
          "AWS::EC2::SecurityGroup",
          {{"SecurityGroupEgress", json::array({{{"CidrIp", "127.0.0.1/32"}, {"IpProtocol", "-1"}}})}}};
}

TEST(Facts, OfNetworksAndSubnets) {
  EXPECT_EQ(alike("vpc", {vpc}), (std::set<Fact>{{{"vpc", "net/Vpc"},
                                                  {"cidr", "10.0.0.0/16"},
                                                  {"dns_hostnames", "true"},
                                                  {"dns_support", "true"}}}));
  EXPECT_EQ(alike("subnet", {vpc, subnet}), (std::set<Fact>{{{"subnet", "net/A"},
                                                             {"vpc", "net/Vpc"},
                                                             {"cidr", "10.0.0.0/24"},
                                                             {"zone", "eu-west-1a"},
                                                             {"public_addresses", "false"}}}));
}

TEST(Facts, OfRoutes) {
  const std::vector<Pair> pairs = {
      vpc,
      subnet,
      {"Table",
       "aws_route_table",
       {{"vpc_id", "${net/Vpc.id}"}},
       "AWS::EC2::RouteTable",
       {{"VpcId", "${net/Vpc.VpcId}"}}},
      {"Gateway", "aws_internet_gateway", json::object(), "AWS::EC2::InternetGateway", json::object()},
      {"Route",
       "aws_route",
       {{"route_table_id", "${net/Table.id}"},
        {"destination_cidr_block", "0.0.0.0/0"},
        {"gateway_id", "${net/Gateway.id}"}},
       "AWS::EC2::Route",
       {{"RouteTableId", "${net/Table.RouteTableId}"},
        {"DestinationCidrBlock", "0.0.0.0/0"},
        {"GatewayId", "${net/Gateway.InternetGatewayId}"}}},
      {"Route6",
       "aws_route",
       {{"route_table_id", "${net/Table.id}"},
        {"destination_ipv6_cidr_block", "::/0"},
        {"egress_only_gateway_id", "${net/Gateway.id}"}},
       "AWS::EC2::Route",
       {{"RouteTableId", "${net/Table.RouteTableId}"},
        {"DestinationIpv6CidrBlock", "::/0"},
        {"EgressOnlyInternetGatewayId", "${net/Gateway.InternetGatewayId}"}}},
      {"Association",
       "aws_route_table_association",
       {{"route_table_id", "${net/Table.id}"}, {"subnet_id", "${net/A.id}"}},
       "AWS::EC2::SubnetRouteTableAssociation",
       {{"RouteTableId", "${net/Table.RouteTableId}"}, {"SubnetId", "${net/A.SubnetId}"}}}};
  EXPECT_EQ(alike("route", pairs),
            (std::set<Fact>{{{"table", "net/Table"}, {"destination", "0.0.0.0/0"}, {"via", "net/Gateway"}},
                            {{"table", "net/Table"}, {"destination", "::/0"}, {"via", "net/Gateway"}}}));
  EXPECT_EQ(alike("route_association", pairs),
            (std::set<Fact>{{{"table", "net/Table"}, {"subnet", "net/A"}}}));
}

TEST(Facts, OfRoutesInsideATerraformTable) {
  const facts::Facts made = facts_of(
      Target::terraform,
      {{"Gateway", "aws_internet_gateway", json::object(), nullptr, {}},
       {"Table",
        "aws_route_table",
        {{"route", json::array({{{"cidr_block", "0.0.0.0/0"}, {"gateway_id", "${net/Gateway.id}"}}})}},
        nullptr,
        {}}});
  EXPECT_EQ(made.at("route"),
            (std::set<Fact>{{{"table", "net/Table"}, {"destination", "0.0.0.0/0"}, {"via", "net/Gateway"}}}));
}

TEST(Facts, OfNetworkAcls) {
  const std::vector<Pair> pairs = {{"Acl",
                                    "aws_network_acl",
                                    {{"subnet_ids", json::array({"${net/A.id}"})}},
                                    "AWS::EC2::NetworkAcl",
                                    json::object()},
                                   {"In",
                                    "aws_network_acl_rule",
                                    {{"network_acl_id", "${net/Acl.id}"},
                                     {"rule_number", 100},
                                     {"egress", false},
                                     {"rule_action", "allow"},
                                     {"protocol", "tcp"},
                                     {"cidr_block", "10.0.0.0/16"},
                                     {"from_port", 443},
                                     {"to_port", 443}},
                                    "AWS::EC2::NetworkAclEntry",
                                    {{"NetworkAclId", "${net/Acl.Id}"},
                                     {"RuleNumber", 100},
                                     {"RuleAction", "allow"},
                                     {"Protocol", 6},
                                     {"CidrBlock", "10.0.0.0/16"},
                                     {"PortRange", {{"From", 443}, {"To", 443}}}}},
                                   {"Out",
                                    "aws_network_acl_rule",
                                    {{"network_acl_id", "${net/Acl.id}"},
                                     {"rule_number", 200},
                                     {"egress", true},
                                     {"rule_action", "deny"},
                                     {"protocol", "-1"},
                                     {"ipv6_cidr_block", "::/0"},
                                     {"from_port", 0},
                                     {"to_port", 0}},
                                    "AWS::EC2::NetworkAclEntry",
                                    {{"NetworkAclId", "${net/Acl.Id}"},
                                     {"RuleNumber", 200},
                                     {"Egress", true},
                                     {"RuleAction", "deny"},
                                     {"Protocol", -1},
                                     {"Ipv6CidrBlock", "::/0"}}},
                                   {"Association",
                                    nullptr,
                                    {},
                                    "AWS::EC2::SubnetNetworkAclAssociation",
                                    {{"NetworkAclId", "${net/Acl.Id}"}, {"SubnetId", "${net/A.SubnetId}"}}}};
  std::vector<Pair> all = {vpc, subnet};
  all.insert(all.end(), pairs.begin(), pairs.end());
  EXPECT_EQ(alike("acl_entry", all), (std::set<Fact>{{{"acl", "net/Acl"},
                                                      {"number", "100"},
                                                      {"egress", "false"},
                                                      {"action", "allow"},
                                                      {"protocol", "tcp"},
                                                      {"range", "10.0.0.0/16"},
                                                      {"from_port", "443"},
                                                      {"to_port", "443"}},
                                                     {{"acl", "net/Acl"},
                                                      {"number", "200"},
                                                      {"egress", "true"},
                                                      {"action", "deny"},
                                                      {"protocol", "all"},
                                                      {"range", "::/0"},
                                                      {"from_port", "any"},
                                                      {"to_port", "any"}}}));
  EXPECT_EQ(alike("acl_association", all), (std::set<Fact>{{{"acl", "net/Acl"}, {"subnet", "net/A"}}}));
}

Fact edge(std::string_view direction, std::string_view of, std::string_view peer, std::string_view port) {
  return {{"direction", direction}, {"group", of},       {"peer", peer},
          {"protocol", "tcp"},      {"from_port", port}, {"to_port", port}};
}

TEST(Facts, OfStandaloneSecurityRules) {
  EXPECT_EQ(alike("security_edge",
                  {group("Api"),
                   group("Db"),
                   {"FromApi",
                    "aws_vpc_security_group_ingress_rule",
                    {{"security_group_id", "${net/Db.id}"},
                     {"referenced_security_group_id", "${net/Api.id}"},
                     {"ip_protocol", "tcp"},
                     {"from_port", 3306},
                     {"to_port", 3306}},
                    "AWS::EC2::SecurityGroupIngress",
                    {{"GroupId", "${net/Db.GroupId}"},
                     {"SourceSecurityGroupId", "${net/Api.GroupId}"},
                     {"IpProtocol", "tcp"},
                     {"FromPort", 3306},
                     {"ToPort", 3306}}},
                   {"ToDb",
                    "aws_vpc_security_group_egress_rule",
                    {{"security_group_id", "${net/Api.id}"},
                     {"referenced_security_group_id", "${net/Db.id}"},
                     {"ip_protocol", "6"},
                     {"from_port", 3306},
                     {"to_port", 3306}},
                    "AWS::EC2::SecurityGroupEgress",
                    {{"GroupId", "${net/Api.GroupId}"},
                     {"DestinationSecurityGroupId", "${net/Db.GroupId}"},
                     {"IpProtocol", "tcp"},
                     {"FromPort", 3306},
                     {"ToPort", 3306}}},
                   {"Everything",
                    "aws_vpc_security_group_egress_rule",
                    {{"security_group_id", "${net/Api.id}"}, {"cidr_ipv6", "::/0"}, {"ip_protocol", "-1"}},
                    "AWS::EC2::SecurityGroupEgress",
                    {{"GroupId", "${net/Api.GroupId}"},
                     {"CidrIpv6", "::/0"},
                     {"IpProtocol", "-1"},
                     {"FromPort", -1},
                     {"ToPort", -1}}}}),
            (std::set<Fact>{edge("ingress", "net/Db", "net/Api", "3306"),
                            edge("egress", "net/Api", "net/Db", "3306"),
                            {{"direction", "egress"},
                             {"group", "net/Api"},
                             {"peer", "::/0"},
                             {"protocol", "all"},
                             {"from_port", "any"},
                             {"to_port", "any"}}}));
}

TEST(Facts, OfRulesInsideAGroup) {
  EXPECT_EQ(
      alike("security_edge",
            {group("Api"),
             {"Db",
              "aws_security_group",
              {{"ingress", json::array({{{"security_groups", json::array({"${net/Api.id}"})},
                                         {"cidr_blocks", json::array({"10.0.0.0/16", "0.0.0.0/0"})},
                                         {"ipv6_cidr_blocks", json::array({"::/0"})},
                                         {"prefix_list_ids", json::array()},
                                         {"self", false},
                                         {"protocol", "tcp"},
                                         {"from_port", 3306},
                                         {"to_port", 3306}}})},
               {"egress", json::array({{{"cidr_blocks", json::array({"10.0.0.0/16"})},
                                        {"protocol", "tcp"},
                                        {"from_port", 443},
                                        {"to_port", 443}}})}},
              "AWS::EC2::SecurityGroup",
              {{"SecurityGroupIngress",
                json::array(
                    {{{"SourceSecurityGroupId", "${net/Api.GroupId}"},
                      {"IpProtocol", "tcp"},
                      {"FromPort", 3306},
                      {"ToPort", 3306}},
                     {{"CidrIp", "10.0.0.0/16"}, {"IpProtocol", "tcp"}, {"FromPort", 3306}, {"ToPort", 3306}},
                     {{"CidrIp", "0.0.0.0/0"}, {"IpProtocol", "tcp"}, {"FromPort", 3306}, {"ToPort", 3306}},
                     {{"CidrIpv6", "::/0"}, {"IpProtocol", "tcp"}, {"FromPort", 3306}, {"ToPort", 3306}}})},
               {"SecurityGroupEgress", json::array({{{"CidrIp", "10.0.0.0/16"},
                                                     {"IpProtocol", "tcp"},
                                                     {"FromPort", 443},
                                                     {"ToPort", 443}}})}}}}),
      (std::set<Fact>{
          edge("ingress", "net/Db", "net/Api", "3306"), edge("ingress", "net/Db", "10.0.0.0/16", "3306"),
          edge("ingress", "net/Db", "0.0.0.0/0", "3306"), edge("ingress", "net/Db", "::/0", "3306"),
          edge("egress", "net/Db", "10.0.0.0/16", "443")}));
}

TEST(Facts, OfTerraformsOldRules) {
  const facts::Facts made = facts_of(
      Target::terraform,
      {group("Db"),
       {"Rule",
        "aws_security_group_rule",
        {{"type", "ingress"},
         {"security_group_id", "${net/Db.id}"},
         {"cidr_blocks", json::array({"10.0.0.0/16"})},
         {"ipv6_cidr_blocks", json::array({"::/0"})},
         {"protocol", "tcp"},
         {"from_port", 1},
         {"to_port", 1}},
        nullptr,
        {}},
       {"Itself",
        "aws_security_group_rule",
        {{"type", "ingress"},
         {"security_group_id", "${net/Db.id}"},
         {"self", true},
         {"protocol", "tcp"},
         {"from_port", 2},
         {"to_port", 2}},
        nullptr,
        {}},
       {"Inline",
        "aws_security_group",
        {{"ingress", json::array({{{"self", true}, {"protocol", "tcp"}, {"from_port", 3}, {"to_port", 3}}})}},
        nullptr,
        {}}});
  EXPECT_EQ(made.at("security_edge"),
            (std::set<Fact>{edge("ingress", "net/Db", "10.0.0.0/16", "1"),
                            edge("ingress", "net/Db", "::/0", "1"), edge("ingress", "net/Db", "net/Db", "2"),
                            edge("ingress", "net/Inline", "net/Inline", "3")}));
}

TEST(Facts, AGroupOfCloudFormationLetsEverythingOutUnlessItSaysOtherwise) {
  const facts::Facts made =
      facts_of(Target::cloudformation,
               {{"Open", nullptr, {}, "AWS::EC2::SecurityGroup", json::object()}, group("Closed")});
  EXPECT_EQ(made.at("security_edge"), (std::set<Fact>{{{"direction", "egress"},
                                                       {"group", "net/Open"},
                                                       {"peer", "0.0.0.0/0"},
                                                       {"protocol", "all"},
                                                       {"from_port", "any"},
                                                       {"to_port", "any"}}}));
}

TEST(Facts, OfKeyUsesAndLogs) {
  const std::vector<Pair> pairs = {
      {"Key", "aws_kms_key", {{"enable_key_rotation", true}}, "AWS::KMS::Key", {{"EnableKeyRotation", true}}},
      {"Logs",
       "aws_cloudwatch_log_group",
       {{"kms_key_id", "${net/Key.arn}"}, {"retention_in_days", 30}},
       "AWS::Logs::LogGroup",
       {{"KmsKeyId", "${net/Key.Arn}"}, {"RetentionInDays", 30}}},
      {"Forever", "aws_cloudwatch_log_group", json::object(), "AWS::Logs::LogGroup", json::object()},
      {"Secret",
       "aws_secretsmanager_secret",
       {{"kms_key_id", "${net/Key.arn}"}},
       "AWS::SecretsManager::Secret",
       {{"KmsKeyId", "${net/Key.Arn}"}}},
      {"Images",
       "aws_ecr_repository",
       {{"encryption_configuration", json::array({{{"kms_key", "${net/Key.arn}"}}})}},
       "AWS::ECR::Repository",
       {{"EncryptionConfiguration", {{"KmsKey", "${net/Key.Arn}"}}}}},
      {"Db",
       "aws_db_instance",
       {{"kms_key_id", "${net/Key.arn}"}, {"storage_encrypted", true}},
       "AWS::RDS::DBInstance",
       {{"KmsKeyId", "${net/Key.Arn}"}, {"StorageEncrypted", true}}}};
  EXPECT_EQ(alike("key", pairs), (std::set<Fact>{{{"key", "net/Key"}, {"rotates", "true"}}}));
  EXPECT_EQ(alike("key_use", pairs),
            (std::set<Fact>{{{"what", "net/Logs"}, {"key", "net/Key"}, {"for", "logs"}},
                            {{"what", "net/Secret"}, {"key", "net/Key"}, {"for", "secret"}},
                            {{"what", "net/Images"}, {"key", "net/Key"}, {"for", "images"}},
                            {{"what", "net/Db"}, {"key", "net/Key"}, {"for", "storage"}}}));
  EXPECT_EQ(alike("log", pairs), (std::set<Fact>{{{"log", "net/Logs"}, {"retention_days", "30"}},
                                                 {{"log", "net/Forever"}, {"retention_days", "forever"}}}));
}

TEST(Facts, OfGrants) {
  const std::vector<Pair> pairs = {
      {"Bucket", "aws_s3_bucket", json::object(), "AWS::S3::Bucket", json::object()},
      {"Trust",
       "data.aws_iam_policy_document",
       {{"statement",
         json::array(
             {{{"actions", json::array({"sts:AssumeRole"})},
               {"principals", json::array({{{"type", "Service"},
                                            {"identifiers", json::array({"ecs-tasks.amazonaws.com"})}}})},
               {"condition", json::array({{{"test", "StringEquals"},
                                           {"variable", "aws:SourceAccount"},
                                           {"values", json::array({"123456789012"})}}})}}})}},
       nullptr,
       {}},
      {"Role",
       "aws_iam_role",
       {{"assume_role_policy", "${net/Trust.json}"}},
       "AWS::IAM::Role",
       {{"AssumeRolePolicyDocument",
         {{"Statement",
           json::array({{{"Effect", "Allow"},
                         {"Action", "sts:AssumeRole"},
                         {"Principal", {{"Service", "ecs-tasks.amazonaws.com"}}},
                         {"Condition", {{"StringEquals", {{"aws:SourceAccount", "123456789012"}}}}}}})}}}}},
      {"Document",
       "data.aws_iam_policy_document",
       {{"statement", json::array({{{"effect", "Allow"},
                                    {"actions", json::array({"s3:PutObject", "s3:GetObject"})},
                                    {"resources", json::array({"${net/Bucket.arn}/*"})}},
                                   {{"effect", "Deny"},
                                    {"not_actions", json::array({"s3:GetObject"})},
                                    {"resources", json::array({"${net/Bucket.arn}"})}}})}},
       nullptr,
       {}},
      {"Policy",
       "aws_iam_role_policy",
       {{"role", "${net/Role.id}"}, {"policy", "${net/Document.json}"}},
       "AWS::IAM::RolePolicy",
       {{"RoleName", "${net/Role.Ref}"},
        {"PolicyDocument",
         {{"Statement", json::array({{{"Effect", "Allow"},
                                      {"Action", json::array({"s3:GetObject", "s3:PutObject"})},
                                      {"Resource", "${net/Bucket.Arn}/*"}},
                                     {{"Effect", "Deny"},
                                      {"NotAction", "s3:GetObject"},
                                      {"Resource", "${net/Bucket.Arn}"}}})}}}}}};
  EXPECT_EQ(alike("grant", pairs),
            (std::set<Fact>{{{"holder", "net/Role"},
                             {"kind", "trust"},
                             {"effect", "Allow"},
                             {"actions", "sts:AssumeRole"},
                             {"principals", "Service:ecs-tasks.amazonaws.com"},
                             {"conditions", "StringEquals(aws:SourceAccount: 123456789012)"}},
                            {{"holder", "net/Role"},
                             {"kind", "identity"},
                             {"effect", "Allow"},
                             {"actions", "s3:GetObject s3:PutObject"},
                             {"resources", "{net/Bucket}/*"}},
                            {{"holder", "net/Role"},
                             {"kind", "identity"},
                             {"effect", "Deny"},
                             {"actions", ""},
                             {"not_actions", "s3:GetObject"},
                             {"resources", "net/Bucket"}}}));
}

facts::Facts facts_of_policy_text(const std::string& text) {
  return facts_of(
      Target::terraform,
      {{"Role", "aws_iam_role", json::object(), nullptr, {}},
       {"Policy", "aws_iam_role_policy", {{"role", "${net/Role.id}"}, {"policy", text}}, nullptr, {}}});
}

TEST(Facts, APolicyThatIsTextIsReadAsJson) {
  const facts::Facts made = facts_of_policy_text(
      R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["s3:*", "kms:*"], "Resource": "*"}})");
  EXPECT_EQ(made.at("grant"), (std::set<Fact>{{{"holder", "net/Role"},
                                               {"kind", "identity"},
                                               {"effect", "Allow"},
                                               {"actions", "kms:* s3:*"},
                                               {"resources", "*"}}}));
}

TEST(Facts, WhatATextOfAPolicyRefersToIsSaid) {
  const facts::Facts made = facts_of_policy_text(
      R"({"Statement": [{"Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "${net/Role.arn}/*", "Condition":
      {"Bool": {"aws:SecureTransport": false}}}]})");
  EXPECT_EQ(made.at("grant"), (std::set<Fact>{{{"holder", "net/Role"},
                                               {"kind", "identity"},
                                               {"effect", "Deny"},
                                               {"actions", ""},
                                               {"not_actions", "s3:GetObject"},
                                               {"resources", "{net/Role}/*"},
                                               {"conditions", "Bool(aws:SecureTransport: false)"}}}));
}

TEST(Facts, APolicyThatIsNoJsonIsUnknown) {
  for (const char* text : {"{\"Statement\": [", "everything", "[]"})
    EXPECT_EQ(facts_of_policy_text(text).at("grant"),
              (std::set<Fact>{{{"holder", "net/Role"}, {"kind", "unknown"}}}))
        << text;
}

TEST(Facts, OfSecretsInTasks) {
  const std::string marker{detail::json_marker};
  EXPECT_EQ(
      alike(
          "secret_flow",
          {{"Secret", "aws_secretsmanager_secret", json::object(), "AWS::SecretsManager::Secret",
            json::object()},
           {"Task",
            "aws_ecs_task_definition",
            {{"container_definitions",
              {{marker, json::array({{{"name", "api"},
                                      {"secrets", json::array({{{"name", "DB_PASSWORD"},
                                                                {"valueFrom", "${net/Secret.arn}"}}})}}})}}}},
            "AWS::ECS::TaskDefinition",
            {{"ContainerDefinitions",
              json::array({{{"Name", "api"},
                            {"Secrets", json::array({{{"Name", "DB_PASSWORD"},
                                                      {"ValueFrom", "${net/Secret.Ref}"}}})}}})}}}}),
      (std::set<Fact>{
          {{"task", "net/Task"}, {"container", "api"}, {"as", "DB_PASSWORD"}, {"secret", "net/Secret"}}}));
}

TEST(Facts, OfLoadBalancersAndTheirTargets) {
  const std::vector<Pair> pairs = {
      group("Open"),
      {"Alb",
       "aws_lb",
       {{"internal", false},
        {"drop_invalid_header_fields", true},
        {"security_groups", json::array({"${net/Open.id}"})}},
       "AWS::ElasticLoadBalancingV2::LoadBalancer",
       {{"Scheme", "internet-facing"},
        {"LoadBalancerAttributes",
         json::array({{{"Key", "idle_timeout.timeout_seconds"}, {"Value", "60"}},
                      {{"Key", "routing.http.drop_invalid_header_fields.enabled"}, {"Value", "true"}}})},
        {"SecurityGroups", json::array({"${net/Open.GroupId}"})}}},
      {"Group",
       "aws_lb_target_group",
       {{"port", 3443}, {"protocol", "HTTPS"}},
       "AWS::ElasticLoadBalancingV2::TargetGroup",
       {{"Port", 3443}, {"Protocol", "HTTPS"}}},
      {"Listener",
       "aws_lb_listener",
       {{"load_balancer_arn", "${net/Alb.arn}"},
        {"port", 80},
        {"protocol", "HTTP"},
        {"default_action", json::array({{{"type", "redirect"}}})}},
       "AWS::ElasticLoadBalancingV2::Listener",
       {{"LoadBalancerArn", "${net/Alb.Ref}"},
        {"Port", 80},
        {"Protocol", "HTTP"},
        {"DefaultActions", json::array({{{"Type", "redirect"}}})}}},
      {"Service",
       "aws_ecs_service",
       {{"load_balancer",
         json::array({{{"target_group_arn", "${net/Group.arn}"}, {"container_port", 3443}}})}},
       "AWS::ECS::Service",
       {{"LoadBalancers",
         json::array({{{"TargetGroupArn", "${net/Group.Ref}"}, {"ContainerPort", 3443}}})}}}};
  EXPECT_EQ(alike("load_balancer", pairs), (std::set<Fact>{{{"load_balancer", "net/Alb"},
                                                            {"internal", "false"},
                                                            {"kind", "application"},
                                                            {"drops_invalid_headers", "true"}}}));
  EXPECT_EQ(alike("listener", pairs), (std::set<Fact>{{{"listener", "net/Listener"},
                                                       {"load_balancer", "net/Alb"},
                                                       {"port", "80"},
                                                       {"protocol", "HTTP"},
                                                       {"action", "redirect"}}}));
  EXPECT_EQ(alike("target", pairs),
            (std::set<Fact>{
                {{"from", "net/Group"}, {"to", "net/Service"}, {"port", "3443"}, {"protocol", "HTTPS"}}}));
  EXPECT_EQ(alike("member", pairs), (std::set<Fact>{{{"what", "net/Alb"}, {"group", "net/Open"}}}));
  EXPECT_EQ(alike("public_address", pairs),
            (std::set<Fact>{{{"what", "net/Service"}, {"has_one", "false"}}}));
}

TEST(Facts, FollowReferencesToOtherStacks) {
  for (const Target target : {Target::terraform, Target::cloudformation}) {
    const bool terraform = target == Target::terraform;
    const auto made = test::synthesize(target, [&](App& app) {
      const Stack keys{app, "keys", {.region = eu_west_1}};
      const Stack logs{app, "logs", {.region = eu_west_1}};
      test::raw(keys, "Key", terraform ? "aws_kms_key" : "AWS::KMS::Key");
      test::raw(logs, "Log", terraform ? "aws_cloudwatch_log_group" : "AWS::Logs::LogGroup",
                {{terraform ? "kms_key_id" : "KmsKeyId", terraform ? "${keys/Key.arn}" : "${keys/Key.Arn}"}});
    });
    EXPECT_EQ(made.facts.at("key_use"),
              (std::set<Fact>{{{"what", "logs/Log"}, {"key", "keys/Key"}, {"for", "logs"}}}));
  }
}

TEST(Facts, SeeOverrides) {
  const auto made = test::synthesize(Target::terraform, [](App& app) {
    const Stack stack{app, "net", {.region = eu_west_1}};
    test::raw(stack, "Log", "aws_cloudwatch_log_group", {{"retention_in_days", 30}})
        .override_property(Target::terraform, "", "retention_in_days", 1);
  });
  EXPECT_EQ(made.facts.at("log"), (std::set<Fact>{{{"log", "net/Log"}, {"retention_days", "1"}}}));
}

}  // namespace quoin::facts_read_test
