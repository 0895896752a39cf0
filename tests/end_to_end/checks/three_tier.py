"""What examples/three-tier must have deployed: internet >> alb >> api >> db, and nothing beside it."""

import json

from . import network

# The master's credentials and the application user's.
SECRETS = 2


def inputs(aws, target):
    """What a person states at the deployment."""
    if target == "terraform":
        return {}
    # CloudFormation has no look-up for the prefix list of S3 in a region.
    lists = aws.client("ec2").describe_managed_prefix_lists()["PrefixLists"]
    names = {each["PrefixListName"]: each["PrefixListId"] for each in lists}
    return {"S3PrefixListId": names[f"com.amazonaws.{aws.region}.s3"]}


def assert_facts_say_something(facts):
    kinds = "subnet route acl_entry security_edge target grant key_use secret_flow log".split()
    assert [kind for kind in kinds if not facts.get(kind)] == []
    assert len(facts["subnet"]) == 6
    assert any("3306" in edge.values() for edge in facts["security_edge"]), facts["security_edge"]


# ---- asked for after both targets


def subnets_stand_in_two_zones_and_three_tiers(deployed):
    tiers = network.tiers(deployed)
    zones = {tier: sorted(subnet["AvailabilityZone"] for subnet in subnets) for tier, subnets in tiers.items()}
    assert len(zones["isolated"]) == 2 and len(set(zones["isolated"])) == 2, zones
    assert zones["public"] == zones["private"] == zones["isolated"], zones


def nothing_gets_a_public_address_unasked(deployed):
    for tier, subnets in network.tiers(deployed).items():
        for subnet in subnets:
            assert tier == "public" or not subnet["MapPublicIpOnLaunch"], subnet


def the_flow_log_takes_all_traffic(deployed):
    (log,) = deployed.client("ec2").describe_flow_logs()["FlowLogs"]
    assert log["ResourceId"] == network.vpc(deployed)["VpcId"]
    assert log["TrafficType"] == "ALL"


def the_load_balancer_admits_the_web_only(deployed):
    admitted = network.ingress(deployed, _load_balancer(deployed)["SecurityGroups"])
    assert {peer for *_, peer in admitted} <= network.ANYWHERE, admitted
    assert {(protocol, first, last) for protocol, first, last, _ in admitted} <= {("tcp", 80, 80), ("tcp", 443, 443)}
    assert ("tcp", 443, 443, "0.0.0.0/0") in admitted


def the_load_balancer_reaches_the_service_only(deployed):
    reached = network.egress(deployed, _load_balancer(deployed)["SecurityGroups"])
    assert reached and {peer for *_, peer in reached} == deployed.service_groups(), reached


def the_service_admits_the_load_balancer_only(deployed):
    admitted = network.ingress(deployed, deployed.service_groups())
    assert admitted and {peer for *_, peer in admitted} == set(_load_balancer(deployed)["SecurityGroups"]), admitted


def the_database_admits_the_service_only(deployed):
    (service,) = deployed.service_groups()
    assert network.ingress(deployed, _database_groups(deployed)) == {("tcp", 3306, 3306, service)}


def the_database_reaches_nothing(deployed):
    assert network.egress(deployed, _database_groups(deployed)) == set()


def the_service_reaches_the_database_and_no_whole_internet(deployed):
    (database,) = _database_groups(deployed)
    reached = network.egress(deployed, deployed.service_groups())
    assert ("tcp", 3306, 3306, database) in reached, reached
    assert not network.ANYWHERE & {peer for *_, peer in reached}, reached


def the_database_is_private_and_isolated(deployed):
    database = _database(deployed)
    assert database["PubliclyAccessible"] is False
    stands_in = {subnet["SubnetIdentifier"] for subnet in database["DBSubnetGroup"]["Subnets"]}
    assert stands_in == network.subnet_ids(network.tiers(deployed)["isolated"])


