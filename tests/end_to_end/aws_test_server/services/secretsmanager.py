"""Secrets."""

from moto.secretsmanager.models import FakeSecret

from ..patching import wraps


# moto forgets the key of a replica in another region.
@wraps(FakeSecret, "create_replicas")
def _create_replicas(original, self, regions, force_overwrite):
    replicas = original(self, regions, force_overwrite)
    for replica, asked in zip(replicas, regions or []):
        if asked.get("KmsKeyId"):
            replica.config["KmsKeyId"] = asked["KmsKeyId"]
    return replicas
