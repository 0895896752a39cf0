"""Rotates the users of a database, and makes them the first time: two users per secret, which take turns.

Secrets Manager calls this function four times per rotation. The user who was current keeps its password until the next
rotation, so that what runs goes on connecting. Lambda brings boto3 and nothing that speaks to databases; the two
clients below speak as much of MySQL's and PostgreSQL's protocols as this takes, over TLS alone.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import secrets as randomness
import socket
import ssl
import struct

import boto3

STEPS = ("createSecret", "setSecret", "testSecret", "finishSecret")
SECOND = "_clone"  # what the second user of a secret is called beside the first: chat, chat_clone
LETTERS = 40
# Where Lambda's runtimes for Python keep the authorities that sign the certificates of RDS.
AUTHORITIES = ("/etc/pki/tls/cert.pem", "/var/runtime/ca-cert.pem")


def lambda_handler(event, context):
    rotate(boto3.client("secretsmanager"), event, json.loads(os.environ["DATABASE"]))


def rotate(client, event, database):
    """`database` says where it is, what its master's secret is, and for each user's secret what its user may do."""
    arn, token, step = event["SecretId"], event["ClientRequestToken"], event["Step"]
    if step not in STEPS:
        raise ValueError(f"no such step of a rotation: {step}")
    user = database["users"][arn]
    stages = client.describe_secret(SecretId=arn)["VersionIdsToStages"].get(token)
    if stages is None:
        raise ValueError("the version that is asked for is not a version of the secret")
    if "AWSCURRENT" in stages:
        return  # an earlier call has finished it
    if "AWSPENDING" not in stages:
        raise ValueError("the version that is asked for is not pending")
    if step == "createSecret":
        create(client, arn, token, user)
    elif step == "setSecret":
        apply(client, arn, token, user, database)
    elif step == "testSecret":
        test(client, arn, token, database)
    elif step == "finishSecret":
        finish(client, arn, token)


def read(client, arn, **version):
    return json.loads(client.get_secret_value(SecretId=arn, **version)["SecretString"])


def create(client, arn, token, user):
    """Writes the new value, of the other user, once: a call that is repeated finds it."""
    try:
        read(client, arn, VersionId=token, VersionStage="AWSPENDING")
        return
    except client.exceptions.ResourceNotFoundException:
        pass
    value = read(client, arn, VersionStage="AWSCURRENT")
    first = user["name"]
    value["username"] = first + SECOND if value["username"] == first else first
    # Letters and digits only: every client, URL and shell takes them.
    value["password"] = client.get_random_password(
        PasswordLength=LETTERS, ExcludePunctuation=True, RequireEachIncludedType=True
    )["RandomPassword"]
    client.put_secret_value(
        SecretId=arn, ClientRequestToken=token, SecretString=json.dumps(value, separators=(",", ":")),
        VersionStages=["AWSPENDING"]
    )


def apply(client, arn, token, user, database):
    """Gives the pending user its password and its rights, as the master. The one who is current is made if it is
    missing: before the first rotation nobody has made it, and what runs has its password already."""
    current = read(client, arn, VersionStage="AWSCURRENT")
    pending = read(client, arn, VersionId=token, VersionStage="AWSPENDING")
    allowed = (user["name"], user["name"] + SECOND)
    if current["username"] not in allowed or pending["username"] not in allowed:
        raise ValueError("the secret names a user that is not its own")
    # Where to is not asked of the secret: who may write it would be sent the master's password.
    master = read(client, database["master"], VersionStage="AWSCURRENT")
    engine = ENGINES[database["engine"]]
    with connect(database, master) as connection:
        for statement in engine.prepare(connection, database, user):
            connection.run(statement)
        if not engine.exists(connection, current["username"]):
            for statement in engine.make(connection, database, user, current, False):
                connection.run(statement)
        known = engine.exists(connection, pending["username"])
        for statement in engine.make(connection, database, user, pending, known):
            connection.run(statement)


def test(client, arn, token, database):
    """The new user can sign in to the database that it is for."""
    with connect(database, read(client, arn, VersionId=token, VersionStage="AWSPENDING")) as connection:
        if connection.run("SELECT 1") != [["1"]]:
            raise ValueError("the database does not answer the new user")


def finish(client, arn, token):
    """Makes the new value the current one; Secrets Manager marks the one before as AWSPREVIOUS."""
    versions = client.describe_secret(SecretId=arn)["VersionIdsToStages"]
    current = next(version for version, stages in versions.items() if "AWSCURRENT" in stages)
    client.update_secret_version_stage(
        SecretId=arn, VersionStage="AWSCURRENT", MoveToVersionId=token, RemoveFromVersionId=current
    )


def name(text):
    """Part of a statement as it stands there: names and passwords of which nothing needs escaping."""
    if not re.fullmatch(r"[A-Za-z0-9_]{1,128}", text):
        raise ValueError("a name or a password that is not of letters, digits and '_'")
    return text


class MysqlStatements:
    RIGHTS = {
        "select": ["SELECT"], "insert": ["INSERT"], "update": ["UPDATE"], "remove": ["DELETE"],
        "execute": ["EXECUTE"], "change_tables": ["ALTER", "CREATE", "DROP", "INDEX", "REFERENCES"],
    }

    @staticmethod
    def prepare(connection, database, user):
        return []

    @staticmethod
    def exists(connection, who):
        return connection.run(f"SELECT COUNT(*) FROM mysql.user WHERE User = '{name(who)}' AND Host = '%'") != [["0"]]

    @classmethod
    def make(cls, connection, database, user, value, known):
        who = f"'{name(value['username'])}'@'%'"
        # Where the server allows patterns in grants, as it does by default, '_' stands for any letter.
        patterns = connection.run("SHOW VARIABLES LIKE 'partial_revokes'") in ([], [["partial_revokes", "OFF"]])
        schema = name(database["database"]).replace("_", "\\_" if patterns else "_")
        verb = "ALTER" if known else "CREATE"
        wanted = [privilege for right, listed in cls.RIGHTS.items() if right in user["rights"] for privilege in listed]
        yield f"{verb} USER {who} IDENTIFIED BY '{name(value['password'])}' REQUIRE SSL"
        yield f"GRANT {', '.join(wanted)} ON `{schema}`.* TO {who}"
        held = connection.run("SELECT TABLE_SCHEMA, PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES "
                              f'WHERE GRANTEE = "{who}" ORDER BY 2')
        unwanted = [privilege for of, privilege in held if of == schema and privilege not in wanted]
        if unwanted:
            yield f"REVOKE {', '.join(unwanted)} ON `{schema}`.* FROM {who}"


class PostgresStatements:
    """The rights belong to a role that nobody signs in as, chat_rights; both users are members of it. What may change
    tables does so as that role, so that a table does not belong to one of the two."""

    OBJECTS = {"TABLES": "r', 'p', 'v', 'm', 'f", "SEQUENCES": "S"}
    RIGHTS = {
        "TABLES": {"select": "SELECT", "insert": "INSERT", "update": "UPDATE", "remove": "DELETE"},
        "SEQUENCES": {"select": "SELECT", "insert": "USAGE"},
    }

    @staticmethod
    def exists(connection, who):
        return connection.run(f"SELECT count(*) FROM pg_roles WHERE rolname = '{name(who)}'") != [["0"]]

    @classmethod
    def rights_role(cls, connection, who):
        role = f"{name(who)}_rights"
        if not cls.exists(connection, role):
            yield f'CREATE ROLE "{role}" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE'
        yield f'GRANT "{role}" TO CURRENT_USER'

    @classmethod
    def prepare(cls, connection, database, user):
        role = f"{name(user['name'])}_rights"
        yield from cls.rights_role(connection, user["name"])
        owners = sorted(each["name"] for each in database["users"].values() if "change_tables" in each["rights"])
        for owner in owners:
            if owner != user["name"]:
                yield from cls.rights_role(connection, owner)
        yield f'GRANT CONNECT ON DATABASE "{name(database["database"])}" TO "{role}"'
        yield f'GRANT USAGE ON SCHEMA public TO "{role}"'
        verb, to = ("GRANT", "TO") if "change_tables" in user["rights"] else ("REVOKE", "FROM")
        yield f'{verb} CREATE ON SCHEMA public {to} "{role}"'
        for objects, rights in cls.RIGHTS.items():
            wanted = [privilege for right, privilege in rights.items() if right in user["rights"]]
            unwanted = [privilege for right, privilege in rights.items() if right not in user["rights"]]
            makers = ["", *(f'FOR ROLE "{name(owner)}_rights" ' for owner in owners if owner != user["name"])]
            for verb, to, privileges in (("GRANT", "TO", wanted), ("REVOKE", "FROM", unwanted)):
                if not privileges:
                    continue
                listed = ", ".join(privileges)
                for maker in makers:  # what will be made
                    yield f'ALTER DEFAULT PRIVILEGES {maker}IN SCHEMA public {verb} {listed} ON {objects} {to} "{role}"'
                kind = "SEQUENCE" if objects == "SEQUENCES" else "TABLE"
                for (each,) in cls.made(connection, objects, role):  # what there is
                    yield f'{verb} {listed} ON {kind} {each} {to} "{role}"'

    @classmethod
    def made(cls, connection, objects, role):
        """Of the schema's tables, those that the master may give rights on, and that are not the role's own."""
        return connection.run(
            "SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            f"WHERE n.nspname = 'public' AND c.relkind IN ('{cls.OBJECTS[objects]}') "
            f"AND pg_has_role(c.relowner, 'USAGE') AND pg_get_userbyid(c.relowner) <> '{role}' ORDER BY c.oid")

    @classmethod
    def make(cls, connection, database, user, value, known):
        who, role = f'"{name(value["username"])}"', f'"{name(user["name"])}_rights"'
        verb = "ALTER" if known else "CREATE"
        # The verifier, not the password: statements may stand in a log.
        yield f"{verb} ROLE {who} LOGIN PASSWORD '{scram_verifier(name(value['password']))}'"
        yield f"GRANT {role} TO {who}"
        if "change_tables" in user["rights"]:
            yield f"ALTER ROLE {who} SET role TO {role}"
        else:
            yield f"ALTER ROLE {who} RESET role"


ENGINES = {"mysql": MysqlStatements, "postgres": PostgresStatements}


def connect(database, value):
    client = {"mysql": Mysql, "postgres": Postgres}[database["engine"]]
    return client(database["host"], int(database["port"]), value["username"], value["password"],
                  database["database"])


def trusted():
    """TLS of which the server's certificate and its name are verified."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_default_certs()
    for file in AUTHORITIES:
        if os.path.exists(file):
            context.load_verify_locations(file)
    return context


