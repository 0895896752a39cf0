"""What examples/back-office must have deployed: staff who sign in, two services, and records in a network of their own."""

import ipaddress
import json

from . import network, secret_values, three_tier

# The orders database's master and its user, and the carrier's token, which is a parameter where Terraform makes it.
SECRETS = 3

ACCOUNT = "123456789012"
# By the rule of docs/constructs/vpc.md: half of a network is private, a quarter public, a quarter isolated.
OFFICE, OFFICE_PRIVATE, OFFICE_ISOLATED = "10.64.0.0/16", "10.64.0.0/17", "10.64.192.0/18"
RECORDS, RECORDS_ISOLATED = "10.65.0.0/16", "10.65.192.0/18"


def inputs(aws, target):
    """What a person states at the deployment."""
    return three_tier.inputs(aws, target)


def assert_facts_say_something(facts):
    kinds = "alarm database grant key_use route secret_flow security_edge subscription target web_acl".split()
    assert [kind for kind in kinds if not facts.get(kind)] == []
    callers = {edge["peer"] for edge in facts["security_edge"] if edge["group"] == "back-office/Journal/security_group"}
    assert callers == {"back-office/Orders/security_group"}, callers


# ---- asked for after both targets


def the_networks_are_peered(deployed):
    (peering,) = deployed.client("ec2").describe_vpc_peering_connections()["VpcPeeringConnections"]
    assert peering["Status"]["Code"] == "active", peering
    vpcs = [peering[side]["VpcId"] for side in ("RequesterVpcInfo", "AccepterVpcInfo")]
    assert vpcs == [_vpc(deployed, OFFICE), _vpc(deployed, RECORDS)]


def the_peering_is_routed_where_the_chain_leads_only(deployed):
    to_records, to_office = set(), set()
    for table in deployed.client("ec2").describe_route_tables()["RouteTables"]:
        subnets = {each["SubnetId"] for each in table["Associations"] if "SubnetId" in each}
        for route in table["Routes"]:
            if "VpcPeeringConnectionId" in route and "DestinationCidrBlock" in route:
                {RECORDS: to_records, OFFICE: to_office}[route["DestinationCidrBlock"]].update(subnets)
    assert to_records == _subnets(deployed, OFFICE_PRIVATE)
    assert to_office == _subnets(deployed, RECORDS_ISOLATED)


def the_databases_admit_their_callers_only(deployed):
    for database, callers in {"OrdersDb": ["Orders", "OrdersDb/Rotation"], "Journal": ["Orders"]}.items():
        admitted = network.ingress(deployed, {_group(deployed, database)})
        assert admitted == {("tcp", 5432, 5432, _group(deployed, caller)) for caller in callers}, (database, admitted)
        assert network.egress(deployed, {_group(deployed, database)}) == set()


def the_databases_stand_apart_each_under_a_key_of_its_own(deployed):
    databases = _databases(deployed)
    assert databases.keys() == {"back-office-orders-db", "back-office-orders-db-reader", "back-office-journal"}
    keys = {name: _key(deployed, database["KmsKeyId"]) for name, database in databases.items()}
    assert keys["back-office-orders-db"] == keys["back-office-orders-db-reader"] != keys["back-office-journal"]
    groups = {"back-office-journal": "Journal"}
    for name, database in databases.items():
        assert database["StorageEncrypted"] and not database["PubliclyAccessible"], database
        stands_in = {subnet["SubnetIdentifier"] for subnet in database["DBSubnetGroup"]["Subnets"]}
        assert stands_in == _subnets(deployed, RECORDS_ISOLATED), name
        (group,) = database["VpcSecurityGroups"]
        assert group["VpcSecurityGroupId"] == _group(deployed, groups.get(name, "OrdersDb")), name


def services_admit_their_callers_only(deployed):
    assert network.ingress(deployed, {_group(deployed, "Portal")}) == {("tcp", 3443, 3443, _group(deployed, "Alb"))}
    assert network.ingress(deployed, {_group(deployed, "Orders")}) == {
        ("tcp", 8443, 8443, _group(deployed, caller)) for caller in ("Alb", "Portal")
    }


def the_papers_admit_the_portal_only(deployed):
    efs = deployed.client("efs")
    (papers,) = efs.describe_file_systems()["FileSystems"]
    targets = efs.describe_mount_targets(FileSystemId=papers["FileSystemId"])["MountTargets"]
    assert {each["SubnetId"] for each in targets} == _subnets(deployed, OFFICE_ISOLATED)
    for target in targets:
        groups = efs.describe_mount_target_security_groups(MountTargetId=target["MountTargetId"])["SecurityGroups"]
        assert groups == [_group(deployed, "Papers")]
    assert network.ingress(deployed, {_group(deployed, "Papers")}) == {
        ("tcp", 2049, 2049, _group(deployed, "Portal"))
    }


