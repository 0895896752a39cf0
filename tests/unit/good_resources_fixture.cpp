// Raw resources that break no rule by themselves.
#include "good_resources_fixture.hpp"

namespace quoin::test {

using nlohmann::json;

json good_database(Target target) {
  return json::parse(target == Target::terraform ? R"({
    "allocated_storage": 100, "db_subnet_group_name": "isolated", "backup_retention_period": 14, "database_insights_mode": "advanced",
    "deletion_protection": true, "enabled_cloudwatch_logs_exports": ["audit", "error", "general", "slowquery"],
    "engine": "mysql", "iam_database_authentication_enabled": true, "instance_class": "db.r6g.large",
    "kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/a", "manage_master_user_password": true,
    "max_allocated_storage": 500, "multi_az": true, "network_type": "DUAL", "storage_encrypted": true})"
                                                 : R"({
    "AllocatedStorage": "100", "DBSubnetGroupName": "isolated", "BackupRetentionPeriod": 14, "DatabaseInsightsMode": "advanced",
    "DeletionProtection": true, "EnableCloudwatchLogsExports": ["audit", "error", "general", "slowquery"],
    "Engine": "mysql", "EnableIAMDatabaseAuthentication": true, "DBInstanceClass": "db.r6g.large",
    "KmsKeyId": "arn:aws:kms:eu-west-1:111122223333:key/a", "ManageMasterUserPassword": true,
    "MaxAllocatedStorage": 500, "MultiAZ": true, "NetworkType": "DUAL", "StorageEncrypted": true})");
}

json good_service(Target target) {
  return json::parse(target == Target::terraform
                         ? R"({"deployment_circuit_breaker": [{"enable": true, "rollback": true}]})"
                         : R"({"DeploymentConfiguration":
                                {"DeploymentCircuitBreaker": {"Enable": true, "Rollback": true}}})");
}

json good_task(Target target) {
  return json::parse(target == Target::terraform ? R"({"container_definitions": [
    {"name": "app", "image": "registry/app@sha256:1", "readonlyRootFilesystem": true, "user": "1000:1000"}]})"
                                                 : R"({"ContainerDefinitions": [
    {"Name": "app", "Image": "registry/app@sha256:1", "ReadonlyRootFilesystem": true, "User": "1000:1000"}]})");
}

json good_load_balancer(Target target) {
  return json::parse(target == Target::terraform ? R"({
    "access_logs": [{"bucket": "logs", "enabled": true}], "drop_invalid_header_fields": true,
    "enable_deletion_protection": true, "internal": true})"
                                                 : R"({
    "LoadBalancerAttributes": [{"Key": "access_logs.s3.enabled", "Value": "true"},
      {"Key": "deletion_protection.enabled", "Value": "true"},
      {"Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true"}], "Scheme": "internal"})");
}

json good_listener(Target target) {
  return json::parse(target == Target::terraform ? R"({
    "certificate_arn": "arn:aws:acm:eu-west-1:111122223333:certificate/a", "port": 443, "protocol": "HTTPS",
    "ssl_policy": "ELBSecurityPolicy-TLS13-1-2-2021-06"})"
                                                 : R"({
    "Certificates": [{"CertificateArn": "arn:aws:acm:eu-west-1:111122223333:certificate/a"}], "Port": 443,
    "Protocol": "HTTPS", "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06"})");
}

}  // namespace quoin::test
