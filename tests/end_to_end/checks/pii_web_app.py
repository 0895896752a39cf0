"""What examples/pii-web-app must have deployed: two ways in, one way to the personal data, and who watches it."""

import json
import time

from . import account_baseline, network, static_site, three_tier

# The master's credentials, the application user's, and the key that signs tokens.
SECRETS = 3

# A rotation: what Terraform plans afterwards must not undo it.
CHANGE_SOMETHING = True

ACCOUNT = "123456789012"


def inputs(aws, target):
    """What a person states at the deployment."""
    return three_tier.inputs(aws, target)


def assert_facts_say_something(facts):
    kinds = (
        "alarm budget database distribution evaluation flow_log grant key_use log_count recorder secret_flow "
        "security_edge "
        "subscription trail web_acl"
    ).split()
    assert [kind for kind in kinds if not facts.get(kind)] == []
    keys = {use["key"]: use["for"] for use in facts["key_use"]}
    assert keys["members/DbKey"] in ("storage", "insights"), keys
    assert {edge["peer"] for edge in facts["security_edge"] if edge["group"] == "members/Alb/security_group"} == {
        "0.0.0.0/0",
        "::/0",
        "members/Api/security_group",
    }
    secrets = {flow["secret"].split("}")[0] for flow in facts["secret_flow"]}
    assert secrets == {"{members/Db/UserMembers"}, secrets


# ---- asked for after both targets


def the_load_balancer_answers_https_only(deployed):
    (balancer,) = deployed.client("elbv2").describe_load_balancers()["LoadBalancers"]
    admitted = network.ingress(deployed, balancer["SecurityGroups"])
    # moto drops the IPv6 range of a template's rule.
    assert ("tcp", 443, 443, "0.0.0.0/0") in admitted, admitted
    assert admitted <= {("tcp", 443, 443, anywhere) for anywhere in network.ANYWHERE}, admitted
    listeners = deployed.client("elbv2").describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    assert [(each["Port"], each["Protocol"]) for each in listeners] == [(443, "HTTPS")]


def the_databases_admit_the_service_only(deployed):
    (service,) = deployed.service_groups()
    for database in _databases(deployed):
        groups = {each["VpcSecurityGroupId"] for each in database["VpcSecurityGroups"]}
        assert network.ingress(deployed, groups) == {("tcp", 3306, 3306, service)}
        assert network.egress(deployed, groups) == set()


def the_databases_are_private_and_have_a_key_of_their_own(deployed):
    databases = _databases(deployed)
    assert {each["DBInstanceIdentifier"] for each in databases} == {"members-db", "members-db-reader"}
    kms = deployed.client("kms")
    key = kms.describe_key(KeyId="alias/members/DbKey")["KeyMetadata"]
    assert key["KeyManager"] == "CUSTOMER" and kms.get_key_rotation_status(KeyId=key["KeyId"])["KeyRotationEnabled"]
    for database in databases:
        assert database["StorageEncrypted"] and not database["PubliclyAccessible"], database
        assert kms.describe_key(KeyId=database["KmsKeyId"])["KeyMetadata"]["Arn"] == key["Arn"]
    for secret in deployed.client("secretsmanager").list_secrets()["SecretList"]:
        assert kms.describe_key(KeyId=secret["KmsKeyId"])["KeyMetadata"]["Arn"] != key["Arn"], secret["Name"]


def the_pages_are_read_by_the_distribution_only(deployed):
    s3 = deployed.client("s3")
    readers = [
        statement
        for bucket in s3.list_buckets()["Buckets"]
        for statement in json.loads(s3.get_bucket_policy(Bucket=bucket["Name"])["Policy"])["Statement"]
        if statement["Effect"] == "Allow" and "s3:GetObject" in json.dumps(statement["Action"])
    ]
    (only,) = readers
    assert only["Principal"] == {"Service": "cloudfront.amazonaws.com"}, only
    source = only["Condition"]["StringEquals"]["aws:SourceArn"]
    assert source.startswith(f"arn:aws:cloudfront::{ACCOUNT}:distribution/") and "*" not in source, source


