// What CloudFormation's resources say about security.
#include "facts/tables.hpp"

namespace quoin::facts {
namespace {

constexpr Row rows[] = {
    {"AWS::EC2::VPC", "vpc", "", {{"vpc", "@"}, {"cidr", "CidrBlock"}, {"dns_hostnames", "EnableDnsHostnames", "false"}, {"dns_support", "EnableDnsSupport", "true"}}},
    {"AWS::EC2::Subnet", "subnet", "",
     {{"subnet", "@"}, {"vpc", "VpcId"}, {"cidr", "CidrBlock"}, {"zone", "AvailabilityZone"},
      {"public_addresses", "MapPublicIpOnLaunch", "false"}}},
    {"AWS::EC2::Route", "route", "",
     {{"table", "RouteTableId"}, {"destination", "DestinationCidrBlock|DestinationIpv6CidrBlock|DestinationPrefixListId"},
      {"via", "GatewayId|NatGatewayId|EgressOnlyInternetGatewayId|TransitGatewayId|VpcPeeringConnectionId|VpcEndpointId|NetworkInterfaceId|InstanceId|CarrierGatewayId|LocalGatewayId|CoreNetworkArn"}}},
    {"AWS::EC2::SubnetRouteTableAssociation", "route_association", "", {{"table", "RouteTableId"}, {"subnet", "SubnetId"}}},
    {"AWS::EC2::InternetGateway", "internet_gateway", "", {{"gateway", "@"}}},
    {"AWS::EC2::NatGateway", "nat_gateway", "", {{"gateway", "@"}, {"subnet", "SubnetId"}}},
    {"AWS::EC2::NetworkAclEntry", "acl_entry", "",
     {{"acl", "NetworkAclId"}, {"number", "RuleNumber"}, {"egress", "Egress", "false"}, {"action", "RuleAction"},
      {"protocol", "Protocol"}, {"range", "CidrBlock|Ipv6CidrBlock"}, {"from_port", "PortRange.From", "any"}, {"to_port", "PortRange.To", "any"}}},
    {"AWS::EC2::SubnetNetworkAclAssociation", "acl_association", "", {{"acl", "NetworkAclId"}, {"subnet", "SubnetId"}}},
    {"AWS::EC2::SecurityGroupIngress", "security_edge", "",
     {{"direction", "=ingress"}, {"group", "GroupId"}, {"peer", "SourceSecurityGroupId|CidrIp|CidrIpv6|SourcePrefixListId"},
      {"protocol", "IpProtocol"}, {"from_port", "FromPort", "any"}, {"to_port", "ToPort", "any"}}},
    {"AWS::EC2::SecurityGroupEgress", "security_edge", "",
     {{"direction", "=egress"}, {"group", "GroupId"}, {"peer", "DestinationSecurityGroupId|CidrIp|CidrIpv6|DestinationPrefixListId"},
      {"protocol", "IpProtocol"}, {"from_port", "FromPort", "any"}, {"to_port", "ToPort", "any"}}},
    {"AWS::EC2::SecurityGroup", "security_edge", "SecurityGroupIngress",
     {{"direction", "=ingress"}, {"group", "@"}, {"peer", ".SourceSecurityGroupId+.CidrIp+.CidrIpv6+.SourcePrefixListId"},
      {"protocol", ".IpProtocol"}, {"from_port", ".FromPort", "any"}, {"to_port", ".ToPort", "any"}}},
    {"AWS::EC2::SecurityGroup", "security_edge", "SecurityGroupEgress",
     {{"direction", "=egress"}, {"group", "@"}, {"peer", ".DestinationSecurityGroupId+.CidrIp+.CidrIpv6+.DestinationPrefixListId"},
      {"protocol", ".IpProtocol"}, {"from_port", ".FromPort", "any"}, {"to_port", ".ToPort", "any"}}},

    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "load_balancer", "",
     {{"load_balancer", "@"}, {"internal", "Scheme", "internet-facing"}, {"drops_invalid_headers", "LoadBalancerAttributes:routing.http.drop_invalid_header_fields.enabled", "false"}}},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "placement", "Subnets", {{"what", "@"}, {"subnet", "."}}},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "member", "SecurityGroups", {{"what", "@"}, {"group", "."}}},
    {"AWS::ElasticLoadBalancingV2::Listener", "listener", "",
     {{"listener", "@"}, {"load_balancer", "LoadBalancerArn"}, {"port", "Port"}, {"protocol", "Protocol", "HTTP"},
      {"certificate", "Certificates.0.CertificateArn"}, {"tls", "SslPolicy"}, {"action", "DefaultActions.0.Type"}}},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "target_group", "", {{"group", "@"}, {"port", "Port"}, {"protocol", "Protocol"}}},
    {"AWS::WAFv2::WebACLAssociation", "web_acl", "", {{"protects", "ResourceArn"}, {"web_acl", "WebACLArn"}}},

    {"AWS::ECS::Service", "placement", "NetworkConfiguration.AwsvpcConfiguration.Subnets", {{"what", "@"}, {"subnet", "."}}},
    {"AWS::ECS::Service", "member", "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups", {{"what", "@"}, {"group", "."}}},
    {"AWS::ECS::Service", "public_address", "",
     {{"what", "@"}, {"has_one", "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", "false"}}},
    {"AWS::ECS::Service", "registration", "LoadBalancers", {{"service", "@"}, {"group", ".TargetGroupArn"}, {"port", ".ContainerPort"}}},

    {"AWS::RDS::DBSubnetGroup", "subnet_group", "SubnetIds", {{"group", "@"}, {"subnet", "."}}},
    {"AWS::RDS::DBInstance", "database", "",
     {{"database", "@"}, {"subnet_group", "DBSubnetGroupName"}, {"public", "PubliclyAccessible", "unknown"},
      {"several_zones", "MultiAZ", "false"}, {"iam_authentication", "EnableIAMDatabaseAuthentication", "false"},
      {"encrypted", "StorageEncrypted", "false"}, {"network", "NetworkType", "IPV4"}, {"protected", "DeletionProtection", "false"}}},
    {"AWS::RDS::DBInstance", "member", "VPCSecurityGroups", {{"what", "@"}, {"group", "."}}},
    {"AWS::RDS::DBInstance", "log_export", "EnableCloudwatchLogsExports", {{"database", "@"}, {"log", "."}}},
    {"AWS::EC2::VPCEndpoint", "endpoint", "", {{"endpoint", "@"}, {"service", "ServiceName"}, {"type", "VpcEndpointType", "Gateway"}}},
    {"AWS::EC2::VPCEndpoint", "member", "SecurityGroupIds", {{"what", "@"}, {"group", "."}}},
    {"AWS::EC2::Instance", "member", "SecurityGroupIds", {{"what", "@"}, {"group", "."}}},
    {"AWS::Lambda::Function", "member", "VpcConfig.SecurityGroupIds", {{"what", "@"}, {"group", "."}}},

    {"AWS::RDS::DBInstance", "key_use", "", {{"what", "@"}, {"key", "KmsKeyId"}, {"for", "=storage"}}},
    {"AWS::RDS::DBInstance", "key_use", "", {{"what", "@"}, {"key", "PerformanceInsightsKMSKeyId"}, {"for", "=insights"}}},
    {"AWS::Logs::LogGroup", "key_use", "", {{"what", "@"}, {"key", "KmsKeyId"}, {"for", "=logs"}}},
    {"AWS::ECR::Repository", "key_use", "", {{"what", "@"}, {"key", "EncryptionConfiguration.KmsKey"}, {"for", "=images"}}},
    {"AWS::SecretsManager::Secret", "key_use", "", {{"what", "@"}, {"key", "KmsKeyId"}, {"for", "=secret"}}},
    {"AWS::KMS::Key", "key", "", {{"key", "@"}, {"rotates", "EnableKeyRotation", "false"}}},

    {"AWS::Logs::LogGroup", "log", "", {{"log", "@"}, {"retention_days", "RetentionInDays", "forever"}}},
    {"AWS::EC2::FlowLog", "flow_log", "", {{"of", "ResourceId"}, {"to", "LogDestination|LogGroupName"}, {"traffic", "TrafficType"}}},
    {"AWS::SecretsManager::Secret", "replica", "ReplicaRegions", {{"secret", "@"}, {"region", ".Region"}}},
    {"AWS::ECR::Repository", "registry", "",
     {{"registry", "@"}, {"tags", "ImageTagMutability", "MUTABLE"}, {"scans", "ImageScanningConfiguration.ScanOnPush", "false"}}},
    {"AWS::S3::Bucket", "bucket_block", "",
     {{"bucket", "@"}, {"acls", "PublicAccessBlockConfiguration.BlockPublicAcls", "false"}, {"policy", "PublicAccessBlockConfiguration.BlockPublicPolicy", "false"},
      {"ignores_acls", "PublicAccessBlockConfiguration.IgnorePublicAcls", "false"}, {"restricts", "PublicAccessBlockConfiguration.RestrictPublicBuckets", "false"}}},
    {"AWS::S3::Bucket", "bucket_versioning", "", {{"bucket", "@"}, {"status", "VersioningConfiguration.Status"}}},
};

}  // namespace

std::span<const Row> cloudformation_rows() { return rows; }

}  // namespace quoin::facts
