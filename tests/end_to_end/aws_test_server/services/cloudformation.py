"""CloudFormation: types that moto does not know, or knows in part.

moto skips a type it does not know without an error; `Ref` to it vanishes and `GetAtt` fails, and the fault
then shows at a neighbour. Here such a resource is recorded as it was declared. Those that other resources
or our assertions look up are really made, by the functions in `_MAKERS`.
"""

import ipaddress
import itertools
import json
import re
import uuid

from moto.acm.models import acm_backends
from moto.cloudformation import parsing
from moto.core.common_models import CloudFormationModel
from moto.ec2.models import ec2_backends
from moto.ec2.models.security_groups import SecurityGroup, SecurityGroupIngress
from moto.ec2.models.subnets import Subnet
from moto.s3.models import s3_backends
from moto.secretsmanager.models import secretsmanager_backends

from ..patching import wraps

_MAKERS = {}  # type -> function(name, properties, account, region) that returns what Ref gives, or None

# Types whose Ref is an ARN; of all others it is their name.
_REF_IS_ARN = {"AWS::ElasticLoadBalancingV2::TrustStore", "AWS::SNS::Subscription"}


def _makes(type_name):
    def decorate(function):
        _MAKERS[type_name] = function
        return function

    return decorate


class Recorded(CloudFormationModel):
    """A resource kept as it was declared. GetAtt gives an ARN for '...Arn', else a value made of its name."""

    __module__ = "moto.cloudformation.recorded"  # moto reads the service from the module's name

    def __init__(self, type_name, name, properties, account, region, ref=None):
        self.cf_resource_type = type_name
        self.name = name
        self.properties = properties
        self.account = account
        self.region = region
        self.ref = ref or (self.arn() if type_name in _REF_IS_ARN else name)

    @property
    def physical_resource_id(self):
        return self.ref

    @property
    def type(self):
        return self.cf_resource_type

    @staticmethod
    def cloudformation_name_type():
        return ""

    @staticmethod
    def cloudformation_type():
        return "?"

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def is_created(self):
        return True

    def arn(self):
        _, service, kind = self.cf_resource_type.split("::")
        return f"arn:aws:{service.lower()}:{self.region}:{self.account}:{kind.lower()}/{self.name}"

    def get_cfn_attribute(self, attr):
        if attr.endswith("Arn"):
            return self.arn()
        return self.ref if attr == "Id" else f"{self.name}-{attr}".lower()

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        type_name = cloudformation_json["Type"]
        properties = cloudformation_json["Properties"]
        make = _MAKERS.get(type_name)
        ref = make(resource_name, properties, account_id, region_name) if make else None
        return cls(type_name, resource_name, properties, account_id, region_name, ref)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json,
                                        account_id, region_name):
        return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        pass


@wraps(parsing, "resource_class_from_type")
def _class_of(original, type_name):
    known = type_name in parsing.get_model_map() or type_name in parsing.NULL_MODELS
    return original(type_name) if known or type_name.startswith("Custom::") else Recorded


# moto makes a resource as soon as another refers to it, and then before those that it depends on.
@wraps(parsing.ResourceMap, "__getitem__")
def _resource(original, self, name):
    if name in self._resource_json_map and name not in self._parsed_resources:
        needs = self._resource_json_map[name].get("DependsOn", [])
        for each in [needs] if isinstance(needs, str) else needs:
            self[each]
    try:
        return original(self, name)
    except KeyError as error:
        if name in self._resource_json_map:  # else moto says that the template has no such resource
            raise RuntimeError(f"{name} cannot be made: no {error}") from error
        raise


# An attribute with a dot in its name, inside Fn::Sub.
_DOTTED = re.compile(r"\$\{(\w+)\.(\w+\.\w+)\}")


# moto lacks Fn::Cidr, and in Fn::Sub it cuts an attribute's name at its second dot.
@wraps(parsing, "clean_json")
def _clean_json(original, resource_json, resources_map):
    if isinstance(resource_json, dict) and isinstance(resource_json.get("Fn::Sub"), str):
        def attribute(match):
            return str(original({"Fn::GetAtt": list(match.groups())}, resources_map))

        return original({"Fn::Sub": _DOTTED.sub(attribute, resource_json["Fn::Sub"])}, resources_map)
    if isinstance(resource_json, dict) and "Fn::Cidr" in resource_json:
        block, count, bits = (original(part, resources_map) for part in resource_json["Fn::Cidr"])
        network = ipaddress.ip_network(block)
        parts = network.subnets(new_prefix=network.max_prefixlen - int(bits))
        return [str(part) for part in itertools.islice(parts, int(count))]
    return original(resource_json, resources_map)


# moto makes up a name for a repository that breaks its own rule on lower case.
@wraps(parsing, "generate_resource_name")
def _generate_resource_name(original, resource_type, stack_name, logical_id):
    name = original(resource_type, stack_name, logical_id)
    return name.lower() if resource_type == "AWS::ECR::Repository" else name


