"""The test server keeps what it is sent: one assertion per gap of moto that it closes.

A test here fails on bare moto. So it also tells when a newer moto makes a patch needless: remove the patch,
and the test must still pass.
"""

import io
import ipaddress
import itertools
import json
import time
import zipfile

import botocore.exceptions
import pytest

from checks.secret_values import wait_for_pending
from harness.cloudformation import Created

# Where no test looks but for a replica.
ELSEWHERE = "eu-central-1"

VPC = "10.20.0.0/16"
DENY_HTTP = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": "*",
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }
    ],
}
DATABASE = {
    "DBInstanceIdentifier": "one",
    "DBInstanceClass": "db.m7g.large",
    "Engine": "mysql",
    "AllocatedStorage": 100,
    "MasterUsername": "master",
    "MasterUserPassword": "not-a-secret",
}
REGIONS = (
    "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-north-1 eu-west-1 "
    "eu-west-2 eu-west-3 sa-east-1 us-east-2 us-west-1 us-west-2 af-south-1 ap-east-1 eu-south-1 "
    "me-south-1 ap-northeast-3 me-central-1 il-central-1 eu-central-2 eu-south-2 ap-south-2 ap-southeast-3 "
    "ap-southeast-4 ca-west-1".split()
)


@pytest.fixture(scope="module")
def unused_regions():
    return []


@pytest.fixture(autouse=True)
def region_of_its_own(aws, unused_regions):
    """Each test has a region to itself: emptying the server takes seconds, another region nothing."""
    if not unused_regions:
        aws.reset()
        unused_regions.extend(REGIONS)
    aws.region = unused_regions.pop()


def test_an_unknown_action_is_answered_with_501(aws):
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        aws.client("ecs").put_account_setting_default(name="containerInsights", value="enhanced")
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501


def test_an_error_of_ec2_is_told_in_its_own_form(aws):
    with pytest.raises(botocore.exceptions.ClientError, match="NotImplemented.*fast_launch_images"):
        aws.client("ec2").describe_fast_launch_images()


def test_certificate_keeps_its_key_algorithm(aws):
    acm = aws.client("acm")
    arn = acm.request_certificate(DomainName="api.example.com", KeyAlgorithm="EC_prime256v1")["CertificateArn"]
    assert acm.describe_certificate(CertificateArn=arn)["Certificate"]["KeyAlgorithm"] == "EC_prime256v1"


def test_scalable_target_keeps_its_tags(aws):
    ecs = aws.client("ecs")
    ecs.create_cluster(clusterName="one")
    ecs.register_task_definition(family="one", containerDefinitions=[{"name": "one", "image": "one", "memory": 1}])
    ecs.create_service(cluster="one", serviceName="one", taskDefinition="one", desiredCount=1)
    scaling = aws.client("application-autoscaling")
    arn = scaling.register_scalable_target(
        ServiceNamespace="ecs",
        ResourceId="service/one/one",
        ScalableDimension="ecs:service:DesiredCount",
        MinCapacity=1,
        MaxCapacity=2,
        Tags={"app": "chat"},
    )["ScalableTargetARN"]
    scaling.tag_resource(ResourceARN=arn, Tags={"owner": "us"})
    scaling.untag_resource(ResourceARN=arn, TagKeys=["app"])
    assert scaling.list_tags_for_resource(ResourceARN=arn)["Tags"] == {"owner": "us"}


def test_subnet_has_its_ipv6_block_at_once(aws):
    ec2 = aws.client("ec2")
    vpc = ec2.create_vpc(CidrBlock=VPC, AmazonProvidedIpv6CidrBlock=True)["Vpc"]
    block = vpc["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"].replace("/56", "/64")
    subnet = ec2.create_subnet(VpcId=vpc["VpcId"], CidrBlock="10.20.0.0/20", Ipv6CidrBlock=block)["Subnet"]
    (association,) = subnet["Ipv6CidrBlockAssociationSet"]
    assert association["Ipv6CidrBlockState"] == {"State": "associated"}
    by_association = {"Name": "ipv6-cidr-block-association.association-id", "Values": [association["AssociationId"]]}
    (found,) = ec2.describe_subnets(Filters=[by_association])["Subnets"]
    assert found["SubnetId"] == subnet["SubnetId"]


def test_rules_of_a_security_group_keep_their_description(aws):
    ec2 = aws.client("ec2")
    vpc = ec2.create_vpc(CidrBlock=VPC)["Vpc"]["VpcId"]
    group = ec2.create_security_group(GroupName="one", Description="one", VpcId=vpc)["GroupId"]
    prefixes = ec2.create_managed_prefix_list(PrefixListName="one", MaxEntries=1, AddressFamily="IPv4")["PrefixList"]
    https = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}
    ec2.authorize_security_group_ingress(
        GroupId=group,
        IpPermissions=[{**https, "UserIdGroupPairs": [{"GroupId": group, "Description": "from a group"}]}],
    )
    prefix = {"PrefixListId": prefixes["PrefixListId"], "Description": "to a prefix list"}
    ec2.authorize_security_group_egress(GroupId=group, IpPermissions=[{**https, "PrefixListIds": [prefix]}])
    rules = ec2.describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [group]}])["SecurityGroupRules"]
    assert {"from a group", "to a prefix list"} <= {rule.get("Description") for rule in rules}


