// What Terraform's resources say about security.
#include "facts/tables.hpp"

namespace quoin::facts {
namespace {

constexpr Row rows[] = {
    {"aws_vpc", "vpc", "", {{"vpc", "@"}, {"cidr", "cidr_block"}, {"dns_hostnames", "enable_dns_hostnames", "false"}, {"dns_support", "enable_dns_support", "true"}}},
    {"aws_subnet", "subnet", "",
     {{"subnet", "@"}, {"vpc", "vpc_id"}, {"cidr", "cidr_block"}, {"zone", "availability_zone"},
      {"public_addresses", "map_public_ip_on_launch", "false"}}},
    {"aws_route", "route", "",
     {{"table", "route_table_id"},
      {"destination", "destination_cidr_block|destination_ipv6_cidr_block|destination_prefix_list_id"},
      {"via", "gateway_id|nat_gateway_id|egress_only_gateway_id|transit_gateway_id|vpc_peering_connection_id|vpc_endpoint_id|network_interface_id|carrier_gateway_id|local_gateway_id|core_network_arn"}}},
    {"aws_route_table", "route", "route",
     {{"table", "@"}, {"destination", ".cidr_block|.ipv6_cidr_block|.destination_prefix_list_id"},
      {"via", ".gateway_id|.nat_gateway_id|.egress_only_gateway_id|.transit_gateway_id|.vpc_peering_connection_id|.vpc_endpoint_id|.network_interface_id|.carrier_gateway_id|.local_gateway_id|.core_network_arn"}}},
    {"aws_route_table_association", "route_association", "", {{"table", "route_table_id"}, {"subnet", "subnet_id"}}},
    {"aws_internet_gateway", "internet_gateway", "", {{"gateway", "@"}}},
    {"aws_nat_gateway", "nat_gateway", "", {{"gateway", "@"}, {"subnet", "subnet_id"}}},
    {"aws_network_acl_rule", "acl_entry", "",
     {{"acl", "network_acl_id"}, {"number", "rule_number"}, {"egress", "egress", "false"}, {"action", "rule_action"},
      {"protocol", "protocol"}, {"range", "cidr_block|ipv6_cidr_block"}, {"from_port", "from_port", "any"}, {"to_port", "to_port", "any"}}},
    {"aws_network_acl_association", "acl_association", "", {{"acl", "network_acl_id"}, {"subnet", "subnet_id"}}},
    {"aws_network_acl", "acl_association", "subnet_ids", {{"acl", "@"}, {"subnet", "."}}},
    {"aws_vpc_security_group_ingress_rule", "security_edge", "",
     {{"direction", "=ingress"}, {"group", "security_group_id"},
      {"peer", "referenced_security_group_id|cidr_ipv4|cidr_ipv6|prefix_list_id"}, {"protocol", "ip_protocol"},
      {"from_port", "from_port", "any"}, {"to_port", "to_port", "any"}}},
    {"aws_vpc_security_group_egress_rule", "security_edge", "",
     {{"direction", "=egress"}, {"group", "security_group_id"},
      {"peer", "referenced_security_group_id|cidr_ipv4|cidr_ipv6|prefix_list_id"}, {"protocol", "ip_protocol"},
      {"from_port", "from_port", "any"}, {"to_port", "to_port", "any"}}},
    {"aws_security_group", "security_edge", "ingress",
     {{"direction", "=ingress"}, {"group", "@"},
      {"peer", ".security_groups+.cidr_blocks+.ipv6_cidr_blocks+.prefix_list_ids+.self"}, {"protocol", ".protocol"},
      {"from_port", ".from_port", "any"}, {"to_port", ".to_port", "any"}}},
    {"aws_security_group", "security_edge", "egress",
     {{"direction", "=egress"}, {"group", "@"},
      {"peer", ".security_groups+.cidr_blocks+.ipv6_cidr_blocks+.prefix_list_ids+.self"}, {"protocol", ".protocol"},
      {"from_port", ".from_port", "any"}, {"to_port", ".to_port", "any"}}},
    {"aws_security_group_rule", "security_edge", "",
     {{"direction", "type"}, {"group", "security_group_id"},
      {"peer", "source_security_group_id+cidr_blocks+ipv6_cidr_blocks+prefix_list_ids+self"}, {"protocol", "protocol"},
      {"from_port", "from_port", "any"}, {"to_port", "to_port", "any"}}},

    {"aws_lb", "load_balancer", "",
     {{"load_balancer", "@"}, {"internal", "internal", "false"}, {"drops_invalid_headers", "drop_invalid_header_fields", "false"}}},
    {"aws_lb", "placement", "subnets", {{"what", "@"}, {"subnet", "."}}},
    {"aws_lb", "member", "security_groups", {{"what", "@"}, {"group", "."}}},
    {"aws_lb_listener", "listener", "",
     {{"listener", "@"}, {"load_balancer", "load_balancer_arn"}, {"port", "port"}, {"protocol", "protocol", "HTTP"},
      {"certificate", "certificate_arn"}, {"tls", "ssl_policy"}, {"action", "default_action.0.type"}}},
    {"aws_lb_target_group", "target_group", "", {{"group", "@"}, {"port", "port"}, {"protocol", "protocol"}}},
    {"aws_wafv2_web_acl_association", "web_acl", "", {{"protects", "resource_arn"}, {"web_acl", "web_acl_arn"}}},

    {"aws_ecs_service", "placement", "network_configuration.0.subnets", {{"what", "@"}, {"subnet", "."}}},
    {"aws_ecs_service", "member", "network_configuration.0.security_groups", {{"what", "@"}, {"group", "."}}},
    {"aws_ecs_service", "public_address", "",
     {{"what", "@"}, {"has_one", "network_configuration.0.assign_public_ip", "false"}}},
    {"aws_ecs_service", "registration", "load_balancer", {{"service", "@"}, {"group", ".target_group_arn"}, {"port", ".container_port"}}},

    {"aws_db_subnet_group", "subnet_group", "subnet_ids", {{"group", "@"}, {"subnet", "."}}},
    {"aws_db_instance", "database", "",
     {{"database", "@"}, {"subnet_group", "db_subnet_group_name"}, {"public", "publicly_accessible", "false"},
      {"several_zones", "multi_az", "false"}, {"iam_authentication", "iam_database_authentication_enabled", "false"},
      {"encrypted", "storage_encrypted", "false"}, {"network", "network_type", "IPV4"}, {"protected", "deletion_protection", "false"}}},
    {"aws_db_instance", "member", "vpc_security_group_ids", {{"what", "@"}, {"group", "."}}},
    {"aws_db_instance", "log_export", "enabled_cloudwatch_logs_exports", {{"database", "@"}, {"log", "."}}},
    {"aws_vpc_endpoint", "endpoint", "", {{"endpoint", "@"}, {"service", "service_name"}, {"type", "vpc_endpoint_type", "Gateway"}}},
    {"aws_vpc_endpoint", "member", "security_group_ids", {{"what", "@"}, {"group", "."}}},
    {"aws_instance", "member", "vpc_security_group_ids", {{"what", "@"}, {"group", "."}}},
    {"aws_lambda_function", "member", "vpc_config.0.security_group_ids", {{"what", "@"}, {"group", "."}}},

    {"aws_db_instance", "key_use", "", {{"what", "@"}, {"key", "kms_key_id"}, {"for", "=storage"}}},
    {"aws_db_instance", "key_use", "", {{"what", "@"}, {"key", "performance_insights_kms_key_id"}, {"for", "=insights"}}},
    {"aws_cloudwatch_log_group", "key_use", "", {{"what", "@"}, {"key", "kms_key_id"}, {"for", "=logs"}}},
    {"aws_ecr_repository", "key_use", "", {{"what", "@"}, {"key", "encryption_configuration.0.kms_key"}, {"for", "=images"}}},
    {"aws_secretsmanager_secret", "key_use", "", {{"what", "@"}, {"key", "kms_key_id"}, {"for", "=secret"}}},
    {"aws_kms_key", "key", "", {{"key", "@"}, {"rotates", "enable_key_rotation", "false"}}},

    {"aws_cloudwatch_log_group", "log", "", {{"log", "@"}, {"retention_days", "retention_in_days", "forever"}}},
    {"aws_flow_log", "flow_log", "", {{"of", "vpc_id"}, {"to", "log_destination"}, {"traffic", "traffic_type"}}},
    {"aws_secretsmanager_secret", "replica", "replica", {{"secret", "@"}, {"region", ".region"}}},
    {"aws_ecr_repository", "registry", "",
     {{"registry", "@"}, {"tags", "image_tag_mutability", "MUTABLE"}, {"scans", "image_scanning_configuration.0.scan_on_push", "false"}}},
    {"aws_s3_bucket_public_access_block", "bucket_block", "",
     {{"bucket", "bucket"}, {"acls", "block_public_acls", "false"}, {"policy", "block_public_policy", "false"},
      {"ignores_acls", "ignore_public_acls", "false"}, {"restricts", "restrict_public_buckets", "false"}}},
    {"aws_s3_bucket_versioning", "bucket_versioning", "", {{"bucket", "bucket"}, {"status", "versioning_configuration.0.status"}}},
};

constexpr SecretProperty secrets[] = {
    {"aws_db_instance", "password"},
    {"aws_rds_cluster", "master_password"},
    {"aws_secretsmanager_secret_version", "secret_string"},
    {"aws_secretsmanager_secret_version", "secret_binary"},
    {"aws_elasticache_replication_group", "auth_token"},
    {"aws_elasticache_user", "passwords"},
    {"aws_docdb_cluster", "master_password"},
    {"aws_neptune_cluster", "master_password"},
    {"aws_redshift_cluster", "master_password"},
    {"aws_mq_broker", "user.0.password"},
    {"AWS::RDS::DBInstance", "MasterUserPassword"},
    {"AWS::RDS::DBCluster", "MasterUserPassword"},
    {"AWS::SecretsManager::Secret", "SecretString"},
    {"AWS::ElastiCache::ReplicationGroup", "AuthToken"},
    {"AWS::DocDB::DBCluster", "MasterUserPassword"},
    {"AWS::Redshift::Cluster", "MasterUserPassword"},
};

}  // namespace

std::span<const Row> terraform_rows() { return rows; }
std::span<const SecretProperty> secret_properties() { return secrets; }

}  // namespace quoin::facts
