"""Databases, parameter groups, option groups."""

import uuid

from moto.rds.models import DBInstance, DBParameterGroup, RDSBackend

from ..patching import wraps

# What moto drops of a database when it is made or changed.
_KEPT = (
    "database_insights_mode",
    "dedicated_log_volume",
    "monitoring_interval",
    "monitoring_role_arn",
    "network_type",
    "performance_insights_kms_key_id",
    "performance_insights_retention_period",
)

# What it drops of AWS::RDS::DBInstance: the property, the attribute, and how its text becomes a value.
_KEPT_OF_CLOUDFORMATION = (
    ("DatabaseInsightsMode", "database_insights_mode", str),
    ("DeletionProtection", "deletion_protection", lambda value: value),
    ("EnableCloudwatchLogsExports", "enabled_cloudwatch_logs_exports", list),
    ("EnableIAMDatabaseAuthentication", "enable_iam_database_authentication", lambda value: value),
    ("EnablePerformanceInsights", "performance_insights_enabled", lambda value: value),
    ("MaxAllocatedStorage", "max_allocated_storage", int),
    ("MonitoringInterval", "monitoring_interval", int),
    ("MonitoringRoleArn", "monitoring_role_arn", str),
    ("NetworkType", "network_type", str),
    ("PerformanceInsightsKMSKeyId", "performance_insights_kms_key_id", str),
    ("PerformanceInsightsRetentionPeriod", "performance_insights_retention_period", int),
)


def _keep_arguments(database, arguments):
    for name in _KEPT:
        if arguments.get(name) is not None:
            setattr(database, name, arguments[name])
    if arguments.get("enable_performance_insights") is not None:
        database.performance_insights_enabled = arguments["enable_performance_insights"]


def _give_own_resource_id(database):
    """moto gives every database the same resource id."""
    database.dbi_resource_id = "db-" + uuid.uuid4().hex[:26].upper()


@wraps(DBInstance, "__init__")
def _init(original, self, *args, **kwargs):
    original(self, *args, **kwargs)
    _give_own_resource_id(self)
    _keep_arguments(self, kwargs)


@wraps(RDSBackend, "modify_db_instance")
def _modify(original, self, identifier, arguments):
    database = original(self, identifier, arguments)
    _keep_arguments(database, arguments)
    return database


# moto shares the list of replicas between a source and its replica.
@wraps(RDSBackend, "create_db_instance_read_replica")
def _create_replica(original, self, arguments):
    replica = original(self, arguments)
    replica.replicas = []
    _give_own_resource_id(replica)
    _keep_arguments(replica, arguments)
    return replica


# moto forgets that a parameter was set by the user, and the provider then sees none.
@wraps(DBParameterGroup, "update_parameters")
def _update_parameters(original, self, parameters):
    return original(self, [{**parameter, "Source": "user"} for parameter in parameters])


# moto answers Ref of a parameter group with the object, not its name.
DBParameterGroup.physical_resource_id = property(lambda self: self.name)


# moto refuses option groups for MySQL 8.4.
@wraps(RDSBackend, "create_option_group")
def _create_option_group(original, self, arguments):
    version = arguments["major_engine_version"]
    unknown = arguments["engine_name"] == "mysql" and version == "8.4"
    group = original(self, {**arguments, "major_engine_version": "8.0"} if unknown else arguments)
    group.major_engine_version = version
    return group


# CloudFormation: moto lacks the name that rights to sign in are given for.
@wraps(DBInstance, "has_cfn_attr")
def _has_attribute(original, cls, attr):
    return attr == "DbiResourceId" or original(cls, attr)


@wraps(DBInstance, "get_cfn_attribute")
def _attribute(original, self, attribute_name):
    return self.dbi_resource_id if attribute_name == "DbiResourceId" else original(self, attribute_name)


# CloudFormation: moto reads the security groups under a wrong name and drops what is beside the basics.
@wraps(DBInstance, "create_from_cloudformation_json")
def _from_cloudformation(original, cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    properties = cloudformation_json["Properties"]
    properties["VpcSecurityGroupIds"] = properties.get("VPCSecurityGroups") or []
    if "AllocatedStorage" in properties:
        properties["AllocatedStorage"] = int(properties["AllocatedStorage"])
    database = original(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
    for name, attribute, convert in _KEPT_OF_CLOUDFORMATION:
        if name in properties:
            setattr(database, attribute, convert(properties[name]))
    return database
