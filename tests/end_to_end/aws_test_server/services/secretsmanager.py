"""Secrets."""

import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import zipfile

from moto.awslambda.models import LambdaBackend, lambda_backends
from moto.secretsmanager.models import FakeSecret, SecretsManagerBackend

from ..patching import wraps

_STEPS = ("createSecret", "setSecret", "testSecret", "finishSecret")
_RUN = """
import importlib, json, sys
module, name = sys.argv[1].split(".")
for event in json.load(sys.stdin):
    getattr(importlib.import_module(module), name)(event, None)
"""


# moto forgets the key of a replica in another region.
@wraps(FakeSecret, "create_replicas")
def _create_replicas(original, self, regions, force_overwrite):
    replicas = original(self, regions, force_overwrite)
    for replica, asked in zip(replicas, regions or []):
        if asked.get("KmsKeyId"):
            replica.config["KmsKeyId"] = asked["KmsKeyId"]
    return replicas


# moto runs functions in Docker, while the request for a rotation waits. AWS answers first. So does this, and the
# function's own code then runs as a process beside the server. Asked again without a function, moto forgets it.
# A function inside a VPC asks a database, and there is none: it makes the new value, and that stays pending.
@wraps(SecretsManagerBackend, "rotate_secret")
def _rotate_secret(original, self, secret_id, rotation_lambda_arn=None, rotate_immediately=True, **how):
    secret = self.secrets[secret_id] if self._is_valid_identifier(secret_id) else None
    current = secret and secret.default_version_id
    function = rotation_lambda_arn or (secret and secret.rotation_lambda_arn)
    answer = original(self, secret_id, rotation_lambda_arn=function, rotate_immediately=rotate_immediately, **how)
    if secret.rotation_lambda_arn and rotate_immediately:
        secret.set_default_version_id(current)  # moto has made the empty version the current one
        (token,) = [name for name, each in secret.versions.items() if each["version_stages"] == ["AWSPENDING"]]
        function = lambda_backends[self.account_id][self.region_name].get_function(secret.rotation_lambda_arn)
        threading.Thread(target=_rotate, args=(function, secret, token), daemon=True).start()
    return answer


@wraps(LambdaBackend, "invoke")
def _invoke(original, self, function_name, qualifier, body, headers, response_headers):
    if json.loads(body or "{}").get("Step") in _STEPS:
        return b"null"
    return original(self, function_name, qualifier, body, headers, response_headers)


def _rotate(function, secret, token):
    steps = _STEPS[:1] if function.vpc_config else _STEPS
    events = [{"Step": step, "SecretId": secret.arn, "ClientRequestToken": token} for step in steps]
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(function.code_bytes)).extractall(folder)
        done = subprocess.run(
            [sys.executable, "-c", _RUN, function.handler],
            input=json.dumps(events),
            text=True,
            env={
                **function.environment_vars,
                "PYTHONPATH": folder,
                "AWS_ENDPOINT_URL": f"http://127.0.0.1:{os.environ['MOTO_PORT']}",
                "AWS_ACCESS_KEY_ID": "testing",
                "AWS_SECRET_ACCESS_KEY": "testing",
                "AWS_DEFAULT_REGION": secret.region,
            },
        )
    stages = secret.versions[token]["version_stages"]
    if done.returncode == 0 and function.vpc_config:
        return
    if done.returncode != 0 or "AWSCURRENT" not in stages:
        print(f"aws_test_server: {secret.arn} was not rotated", file=sys.stderr, flush=True)
        return
    secret.set_default_version_id(token)  # moto leaves it at the old one, and takes the label for a rotation that runs
    secret.versions[token]["version_stages"] = [stage for stage in stages if stage != "AWSPENDING"]
