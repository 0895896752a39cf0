"""Application Auto Scaling: moto has no tags for scalable targets, and the provider always asks for them."""

import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse as Response

from ..patching import adds, store, wraps

_tags = store()  # ARN of the target -> its tags


def _parameter(response, name, default=None):
    return json.loads(response.body or "{}").get(name, default)


@adds(Response, "list_tags_for_resource")
def _list_tags_for_resource(self):
    return json.dumps({"Tags": _tags.get(_parameter(self, "ResourceARN"), {})})


@adds(Response, "tag_resource")
def _tag_resource(self):
    _tags.setdefault(_parameter(self, "ResourceARN"), {}).update(_parameter(self, "Tags", {}))
    return "{}"


@adds(Response, "untag_resource")
def _untag_resource(self):
    for key in _parameter(self, "TagKeys", []):
        _tags.get(_parameter(self, "ResourceARN"), {}).pop(key, None)
    return "{}"


@wraps(Response, "register_scalable_target")
def _register_scalable_target(original, self):
    answer = original(self)
    tags = _parameter(self, "Tags")
    if tags:
        _tags[json.loads(answer)["ScalableTargetARN"]] = tags
    return answer
