"""CloudTrail: moto finds a trail by its name only, and the provider names it by its ARN."""

from moto.cloudtrail.models import CloudTrailBackend

from ..patching import wraps


@wraps(CloudTrailBackend, "start_logging")
def _start_logging(original, self, name):
    return original(self, _name(name))


@wraps(CloudTrailBackend, "stop_logging")
def _stop_logging(original, self, name):
    return original(self, _name(name))


@wraps(CloudTrailBackend, "delete_trail")
def _delete_trail(original, self, name):
    return original(self, _name(name))


def _name(name_or_arn):
    return name_or_arn.rsplit("/", 1)[-1]
