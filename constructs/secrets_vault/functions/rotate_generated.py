"""Rotates secrets whose value is random: signing keys and tokens that the program itself makes.

Secrets Manager calls this function four times per rotation. The value before stays readable as AWSPREVIOUS, so that
what a signing key has signed is still verified until the next rotation.
"""

import json
import os

import boto3

STEPS = ("createSecret", "setSecret", "testSecret", "finishSecret")


def lambda_handler(event, context):
    rotate(boto3.client("secretsmanager"), event, json.loads(os.environ["SECRETS"]))


def rotate(client, event, secrets):
    """`secrets` says for each secret, by its ARN, which member is generated and how long it is."""
    arn, token, step = event["SecretId"], event["ClientRequestToken"], event["Step"]
    if step not in STEPS:
        raise ValueError(f"no such step of a rotation: {step}")
    stages = client.describe_secret(SecretId=arn)["VersionIdsToStages"].get(token)
    if stages is None:
        raise ValueError("the version that is asked for is not a version of the secret")
    if "AWSCURRENT" in stages:
        return  # an earlier call has finished it
    if "AWSPENDING" not in stages:
        raise ValueError("the version that is asked for is not pending")
    if step == "createSecret":
        create(client, arn, token, secrets[arn])
    elif step == "testSecret":
        test(client, arn, token, secrets[arn])
    elif step == "finishSecret":
        finish(client, arn, token)


def read(client, arn, **version):
    return json.loads(client.get_secret_value(SecretId=arn, **version)["SecretString"])


def create(client, arn, token, secret):
    """Writes the new value beside the current one, once: a call that is repeated finds it."""
    try:
        read(client, arn, VersionId=token, VersionStage="AWSPENDING")
        return
    except client.exceptions.ResourceNotFoundException:
        pass
    value = read(client, arn, VersionStage="AWSCURRENT")
    # Letters and digits only: every client, URL and shell takes them.
    value[secret["member"]] = client.get_random_password(
        PasswordLength=secret["length"], ExcludePunctuation=True, RequireEachIncludedType=True
    )["RandomPassword"]
    client.put_secret_value(
        SecretId=arn, ClientRequestToken=token, SecretString=json.dumps(value, separators=(",", ":")),
        VersionStages=["AWSPENDING"]
    )


def test(client, arn, token, secret):
    """The new value is there, whole, and another one."""
    new = read(client, arn, VersionId=token, VersionStage="AWSPENDING")
    old = read(client, arn, VersionStage="AWSCURRENT")
    member = secret["member"]
    if len(new[member]) != secret["length"] or new[member] == old[member]:
        raise ValueError("the new value is not a new value of the length that was asked for")
    if {k: v for k, v in new.items() if k != member} != {k: v for k, v in old.items() if k != member}:
        raise ValueError("the new value differs in more than what is generated")


def finish(client, arn, token):
    """Makes the new value the current one; Secrets Manager marks the one before as AWSPREVIOUS."""
    versions = client.describe_secret(SecretId=arn)["VersionIdsToStages"]
    current = next(version for version, stages in versions.items() if "AWSCURRENT" in stages)
    client.update_secret_version_stage(
        SecretId=arn, VersionStage="AWSCURRENT", MoveToVersionId=token, RemoveFromVersionId=current
    )