def both_names_lead_here(deployed):
    route53 = deployed.client("route53")
    (zone,) = route53.list_hosted_zones()["HostedZones"]
    records = route53.list_resource_record_sets(HostedZoneId=zone["Id"])["ResourceRecordSets"]
    aliases = {(each["Name"].rstrip("."), each["Type"]) for each in records if "AliasTarget" in each}
    assert aliases == {(f"{name}.example.com", kind) for name in ("www", "api") for kind in ("A", "AAAA")}, aliases


# ---- asked for after Terraform only: moto drops these of a template


def the_api_is_asked_over_tls(deployed):
    (summary,) = deployed.client("cloudfront").list_distributions()["DistributionList"]["Items"]
    config = deployed.client("cloudfront").get_distribution(Id=summary["Id"])["Distribution"]["DistributionConfig"]
    (api,) = [each for each in config["CacheBehaviors"]["Items"] if each["PathPattern"] == "/api/*"]
    (origin,) = [each for each in config["Origins"]["Items"] if each["Id"] == api["TargetOriginId"]]
    assert origin["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"
    (balancer,) = deployed.client("elbv2").describe_load_balancers()["LoadBalancers"]
    assert origin["DomainName"] == balancer["DNSName"]


def the_copy_follows_the_database(deployed):
    source, copy = sorted(_databases(deployed), key=lambda each: each["DBInstanceIdentifier"])
    assert copy["ReadReplicaSourceDBInstanceIdentifier"].endswith(source["DBInstanceIdentifier"])
    assert source["MultiAZ"] and source["DeletionProtection"] and source["BackupRetentionPeriod"] == 30
    assert source["MaxAllocatedStorage"] == 1000, source["MaxAllocatedStorage"]


def the_key_of_tokens_is_rotated_every_thirty_days_and_when_asked(deployed):
    """As the runbook says."""
    client = deployed.client("secretsmanager")
    tokens = _secret(deployed, "members/Vault/Tokens")
    assert tokens["RotationEnabled"] and tokens["RotationRules"]["AutomaticallyAfterDays"] == 30
    client.rotate_secret(SecretId=tokens["ARN"])
    give_up = time.monotonic() + 120
    while "AWSPREVIOUS" not in _stages(client, tokens["ARN"]):
        assert time.monotonic() < give_up, "the rotation function has not run"
        time.sleep(1)
    new = json.loads(client.get_secret_value(SecretId=tokens["ARN"], VersionStage="AWSCURRENT")["SecretString"])
    old = json.loads(client.get_secret_value(SecretId=tokens["ARN"], VersionStage="AWSPREVIOUS")["SecretString"])
    assert len(new["key"]) == len(old["key"]) == 64 and new["key"] != old["key"]


def secrets_have_a_copy_in_another_region(deployed):
    client = deployed.client("secretsmanager")
    for name in ("members/Db/Master", "members/Db/UserMembers", "members/Vault/Tokens"):
        described = client.describe_secret(SecretId=_secret(deployed, name)["ARN"])
        assert [each["Region"] for each in described["ReplicationStatus"]] == ["eu-west-1"], name


def the_program_may_read_the_key_of_tokens_and_nothing_else(deployed):
    role = _role_of(deployed, "taskRoleArn")
    allowed = [(statement["Action"], statement["Resource"]) for statement in _statements(deployed, role)]
    tokens = _secret(deployed, "members/Vault/Tokens")
    assert sorted(allowed) == sorted(
        [("kms:Decrypt", tokens["KmsKeyId"]), ("secretsmanager:GetSecretValue", tokens["ARN"])]
    ), allowed
    policy = deployed.client("secretsmanager").get_resource_policy(SecretId=tokens["ARN"])["ResourcePolicy"]
    readers = [each for each in json.loads(policy)["Statement"] if each["Action"] == "secretsmanager:GetSecretValue"]
    assert [each["Principal"]["AWS"] for each in readers] == [f"arn:aws:iam::{ACCOUNT}:role/{role}"], readers


def what_starts_the_tasks_reads_the_application_user_only(deployed):
    statements = _statements(deployed, _role_of(deployed, "executionRoleArn"))
    (read,) = [each for each in statements if "secretsmanager:GetSecretValue" in each["Action"]]
    assert read["Resource"] == _secret(deployed, "members/Db/UserMembers")["ARN"], read


def personal_data_is_masked_in_the_logs(deployed):
    logs = deployed.client("logs")
    databases = ["members-db", "members-db-reader"]
    for name in ["/members/Api/Logs", *(f"/aws/rds/instance/{database}/general" for database in databases)]:
        answer = logs.get_data_protection_policy(logGroupIdentifier=name)
        find, mask = json.loads(answer["policyDocument"])["Statement"]
        assert find["DataIdentifier"] == mask["DataIdentifier"], name
        masked = {each.rsplit("/", 1)[-1] for each in mask["DataIdentifier"]}
        assert masked == {"Address", "EmailAddress", "JsonWebToken", "Name"}, masked


def the_account_is_recorded_and_has_a_budget(deployed):
    cloudtrail = deployed.client("cloudtrail")
    (trail,) = cloudtrail.describe_trails()["trailList"]
    assert trail["IsMultiRegionTrail"] and trail["LogFileValidationEnabled"] and trail["IncludeGlobalServiceEvents"]
    assert cloudtrail.get_trail_status(Name=trail["Name"])["IsLogging"]
    (budget,) = deployed.client("budgets").describe_budgets(AccountId=ACCOUNT)["Budgets"]
    assert (float(budget["BudgetLimit"]["Amount"]), budget["TimeUnit"]) == (2500, "MONTHLY")


def failures_reach_somebody(deployed):
    alarms = _alarms(deployed.client("cloudwatch"))
    watched = {alarm["Namespace"] for alarm in alarms if "Namespace" in alarm}
    assert watched == {"AWS/ApplicationELB", "AWS/ECS", "AWS/RDS", "ECS/ContainerInsights", "Quoin/Logs"}, watched
    (topic,) = {action for alarm in alarms for action in alarm["AlarmActions"]}
    told = deployed.client("sns").list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
    assert [(each["Protocol"], each["Endpoint"]) for each in told] == [("email", "ops@example.com")]


def failed_logins_are_counted(deployed):
    filters = deployed.client("logs").describe_metric_filters()["metricFilters"]
    counted = {each["filterName"]: each for each in filters if each["filterName"].startswith("members-")}
    logs = {name: each["logGroupName"] for name, each in counted.items() if "FailedLogins" in name}
    assert logs == {
        "members-Api-FailedLogins": "/members/Api/Logs",
        "members-Db-FailedLogins": "/aws/rds/instance/members-db/audit",
        "members-Db-Reader-FailedLogins": "/aws/rds/instance/members-db-reader/audit",
    }, logs
    for name, each in counted.items():
        account_baseline.assert_alarmed(deployed, name, each)


def what_is_unusual_is_told(deployed):
    here = _unusual(_alarms(deployed.client("cloudwatch")))
    requests, resources, traffic = {"RequestCount"}, {"CPUUtilization", "MemoryUtilization", "DatabaseConnections"}, {
        "ProcessedBytes", "NetworkRxBytes", "NetworkTxBytes", "NetworkReceiveThroughput", "NetworkTransmitThroughput"
    }
    assert here == requests | resources | traffic, here
    there = deployed.client("cloudwatch", region="us-east-1")
    assert _unusual(_alarms(there)) == {"Requests", "BytesDownloaded"}


BOTH_TARGETS = [
    three_tier.subnets_stand_in_two_zones_and_three_tiers,
    three_tier.nothing_gets_a_public_address_unasked,
    three_tier.the_flow_log_takes_all_traffic,
    three_tier.the_load_balancer_reaches_the_service_only,
    three_tier.the_service_admits_the_load_balancer_only,
    three_tier.secrets_have_a_key_that_is_not_awss,
    account_baseline.every_bucket_refuses_plain_http,
    the_load_balancer_answers_https_only,
    the_databases_admit_the_service_only,
    the_databases_are_private_and_have_a_key_of_their_own,
    the_pages_are_read_by_the_distribution_only,
    both_names_lead_here,
]

TERRAFORM_ONLY = [
    three_tier.the_default_security_group_is_closed,
    three_tier.the_isolated_tier_admits_no_foreign_address,
    three_tier.the_load_balancer_is_protected_and_logs,
    three_tier.the_web_acl_guards_the_load_balancer,
    three_tier.the_service_runs_in_private_subnets,
    three_tier.the_containers_are_closed,
    three_tier.the_service_scales,
    three_tier.logs_are_kept_for_a_stated_time,
    three_tier.buckets_are_closed_to_the_public,
    three_tier.images_cannot_be_overwritten,
    static_site.viewers_get_https_only,
    static_site.the_web_acl_has_the_scope_of_the_site,
    static_site.accesses_are_logged,
    account_baseline.the_trails_bucket_is_immutable,
    account_baseline.the_recorder_runs_and_evaluates_security_groups,
    the_api_is_asked_over_tls,
    the_copy_follows_the_database,
    secrets_have_a_copy_in_another_region,
    the_program_may_read_the_key_of_tokens_and_nothing_else,
    what_starts_the_tasks_reads_the_application_user_only,
    personal_data_is_masked_in_the_logs,
    the_account_is_recorded_and_has_a_budget,
    failures_reach_somebody,
    failed_logins_are_counted,
    what_is_unusual_is_told,
    the_key_of_tokens_is_rotated_every_thirty_days_and_when_asked,
]


def _alarms(client):
    return client.describe_alarms(AlarmNamePrefix="members-Alarms-")["MetricAlarms"]


def _unusual(alarms):
    """The metrics of the alarms that compare with a band, which must be three deviations wide."""
    metrics = set()
    for alarm in alarms:
        if "ThresholdMetricId" not in alarm:
            continue
        by_id = {each["Id"]: each for each in alarm["Metrics"]}
        band = by_id.pop(alarm["ThresholdMetricId"])
        ((name, metric),) = by_id.items()
        assert band["Expression"] == f"ANOMALY_DETECTION_BAND({name}, 3)", band
        assert alarm["ComparisonOperator"] == "GreaterThanUpperThreshold" and alarm["AlarmActions"], alarm
        metrics.add(metric["MetricStat"]["Metric"]["MetricName"])
    return metrics


def _databases(deployed):
    return deployed.client("rds").describe_db_instances()["DBInstances"]


def _secret(deployed, name):
    secrets = deployed.client("secretsmanager").list_secrets()["SecretList"]
    (found,) = [each for each in secrets if each["Name"].startswith(f"{name}-")]
    return found


def _stages(client, arn):
    return [stage for stages in client.describe_secret(SecretId=arn)["VersionIdsToStages"].values() for stage in stages]


def _role_of(deployed, which):
    """The name of the role that tasks have, or that starts them."""
    task = deployed.service()["taskDefinition"]
    described = deployed.client("ecs").describe_task_definition(taskDefinition=task)["taskDefinition"]
    return described[which].rsplit("/", 1)[-1]


def _statements(deployed, role):
    iam = deployed.client("iam")
    assert iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"] == []
    return [
        statement
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]
        for statement in iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]["Statement"]
    ]