def test_flow_log_keeps_its_destination_options(aws):
    ec2 = aws.client("ec2")
    vpc = ec2.create_vpc(CidrBlock=VPC)["Vpc"]["VpcId"]
    bucket = "flow-logs"
    aws.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": aws.region})
    options = {"FileFormat": "parquet", "HiveCompatiblePartitions": True, "PerHourPartition": True}
    ec2.create_flow_logs(
        ResourceIds=[vpc],
        ResourceType="VPC",
        TrafficType="ALL",
        LogDestinationType="s3",
        LogDestination=f"arn:aws:s3:::{bucket}",
        DestinationOptions=options,
    )
    (log,) = ec2.describe_flow_logs()["FlowLogs"]
    assert log["DestinationOptions"] == options


def test_service_keeps_its_deployment(aws):
    ecs = aws.client("ecs")
    ecs.create_cluster(clusterName="one")
    ecs.register_task_definition(family="one", containerDefinitions=[{"name": "one", "image": "one", "memory": 1}])
    asked = {
        "availabilityZoneRebalancing": "ENABLED",
        "deploymentConfiguration": {
            "deploymentCircuitBreaker": {"enable": True, "rollback": True},
            "maximumPercent": 200,
            "minimumHealthyPercent": 100,
        },
        "enableECSManagedTags": True,
        "enableExecuteCommand": False,
        "healthCheckGracePeriodSeconds": 60,
    }
    ecs.create_service(cluster="one", serviceName="one", taskDefinition="one", desiredCount=1, **asked)
    (service,) = ecs.describe_services(cluster="one", services=["one"])["services"]
    assert {name: service[name] for name in asked} == asked
    ecs.update_service(cluster="one", service="one", healthCheckGracePeriodSeconds=90)
    (service,) = ecs.describe_services(cluster="one", services=["one"])["services"]
    assert service["healthCheckGracePeriodSeconds"] == 90


def test_a_conditional_denial_does_not_deny_all(aws):
    s3 = aws.client("s3")
    s3.create_bucket(Bucket="logs", CreateBucketConfiguration={"LocationConstraint": aws.region})
    s3.put_bucket_policy(Bucket="logs", Policy=json.dumps(DENY_HTTP))
    s3.put_object(Bucket="logs", Key="one", Body=b"one")
    assert s3.get_object(Bucket="logs", Key="one")["Body"].read() == b"one"


def test_key_keeps_its_rotation_period(aws):
    kms = aws.client("kms")
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=90)
    assert kms.get_key_rotation_status(KeyId=key)["RotationPeriodInDays"] == 90


def test_replica_key_keeps_what_it_was_made_with(aws):
    kms = aws.client("kms")
    key = kms.create_key(MultiRegion=True, Description="first")["KeyMetadata"]["KeyId"]
    policy = json.dumps({"Version": "2012-10-17", "Statement": []})
    kms.replicate_key(
        KeyId=key,
        ReplicaRegion=ELSEWHERE,
        Description="second",
        Policy=policy,
        Tags=[{"TagKey": "app", "TagValue": "chat"}],
    )
    there = aws.client("kms", ELSEWHERE)
    replica = there.describe_key(KeyId=key)["KeyMetadata"]
    assert replica["Description"] == "second"
    assert replica["MultiRegionConfiguration"]["MultiRegionKeyType"] == "REPLICA"
    assert there.get_key_policy(KeyId=key, PolicyName="default")["Policy"] == policy
    assert there.list_resource_tags(KeyId=key)["Tags"] == [{"TagKey": "app", "TagValue": "chat"}]
    first = kms.describe_key(KeyId=key)["KeyMetadata"]
    assert (first["Description"], first["MultiRegionConfiguration"]["MultiRegionKeyType"]) == ("first", "PRIMARY")


def test_database_keeps_its_monitoring_and_network(aws):
    rds = aws.client("rds")
    asked = {"MonitoringInterval": 60, "NetworkType": "DUAL", "DatabaseInsightsMode": "advanced"}
    rds.create_db_instance(**DATABASE, **asked, EnablePerformanceInsights=True)
    rds.create_db_instance(**{**DATABASE, "DBInstanceIdentifier": "two"})
    one, two = rds.describe_db_instances()["DBInstances"]
    assert {name: one.get(name) for name in asked} == asked
    assert one["PerformanceInsightsEnabled"] is True
    assert one["DbiResourceId"] != two["DbiResourceId"]
    rds.modify_db_instance(DBInstanceIdentifier="two", MonitoringInterval=30)
    assert rds.describe_db_instances(DBInstanceIdentifier="two")["DBInstances"][0]["MonitoringInterval"] == 30