def the_database_is_encrypted_with_a_key_of_its_own(deployed):
    database = _database(deployed)
    assert database["StorageEncrypted"] is True
    key = _key(deployed, database["KmsKeyId"])
    assert key["KeyManager"] == "CUSTOMER" and key["Enabled"], key
    assert deployed.client("kms").get_key_rotation_status(KeyId=key["KeyId"])["KeyRotationEnabled"] is True
    for what, other in _other_key_uses(deployed):
        assert _key(deployed, other)["KeyId"] != key["KeyId"], f"{what} uses the database's key"


def the_database_is_prepared_for_production(deployed):
    database = _database(deployed)
    assert database["Engine"] == "mysql"
    assert database["MultiAZ"] is True
    assert database["DeletionProtection"] is True
    assert database["BackupRetentionPeriod"] >= 7
    assert database["CopyTagsToSnapshot"] is True
    assert database["NetworkType"] == "DUAL"


def the_listeners_speak_tls(deployed):
    listeners = _listeners(deployed)
    secure = listeners.pop(443)
    assert secure["Protocol"] == "HTTPS"
    assert secure["SslPolicy"].startswith("ELBSecurityPolicy-TLS13-1-2"), secure["SslPolicy"]
    assert secure["Certificates"]
    for port, plain in listeners.items():
        (action,) = plain["DefaultActions"]
        assert (port, plain["Protocol"], action["Type"]) == (80, "HTTP", "redirect"), plain
        assert action["RedirectConfig"]["Protocol"] == "HTTPS"
        assert action["RedirectConfig"]["StatusCode"] == "HTTP_301"


def the_load_balancer_stands_in_public_subnets(deployed):
    balancer = _load_balancer(deployed)
    assert balancer.get("Scheme") != "internal"  # moto leaves it out where nobody stated it; AWS's default is the internet
    stands_in = {zone["SubnetId"] for zone in balancer["AvailabilityZones"]}
    assert stands_in == network.subnet_ids(network.tiers(deployed)["public"])


def buckets_deny_plain_http(deployed):
    s3 = deployed.client("s3")
    names = [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]
    assert names, "the load balancer's logs need a bucket"
    for name in names:
        statements = json.loads(s3.get_bucket_policy(Bucket=name)["Policy"])["Statement"]
        denials = [
            statement
            for statement in statements
            if statement["Effect"] == "Deny"
            and statement.get("Condition", {}).get("Bool", {}).get("aws:SecureTransport") in ("false", ["false"])
        ]
        assert denials, f"{name} takes plain HTTP"


def secrets_have_a_key_that_is_not_awss(deployed):
    secrets = _secrets(deployed)
    assert len(secrets) >= SECRETS
    for secret in secrets:
        assert _key(deployed, secret["KmsKeyId"])["KeyManager"] == "CUSTOMER", secret["Name"]


def the_storage_of_s3_is_reached_inside(deployed):
    endpoints = deployed.client("ec2").describe_vpc_endpoints()["VpcEndpoints"]
    gateways = [endpoint for endpoint in endpoints if endpoint["VpcEndpointType"] == "Gateway"]
    assert any(endpoint["ServiceName"].endswith(".s3") for endpoint in gateways), endpoints


# ---- asked for after Terraform only: moto drops these of a template


def the_default_security_group_is_closed(deployed):
    groups = deployed.client("ec2").describe_security_groups(
        Filters=[
            {"Name": "vpc-id", "Values": [network.vpc(deployed)["VpcId"]]},
            {"Name": "group-name", "Values": ["default"]},
        ]
    )["SecurityGroups"]
    (default,) = groups
    assert default["IpPermissions"] == [] and default["IpPermissionsEgress"] == []


def the_isolated_tier_admits_no_foreign_address(deployed):
    isolated = network.subnet_ids(network.tiers(deployed)["isolated"])
    acls = deployed.client("ec2").describe_network_acls()["NetworkAcls"]
    guarding = [acl for acl in acls if isolated & {each["SubnetId"] for each in acl["Associations"]}]
    assert guarding
    for acl in guarding:
        assert not acl["IsDefault"], "the isolated tier uses the VPC's default network ACL"
        for entry in acl["Entries"]:
            source = entry.get("CidrBlock") or entry.get("Ipv6CidrBlock")
            assert entry["RuleAction"] == "deny" or source not in network.ANYWHERE, entry


