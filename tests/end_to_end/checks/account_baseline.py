"""What examples/account-baseline must have deployed: a trail, a configuration recorder, a budget."""

import json

SECRETS = 0

ACCOUNT = "123456789012"


def inputs(aws, target):
    """What a person states at the deployment: nothing."""
    return {}


def assert_facts_say_something(facts):
    kinds = (
        "alarm trail recorder evaluation budget bucket_lock bucket_block bucket_versioning grant key_use log log_count"
    ).split()
    assert [kind for kind in kinds if not facts.get(kind)] == []
    assert len(facts["evaluation"]) == 3


# ---- asked for after both targets


def every_bucket_refuses_plain_http(deployed):
    s3 = deployed.client("s3")
    buckets = [each["Name"] for each in s3.list_buckets()["Buckets"]]
    assert len(buckets) >= 3, buckets
    for bucket in buckets:
        denied = [
            condition
            for statement in _policy(s3, bucket)
            if statement["Effect"] == "Deny"
            for condition in statement["Condition"].values()
        ]
        assert {"aws:SecureTransport": "false"} in denied, bucket
        assert {"s3:TlsVersion": "1.2"} in denied, bucket


def the_trail_alone_writes_to_its_bucket(deployed):
    s3 = deployed.client("s3")
    writers = [
        statement
        for bucket in s3.list_buckets()["Buckets"]
        for statement in _policy(s3, bucket["Name"])
        if statement["Principal"] == {"Service": "cloudtrail.amazonaws.com"}
    ]
    assert {statement["Sid"] for statement in writers} == {"Deliver", "LookAtTheBucket"}
    for statement in writers:
        source = statement["Condition"]["StringEquals"]["aws:SourceArn"]
        assert source == f"arn:aws:cloudtrail:eu-central-1:{ACCOUNT}:trail/account-Baseline-Trail"


def keys_rotate(deployed):
    kms = deployed.client("kms")
    # moto makes keys of AWS's own, and calls them the customer's.
    made = {each["AliasName"]: each["TargetKeyId"] for each in kms.list_aliases()["Aliases"]
            if each["AliasName"].startswith("alias/account/")}
    assert set(made) == {"alias/account/Alarms/Key", "alias/account/Baseline/Key", "alias/account/LogsKey",
                         "alias/account/State/Key"}
    for alias, key in made.items():
        assert kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"], alias


# ---- asked for after Terraform only


def the_trail_records_all_regions(deployed):
    cloudtrail = deployed.client("cloudtrail")
    (trail,) = cloudtrail.describe_trails()["trailList"]
    assert trail["IsMultiRegionTrail"] and trail["LogFileValidationEnabled"] and trail["IncludeGlobalServiceEvents"]
    assert trail["KmsKeyId"].startswith("arn:aws:kms:eu-central-1:")
    assert trail["CloudWatchLogsLogGroupArn"].endswith(":log-group:/account/Baseline/Trail/Logs:*")
    assert cloudtrail.get_trail_status(Name=trail["Name"])["IsLogging"]


def the_trails_bucket_is_immutable(deployed):
    s3 = deployed.client("s3")
    (trail,) = deployed.client("cloudtrail").describe_trails()["trailList"]
    lock = s3.get_object_lock_configuration(Bucket=trail["S3BucketName"])["ObjectLockConfiguration"]
    assert lock["ObjectLockEnabled"] == "Enabled"
    retention = lock["Rule"]["DefaultRetention"]
    assert (retention["Mode"], retention["Days"]) == ("COMPLIANCE", 365), retention


def every_bucket_is_closed_versioned_and_encrypted(deployed):
    s3 = deployed.client("s3")
    for each in s3.list_buckets()["Buckets"]:
        bucket = each["Name"]
        block = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
        assert len(block) == 4 and all(block.values()), bucket
        assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled", bucket
        (rule,) = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
        assert rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] in {"aws:kms", "AES256"}, bucket


