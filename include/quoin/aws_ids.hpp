// What identifiers and ARNs of AWS identify: `Ref<VpcId>` is not `Ref<SubnetId>`.
#pragma once

namespace quoin::aws {

struct BucketArn {};
struct BucketName {};
struct CertificateArn {};
struct ClusterArn {};
struct DatabaseArn {};
struct DatabaseSubnetGroupName {};
struct DistributionArn {};
struct DistributionId {};
struct FunctionArn {};
struct HostedZoneId {};
struct FileSystemArn {};
struct FileSystemId {};
struct KeyGroupId {};
struct KmsKeyArn {};
struct KmsKeyId {};
struct ListenerArn {};
struct LoadBalancerArn {};
struct LogGroupArn {};
struct LogGroupName {};
struct NetworkAclId {};
struct PrefixListId {};
struct QueueArn {};
struct RepositoryArn {};
struct RoleArn {};
struct RoleName {};
struct RouteTableId {};
struct SecretArn {};
struct SecurityGroupId {};
struct SubnetId {};
struct TargetGroupArn {};
struct TaskDefinitionArn {};
struct TopicArn {};
struct TrailArn {};
struct VpcId {};
struct WebAclArn {};

}  // namespace quoin::aws
