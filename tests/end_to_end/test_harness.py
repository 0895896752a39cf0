"""The harness notices what it is there to notice."""

import concurrent.futures
import json
import time

import pytest

from aws_test_server.server import AnswersAgain, OneAtATime
from checks import run_all
from checks.secret_values import assert_not_in
from harness import checkov
from harness.assembly import Assembly, Stack, read_assembly
from harness.aws import Aws
from harness.deployment import AfterTerraform
from harness.terraform import PROVIDER, Terraform


def _write(folder, stacks):
    target = folder / "terraform"
    entries = []
    for name, needs in stacks.items():
        (target / name).mkdir(parents=True)
        (target / name / "main.tf.json").write_text("{}")
        entries.append(
            {"name": name, "region": "eu-west-1", "files": [f"{name}/main.tf.json"], "depends_on": needs}
        )
    manifest = {"target": "terraform", "environment": {"name": "eu", "kind": "production"}, "stacks": entries}
    (target / "manifest.json").write_text(json.dumps(manifest))
    return target


def test_stacks_come_in_the_order_in_which_they_are_deployed(tmp_path):
    _write(tmp_path, {"app": ["data", "network"], "data": ["network"], "network": []})
    assembly = read_assembly(tmp_path, "terraform")
    assert [stack.name for stack in assembly.stacks] == ["network", "data", "app"]
    assert assembly.environment == "production"


def test_stacks_that_wait_for_each_other_are_refused(tmp_path):
    _write(tmp_path, {"app": ["data"], "data": ["app"]})
    with pytest.raises(AssertionError, match="cycle"):
        read_assembly(tmp_path, "terraform")


def test_an_assembly_without_a_file_that_it_names_is_refused(tmp_path):
    (_write(tmp_path, {"app": []}) / "app" / "main.tf.json").unlink()
    with pytest.raises(AssertionError, match="not there"):
        read_assembly(tmp_path, "terraform")


def test_an_assembly_without_stacks_is_refused(tmp_path):
    (tmp_path / "terraform").mkdir()
    _write(tmp_path, {})
    with pytest.raises(AssertionError, match="no stack"):
        read_assembly(tmp_path, "terraform")


def test_parameters_take_outputs_and_inputs():
    parameters = (
        {"name": "subnet", "from": {"stack": "network", "output": "private_a"}},
        {"name": "prefixes", "required": True},
        {"name": "protection", "required": False},
    )
    stack = Stack("app", "eu-west-1", (), parameters)
    outputs = {"network": {"private_a": "subnet-1"}}
    assert stack.arguments(outputs, {"prefixes": "pl-1"}) == {"subnet": "subnet-1", "prefixes": "pl-1"}
    with pytest.raises(AssertionError, match="asks for prefixes"):
        stack.arguments(outputs, {})


@pytest.fixture
def secrets(aws):
    """Two secrets: one a bare word, one a JSON object."""
    client = aws.client("secretsmanager")
    master = client.create_secret(Name="master", SecretString="correct horse")["ARN"]
    user = client.create_secret(Name="user", SecretString=json.dumps({"username": "chat", "password": "staple"}))["ARN"]
    yield f"{master} {user} chat"
    for secret in (master, user):  # a reset of the server takes seconds
        client.delete_secret(SecretId=secret, ForceDeleteWithoutRecovery=True)


def test_a_state_without_secret_values_passes(aws, secrets):
    assert_not_in(aws, {"app": secrets}, at_least=2)


@pytest.mark.parametrize("value", ["correct horse", "staple"])
def test_a_secret_value_in_a_state_is_found(aws, secrets, value):
    with pytest.raises(AssertionError, match="stands in the state of"):
        assert_not_in(aws, {"app": f"{secrets} {value}"}, at_least=2)