def the_papers_are_encrypted_and_backed_up(deployed):
    efs = deployed.client("efs")
    (papers,) = efs.describe_file_systems()["FileSystems"]
    assert papers["Encrypted"], papers
    key = deployed.client("kms").describe_key(KeyId="alias/back-office/Papers/Key")["KeyMetadata"]["Arn"]
    assert _key(deployed, papers["KmsKeyId"]) == key
    assert efs.describe_backup_policy(FileSystemId=papers["FileSystemId"])["BackupPolicy"]["Status"] == "ENABLED"


# ---- asked for after Terraform only: moto drops these of a template


def nobody_mounts_the_papers_in_plain_text_or_around_the_access_point(deployed):
    efs = deployed.client("efs")
    (papers,) = efs.describe_file_systems()["FileSystems"]
    statements = json.loads(efs.describe_file_system_policy(FileSystemId=papers["FileSystemId"])["Policy"])["Statement"]
    conditions = [each["Condition"] for each in statements]
    assert {each["Effect"] for each in statements} == {"Deny"}
    assert {"Bool": {"aws:SecureTransport": "false"}} in conditions, conditions
    assert {"Null": {"elasticfilesystem:AccessPointArn": "true"}} in conditions, conditions
    (volume,) = [each for each in _task(deployed, "Portal")["volumes"] if "efsVolumeConfiguration" in each]
    assert volume["efsVolumeConfiguration"]["transitEncryption"] == "ENABLED", volume
    assert volume["efsVolumeConfiguration"]["authorizationConfig"]["iam"] == "ENABLED", volume


def staff_sign_in_before_their_requests_are_sent_on(deployed):
    rules = _rules(deployed)
    (staff,) = [each for each in rules if each["Conditions"][0]["Field"] == "host-header"]
    sign_in, forward = sorted(staff["Actions"], key=lambda action: action["Order"])
    assert (sign_in["Type"], forward["Type"]) == ("authenticate-cognito", "forward"), staff["Actions"]
    assert sign_in["AuthenticateCognitoConfig"]["OnUnauthenticatedRequest"] == "authenticate"
    assert forward["TargetGroupArn"] == _target_group(deployed, 3443)["TargetGroupArn"]


def every_other_request_is_refused_but_those_of_scanners(deployed):
    (scanners,) = [each for each in _rules(deployed) if each["Conditions"][0]["Field"] == "path-pattern"]
    assert scanners["Conditions"][0]["PathPatternConfig"]["Values"] == ["/orders.v1.Scans/*"]
    group = _target_group(deployed, 8443)
    assert [each["TargetGroupArn"] for each in scanners["Actions"]] == [group["TargetGroupArn"]]
    assert (group["Protocol"], group["ProtocolVersion"], group["Matcher"]) == ("HTTPS", "GRPC", {"GrpcCode": "0"})
    (default,) = _https(deployed)["DefaultActions"]
    assert default["Type"] == "fixed-response" and default["FixedResponseConfig"]["StatusCode"] == "404", default


def who_has_signed_in_stays_at_one_task(deployed):
    arn = _target_group(deployed, 3443)["TargetGroupArn"]
    attributes = deployed.client("elbv2").describe_target_group_attributes(TargetGroupArn=arn)["Attributes"]
    named = {each["Key"]: each["Value"] for each in attributes}
    assert named["stickiness.enabled"] == "true" and named["stickiness.type"] == "lb_cookie"
    assert named["stickiness.lb_cookie.duration_seconds"] == "28800"


def half_of_the_portal_is_on_spot_and_the_orders_never(deployed):
    strategy = _service(deployed, "Portal")["capacityProviderStrategy"]
    assert {each["capacityProvider"]: (each["weight"], each.get("base", 0)) for each in strategy} == {
        "FARGATE": (1, 1), "FARGATE_SPOT": (1, 0)
    }, strategy
    assert _service(deployed, "Orders")["launchType"] == "FARGATE"
    (cluster,) = deployed.client("ecs").describe_clusters(clusters=[_cluster(deployed)])["clusters"]
    assert set(cluster["capacityProviders"]) == {"FARGATE", "FARGATE_SPOT"}, cluster