def the_load_balancer_is_protected_and_logs(deployed):
    attributes = {
        each["Key"]: each["Value"]
        for each in deployed.client("elbv2").describe_load_balancer_attributes(
            LoadBalancerArn=_load_balancer(deployed)["LoadBalancerArn"]
        )["Attributes"]
    }
    assert attributes["deletion_protection.enabled"] == "true"
    assert attributes["routing.http.drop_invalid_header_fields.enabled"] == "true"
    assert attributes["access_logs.s3.enabled"] == "true"
    buckets = [bucket["Name"] for bucket in deployed.client("s3").list_buckets()["Buckets"]]
    assert attributes["access_logs.s3.bucket"] in buckets


def the_web_acl_guards_the_load_balancer(deployed):
    arn = _load_balancer(deployed)["LoadBalancerArn"]
    acl = deployed.client("wafv2").get_web_acl_for_resource(ResourceArn=arn)["WebACL"]
    assert any("RateBasedStatement" in rule["Statement"] for rule in acl["Rules"]), acl["Rules"]


def the_service_runs_in_private_subnets(deployed):
    service = deployed.service()
    configuration = service["networkConfiguration"]["awsvpcConfiguration"]
    assert configuration["assignPublicIp"] == "DISABLED"
    assert set(configuration["subnets"]) == network.subnet_ids(network.tiers(deployed)["private"])
    breaker = service["deploymentConfiguration"]["deploymentCircuitBreaker"]
    assert breaker == {"enable": True, "rollback": True}


def the_containers_are_closed(deployed):
    task = _task(deployed)
    assert task["requiresCompatibilities"] == ["FARGATE"] and task["networkMode"] == "awsvpc"
    for container in task["containerDefinitions"]:
        assert "@sha256:" in container["image"], container["image"]
        assert container["readonlyRootFilesystem"] is True
        assert container["user"].split(":")[0] not in ("", "0", "root")
        assert container["logConfiguration"]["logDriver"] == "awslogs"


def the_containers_get_the_application_user_only(deployed):
    known = {secret["ARN"]: secret for secret in _secrets(deployed)}
    used = {
        arn
        for container in _task(deployed)["containerDefinitions"]
        for reference in container.get("secrets", [])
        for arn in known
        if reference["valueFrom"].startswith(arn)
    }
    assert used, "the service gets no secret"
    unused = known.keys() - used
    assert unused, "the master's credentials reach the service"


def the_service_scales(deployed):
    (target,) = deployed.client("application-autoscaling").describe_scalable_targets(ServiceNamespace="ecs")[
        "ScalableTargets"
    ]
    assert target["MinCapacity"] >= 2 and target["MaxCapacity"] > target["MinCapacity"], target
    policies = deployed.client("application-autoscaling").describe_scaling_policies(ServiceNamespace="ecs")[
        "ScalingPolicies"
    ]
    metrics = {
        policy["TargetTrackingScalingPolicyConfiguration"]["PredefinedMetricSpecification"]["PredefinedMetricType"]
        for policy in policies
    }
    assert metrics == {"ECSServiceAverageCPUUtilization", "ALBRequestCountPerTarget"}, metrics


def the_database_takes_tls_only(deployed):
    database = _database(deployed)
    (group,) = database["DBParameterGroups"]
    parameters = {
        parameter["ParameterName"]: parameter["ParameterValue"]
        for page in deployed.client("rds")
        .get_paginator("describe_db_parameters")
        .paginate(DBParameterGroupName=group["DBParameterGroupName"])
        for parameter in page["Parameters"]
        if parameter.get("Source") == "user"
    }
    assert parameters["require_secure_transport"] in ("1", "ON"), parameters


