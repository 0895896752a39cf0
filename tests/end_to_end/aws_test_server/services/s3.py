"""Buckets."""

import json

from moto.s3.models import FakeBucket

_LOGGING = "logging.s3.amazonaws.com"


def _listed(value):
    return value if isinstance(value, list) else [value]


# moto cannot read a bucket's policy that denies everybody something, or that names several places for logs.
def _admits_logs(target_bucket, target_prefix):
    if not target_bucket.policy:
        return False
    arn = f"arn:{target_bucket.partition}:s3:::{target_bucket.name}"
    places = {arn, f"{arn}/*", f"{arn}/{target_prefix or ''}*"}
    return any(
        statement["Effect"] == "Allow"
        and isinstance(statement["Principal"], dict)
        and _LOGGING in _listed(statement["Principal"].get("Service"))
        and "s3:PutObject" in _listed(statement["Action"])
        and places & set(_listed(statement["Resource"]))
        for statement in json.loads(target_bucket.policy)["Statement"]
    )


assert isinstance(FakeBucket.__dict__["_log_permissions_enabled_policy"], staticmethod)
FakeBucket._log_permissions_enabled_policy = staticmethod(_admits_logs)