def tasks_run_on_arm_and_nobody_opens_a_shell_in_them(deployed):
    for name in ("Portal", "Orders"):
        assert _task(deployed, name)["runtimePlatform"]["cpuArchitecture"] == "ARM64"
        assert not _service(deployed, name).get("enableExecuteCommand")
        for container in _task(deployed, name)["containerDefinitions"]:
            assert container["readonlyRootFilesystem"] is True and container["user"] == "1000:1000", container
    assert _task(deployed, "Portal")["ephemeralStorage"] == {"sizeInGiB": 40}


def the_portal_follows_the_clock_and_its_memory(deployed):
    scaling = deployed.client("application-autoscaling")
    actions = scaling.describe_scheduled_actions(ServiceNamespace="ecs")["ScheduledActions"]
    assert {
        (each["ScheduledActionName"], each["Schedule"], each["Timezone"], *each["ScalableTargetAction"].values())
        for each in actions
    } == {
        ("night", "cron(0 21 ? * * *)", "Europe/Berlin", 1, 2),
        ("day", "cron(0 6 ? * MON-SAT *)", "Europe/Berlin", 2, 8),
    }
    assert {each["ResourceId"] for each in actions} == {"service/back-office-Cluster/back-office-Portal"}
    followed = {
        policy["TargetTrackingScalingPolicyConfiguration"]["PredefinedMetricSpecification"]["PredefinedMetricType"]
        for policy in scaling.describe_scaling_policies(ServiceNamespace="ecs")["ScalingPolicies"]
        if policy["ResourceId"].endswith("/back-office-Portal")
    }
    assert followed == {
        "ECSServiceAverageCPUUtilization", "ECSServiceAverageMemoryUtilization", "ALBRequestCountPerTarget"
    }, followed


def the_portal_finds_the_orders_by_name(deployed):
    discovery = deployed.client("servicediscovery")
    (namespace,) = discovery.list_namespaces()["Namespaces"]
    (service,) = discovery.list_services()["Services"]
    assert (namespace["Name"], namespace["Type"], service["Name"]) == ("back-office.internal", "DNS_PRIVATE", "orders")
    assert [each["registryArn"] for each in _service(deployed, "Orders")["serviceRegistries"]] == [service["Arn"]]
    assert _service(deployed, "Portal")["serviceRegistries"] == []
    (container,) = _task(deployed, "Portal")["containerDefinitions"]
    assert {"name": "ORDERS_URL", "value": "https://orders.back-office.internal:8443"} in container["environment"]


def the_agent_publishes_in_its_own_namespace_only(deployed):
    containers = {each["name"]: each for each in _task(deployed, "Orders")["containerDefinitions"]}
    agent = containers.pop("cloudwatch-agent")
    assert agent["essential"] is False and len(containers) == 1
    named = {each["name"]: each["value"] for each in agent["environment"]}
    assert json.loads(named["CW_CONFIG_CONTENT"])["metrics"]["namespace"] == "BackOffice/Orders"
    (publish,) = [each for each in _granted(deployed, "Orders") if each["Action"] == "cloudwatch:PutMetricData"]
    assert publish["Condition"] == {"StringEquals": {"cloudwatch:namespace": "BackOffice/Orders"}}


def a_function_gives_the_user_of_the_orders_new_passwords(deployed):
    (function,) = deployed.client("lambda").list_functions()["Functions"]
    assert set(function["VpcConfig"]["SubnetIds"]) == _subnets(deployed, RECORDS_ISOLATED)
    assert function["VpcConfig"]["SecurityGroupIds"] == [_group(deployed, "OrdersDb/Rotation")]
    user = _secret(deployed, "back-office/OrdersDb/UserOrders")
    assert user["RotationEnabled"] and user["RotationRules"]["AutomaticallyAfterDays"] == 30
    assert user["RotationLambdaARN"] == function["FunctionArn"]
    value = deployed.client("secretsmanager").get_secret_value(SecretId=user["ARN"])["SecretString"]
    database = _databases(deployed)["back-office-orders-db"]
    known = {"username": "orders", "host": database["Endpoint"]["Address"], "dbname": "orders", "engine": "postgres"}
    assert json.loads(value).items() >= known.items()
    # The function's own code has made the next password, for the second of the two users that take turns.
    pending = json.loads(secret_values.wait_for_pending(deployed.client("secretsmanager"), user["ARN"]))
    assert pending["username"] == "orders_clone" and pending["password"] != json.loads(value)["password"]