def test_the_value_of_a_secure_parameter_in_a_state_is_found(aws, secrets):
    client = aws.client("ssm")
    client.put_parameter(Name="/plain", Value="battery", Type="String")
    client.put_parameter(Name="/token", Value="horse battery", Type="SecureString")
    arn = client.get_parameter(Name="/token")["Parameter"]["ARN"]
    assert_not_in(aws, {"app": f"{secrets} {arn} battery"}, at_least=3)
    with pytest.raises(AssertionError, match="stands in the state of"):
        assert_not_in(aws, {"app": f"{secrets} {arn} horse battery"}, at_least=3)
    client.delete_parameters(Names=["/plain", "/token"])


def test_a_state_of_something_else_is_noticed(aws, secrets):
    with pytest.raises(AssertionError, match="stands in no state"):
        assert_not_in(aws, {"app": "{}"}, at_least=2)


def test_too_few_secrets_are_noticed(aws, secrets):
    with pytest.raises(AssertionError, match="were expected"):
        assert_not_in(aws, {"app": secrets}, at_least=3)


def test_all_failing_checks_are_reported(aws):
    def holds(deployed):
        pass

    def cannot_ask(deployed):
        raise KeyError("Scheme")

    def does_not_hold(deployed):
        assert deployed.target == "another"

    class Example:
        BOTH_TARGETS = [holds, cannot_ask]
        TERRAFORM_ONLY = [does_not_hold]

    with pytest.raises(AssertionError, match="2 checks failed") as caught:
        run_all(Example, AfterTerraform(aws))
    assert "cannot_ask" in str(caught.value) and "does_not_hold" in str(caught.value)


def test_findings_of_the_scanner_are_set_aside_by_resource_or_type_only():
    text = "# why\nA_1 terraform aws_lb | for all\nA_2 terraform aws_lb.one | for one\n"
    waivers = checkov.read_waivers(text, "production")
    found = [("A_1", "aws_lb.one", "one"), ("A_2", "aws_lb.one", "two"), ("A_2", "aws_lb.other", "three")]
    assert checkov.not_waived(found, "terraform", waivers) == ["A_2 aws_lb.other: three"]
    assert len(checkov.not_waived(found, "cloudformation", waivers)) == 3


def test_a_waiver_may_hold_in_one_kind_of_environment_only():
    text = "A_1 terraform aws_db_instance staging | it is cheaper\n"
    found = [("A_1", "aws_db_instance.one", "one")]
    assert checkov.not_waived(found, "terraform", checkov.read_waivers(text, "staging")) == []
    assert len(checkov.not_waived(found, "terraform", checkov.read_waivers(text, "production"))) == 1


def _write_program(program, script):
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.fixture
def scanner(tmp_path, monkeypatch):
    """A scanner that says of the files what the test wants: a list of (verdict, file, check, resource)."""
    def says(verdicts):
        results = {"passed_checks": [], "failed_checks": []}
        for verdict, file, check, resource in verdicts:
            results[verdict].append({"file_abs_path": str(file), "check_id": check, "resource": resource, "check_name": "why"})
        report = {"summary": {"parsing_errors": 0}, "results": results}
        program = tmp_path / "checkov"
        _write_program(program, f"cat <<'END'\n{json.dumps(report)}\nEND")
        monkeypatch.setenv("QUOIN_CHECKOV", str(program))
    return says


def _assembly(folder, environment):
    return Assembly(folder, "cloudformation", environment, ())


def test_findings_belong_to_their_own_assembly_and_its_environment(tmp_path, scanner, monkeypatch):
    waivers = tmp_path / "waivers.txt"
    waivers.write_text("A_1 cloudformation AWS::X::Y staging | it is cheaper\n")
    monkeypatch.setattr(checkov, "WAIVERS", waivers)
    one, other = tmp_path / "one" / "shop.json", tmp_path / "other" / "shop.json"
    scanner([("passed_checks", one, "A_2", "AWS::X::Y.a"), ("passed_checks", other, "A_2", "AWS::X::Y.a"),
             ("failed_checks", one, "A_1", "AWS::X::Y.a"), ("failed_checks", other, "A_1", "AWS::X::Y.a")])
    both = [(_assembly(one.parent, "staging"), [one]), (_assembly(other.parent, "production"), [other])]
    with pytest.raises(AssertionError) as caught:
        checkov.assert_finds_nothing(both)
    assert f"{other}: A_1 AWS::X::Y.a: why" in str(caught.value)
    assert str(one) not in str(caught.value)


