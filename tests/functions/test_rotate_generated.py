"""The rotation function, run against moto: what Secrets Manager would call, in the order in which it does."""

import json

import pytest
from conftest import TOKEN, Rotating
from conftest import load as load_function


def load():
    return load_function("rotate_generated")


@pytest.fixture
def secret(client):
    text = json.dumps({"username": "chat", "key": "a" * 64})
    return client.create_secret(Name="chat/Vault/Session", SecretString=text)["ARN"]


def value(client, secret, stage="AWSCURRENT"):
    return json.loads(client.get_secret_value(SecretId=secret, VersionStage=stage)["SecretString"])


class Rotation:
    """Calls the function's steps for one secret."""

    def __init__(self, client, secret):
        self.client, self.secret, self.module = Rotating(client), secret, load()

    def __call__(self, step, token=TOKEN, length=64):
        self.module.rotate(self.client, {"SecretId": self.secret, "ClientRequestToken": token, "Step": step},
                           {self.secret: {"length": length, "member": "key"}})


@pytest.fixture
def rotation(client, secret):
    return Rotation(client, secret)


def test_a_rotation_makes_a_new_key_and_keeps_the_one_before(client, secret, rotation):
    before = value(client, secret)
    for step in rotation.module.STEPS:
        rotation(step)
    after = value(client, secret)
    assert after["username"] == "chat"
    assert after["key"] != before["key"] and len(after["key"]) == 64 and after["key"].isalnum()
    assert value(client, secret, "AWSPREVIOUS") == before


def test_a_step_that_is_repeated_changes_nothing(client, secret, rotation):
    rotation("createSecret")
    pending = value(client, secret, "AWSPENDING")
    rotation("createSecret")
    assert value(client, secret, "AWSPENDING") == pending
    for step in ("setSecret", "testSecret", "finishSecret", "finishSecret", "createSecret"):
        rotation(step)
    assert value(client, secret) == pending


def test_a_value_of_another_length_is_not_made_current(client, secret, rotation):
    rotation("createSecret")
    with pytest.raises(ValueError, match="not a new value"):
        rotation("testSecret", length=65)
    assert value(client, secret)["key"] == "a" * 64


def test_a_new_value_that_changes_more_is_not_made_current(client, secret, rotation):
    rotation.client.put_secret_value(SecretId=secret, ClientRequestToken=TOKEN, VersionStages=["AWSPENDING"],
                                     SecretString=json.dumps({"username": "root", "key": "b" * 64}))
    with pytest.raises(ValueError, match="differs in more"):
        rotation("testSecret")


def test_a_version_that_is_not_the_secrets_is_refused(rotation):
    with pytest.raises(ValueError, match="not a version of the secret"):
        rotation("createSecret", token="99999999-2222-3333-4444-555555555555")


def test_a_version_that_is_not_pending_is_refused(client, secret, rotation):
    rotation.client.put_secret_value(SecretId=secret, ClientRequestToken=TOKEN, VersionStages=["OTHER"],
                                     SecretString="{}")
    with pytest.raises(ValueError, match="not pending"):
        rotation("createSecret")


def test_an_unknown_step_is_refused(rotation):
    with pytest.raises(ValueError, match="no such step"):
        rotation("dropSecret")


def test_a_secret_that_is_not_its_own_is_refused(client, secret):
    with pytest.raises(KeyError):
        load().rotate(Rotating(client), {"SecretId": secret, "ClientRequestToken": TOKEN, "Step": "createSecret"}, {})


def test_the_handler_reads_its_settings_from_the_environment(client, secret, monkeypatch):
    client.put_secret_value(SecretId=secret, ClientRequestToken=TOKEN, VersionStages=["AWSPENDING"],
                            SecretString=json.dumps({"username": "chat", "key": "c" * 64}))
    monkeypatch.setenv("SECRETS", json.dumps({secret: {"length": 64, "member": "key"}}))
    module = load()
    for step in module.STEPS:
        module.lambda_handler({"SecretId": secret, "ClientRequestToken": TOKEN, "Step": step}, None)
    assert value(client, secret)["key"] == "c" * 64
