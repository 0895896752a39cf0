"""The function that rotates a database's users, run against moto's Secrets Manager and real servers."""

import json
import pathlib
import tempfile
import uuid

import pytest
import servers
from conftest import TOKEN, Rotating, load

FUNCTION = "rotate_database"
FIRST = {"username": "chat", "engine": "", "host": "localhost", "port": "", "dbname": "shop_1", "password": "First1" * 6}
READ_WRITE = ["select", "insert", "update", "remove"]


@pytest.fixture(scope="module", params=servers.KINDS)
def server(request):
    program = servers.found(request.param)
    if program is None:
        pytest.skip(f"this machine has no {request.param}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        servers.certificates(folder)
        running = servers.KINDS[request.param](program, folder)
        yield running
        running.stop()


class Rotation:
    """One user's secret, the master's, and the steps of rotations."""

    def __init__(self, client, server, rights, monkeypatch):
        self.client, self.server = client, server
        self.module = load(FUNCTION)
        monkeypatch.setattr(self.module, "AUTHORITIES", (str(server.folder / "ca.pem"),))
        self.master = client.create_secret(Name=f"Master-{uuid.uuid4()}", SecretString=json.dumps(servers.MASTER))["ARN"]
        self.arn = client.create_secret(Name=f"UserChat-{uuid.uuid4()}", SecretString=json.dumps(FIRST))["ARN"]
        self.database = server.database(self.arn, self.master, rights)

    def rotate(self, steps=None):
        token = str(uuid.uuid4())
        rotating = Rotating(self.client, token)
        for step in steps or self.module.STEPS:
            self.module.rotate(rotating, {"SecretId": self.arn, "ClientRequestToken": token, "Step": step},
                               self.database)
        return rotating

    def value(self, stage="AWSCURRENT"):
        return json.loads(self.client.get_secret_value(SecretId=self.arn, VersionStage=stage)["SecretString"])

    def connect(self, value=None):
        return self.module.connect(self.database, value or self.value())

    def as_master(self, *statements):
        with self.connect(servers.MASTER) as connection:
            return [connection.run(statement) for statement in statements][-1]

    def refuses(self, statement, value=None):
        with self.connect(value) as connection, pytest.raises(self.module.Refused):
            connection.run(statement)


@pytest.fixture
def rotation(client, server, monkeypatch):
    made = Rotation(client, server, READ_WRITE, monkeypatch)
    made.as_master("CREATE TABLE messages (id INT)")
    yield made
    made = Rotation(client, server, READ_WRITE, monkeypatch)
    if server.engine == "mysql":
        made.as_master("DROP TABLE IF EXISTS messages, later", "DROP USER IF EXISTS chat, chat_clone")
    else:
        roles = [row[0] for row in made.as_master("SELECT rolname FROM pg_roles WHERE rolname LIKE 'chat%'")]
        owned = [f'DROP OWNED BY "{role}" CASCADE' for role in roles if role.endswith("_rights")]
        for role in roles:
            if not role.endswith("_rights"):
                made.as_master(f'DROP ROLE "{role}"')
        made.as_master(*owned, "DROP TABLE IF EXISTS messages, later", *[f'DROP ROLE "{role}"' for role in roles
                                                                         if role.endswith("_rights")])


def test_the_first_rotation_makes_both_users(rotation):
    rotation.rotate()
    assert rotation.value("AWSPREVIOUS") == FIRST
    new = rotation.value()
    assert new["username"] == "chat_clone" and new["password"] != FIRST["password"] and new["password"].isalnum()
    assert {**new, "username": "", "password": ""} == {**FIRST, "username": "", "password": ""}
    for value in (FIRST, new):
        with rotation.connect(value) as connection:
            connection.run("INSERT INTO messages (id) VALUES (7)")
            connection.run("UPDATE messages SET id = 8")
            assert connection.run("SELECT id FROM messages") == [["8"]]
            connection.run("DELETE FROM messages")


def test_the_one_before_signs_in_until_the_next_rotation(rotation):
    values = [FIRST]
    for _ in range(3):
        rotation.rotate()
        values.append(rotation.value())
        with rotation.connect(values[-2]) as connection:
            assert connection.run("SELECT 1") == [["1"]]
    assert [value["username"] for value in values] == ["chat", "chat_clone", "chat", "chat_clone"]
    with pytest.raises(rotation.module.Refused):
        rotation.connect(values[1])


def test_users_may_do_what_they_are_given_and_no_more(rotation):
    rotation.rotate()
    for statement in ("CREATE TABLE mine (id INT)", "DROP TABLE messages", "ALTER TABLE messages ADD more INT",
                      "CREATE USER other"):
        rotation.refuses(statement)
    if rotation.server.engine == "mysql":
        rotation.refuses("SELECT User FROM mysql.user")
        grants = rotation.as_master("SHOW GRANTS FOR 'chat_clone'@'%'")
        assert "GRANT SELECT, INSERT, UPDATE, DELETE ON `shop\\_1`.* TO `chat_clone`@`%`" in [row[0] for row in grants]
        assert len(grants) == 2 and grants[0][0].startswith("GRANT USAGE ON *.* TO `chat_clone`@`%`")
    else:
        assert rotation.as_master("SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles "
                                  "WHERE rolname LIKE 'chat%' GROUP BY 1, 2, 3") == [["f", "f", "f"]]


def test_tables_that_are_made_later_are_theirs_too(rotation):
    rotation.rotate()
    rotation.as_master("CREATE TABLE later (id INT)")
    with rotation.connect() as connection:
        connection.run("INSERT INTO later (id) VALUES (1)")
        assert connection.run("SELECT id FROM later") == [["1"]]


def test_a_right_that_is_taken_back_is_gone_with_the_user_that_is_rotated(rotation):
    rotation.rotate()
    rotation.rotate()
    rotation.database["users"][rotation.arn]["rights"] = ["select"]
    rotation.rotate()
    with rotation.connect() as connection:
        assert connection.run("SELECT id FROM messages") == []
    for statement in ("INSERT INTO messages (id) VALUES (1)", "UPDATE messages SET id = 2", "DELETE FROM messages"):
        rotation.refuses(statement)


def test_who_changes_tables_leaves_them_to_both_users_and_to_others(rotation):
    rotation.database["users"][rotation.arn]["rights"] = [*READ_WRITE, "change_tables"]
    reader = rotation.client.create_secret(Name=f"Reader-{uuid.uuid4()}", SecretString=json.dumps(
        {**FIRST, "username": "chat_reader"}))["ARN"]
    rotation.database["users"][reader] = {"name": "chat_reader", "rights": ["select"]}
    migrator, rotation.arn = rotation.arn, reader
    rotation.rotate()  # before the one who will make the tables
    reading, rotation.arn = rotation.value(), migrator
    rotation.rotate()
    with rotation.connect() as connection:
        connection.run("CREATE TABLE later (id INT)")
    rotation.rotate()
    with rotation.connect() as connection:
        connection.run("ALTER TABLE later ADD more INT")
        connection.run("INSERT INTO later (id) VALUES (1)")
    with rotation.connect(reading) as connection:
        assert connection.run("SELECT id FROM later") == [["1"]]
    rotation.refuses("INSERT INTO later (id) VALUES (2)", reading)
    with rotation.connect() as connection:
        connection.run("DROP TABLE later")
    if rotation.server.engine == "mysql":
        rotation.as_master("DROP USER chat_reader, chat_reader_clone")


def test_steps_that_are_repeated_change_nothing(rotation):
    rotation.rotate(["createSecret", "createSecret", "setSecret", "setSecret", "testSecret", "testSecret",
                     "finishSecret", "finishSecret", "createSecret"])
    assert rotation.value("AWSPREVIOUS") == FIRST
    with rotation.connect() as connection:
        assert connection.run("SELECT 1") == [["1"]]


def test_a_user_who_cannot_sign_in_is_not_made_current(rotation):
    with pytest.raises(rotation.module.Refused):
        rotation.rotate(["createSecret", "testSecret"])
    assert rotation.value() == FIRST


def test_a_user_that_was_made_by_hand_is_taken_over(rotation):
    if rotation.server.engine == "mysql":
        rotation.as_master(f"CREATE USER 'chat'@'%' IDENTIFIED BY '{FIRST['password']}' REQUIRE SSL")
    else:
        rotation.as_master(f"CREATE ROLE chat LOGIN PASSWORD '{FIRST['password']}'")
    rotation.rotate()
    rotation.rotate()
    with rotation.connect() as connection:
        assert rotation.value()["username"] == "chat" and connection.run("SELECT id FROM messages") == []


def test_a_certificate_of_an_unknown_authority_is_refused(rotation, monkeypatch):
    monkeypatch.setattr(rotation.module, "AUTHORITIES", ())
    with pytest.raises(OSError, match="certificate verify failed"):
        rotation.rotate()


def test_a_certificate_of_another_name_is_refused(rotation):
    rotation.database["host"] = "127.0.0.1"
    with pytest.raises(OSError, match="IP address mismatch"):
        rotation.rotate()


def test_where_the_secret_points_is_not_asked(rotation):
    rotation.client.put_secret_value(SecretId=rotation.arn, SecretString=json.dumps({**FIRST, "host": "thief", "port": "1"}))
    rotation.rotate()


def test_a_secret_that_names_another_user_is_refused(rotation):
    rotation.client.put_secret_value(SecretId=rotation.arn, SecretString=json.dumps({**FIRST, "username": "quoin_master"}))
    rotating = Rotating(rotation.client)
    rotating.put_secret_value(SecretId=rotation.arn, ClientRequestToken=TOKEN, SecretString=json.dumps(FIRST),
                              VersionStages=["AWSPENDING"])
    with pytest.raises(ValueError, match="not its own"):
        rotation.module.rotate(rotating, {"SecretId": rotation.arn, "ClientRequestToken": TOKEN, "Step": "setSecret"},
                               rotation.database)


def test_a_password_that_would_need_escaping_is_refused(rotation):
    rotation.client.put_secret_value(SecretId=rotation.arn, SecretString=json.dumps({**FIRST, "password": "a'; --"}))
    with pytest.raises(ValueError, match="letters, digits"):
        rotation.rotate()


def test_no_log_of_the_server_has_a_password(rotation):
    if rotation.server.logs_statements_as_they_are:
        pytest.skip("MariaDB does not write a statement's password anew; MySQL does")
    logs = sorted(rotation.server.folder.glob("*log"))
    before = [log.stat().st_size for log in logs]
    rotation.rotate()
    logged = "".join(log.read_text(errors="replace")[size:] for log, size in zip(logs, before))
    assert "chat_clone" in logged and rotation.value()["password"] not in logged and FIRST["password"] not in logged


def test_a_wrong_password_of_the_master_is_refused(rotation):
    rotation.client.put_secret_value(SecretId=rotation.master, SecretString=json.dumps(
        {**servers.MASTER, "password": "Wrong"}))
    with pytest.raises(rotation.module.Refused):
        rotation.rotate()


@pytest.mark.parametrize("step, token, message", [
    ("dropSecret", TOKEN, "no such step"),
    ("createSecret", "99999999-2222-3333-4444-555555555555", "not a version of the secret"),
])
def test_a_call_that_is_none_of_secrets_managers_is_refused(client, step, token, message):
    arn = client.create_secret(Name="UserChat", SecretString=json.dumps(FIRST))["ARN"]
    with pytest.raises(ValueError, match=message):
        load(FUNCTION).rotate(Rotating(client), {"SecretId": arn, "ClientRequestToken": token, "Step": step},
                              {"users": {arn: {"name": "chat", "rights": READ_WRITE}}})


def test_the_handler_reads_its_settings_from_the_environment(client, monkeypatch):
    arn = client.create_secret(Name="UserChat", SecretString=json.dumps(FIRST))["ARN"]
    client.put_secret_value(SecretId=arn, ClientRequestToken=TOKEN, SecretString="{}", VersionStages=["OTHER"])
    monkeypatch.setenv("DATABASE", json.dumps({"users": {arn: {"name": "chat", "rights": READ_WRITE}}}))
    with pytest.raises(ValueError, match="not pending"):
        load(FUNCTION).lambda_handler({"SecretId": arn, "ClientRequestToken": TOKEN, "Step": "createSecret"}, None)