def test_replica_of_a_database_has_its_own_identity(aws):
    rds = aws.client("rds")
    rds.create_db_instance(**DATABASE, BackupRetentionPeriod=7)
    rds.create_db_instance_read_replica(DBInstanceIdentifier="copy", SourceDBInstanceIdentifier="one")
    one, copy = (rds.describe_db_instances(DBInstanceIdentifier=name)["DBInstances"][0] for name in ("one", "copy"))
    assert one["ReadReplicaDBInstanceIdentifiers"] == ["copy"]
    assert copy["ReadReplicaDBInstanceIdentifiers"] == []
    assert copy["DbiResourceId"] != one["DbiResourceId"]


def test_parameter_group_tells_what_the_user_set(aws):
    rds = aws.client("rds")
    rds.create_db_parameter_group(DBParameterGroupName="one", DBParameterGroupFamily="mysql8.4", Description="one")
    tls = {"ParameterName": "require_secure_transport", "ParameterValue": "1", "ApplyMethod": "immediate"}
    rds.modify_db_parameter_group(DBParameterGroupName="one", Parameters=[tls])
    set_by_user = rds.describe_db_parameters(DBParameterGroupName="one", Source="user")["Parameters"]
    assert [(each["ParameterName"], each["Source"]) for each in set_by_user] == [("require_secure_transport", "user")]


def test_option_group_for_mysql_8_4(aws):
    rds = aws.client("rds")
    made = rds.create_option_group(
        OptionGroupName="one", EngineName="mysql", MajorEngineVersion="8.4", OptionGroupDescription="one"
    )["OptionGroup"]
    assert made["MajorEngineVersion"] == "8.4"


def test_replica_of_a_secret_keeps_its_key(aws):
    client = aws.client("secretsmanager")
    replica = {"Region": ELSEWHERE, "KmsKeyId": "alias/there"}
    client.create_secret(Name="one", SecretString="value", AddReplicaRegions=[replica])
    (status,) = client.describe_secret(SecretId="one")["ReplicationStatus"]
    assert status["KmsKeyId"] == "alias/there"


def test_a_secret_is_rotated_by_its_functions_own_code(aws):
    source = b"""
import boto3, os
def handle(event, context):
    client = boto3.client("secretsmanager")
    named = {"SecretId": event["SecretId"]}
    if event["Step"] == "createSecret":
        client.put_secret_value(**named, ClientRequestToken=event["ClientRequestToken"],
                                SecretString=os.environ["NEW"], VersionStages=["AWSPENDING"])
    if event["Step"] == "finishSecret":
        versions = client.describe_secret(**named)["VersionIdsToStages"]
        (old,) = [version for version, stages in versions.items() if "AWSCURRENT" in stages]
        client.update_secret_version_stage(**named, VersionStage="AWSCURRENT", RemoveFromVersionId=old,
                                           MoveToVersionId=event["ClientRequestToken"])
"""
    how = {"LoggingConfig": {"LogFormat": "JSON", "LogGroup": "/elsewhere"}}
    function = _function(aws, source, Environment={"Variables": {"NEW": "after"}}, **how)
    kept = aws.client("lambda").get_function(FunctionName="rotates")["Configuration"]["LoggingConfig"]
    assert kept == {"LogFormat": "JSON", "LogGroup": "/elsewhere"}
    client = aws.client("secretsmanager")
    client.create_secret(Name="one", SecretString="before")
    client.rotate_secret(SecretId="one", RotationLambdaARN=function, RotationRules={"AutomaticallyAfterDays": 30})
    described = client.describe_secret(SecretId="one")
    assert described["RotationEnabled"] and described["RotationRules"] == {"AutomaticallyAfterDays": 30}
    give_up = time.monotonic() + 60
    while client.get_secret_value(SecretId="one")["SecretString"] != "after":
        assert time.monotonic() < give_up, "the function did not run"
        time.sleep(0.2)
    before = client.get_secret_value(SecretId="one", VersionStage="AWSPREVIOUS")["SecretString"]
    assert before == "before"
    client.rotate_secret(SecretId="one")
    while client.get_secret_value(SecretId="one", VersionStage="AWSPREVIOUS")["SecretString"] != "after":
        assert time.monotonic() < give_up, "the function did not run again"
        time.sleep(0.2)


def test_a_rotation_inside_a_vpc_ends_with_a_pending_value(aws):
    source = b"""
import boto3
def handle(event, context):
    assert event["Step"] == "createSecret"
    boto3.client("secretsmanager").put_secret_value(
        SecretId=event["SecretId"], ClientRequestToken=event["ClientRequestToken"], SecretString="after",
        VersionStages=["AWSPENDING"])
"""
    ec2 = aws.client("ec2")
    vpc = ec2.create_vpc(CidrBlock=VPC)["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.20.0.0/20")["Subnet"]["SubnetId"]
    group = ec2.create_security_group(GroupName="one", Description="one", VpcId=vpc)["GroupId"]
    function = _function(aws, source, VpcConfig={"SubnetIds": [subnet], "SecurityGroupIds": [group]})
    client = aws.client("secretsmanager")
    client.create_secret(Name="one", SecretString="before")
    client.rotate_secret(SecretId="one", RotationLambdaARN=function, RotationRules={"AutomaticallyAfterDays": 30})
    assert wait_for_pending(client, "one") == "after"
    assert client.get_secret_value(SecretId="one")["SecretString"] == "before"


