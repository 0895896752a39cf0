"""What the tests of rotation functions have in common: a Secrets Manager, and a client that rotates as AWS does."""

import importlib.util
import pathlib

import boto3
import pytest
from moto import mock_aws

FUNCTIONS = pathlib.Path(__file__).parents[2] / "constructs/secrets_vault/functions"
TOKEN = "11111111-2222-3333-4444-555555555555"


def load(name):
    spec = importlib.util.spec_from_file_location(name, FUNCTIONS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Rotating:
    """A client for which the version is announced and has no value until it is put, as on AWS: moto knows none such."""

    def __init__(self, client, token=TOKEN):
        self.client, self.token, self.put = client, token, False

    def __getattr__(self, name):
        return getattr(self.client, name)

    def describe_secret(self, **asked):
        answer = self.client.describe_secret(**asked)
        if not self.put:
            answer["VersionIdsToStages"][self.token] = ["AWSPENDING"]
        return answer

    def get_secret_value(self, **asked):
        if asked.get("VersionStage") == "AWSPENDING" and not self.put:
            error = self.client.exceptions.ResourceNotFoundException
            raise error({"Error": {"Code": "ResourceNotFoundException"}}, "GetSecretValue")
        return self.client.get_secret_value(**asked)

    def put_secret_value(self, **given):
        self.put = True
        return self.client.put_secret_value(**given)


@pytest.fixture
def client(monkeypatch):
    for name in ("AWS_ENDPOINT_URL", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with mock_aws():
        yield boto3.client("secretsmanager")