class Refused(Exception):
    """The database has refused something. Its message names no password."""


class Connection:
    """What both clients have in common: a socket, and the end of it."""

    def __init__(self, host, port):
        self.host = host
        self.socket = socket.create_connection((host, port), timeout=10)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def secure(self):
        self.socket = trusted().wrap_socket(self.socket, server_hostname=self.host)

    def receive(self, size):
        parts = bytearray()
        while len(parts) < size:
            part = self.socket.recv(size - len(parts))
            if not part:
                raise ConnectionError("the database has closed the connection")
            parts += part
        return bytes(parts)


class Mysql(Connection):
    """A client of MySQL: TLS, passwords of caching_sha2_password and mysql_native_password, statements as text."""

    # CLIENT_LONG_PASSWORD, CONNECT_WITH_DB, PROTOCOL_41, SSL, SECURE_CONNECTION, PLUGIN_AUTH
    ABILITIES = 0x1 | 0x8 | 0x200 | 0x800 | 0x8000 | 0x80000
    UTF8 = 45
    LARGEST = 1 << 24

    def __init__(self, host, port, user, password, database):
        super().__init__(host, port)
        try:
            self.sign_in(user, password, database)
        except BaseException:
            self.socket.close()
            raise

    def packet(self):
        head = self.receive(4)
        self.number = (head[3] + 1) % 256
        body = self.receive(int.from_bytes(head[:3], "little"))
        if body[:1] == b"\xff":
            code, text = struct.unpack_from("<H", body, 1)[0], body[3:].decode("utf-8", "replace")
            raise Refused(f"MySQL refuses ({code}): {text[6:] if text.startswith('#') else text}")
        return body

    def send(self, body):
        self.socket.sendall(len(body).to_bytes(3, "little") + bytes([self.number]) + body)
        self.number = (self.number + 1) % 256

    def sign_in(self, user, password, database):
        greeting = self.packet()
        if greeting[0] != 10:
            raise Refused("the server speaks another protocol than MySQL's")
        rest = greeting[greeting.index(b"\0", 1) + 5:]
        abilities = struct.unpack_from("<H", rest, 9)[0]
        if not abilities & 0x800:
            raise Refused("the server has no TLS")
        salt = rest[:8]
        plugin = "mysql_native_password"
        if len(rest) > 11:
            size = max(13, rest[16] - 8)
            salt += rest[27:27 + size].rstrip(b"\0")
            plugin = rest[27 + size:].rstrip(b"\0").decode() or plugin
        head = struct.pack("<IIB23x", self.ABILITIES, self.LARGEST, self.UTF8)
        self.send(head)
        self.secure()
        answer = self.answer(plugin, password, salt)
        self.send(head + user.encode() + b"\0" + bytes([len(answer)]) + answer + database.encode() + b"\0" +
                  plugin.encode() + b"\0")
        self.authenticate(plugin, password)

    @staticmethod
    def answer(plugin, password, salt):
        def mix(digest, first, second):
            return bytes(a ^ b for a, b in zip(first, digest(second)))

        secret = password.encode()
        if plugin == "mysql_native_password":
            sha1 = lambda text: hashlib.sha1(text).digest()
            return mix(lambda text: sha1(salt + sha1(text)), sha1(secret), sha1(secret))
        if plugin == "caching_sha2_password":
            sha256 = lambda text: hashlib.sha256(text).digest()
            return mix(lambda text: sha256(sha256(text) + salt), sha256(secret), sha256(secret))
        return b""  # of another plugin than the user's own; the server asks again

    def authenticate(self, plugin, password):
        while True:
            body = self.packet()
            if body[:1] == b"\0":
                return
            if body[:1] == b"\xfe":  # another plugin
                end = body.index(b"\0", 1)
                plugin = body[1:end].decode()
                if plugin not in ("mysql_native_password", "caching_sha2_password"):
                    raise Refused(f"the user signs in by {plugin}, which this function does not speak")
                self.send(self.answer(plugin, password, body[end + 1:].rstrip(b"\0")))
            elif body == b"\x01\x04":  # the server does not remember the password; TLS protects it
                self.send(password.encode() + b"\0")
            elif body != b"\x01\x03":
                raise Refused("an answer that is none of MySQL's")

    def run(self, statement):
        """The rows, of texts; none for a statement that has none."""
        self.number = 0
        self.send(b"\x03" + statement.encode())
        first = self.packet()
        if first[:1] == b"\0":
            return []
        for _ in range(first[0] + 1):  # what the columns are, and the end of that
            self.packet()
        rows = []
        while True:
            body = self.packet()
            if body[:1] == b"\xfe" and len(body) < 9:
                return rows
            rows.append(self.row(body))

    @staticmethod
    def row(body):
        """Texts of less than 251 bytes: this function asks for no others."""
        values, at = [], 0
        while at < len(body):
            size = body[at]
            values.append(None if size == 251 else body[at + 1:at + 1 + size].decode())
            at += 1 if size == 251 else 1 + size
        return values