def the_recorder_runs_and_evaluates_security_groups(deployed):
    config = deployed.client("config")
    (recorder,) = config.describe_configuration_recorders()["ConfigurationRecorders"]
    assert recorder["recordingGroup"]["allSupported"] and recorder["recordingGroup"]["includeGlobalResourceTypes"]
    (status,) = config.describe_configuration_recorder_status()["ConfigurationRecordersStatus"]
    assert status["recording"]
    rules = {each["Source"]["SourceIdentifier"] for each in config.describe_config_rules()["ConfigRules"]}
    assert rules == {"INCOMING_SSH_DISABLED", "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
                     "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS"}


def the_budget_is_eight_hundred_dollars_a_month(deployed):
    budgets = deployed.client("budgets").describe_budgets(AccountId=ACCOUNT)["Budgets"]
    (budget,) = budgets
    assert budget["BudgetLimit"]["Unit"] == "USD" and float(budget["BudgetLimit"]["Amount"]) == 800
    assert budget["TimeUnit"] == "MONTHLY"


def the_lock_table_has_the_states_key(deployed):
    (name,) = deployed.client("dynamodb").list_tables()["TableNames"]
    table = deployed.client("dynamodb").describe_table(TableName=name)["Table"]
    key = deployed.client("kms").describe_key(KeyId="alias/account/State/Key")["KeyMetadata"]["Arn"]
    assert (name, table["SSEDescription"]["KMSMasterKeyArn"]) == ("example-terraform-state-lock", key)


def alarms_reach_somebody(deployed):
    alarms = deployed.client("cloudwatch").describe_alarms()["MetricAlarms"]
    assert len(alarms) == 3, alarms
    (topic,) = {action for alarm in alarms for action in alarm["AlarmActions"]}
    sns = deployed.client("sns")
    assert sns.get_topic_attributes(TopicArn=topic)["Attributes"]["KmsMasterKeyId"]
    told = sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
    assert [(each["Protocol"], each["Endpoint"]) for each in told] == [("email", "ops@example.com")]


def failed_sign_ins_and_denied_calls_are_counted(deployed):
    filters = deployed.client("logs").describe_metric_filters()["metricFilters"]
    counted = {each["filterName"]: each for each in filters}
    assert set(counted) == {"account-Baseline-Trail-DeniedCalls", "account-Baseline-Trail-FailedSignIns"}
    # What AWS Security Hub looks for, to the letter.
    assert counted["account-Baseline-Trail-FailedSignIns"]["filterPattern"] == (
        '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}'
    )
    assert counted["account-Baseline-Trail-DeniedCalls"]["filterPattern"] == (
        '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}'
    )
    for name, each in counted.items():
        assert each["logGroupName"] == "/account/Baseline/Trail/Logs", each
        assert_alarmed(deployed, name, each)


def assert_alarmed(deployed, name, count):
    """An alarm looks at the metric that a filter makes."""
    (made,) = count["metricTransformations"]
    alarms = deployed.client("cloudwatch").describe_alarms()["MetricAlarms"]
    looks = [each for each in alarms if each.get("MetricName") == made["metricName"]]
    (alarm,) = looks
    assert (alarm["Namespace"], alarm["Statistic"]) == (made["metricNamespace"], "Sum"), name
    assert alarm["AlarmActions"] and alarm["EvaluationPeriods"] == 1, name


def _policy(s3, bucket):
    return json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])["Statement"]


BOTH_TARGETS = [
    every_bucket_refuses_plain_http,
    the_trail_alone_writes_to_its_bucket,
    keys_rotate,
]
TERRAFORM_ONLY = [
    the_trail_records_all_regions,
    the_trails_bucket_is_immutable,
    every_bucket_is_closed_versioned_and_encrypted,
    the_recorder_runs_and_evaluates_security_groups,
    the_budget_is_eight_hundred_dollars_a_month,
    the_lock_table_has_the_states_key,
    alarms_reach_somebody,
    failed_sign_ins_and_denied_calls_are_counted,
]