def the_master_of_the_journal_is_rdss_and_the_program_signs_in_as_its_role(deployed):
    journal = _databases(deployed)["back-office-journal"]
    assert journal["MasterUserSecret"]["SecretStatus"] == "active", journal["MasterUserSecret"]
    assert journal["IAMDatabaseAuthenticationEnabled"]
    (connect,) = [each for each in _granted(deployed, "Orders") if each["Action"] == "rds-db:connect"]
    user = f"arn:aws:rds-db:eu-central-1:{ACCOUNT}:dbuser:{journal['DbiResourceId']}/journal"
    assert connect["Resource"] == user, connect


def the_copy_follows_the_orders_database(deployed):
    databases = _databases(deployed)
    copy = databases["back-office-orders-db-reader"]
    assert copy["ReadReplicaSourceDBInstanceIdentifier"].endswith("back-office-orders-db")
    for database in databases.values():
        assert database["MultiAZ"] and database["DeletionProtection"], database["DBInstanceIdentifier"]


def the_token_of_the_carrier_is_read_by_the_orders_only(deployed):
    (token,) = deployed.client("ssm").describe_parameters()["Parameters"]
    key = deployed.client("kms").describe_key(KeyId="alias/back-office/TokensKey")["KeyMetadata"]["Arn"]
    assert (token["Name"], token["Type"]) == ("/back-office/CarrierToken", "SecureString")
    assert _key(deployed, token["KeyId"]) == key
    for name, count in {"Orders": 1, "Portal": 0}.items():
        reads = [each["Resource"] for each in _granted(deployed, name) if "ssm:GetParameter" in each["Action"]]
        assert reads == [f"arn:aws:ssm:eu-central-1:{ACCOUNT}:parameter/back-office/CarrierToken"] * count, reads


def the_state_is_encrypted_and_not_locked(deployed):
    s3 = deployed.client("s3")
    found = s3.list_objects_v2(Bucket="example-terraform-state", Prefix="back-office/")["Contents"]
    assert [each["Key"] for each in found] == ["back-office/production/back-office.tfstate"]
    head = s3.head_object(Bucket="example-terraform-state", Key=found[0]["Key"])
    assert head["ServerSideEncryption"] == "AES256", head


def failures_reach_somebody(deployed):
    alarms = deployed.client("cloudwatch").describe_alarms(AlarmNamePrefix="back-office-Alarms-")["MetricAlarms"]
    watched = {alarm["Namespace"] for alarm in alarms if "Namespace" in alarm}  # the others compare with what is usual
    assert watched == {"AWS/ApplicationELB", "AWS/ECS", "AWS/RDS", "ECS/ContainerInsights", "Quoin/Logs"}, watched
    (topic,) = {action for alarm in alarms for action in alarm["AlarmActions"]}
    told = deployed.client("sns").list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
    assert [(each["Protocol"], each["Endpoint"]) for each in told] == [("email", "ops@example.com")]


# ---- of staging, as it is planned


def in_staging_sessions_are_logged_and_encrypted(plan):
    (cluster,) = plan["aws_ecs_cluster"]
    (configuration,) = cluster["configuration"]
    (session,) = configuration["execute_command_configuration"]
    assert session["logging"] == "OVERRIDE", session
    (logs,) = session["log_configuration"]
    assert logs["cloud_watch_log_group_name"] == "/back-office/Cluster/Sessions"
    assert logs["cloud_watch_encryption_enabled"] is True
    opened = {each["name"]: each["enable_execute_command"] for each in plan["aws_ecs_service"]}
    assert opened == {"back-office-Portal": True, "back-office-Orders": False}, opened


def staging_is_cheaper(plan):
    assert len(plan["aws_nat_gateway"]) == 1
    classes = {each["identifier"]: (each["instance_class"], each["multi_az"]) for each in plan["aws_db_instance"]}
    assert classes == {
        f"back-office-{name}": ("db.t4g.medium", False) for name in ("orders-db", "journal")
    }, classes
    nights = [each["scalable_target_action"] for each in plan["aws_appautoscaling_scheduled_action"]
              if each["name"] == "night"]
    assert nights == [[{"max_capacity": "0", "min_capacity": "0"}]], nights


BOTH_TARGETS = [
    three_tier.the_load_balancer_admits_the_web_only,
    three_tier.secrets_have_a_key_that_is_not_awss,
    the_networks_are_peered,
    the_peering_is_routed_where_the_chain_leads_only,
    the_databases_admit_their_callers_only,
    the_databases_stand_apart_each_under_a_key_of_its_own,
    services_admit_their_callers_only,
    the_papers_admit_the_portal_only,
    the_papers_are_encrypted_and_backed_up,
]