class Postgres(Connection):
    """A client of PostgreSQL: TLS, passwords of SCRAM-SHA-256 and md5, statements as text."""

    def __init__(self, host, port, user, password, database):
        super().__init__(host, port)
        try:
            self.sign_in(user, password, database)
        except BaseException:
            self.socket.close()
            raise

    def send(self, kind, body):
        self.socket.sendall(kind + struct.pack("!I", len(body) + 4) + body)

    def message(self):
        while True:
            head = self.receive(5)
            body = self.receive(struct.unpack("!I", head[1:])[0] - 4)
            kind = head[:1]
            if kind == b"E":
                fields = {each[:1]: each[1:].decode("utf-8", "replace") for each in body.split(b"\0") if each}
                raise Refused(f"PostgreSQL refuses ({fields.get(b'C', '')}): {fields.get(b'M', '')}")
            if kind not in b"NSK":  # notices, settings, the key for cancelling
                return kind, body

    def sign_in(self, user, password, database):
        self.socket.sendall(struct.pack("!II", 8, 80877103))
        if self.receive(1) != b"S":
            raise Refused("the server has no TLS")
        self.secure()
        words = b"".join(each.encode() + b"\0" for each in ("user", user, "database", database))
        self.send(b"", struct.pack("!I", 196608) + words + b"\0")
        while True:
            kind, body = self.message()
            if kind == b"Z":
                return
            if kind != b"R":
                raise Refused("an answer that is none of PostgreSQL's")
            how = struct.unpack_from("!I", body)[0]
            if how == 5:
                inner = hashlib.md5((password + user).encode()).hexdigest().encode()
                self.send(b"p", b"md5" + hashlib.md5(inner + body[4:8]).hexdigest().encode() + b"\0")
            elif how == 10:
                self.prove(password, body[4:].split(b"\0"))
            elif how != 0:
                raise Refused("the server asks for the password in a way that this function does not speak")

    def prove(self, password, mechanisms):
        """SCRAM-SHA-256 (RFC 5802): the server proves that it knows the password, too."""
        if b"SCRAM-SHA-256" not in mechanisms:
            raise Refused("the server has no SCRAM-SHA-256")
        nonce = base64.b64encode(randomness.token_bytes(18)).decode()
        bare = f"n=,r={nonce}"
        first = f"n,,{bare}".encode()
        self.send(b"p", b"SCRAM-SHA-256\0" + struct.pack("!I", len(first)) + first)
        challenge = self.sasl(11)
        parts = dict(part.split("=", 1) for part in challenge.split(","))
        if not parts["r"].startswith(nonce) or int(parts["i"]) > 1000000:
            raise Refused("the server's challenge is none of this sign-in")
        salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(parts["s"]), int(parts["i"]))
        client, server = scram_keys(salted)
        final = f"c=biws,r={parts['r']}"
        signed = f"{bare},{challenge},{final}".encode()
        signature = hmac.digest(hashlib.sha256(client).digest(), signed, "sha256")
        proof = base64.b64encode(bytes(a ^ b for a, b in zip(client, signature))).decode()
        self.send(b"p", f"{final},p={proof}".encode())
        expected = base64.b64encode(hmac.digest(server, signed, "sha256")).decode()
        if not hmac.compare_digest(self.sasl(12), f"v={expected}"):
            raise Refused("the server does not know the password")

    def sasl(self, step):
        kind, body = self.message()
        if kind != b"R" or struct.unpack_from("!I", body)[0] != step:
            raise Refused("an answer that is none of SCRAM's")
        return body[4:].decode()

    def run(self, statement):
        """The rows, of texts; none for a statement that has none."""
        self.send(b"Q", statement.encode() + b"\0")
        rows = []
        while True:
            kind, body = self.message()
            if kind == b"Z":
                return rows
            if kind == b"D":
                rows.append(self.row(body))

    @staticmethod
    def row(body):
        values, at = [], 2
        for _ in range(struct.unpack_from("!H", body)[0]):
            size = struct.unpack_from("!i", body, at)[0]
            at += 4
            values.append(None if size < 0 else body[at:at + size].decode())
            at += max(size, 0)
        return values


def scram_keys(salted):
    return (hmac.digest(salted, b"Client Key", "sha256"), hmac.digest(salted, b"Server Key", "sha256"))


def scram_verifier(password, rounds=4096):
    """What PostgreSQL keeps of a password."""
    salt = randomness.token_bytes(16)
    client, server = scram_keys(hashlib.pbkdf2_hmac("sha256", password.encode(), salt, rounds))
    stored = base64.b64encode(hashlib.sha256(client).digest()).decode()
    return f"SCRAM-SHA-256${rounds}:{base64.b64encode(salt).decode()}${stored}:{base64.b64encode(server).decode()}"
