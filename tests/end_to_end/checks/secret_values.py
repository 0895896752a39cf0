"""No secret's value stands in a Terraform state."""

import json
import time


def assert_not_in(aws, states, at_least):
    """Searches every state for the value of every secret and secure parameter that the server keeps.

    `at_least` is how many secrets the example has, and each secret's ARN must stand in some state:
    so a search that looks in the wrong place fails.
    """
    values = _values(aws)
    assert len(values) >= at_least, f"{len(values)} secrets have a value, {at_least} were expected: {list(values)}"
    everything = "".join(states.values())
    for arn, words in values.items():
        assert arn in everything, f"{arn} stands in no state: is this the state of the same deployment?"
        for word in words:
            holders = [name for name, text in states.items() if word in text]
            assert not holders, f"the value of {arn} stands in the state of {holders}"


def wait_for_pending(client, secret):
    """The value that a rotation function is making current."""
    give_up = time.monotonic() + 60
    while True:
        try:
            return client.get_secret_value(SecretId=secret, VersionStage="AWSPENDING")["SecretString"]
        except client.exceptions.ResourceNotFoundException:
            assert time.monotonic() < give_up, "the rotation function has not run"
            time.sleep(0.2)


def _values(aws):
    client = aws.client("secretsmanager")
    found = {}
    for page in client.get_paginator("list_secrets").paginate():
        for secret in page["SecretList"]:
            try:
                text = client.get_secret_value(SecretId=secret["ARN"])["SecretString"]
            except client.exceptions.ResourceNotFoundException:
                continue  # a secret that has no value yet has none to leak
            words = _secret_words(text)
            assert words, f"no secret word was found in {secret['ARN']}"
            found[secret["ARN"]] = words
    parameters = aws.client("ssm")
    for each in parameters.describe_parameters()["Parameters"]:
        if each["Type"] == "SecureString":
            kept = parameters.get_parameter(Name=each["Name"], WithDecryption=True)["Parameter"]
            found[kept["ARN"]] = [kept["Value"]]
    return found


def _secret_words(text):
    """The whole text, or of a JSON object the texts under a key that names a password, key or token."""
    try:
        value = json.loads(text)
    except ValueError:
        return [text]
    if not isinstance(value, dict):
        return [text]
    named = ("password", "secret", "token", "key")
    return [str(word) for key, word in value.items() if any(name in key.lower() for name in named)]
