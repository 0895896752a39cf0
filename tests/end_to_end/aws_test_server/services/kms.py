"""Keys."""

import copy
import json

from moto.kms.models import Key, kms_backends
from moto.kms.responses import KmsResponse

from ..patching import wraps


def _key_of(response):
    backend = response.kms_backend
    return backend.keys[backend.get_key_id(response._get_param("KeyId"))]


# moto forgets the rotation period.
@wraps(KmsResponse, "enable_key_rotation")
def _enable_key_rotation(original, self):
    _key_of(self).rotation_period = self._get_param("RotationPeriodInDays") or 365
    return original(self)


@wraps(KmsResponse, "get_key_rotation_status")
def _get_key_rotation_status(original, self):
    answer = json.loads(original(self))
    if answer["KeyRotationEnabled"]:
        answer["RotationPeriodInDays"] = getattr(_key_of(self), "rotation_period", 365)
    return json.dumps(answer)


# moto forgets the policy, the description, the tags and the role of a replica in another region.
@wraps(KmsResponse, "replicate_key")
def _replicate_key(original, self):
    answer = json.loads(original(self))
    asked = json.loads(self.body)
    backend = kms_backends[self.current_account][asked["ReplicaRegion"]]
    key_id = answer["ReplicaKeyMetadata"]["KeyId"]
    replica = backend.keys[key_id]
    replica.multi_region_configuration = {
        **copy.deepcopy(replica.multi_region_configuration),
        "MultiRegionKeyType": "REPLICA",
    }
    replica.description = asked.get("Description") or ""
    replica.key_rotation_status = False
    if asked.get("Policy"):
        replica.policy = asked["Policy"]
    backend.tag_resource(key_id, asked.get("Tags") or [])
    answer["ReplicaKeyMetadata"]["Description"] = replica.description
    return json.dumps(answer)


# CloudFormation: moto keeps the policy as an object, and DescribeKey then fails. It takes the tags as they are, whose
# members have other names here than in KMS.
@wraps(Key, "create_from_cloudformation_json")
def _key_from_cloudformation(original, cls, resource_name, cloudformation_json, *args, **kwargs):
    properties = cloudformation_json["Properties"]
    if isinstance(properties.get("KeyPolicy"), dict):
        properties["KeyPolicy"] = json.dumps(properties["KeyPolicy"])
    tags = [{"TagKey": tag["Key"], "TagValue": tag["Value"]} for tag in properties.get("Tags", [])]
    changed = {**cloudformation_json, "Properties": {**properties, "Tags": tags}}
    return original(cls, resource_name, changed, *args, **kwargs)


# CloudFormation: moto gives no attribute of a key but its ARN.
@wraps(Key, "get_cfn_attribute")
def _key_attribute(original, self, attribute_name):
    return self.id if attribute_name == "KeyId" else original(self, attribute_name)