TERRAFORM_ONLY = [
    three_tier.the_load_balancer_is_protected_and_logs,
    three_tier.the_web_acl_guards_the_load_balancer,
    three_tier.logs_are_kept_for_a_stated_time,
    three_tier.images_cannot_be_overwritten,
    nobody_mounts_the_papers_in_plain_text_or_around_the_access_point,
    staff_sign_in_before_their_requests_are_sent_on,
    every_other_request_is_refused_but_those_of_scanners,
    who_has_signed_in_stays_at_one_task,
    half_of_the_portal_is_on_spot_and_the_orders_never,
    tasks_run_on_arm_and_nobody_opens_a_shell_in_them,
    the_portal_follows_the_clock_and_its_memory,
    the_portal_finds_the_orders_by_name,
    the_agent_publishes_in_its_own_namespace_only,
    a_function_gives_the_user_of_the_orders_new_passwords,
    the_master_of_the_journal_is_rdss_and_the_program_signs_in_as_its_role,
    the_copy_follows_the_orders_database,
    the_token_of_the_carrier_is_read_by_the_orders_only,
    the_state_is_encrypted_and_not_locked,
    failures_reach_somebody,
]

PLANNED = [in_staging_sessions_are_logged_and_encrypted, staging_is_cheaper]


def _vpc(deployed, block):
    filters = [{"Name": "cidr", "Values": [block]}]
    (found,) = deployed.client("ec2").describe_vpcs(Filters=filters)["Vpcs"]
    return found["VpcId"]


def _subnets(deployed, block):
    """The subnets inside a range; two, in two zones."""
    inside = ipaddress.ip_network(block)
    found = [
        each
        for each in deployed.client("ec2").describe_subnets()["Subnets"]
        if ipaddress.ip_network(each["CidrBlock"]).subnet_of(inside)
    ]
    assert len({each["AvailabilityZone"] for each in found}) == len(found) == 2, found
    return network.subnet_ids(found)


def _group(deployed, construct):
    """The security group of a construct, told by its description."""
    filters = [{"Name": "description", "Values": [f"Security group of back-office/{construct}"]}]
    (found,) = deployed.client("ec2").describe_security_groups(Filters=filters)["SecurityGroups"]
    return found["GroupId"]


def _key(deployed, key):
    described = deployed.client("kms").describe_key(KeyId=key)["KeyMetadata"]
    assert described["KeyManager"] == "CUSTOMER", described
    return described["Arn"]


def _databases(deployed):
    databases = deployed.client("rds").describe_db_instances()["DBInstances"]
    return {each["DBInstanceIdentifier"]: each for each in databases}


def _secret(deployed, name):
    secrets = deployed.client("secretsmanager").list_secrets()["SecretList"]
    (found,) = [each for each in secrets if each["Name"].startswith(f"{name}-")]
    return found


def _https(deployed):
    elbv2 = deployed.client("elbv2")
    (balancer,) = elbv2.describe_load_balancers()["LoadBalancers"]
    listeners = elbv2.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    (secure,) = [each for each in listeners if each["Port"] == 443]
    return secure


def _rules(deployed):
    rules = deployed.client("elbv2").describe_rules(ListenerArn=_https(deployed)["ListenerArn"])["Rules"]
    return [each for each in rules if not each["IsDefault"]]


def _target_group(deployed, port):
    groups = deployed.client("elbv2").describe_target_groups()["TargetGroups"]
    (found,) = [each for each in groups if each["Port"] == port]
    return found


def _cluster(deployed):
    (cluster,) = deployed.client("ecs").list_clusters()["clusterArns"]
    return cluster


def _service(deployed, name):
    answer = deployed.client("ecs").describe_services(cluster=_cluster(deployed), services=[f"back-office-{name}"])
    (service,) = answer["services"]
    return service


def _task(deployed, name):
    family = _service(deployed, name)["taskDefinition"]
    return deployed.client("ecs").describe_task_definition(taskDefinition=family)["taskDefinition"]


def _granted(deployed, name):
    """What the program of a service may do."""
    role = _task(deployed, name)["taskRoleArn"].rsplit("/", 1)[-1]
    iam = deployed.client("iam")
    return [
        statement
        for policy in iam.list_role_policies(RoleName=role)["PolicyNames"]
        for statement in iam.get_role_policy(RoleName=role, PolicyName=policy)["PolicyDocument"]["Statement"]
    ]