def the_database_tells_what_it_does(deployed):
    database = _database(deployed)
    assert database["IAMDatabaseAuthenticationEnabled"] is True
    assert "error" in database["EnabledCloudwatchLogsExports"]
    assert database["PerformanceInsightsEnabled"] is True
    assert database["MonitoringInterval"] > 0


def logs_are_kept_for_a_stated_time(deployed):
    groups = deployed.client("logs").describe_log_groups()["logGroups"]
    assert groups
    for group in groups:
        assert group.get("retentionInDays"), group["logGroupName"]


def buckets_are_closed_to_the_public(deployed):
    s3 = deployed.client("s3")
    for bucket in s3.list_buckets()["Buckets"]:
        block = s3.get_public_access_block(Bucket=bucket["Name"])["PublicAccessBlockConfiguration"]
        assert all(block.values()) and len(block) == 4, block
        assert s3.get_bucket_encryption(Bucket=bucket["Name"])["ServerSideEncryptionConfiguration"]["Rules"]


def images_cannot_be_overwritten(deployed):
    (repository,) = deployed.client("ecr").describe_repositories()["repositories"]
    assert repository["imageTagMutability"] == "IMMUTABLE"
    assert repository["imageScanningConfiguration"]["scanOnPush"] is True


BOTH_TARGETS = [
    subnets_stand_in_two_zones_and_three_tiers,
    nothing_gets_a_public_address_unasked,
    the_flow_log_takes_all_traffic,
    the_load_balancer_admits_the_web_only,
    the_load_balancer_reaches_the_service_only,
    the_service_admits_the_load_balancer_only,
    the_database_admits_the_service_only,
    the_database_reaches_nothing,
    the_service_reaches_the_database_and_no_whole_internet,
    the_database_is_private_and_isolated,
    the_database_is_encrypted_with_a_key_of_its_own,
    the_database_is_prepared_for_production,
    the_listeners_speak_tls,
    the_load_balancer_stands_in_public_subnets,
    buckets_deny_plain_http,
    secrets_have_a_key_that_is_not_awss,
    the_storage_of_s3_is_reached_inside,
]

TERRAFORM_ONLY = [
    the_default_security_group_is_closed,
    the_isolated_tier_admits_no_foreign_address,
    the_load_balancer_is_protected_and_logs,
    the_web_acl_guards_the_load_balancer,
    the_service_runs_in_private_subnets,
    the_containers_are_closed,
    the_containers_get_the_application_user_only,
    the_service_scales,
    the_database_takes_tls_only,
    the_database_tells_what_it_does,
    logs_are_kept_for_a_stated_time,
    buckets_are_closed_to_the_public,
    images_cannot_be_overwritten,
]


def _database(deployed):
    (database,) = deployed.client("rds").describe_db_instances()["DBInstances"]
    return database


def _database_groups(deployed):
    return {group["VpcSecurityGroupId"] for group in _database(deployed)["VpcSecurityGroups"]}


def _load_balancer(deployed):
    (balancer,) = deployed.client("elbv2").describe_load_balancers()["LoadBalancers"]
    return balancer


def _listeners(deployed):
    arn = _load_balancer(deployed)["LoadBalancerArn"]
    listeners = deployed.client("elbv2").describe_listeners(LoadBalancerArn=arn)["Listeners"]
    return {listener["Port"]: listener for listener in listeners}


def _task(deployed):
    name = deployed.service()["taskDefinition"]
    return deployed.client("ecs").describe_task_definition(taskDefinition=name)["taskDefinition"]


def _key(deployed, key):
    return deployed.client("kms").describe_key(KeyId=key)["KeyMetadata"]


def _secrets(deployed):
    return deployed.client("secretsmanager").list_secrets()["SecretList"]


def _other_key_uses(deployed):
    for secret in _secrets(deployed):
        yield secret["Name"], secret["KmsKeyId"]
    for group in deployed.client("logs").describe_log_groups()["logGroups"]:
        if group.get("kmsKeyId"):
            yield group["logGroupName"], group["kmsKeyId"]