# moto ignores the egress rules of a security group, inline or apart.
def _allow_egress(account, region, group, rule):
    described = {"Description": rule.get("Description")}
    ranges = [{name: rule[name], **described} for name in ("CidrIp", "CidrIpv6") if rule.get(name)]
    groups = rule.get("DestinationSecurityGroupId")
    prefixes = rule.get("DestinationPrefixListId")
    ec2_backends[account][region].authorize_security_group_egress(
        group,
        str(rule["IpProtocol"]),
        rule.get("FromPort"),
        rule.get("ToPort"),
        ranges,
        source_groups=[{"GroupId": groups, **described}] if groups else [],
        prefix_list_ids=[{"PrefixListId": prefixes, **described}] if prefixes else [],
    )


@_makes("AWS::EC2::SecurityGroupEgress")
def _egress(name, properties, account, region):
    _allow_egress(account, region, properties["GroupId"], properties)


@wraps(SecurityGroup, "create_from_cloudformation_json")
def _security_group(original, cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    group = original(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
    rules = cloudformation_json["Properties"].get("SecurityGroupEgress")
    if rules is not None:
        group.egress_rules.clear()  # a group with rules of its own loses the default ones, IPv4 and IPv6
        for rule in rules:
            _allow_egress(account_id, region_name, group.id, rule)
    return group


# moto knows no prefix list as the source of a rule.
@wraps(SecurityGroupIngress, "create_from_cloudformation_json")
def _ingress(original, cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    rule = cloudformation_json["Properties"]
    if "SourcePrefixListId" not in rule:
        return original(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
    backend = ec2_backends[account_id][region_name]
    backend.authorize_security_group_ingress(
        rule["GroupId"],
        str(rule["IpProtocol"]),
        rule.get("FromPort"),
        rule.get("ToPort"),
        ip_ranges=[],
        source_groups=[],
        prefix_list_ids=[{"PrefixListId": rule["SourcePrefixListId"], "Description": rule.get("Description")}],
    )
    return cls(backend.get_security_group_from_id(rule["GroupId"]), rule)


# moto ignores the IPv6 block of a subnet.
@wraps(Subnet, "create_from_cloudformation_json")
def _subnet(original, cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    subnet = original(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
    block = cloudformation_json["Properties"].get("Ipv6CidrBlock")
    if block:
        ec2_backends[account_id][region_name].associate_subnet_cidr_block(subnet.id, block)
    return subnet


# Subnets take their IPv6 blocks from that of their VPC.
@_makes("AWS::EC2::VPCCidrBlock")
def _vpc_cidr_block(name, properties, account, region):
    amazons = properties.get("AmazonProvidedIpv6CidrBlock", False)
    answer = ec2_backends[account][region].associate_vpc_cidr_block(
        properties["VpcId"], properties.get("CidrBlock"), amazons
    )
    return answer["association_id"]


# A route looks its gateway up.
@_makes("AWS::EC2::EgressOnlyInternetGateway")
def _egress_only_gateway(name, properties, account, region):
    return ec2_backends[account][region].create_egress_only_internet_gateway(properties["VpcId"]).id


# A listener looks its certificate up.
@_makes("AWS::CertificateManager::Certificate")
def _certificate(name, properties, account, region):
    return acm_backends[account][region].request_certificate(
        domain_name=properties["DomainName"],
        idempotency_token=None,
        subject_alt_names=properties.get("SubjectAlternativeNames") or [],
        tags=properties.get("Tags") or [],
    )


@_makes("AWS::S3::BucketPolicy")
def _bucket_policy(name, properties, account, region):
    policy = json.dumps(properties["PolicyDocument"]).encode()
    s3_backends[account]["aws"].put_bucket_policy(properties["Bucket"], policy)


@_makes("AWS::SecretsManager::Secret")
def _secret(name, properties, account, region):
    value = properties.get("SecretString")
    generate = properties.get("GenerateSecretString")
    if generate is not None:
        value = uuid.uuid4().hex
        if "GenerateStringKey" in generate:
            template = json.loads(generate["SecretStringTemplate"])
            value = json.dumps({**template, generate["GenerateStringKey"]: value})
    answer = secretsmanager_backends[account][region].create_secret(
        name=properties.get("Name") or f"{name}-{uuid.uuid4().hex[:12]}",
        secret_string=value,
        secret_binary=None,
        description=properties.get("Description"),
        tags=properties.get("Tags") or [],
        kms_key_id=properties.get("KmsKeyId"),
        client_request_token=None,
        replica_regions=properties.get("ReplicaRegions") or [],
        force_overwrite=False,
    )
    return json.loads(answer)["ARN"]


@_makes("AWS::SecretsManager::ResourcePolicy")
def _secret_policy(name, properties, account, region):
    policy = json.dumps(properties["ResourcePolicy"])
    secretsmanager_backends[account][region].put_resource_policy(properties["SecretId"], policy)