def test_an_assembly_of_which_the_scanner_judges_nothing_is_noticed(tmp_path, scanner):
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    scanner([("passed_checks", one, "A_2", "AWS::X::Y.a")])
    with pytest.raises(AssertionError, match=f"judged nothing of {tmp_path}"):
        checkov.assert_finds_nothing([(_assembly("elsewhere", "production"), [one]),
                                      (_assembly(tmp_path, "production"), [other])])


def test_a_command_that_fails_tells_what_it_and_the_server_have_said(tmp_path, monkeypatch):
    program, log, folder = tmp_path / "terraform", tmp_path / "server.log", tmp_path / "work" / "shop"
    _write_program(program, "echo no such zone\nexit 1")
    log.write_text("not implemented: CreateZone\n")
    folder.mkdir(parents=True)
    (tmp_path / PROVIDER).mkdir(parents=True)
    monkeypatch.setenv("QUOIN_TERRAFORM", str(program))
    monkeypatch.setenv("QUOIN_TERRAFORM_MIRROR", str(tmp_path))
    with pytest.raises(AssertionError, match="terraform plan.* ended with 1") as caught:
        Terraform(folder, Aws(1, "eu-west-1", log)).plan()
    assert "no such zone" in str(caught.value) and "not implemented: CreateZone" in str(caught.value)


@pytest.mark.parametrize("line", ["A_1 terraform aws_lb", "A_1 terraform aws_lb |  "])
def test_a_waiver_of_the_scanner_needs_a_reason(line):
    with pytest.raises(AssertionError, match="needs a reason"):
        checkov.read_waivers(line, "production")


def test_requests_are_answered_one_after_the_other():
    running = []
    most = 0

    def application(environ, start_response):
        nonlocal most
        running.append(environ)
        most = max(most, len(running))
        time.sleep(0.001)
        running.pop()
        return [b""]

    one_at_a_time = OneAtATime(application)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: one_at_a_time({}, None), range(40)))
    assert most == 1


def _answers(statuses):
    """Asks an application that answers each request with the next status, and returns how to ask it."""
    left = iter(statuses)

    def application(environ, start_response):
        status = next(left)
        start_response(status, [])
        return [f"{status} of {environ['PATH_INFO']}".encode()]

    server = AnswersAgain(application)

    def ask(path, request=None):
        said = []
        environ = {"REQUEST_METHOD": "PUT", "PATH_INFO": path}
        if request:
            environ["HTTP_AMZ_SDK_INVOCATION_ID"] = request
        body = server(environ, lambda status, headers, *error: said.append(status))
        return said[0], b"".join(body).decode()

    return ask


def test_a_request_that_comes_again_is_carried_out_once():
    ask = _answers(["200 OK", "201 Created"])
    assert ask("/one", "id-1") == ("200 OK", "200 OK of /one")
    assert ask("/one", "id-1") == ("200 OK", "200 OK of /one")
    assert ask("/one", "id-2") == ("201 Created", "201 Created of /one")


@pytest.mark.parametrize("status", ["400 Bad Request", "503 Service Unavailable"])
def test_a_request_that_failed_is_tried_anew(status):
    ask = _answers([status, "200 OK"])
    assert ask("/one", "id-1") == (status, f"{status} of /one")
    assert ask("/one", "id-1") == ("200 OK", "200 OK of /one")


def test_requests_without_an_id_are_never_taken_for_one():
    ask = _answers(["200 OK", "201 Created"])
    assert [ask("/one")[0], ask("/one")[0]] == ["200 OK", "201 Created"]


def test_old_answers_are_forgotten(monkeypatch):
    monkeypatch.setattr(AnswersAgain, "KEPT", 2)
    ask = _answers(["200 OK"] * 3 + ["201 Created"])
    for request in ("id-1", "id-2", "id-3"):
        ask("/one", request)
    assert ask("/one", "id-3")[0] == "200 OK"
    assert ask("/one", "id-1")[0] == "201 Created"
