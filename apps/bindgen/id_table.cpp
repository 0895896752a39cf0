// The attributes whose references carry a type of their own, so that constructs accept them.
#include "id_table.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace quoin::bindgen {

namespace {

struct Row {
  std::string_view resource;
  std::string_view attribute;
  std::string_view tag;
};

// An empty attribute of a CloudFormation type is what `Ref` gives.
constexpr auto rows = std::to_array<Row>({
    {"aws_acm_certificate", "arn", "CertificateArn"},
    {"aws_acm_certificate_validation", "certificate_arn", "CertificateArn"},
    {"aws_cloudwatch_log_group", "arn", "LogGroupArn"},
    {"aws_cloudwatch_log_group", "name", "LogGroupName"},
    {"aws_db_instance", "arn", "DatabaseArn"},
    {"aws_db_subnet_group", "name", "DatabaseSubnetGroupName"},
    {"aws_ecr_repository", "arn", "RepositoryArn"},
    {"aws_ecs_cluster", "arn", "ClusterArn"},
    {"aws_ecs_task_definition", "arn", "TaskDefinitionArn"},
    {"aws_iam_role", "arn", "RoleArn"},
    {"aws_iam_role", "name", "RoleName"},
    {"aws_kms_key", "arn", "KmsKeyArn"},
    {"aws_kms_key", "key_id", "KmsKeyId"},
    {"aws_lambda_function", "arn", "FunctionArn"},
    {"aws_lb", "arn", "LoadBalancerArn"},
    {"aws_lb_listener", "arn", "ListenerArn"},
    {"aws_lb_target_group", "arn", "TargetGroupArn"},
    {"aws_network_acl", "id", "NetworkAclId"},
    {"aws_route_table", "id", "RouteTableId"},
    {"aws_s3_bucket", "arn", "BucketArn"},
    {"aws_s3_bucket", "bucket", "BucketName"},
    {"aws_s3_bucket", "id", "BucketName"},
    {"aws_secretsmanager_secret", "arn", "SecretArn"},
    {"aws_secretsmanager_secret", "id", "SecretArn"},
    {"aws_security_group", "id", "SecurityGroupId"},
    {"aws_sns_topic", "arn", "TopicArn"},
    {"aws_sqs_queue", "arn", "QueueArn"},
    {"aws_subnet", "id", "SubnetId"},
    {"aws_vpc", "id", "VpcId"},
    {"aws_wafv2_web_acl", "arn", "WebAclArn"},
    {"AWS::CertificateManager::Certificate", "", "CertificateArn"},
    {"AWS::EC2::NetworkAcl", "", "NetworkAclId"},
    {"AWS::EC2::NetworkAcl", "Id", "NetworkAclId"},
    {"AWS::EC2::RouteTable", "", "RouteTableId"},
    {"AWS::EC2::RouteTable", "RouteTableId", "RouteTableId"},
    {"AWS::EC2::SecurityGroup", "GroupId", "SecurityGroupId"},
    {"AWS::EC2::Subnet", "", "SubnetId"},
    {"AWS::EC2::Subnet", "SubnetId", "SubnetId"},
    {"AWS::EC2::VPC", "", "VpcId"},
    {"AWS::EC2::VPC", "VpcId", "VpcId"},
    {"AWS::ECR::Repository", "Arn", "RepositoryArn"},
    {"AWS::ECS::Cluster", "Arn", "ClusterArn"},
    {"AWS::ECS::TaskDefinition", "", "TaskDefinitionArn"},
    {"AWS::ECS::TaskDefinition", "TaskDefinitionArn", "TaskDefinitionArn"},
    {"AWS::ElasticLoadBalancingV2::Listener", "", "ListenerArn"},
    {"AWS::ElasticLoadBalancingV2::Listener", "ListenerArn", "ListenerArn"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "", "LoadBalancerArn"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancerArn", "LoadBalancerArn"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "", "TargetGroupArn"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "TargetGroupArn", "TargetGroupArn"},
    {"AWS::IAM::Role", "", "RoleName"},
    {"AWS::IAM::Role", "Arn", "RoleArn"},
    {"AWS::KMS::Key", "", "KmsKeyId"},
    {"AWS::KMS::Key", "Arn", "KmsKeyArn"},
    {"AWS::KMS::Key", "KeyId", "KmsKeyId"},
    {"AWS::Lambda::Function", "Arn", "FunctionArn"},
    {"AWS::Logs::LogGroup", "", "LogGroupName"},
    {"AWS::Logs::LogGroup", "Arn", "LogGroupArn"},
    {"AWS::RDS::DBInstance", "DBInstanceArn", "DatabaseArn"},
    {"AWS::RDS::DBSubnetGroup", "", "DatabaseSubnetGroupName"},
    {"AWS::S3::Bucket", "", "BucketName"},
    {"AWS::S3::Bucket", "Arn", "BucketArn"},
    {"AWS::SNS::Topic", "", "TopicArn"},
    {"AWS::SNS::Topic", "TopicArn", "TopicArn"},
    {"AWS::SQS::Queue", "Arn", "QueueArn"},
    {"AWS::SecretsManager::Secret", "", "SecretArn"},
    {"AWS::SecretsManager::Secret", "Id", "SecretArn"},
    {"AWS::WAFv2::WebACL", "Arn", "WebAclArn"},
});

}  // namespace

std::string_view id_tag(std::string_view resource, std::string_view attribute) {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    return row.resource == resource && row.attribute == attribute;
  });
  return it == rows.end() ? std::string_view{} : it->tag;
}

}  // namespace quoin::bindgen