def _function(aws, source, **how):
    """The ARN of a new function with this code."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as code:
        code.writestr("index.py", source)
    trust = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    name = f"rotates-{aws.region}"  # roles have no region
    role = aws.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    return aws.client("lambda").create_function(
        FunctionName="rotates", Role=role, Runtime="python3.13", Handler="index.handle",
        Code={"ZipFile": archive.getvalue()}, **how)["FunctionArn"]


def test_file_system_keeps_how_it_is_backed_up_and_loses_its_policy_when_asked(aws):
    efs = aws.client("efs")
    system = {"FileSystemId": efs.create_file_system(CreationToken="one")["FileSystemId"]}
    for status in ("ENABLED", "DISABLED"):
        efs.put_backup_policy(**system, BackupPolicy={"Status": status})
        assert efs.describe_backup_policy(**system)["BackupPolicy"]["Status"] == status
    efs.put_file_system_policy(**system, Policy=json.dumps(DENY_HTTP))
    efs.delete_file_system_policy(**system)
    with pytest.raises(botocore.exceptions.ClientError, match="PolicyNotFound"):
        efs.describe_file_system_policy(**system)


def test_bucket_keeps_its_logging(aws):
    s3, asked = _bucket_with_logging(aws, "logged")
    assert s3.get_bucket_logging(Bucket="logged")["LoggingEnabled"] == asked
    s3.put_bucket_logging(Bucket="logged", BucketLoggingStatus={})
    assert "LoggingEnabled" not in s3.get_bucket_logging(Bucket="logged")


def test_log_group_keeps_its_class(aws):
    logs = aws.client("logs")
    logs.create_log_group(logGroupName="one")
    logs.create_log_group(logGroupName="two", logGroupClass="INFREQUENT_ACCESS")
    groups = logs.describe_log_groups()["logGroups"]
    assert [group["logGroupClass"] for group in groups] == ["STANDARD", "INFREQUENT_ACCESS"]


def test_log_group_keeps_what_it_masks(aws):
    logs = aws.client("logs")
    logs.create_log_group(logGroupName="one")
    policy = json.dumps({"Name": "masking", "Version": "2021-06-01", "Statement": []})
    logs.put_data_protection_policy(logGroupIdentifier="one", policyDocument=policy)
    assert logs.get_data_protection_policy(logGroupIdentifier="one")["policyDocument"] == policy
    logs.delete_data_protection_policy(logGroupIdentifier="one")
    assert "policyDocument" not in logs.get_data_protection_policy(logGroupIdentifier="one")


def test_trail_is_found_by_its_arn(aws):
    s3, cloudtrail = aws.client("s3"), aws.client("cloudtrail")
    s3.create_bucket(Bucket="trail-records", CreateBucketConfiguration={"LocationConstraint": aws.region})
    arn = cloudtrail.create_trail(Name="audit", S3BucketName="trail-records")["TrailARN"]
    cloudtrail.start_logging(Name=arn)
    assert cloudtrail.get_trail_status(Name=arn)["IsLogging"]
    cloudtrail.stop_logging(Name=arn)
    cloudtrail.delete_trail(Name=arn)
    assert cloudtrail.describe_trails()["trailList"] == []


def test_budget_keeps_who_is_told_and_its_tags(aws):
    budgets, account = aws.client("budgets"), "123456789012"
    notification = {"NotificationType": "ACTUAL", "ComparisonOperator": "GREATER_THAN", "Threshold": 80.0}
    subscriber = {"SubscriptionType": "EMAIL", "Address": "ops@example.com"}
    budgets.create_budget(
        AccountId=account,
        Budget={"BudgetName": "month", "BudgetType": "COST", "TimeUnit": "MONTHLY",
                "BudgetLimit": {"Amount": "800.0", "Unit": "USD"}},
        NotificationsWithSubscribers=[{"Notification": notification, "Subscribers": [subscriber]}],
        ResourceTags=[{"Key": "system", "Value": "chat"}],
    )
    told = budgets.describe_subscribers_for_notification(
        AccountId=account, BudgetName="month", Notification=notification)
    assert told["Subscribers"] == [subscriber]
    assert "Start" in budgets.describe_budget(AccountId=account, BudgetName="month")["Budget"]["TimePeriod"]
    arn = f"arn:aws:budgets::{account}:budget/month"
    assert budgets.list_tags_for_resource(ResourceARN=arn)["ResourceTags"] == [{"Key": "system", "Value": "chat"}]
    budgets.tag_resource(ResourceARN=arn, ResourceTags=[{"Key": "system", "Value": "shop"}])
    budgets.untag_resource(ResourceARN=arn, ResourceTagKeys=["other"])
    assert budgets.list_tags_for_resource(ResourceARN=arn)["ResourceTags"] == [{"Key": "system", "Value": "shop"}]


def test_cloudformation_makes_what_moto_skips(aws):
    template = {
        "Resources": {
            "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": VPC}},
            "Group": {
                "Type": "AWS::EC2::SecurityGroup",
                "Properties": {
                    "GroupDescription": "closed",
                    "VpcId": {"Ref": "Vpc"},
                    "SecurityGroupEgress": [
                        {"CidrIp": "127.0.0.1/32", "IpProtocol": "icmp", "FromPort": 252, "ToPort": 86}
                    ],
                },
            },
            "Egress": {
                "Type": "AWS::EC2::SecurityGroupEgress",
                "Properties": {
                    "GroupId": {"Fn::GetAtt": ["Group", "GroupId"]},
                    "IpProtocol": "tcp",
                    "FromPort": 3306,
                    "ToPort": 3306,
                    "DestinationSecurityGroupId": {"Fn::GetAtt": ["Group", "GroupId"]},
                },
            },
            "Key": {
                "Type": "AWS::KMS::Key",
                "Properties": {
                    "EnableKeyRotation": True,
                    "KeyPolicy": {"Version": "2012-10-17", "Statement": []},
                },
            },
            "Certificate": {
                "Type": "AWS::CertificateManager::Certificate",
                "Properties": {"DomainName": "api.example.com"},
            },
            "Bucket": {"Type": "AWS::S3::Bucket"},
            "Policy": {
                "Type": "AWS::S3::BucketPolicy",
                "Properties": {"Bucket": {"Ref": "Bucket"}, "PolicyDocument": DENY_HTTP},
            },
            "Secret": {
                "Type": "AWS::SecretsManager::Secret",
                "Properties": {
                    "GenerateSecretString": {"SecretStringTemplate": "{\"username\":\"u\"}", "GenerateStringKey": "password"},
                    "KmsKeyId": {"Ref": "Key"},
                },
            },
            "Parameters": {
                "Type": "AWS::RDS::DBParameterGroup",
                "Properties": {"Description": "one", "Family": "mysql8.4"},
            },
            "Database": {
                "Type": "AWS::RDS::DBInstance",
                "Properties": {
                    "AllocatedStorage": "100",
                    "DBInstanceClass": "db.m7g.large",
                    "DBParameterGroupName": {"Ref": "Parameters"},
                    "DeletionProtection": True,
                    "Engine": "mysql",
                    "MasterUsername": "master",
                    "MasterUserPassword": {
                        "Fn::Sub": "{{resolve:secretsmanager:${Secret}:SecretString:password}}"
                    },
                    "NetworkType": "DUAL",
                    "VPCSecurityGroups": [{"Fn::GetAtt": ["Group", "GroupId"]}],
                },
            },
            "Unknown": {"Type": "AWS::WAFv2::WebACL", "Properties": {"Scope": "REGIONAL"}},
        },
        "Outputs": {"Unknown": {"Value": {"Fn::GetAtt": ["Unknown", "Arn"]}}},
    }
    client = aws.client("cloudformation")
    client.create_stack(StackName="one", TemplateBody=json.dumps(template))
    (described,) = client.describe_stacks(StackName="one")["Stacks"]
    assert described["StackStatus"] == "CREATE_COMPLETE"
    (output,) = described["Outputs"]
    assert output["OutputValue"].startswith(f"arn:aws:wafv2:{aws.region}:123456789012:webacl/")

    made = Created(aws, "one", template)
    group = made.resolve({"Fn::GetAtt": ["Group", "GroupId"]})
    rules = aws.client("ec2").describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [group]}])
    egress = {(rule["IpProtocol"], rule["FromPort"]) for rule in rules["SecurityGroupRules"] if rule["IsEgress"]}
    assert egress == {("icmp", 252), ("tcp", 3306)}
    key = aws.client("kms").describe_key(KeyId=made.physical["Key"])["KeyMetadata"]
    assert aws.client("kms").get_key_rotation_status(KeyId=key["KeyId"])["KeyRotationEnabled"] is True
    assert aws.client("acm").describe_certificate(CertificateArn=made.physical["Certificate"])["Certificate"]
    policy = aws.client("s3").get_bucket_policy(Bucket=made.physical["Bucket"])["Policy"]
    assert json.loads(policy) == DENY_HTTP
    secret = aws.client("secretsmanager").get_secret_value(SecretId=made.physical["Secret"])["SecretString"]
    assert json.loads(secret).keys() == {"username", "password"}
    (database,) = aws.client("rds").describe_db_instances()["DBInstances"]
    assert [each["VpcSecurityGroupId"] for each in database["VpcSecurityGroups"]] == [group]
    assert (database["NetworkType"], database["DeletionProtection"]) == ("DUAL", True)
    assert database["DBParameterGroups"][0]["DBParameterGroupName"] == made.physical["Parameters"]


def test_cloudformation_knows_the_parts_of_a_vpc(aws):
    of_the_vpc = {"Fn::Select": [0, {"Fn::GetAtt": ["Vpc", "Ipv6CidrBlocks"]}]}
    second_of_the_vpc = {"Fn::Select": [1, {"Fn::Cidr": [of_the_vpc, 2, 64]}]}
    template = {
        "Resources": {
            "A": {  # refers to the subnet before the subnet's turn has come
                "Type": "AWS::EC2::SubnetNetworkAclAssociation",
                "Properties": {"SubnetId": {"Ref": "Subnet"}, "NetworkAclId": {"Fn::GetAtt": ["Vpc", "DefaultNetworkAcl"]}},
            },
            "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": VPC}},
            "Ipv6": {
                "Type": "AWS::EC2::VPCCidrBlock",
                "Properties": {"VpcId": {"Ref": "Vpc"}, "AmazonProvidedIpv6CidrBlock": True},
            },
            "Subnet": {
                "Type": "AWS::EC2::Subnet",
                "DependsOn": ["Ipv6"],
                "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": VPC, "Ipv6CidrBlock": second_of_the_vpc},
            },
            "Routes": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
            "Association": {
                "Type": "AWS::EC2::SubnetRouteTableAssociation",
                "Properties": {"SubnetId": {"Ref": "Subnet"}, "RouteTableId": {"Ref": "Routes"}},
            },
            "Storage": {
                "Type": "AWS::EC2::VPCEndpoint",
                "Properties": {
                    "VpcId": {"Ref": "Vpc"},
                    "ServiceName": f"com.amazonaws.{aws.region}.s3",
                    "VpcEndpointType": "Gateway",
                    "RouteTableIds": [{"Ref": "Routes"}],
                },
            },
        }
    }
    client = aws.client("cloudformation")
    client.create_stack(StackName="one", TemplateBody=json.dumps(template))
    made = Created(aws, "one", template)
    ec2 = aws.client("ec2")
    (vpc,) = ec2.describe_vpcs(VpcIds=[made.physical["Vpc"]])["Vpcs"]
    block = ipaddress.ip_network(vpc["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"])
    (subnet,) = ec2.describe_subnets(SubnetIds=[made.physical["Subnet"]])["Subnets"]
    second = list(itertools.islice(block.subnets(new_prefix=64), 2))[1]
    assert subnet["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"] == str(second)
    (table,) = ec2.describe_route_tables(RouteTableIds=[made.physical["Routes"]])["RouteTables"]
    assert [each["SubnetId"] for each in table["Associations"]] == [made.physical["Subnet"]]
    client.delete_stack(StackName="one")
    assert ec2.describe_vpc_endpoints()["VpcEndpoints"] == []
    assert [vpc["CidrBlock"] for vpc in ec2.describe_vpcs()["Vpcs"]] == ["172.31.0.0/16"]


def test_a_reset_forgets_what_moto_and_the_patches_keep(aws):
    s3, _ = _bucket_with_logging(aws, "forgotten")
    aws.reset()
    assert s3.list_buckets()["Buckets"] == []
    s3.create_bucket(Bucket="forgotten", CreateBucketConfiguration={"LocationConstraint": aws.region})
    assert "LoggingEnabled" not in s3.get_bucket_logging(Bucket="forgotten")


def _bucket_with_logging(aws, name):
    """Makes a bucket that logs to itself; returns its client and the settings."""
    s3 = aws.client("s3")
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": aws.region})
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "logging.s3.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{name}/*",
    }
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    asked = {
        "TargetBucket": name,
        "TargetPrefix": "self/",
        "TargetObjectKeyFormat": {"PartitionedPrefix": {"PartitionDateSource": "EventTime"}},
    }
    s3.put_bucket_logging(Bucket=name, BucketLoggingStatus={"LoggingEnabled": asked})
    return s3, asked


PUBLIC_KEY = """-----BEGIN PUBLIC KEY-----
%s
-----END PUBLIC KEY-----
"""


def _cache_policy(name):
    nothing = {"CookiesConfig": {"CookieBehavior": "none"}, "HeadersConfig": {"HeaderBehavior": "none"},
               "QueryStringsConfig": {"QueryStringBehavior": "none"}}
    return {"Name": name, "MinTTL": 0, "DefaultTTL": 60, "MaxTTL": 60,
            "ParametersInCacheKeyAndForwardedToOrigin": {"EnableAcceptEncodingGzip": True, **nothing}}


def test_policies_of_cloudfront_are_kept(aws):
    cloudfront = aws.client("cloudfront")
    made = cloudfront.create_cache_policy(CachePolicyConfig=_cache_policy("pages"))["CachePolicy"]
    assert cloudfront.get_cache_policy(Id=made["Id"])["CachePolicy"]["CachePolicyConfig"]["DefaultTTL"] == 60
    hsts = {"StrictTransportSecurity": {"Override": True, "AccessControlMaxAgeSec": 60}}
    headers = cloudfront.create_response_headers_policy(
        ResponseHeadersPolicyConfig={"Name": "headers", "SecurityHeadersConfig": hsts}
    )["ResponseHeadersPolicy"]
    found = cloudfront.get_response_headers_policy(Id=headers["Id"])["ResponseHeadersPolicy"]
    assert found["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"] == hsts
    cloudfront.delete_cache_policy(Id=made["Id"], IfMatch="*")
    with pytest.raises(cloudfront.exceptions.NoSuchCachePolicy):
        cloudfront.get_cache_policy(Id=made["Id"])


def test_functions_of_cloudfront_are_published(aws):
    cloudfront = aws.client("cloudfront")
    config = {"Comment": "a < b", "Runtime": "cloudfront-js-2.0"}
    made = cloudfront.create_function(Name="routing", FunctionConfig=config, FunctionCode=b"function handler() {}")
    with pytest.raises(cloudfront.exceptions.NoSuchFunctionExists):
        cloudfront.describe_function(Name="routing", Stage="LIVE")
    cloudfront.publish_function(Name="routing", IfMatch=made["ETag"])
    live = cloudfront.describe_function(Name="routing", Stage="LIVE")["FunctionSummary"]
    assert live["FunctionConfig"] == config
    assert cloudfront.get_function(Name="routing")["FunctionCode"].read() == b"function handler() {}"


def test_a_distribution_keeps_what_guards_it(aws):
    cloudfront = aws.client("cloudfront")
    inside = cloudfront.create_vpc_origin(
        VpcOriginEndpointConfig={"Name": "alb", "Arn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:lb",
                                 "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "https-only"},
        Tags={"Items": [{"Key": "system", "Value": "notes"}]},
    )["VpcOrigin"]
    assert inside["Status"] == "Deployed"
    assert cloudfront.list_tags_for_resource(Resource=inside["Arn"])["Tags"]["Items"] == [
        {"Key": "system", "Value": "notes"}
    ]
    function = {"FunctionARN": "arn:aws:cloudfront::123456789012:function/routing", "EventType": "viewer-request"}
    made = cloudfront.create_distribution(
        DistributionConfig={
            "CallerReference": "one",
            "Comment": "",
            "Enabled": True,
            "Origins": {
                "Quantity": 2,
                "Items": [
                    {"Id": "files", "DomainName": "files.s3.amazonaws.com", "OriginAccessControlId": "E1"},
                    {"Id": "alb", "DomainName": "alb.example.com", "VpcOriginConfig": {"VpcOriginId": inside["Id"]}},
                ],
            },
            "DefaultCacheBehavior": {
                "TargetOriginId": "files",
                "ViewerProtocolPolicy": "https-only",
                "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
                "FunctionAssociations": {"Quantity": 1, "Items": [function]},
            },
            "ViewerCertificate": {"ACMCertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/a"},
        }
    )["Distribution"]
    assert made["ARN"] == f"arn:aws:cloudfront::123456789012:distribution/{made['Id']}"
    config = made["DistributionConfig"]
    files, alb = config["Origins"]["Items"]
    assert files["OriginAccessControlId"] == "E1"
    assert alb["VpcOriginConfig"]["VpcOriginId"] == inside["Id"]
    assert config["DefaultCacheBehavior"]["FunctionAssociations"]["Items"] == [function]
    assert "ForwardedValues" not in config["DefaultCacheBehavior"]
    assert config["ViewerCertificate"]["CloudFrontDefaultCertificate"] is False


def test_key_groups_keep_their_comments_and_go(aws):
    cloudfront = aws.client("cloudfront")
    key = cloudfront.create_public_key(
        PublicKeyConfig={"CallerReference": "one", "Name": "one", "EncodedKey": PUBLIC_KEY % "MFkw", "Comment": "a"}
    )["PublicKey"]
    assert cloudfront.get_public_key(Id=key["Id"])["PublicKey"]["PublicKeyConfig"]["Comment"] == "a"
    group = cloudfront.create_key_group(KeyGroupConfig={"Name": "one", "Items": [key["Id"]], "Comment": "b"})["KeyGroup"]
    assert cloudfront.get_key_group(Id=group["Id"])["KeyGroup"]["KeyGroupConfig"]["Comment"] == "b"
    cloudfront.delete_key_group(Id=group["Id"])
    assert group["Id"] not in json.dumps(cloudfront.list_key_groups()["KeyGroupList"].get("Items", []), default=str)


def test_a_bucket_logs_to_one_that_denies_plain_http(aws):
    s3 = aws.client("s3")
    for name in ("logs-of-all", "media-of-all"):
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": aws.region})
    deliver = {
        "Effect": "Allow",
        "Principal": {"Service": "logging.s3.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": ["arn:aws:s3:::logs-of-all/s3/media/*", "arn:aws:s3:::logs-of-all/s3/site/*"],
    }
    policy = {**DENY_HTTP, "Statement": [*DENY_HTTP["Statement"], deliver]}
    s3.put_bucket_policy(Bucket="logs-of-all", Policy=json.dumps(policy))
    s3.put_bucket_logging(
        Bucket="media-of-all",
        BucketLoggingStatus={"LoggingEnabled": {"TargetBucket": "logs-of-all", "TargetPrefix": "s3/media/"}},
    )
    assert s3.get_bucket_logging(Bucket="media-of-all")["LoggingEnabled"]["TargetPrefix"] == "s3/media/"
    with pytest.raises(botocore.exceptions.ClientError):
        s3.put_bucket_logging(
            Bucket="media-of-all",
            BucketLoggingStatus={"LoggingEnabled": {"TargetBucket": "logs-of-all", "TargetPrefix": "elsewhere/"}},
        )


def test_cloudformation_gives_the_attributes_of_a_zone(aws):
    template = {
        "Resources": {"Zone": {"Type": "AWS::Route53::HostedZone", "Properties": {"Name": "example.com"}}},
        "Outputs": {
            "Id": {"Value": {"Fn::GetAtt": ["Zone", "Id"]}},
            "Servers": {"Value": {"Fn::Join": [", ", {"Fn::GetAtt": ["Zone", "NameServers"]}]}},
        },
    }
    aws.client("cloudformation").create_stack(StackName="zone", TemplateBody=json.dumps(template))
    outputs = Created(aws, "zone", template).outputs
    zones = [zone["Id"] for zone in aws.client("route53").list_hosted_zones()["HostedZones"]]
    assert f"/hostedzone/{outputs['Id']}" in zones
    assert outputs["Servers"].count(", ") == 3


def test_cloudformation_gives_the_attributes_of_databases_and_file_systems(aws):
    asked = [("Database", "DbiResourceId"), ("Files", "Arn"), ("Point", "Arn"), ("Point", "AccessPointId")]
    template = {
        "Resources": {
            "Database": {
                "Type": "AWS::RDS::DBInstance",
                "Properties": {"AllocatedStorage": "100", "DBInstanceClass": "db.m7g.large", "Engine": "postgres"},
            },
            "Files": {"Type": "AWS::EFS::FileSystem"},
            "Point": {"Type": "AWS::EFS::AccessPoint", "Properties": {"FileSystemId": {"Ref": "Files"}}},
        },
        "Outputs": {f"{name}{attribute}": {"Value": {"Fn::GetAtt": [name, attribute]}} for name, attribute in asked},
    }
    aws.client("cloudformation").create_stack(StackName="attributes", TemplateBody=json.dumps(template))
    (database,) = aws.client("rds").describe_db_instances()["DBInstances"]
    (files,) = aws.client("efs").describe_file_systems()["FileSystems"]
    (point,) = aws.client("efs").describe_access_points()["AccessPoints"]
    assert Created(aws, "attributes", template).outputs == {
        "DatabaseDbiResourceId": database["DbiResourceId"],
        "FilesArn": files["FileSystemArn"],
        "PointArn": point["AccessPointArn"],
        "PointAccessPointId": point["AccessPointId"],
    }


def test_cloudformation_accepts_a_peering(aws):
    template = {
        "Resources": {
            "Here": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": VPC}},
            "There": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.21.0.0/16"}},
            "Peering": {"Type": "AWS::EC2::VPCPeeringConnection",
                        "Properties": {"VpcId": {"Ref": "Here"}, "PeerVpcId": {"Ref": "There"}}},
        }
    }
    aws.client("cloudformation").create_stack(StackName="peering", TemplateBody=json.dumps(template))
    (peering,) = aws.client("ec2").describe_vpc_peering_connections()["VpcPeeringConnections"]
    assert peering["Status"]["Code"] == "active"


def test_cloudformation_takes_a_prefix_list_as_the_source_of_a_rule(aws):
    template = {
        "Resources": {
            "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": VPC}},
            "Group": {"Type": "AWS::EC2::SecurityGroup",
                      "Properties": {"GroupDescription": "a group", "VpcId": {"Ref": "Vpc"}}},
            "Rule": {"Type": "AWS::EC2::SecurityGroupIngress",
                     "Properties": {"GroupId": {"Fn::GetAtt": ["Group", "GroupId"]}, "IpProtocol": "tcp", "FromPort": 443,
                                    "ToPort": 443, "SourcePrefixListId": "pl-0123456789abcdef0"}},
        }
    }
    aws.client("cloudformation").create_stack(StackName="rule", TemplateBody=json.dumps(template))
    created = Created(aws, "rule", template)
    rules = aws.client("ec2").describe_security_group_rules(
        Filters=[{"Name": "group-id", "Values": [created.physical["Group"]]}]
    )["SecurityGroupRules"]
    assert ["pl-0123456789abcdef0"] == [rule["PrefixListId"] for rule in rules if not rule["IsEgress"]]
