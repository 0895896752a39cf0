"""Real database servers for the tests, with a certificate of an authority of their own: those that the machine has."""

import glob
import os
import pathlib
import shutil
import socket
import subprocess
import time

MASTER = {"username": "quoin_master", "password": "MasterPassword1"}


def certificates(folder):
    """An authority, and a certificate for the host `localhost` that it has signed."""
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Authority", "-keyout", "ca.key",
            "-out", "ca.pem", "-addext", "basicConstraints=critical,CA:TRUE")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", "server.key", "-out",
            "server.csr")
    (folder / "names").write_text("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
            "-extfile", "names", "-out", "server.pem")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def found(program):
    """A program of the machine, or the one that QUOIN_TEST_<PROGRAM> names."""
    stated = os.environ.get(f"QUOIN_TEST_{program.upper()}")
    places = [stated] if stated else [shutil.which(program), f"/usr/sbin/{program}",
                                      *sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{program}"))]
    # Debian's mysqld is MariaDB by another name.
    return next((place for place in places if place and os.path.exists(place) and
                 ("mariadb" in os.path.realpath(place)) == ("mariadb" in program)), None)


def as_nobody():
    """How to run what refuses to be root."""
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []


class Server:
    def __init__(self, folder, engine, process, port, logs_statements_as_they_are=False):
        self.folder, self.engine, self.process, self.port = folder, engine, process, port
        self.logs_statements_as_they_are = logs_statements_as_they_are

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)

    def database(self, arn, master, rights):
        return {"engine": self.engine, "host": "localhost", "port": str(self.port), "database": "shop_1",
                "master": master, "users": {arn: {"name": "chat", "rights": rights}}}


def start(folder, command, ready):
    """The server, once it has said that it is ready: its port answers earlier than it lets anybody in."""
    log = folder / "log"
    process = subprocess.Popen(command, stdout=log.open("w"), stderr=subprocess.STDOUT)
    for _ in range(600):
        said = log.read_text(errors="replace")
        if ready in said:
            return process
        if process.poll() is not None:
            raise RuntimeError(f"the server has ended:\n{said[-3000:]}")
        time.sleep(0.1)
    process.kill()
    raise RuntimeError(f"the server is not ready:\n{said[-3000:]}")


def mysql(program, folder):
    data, port = folder / "data", free_port()
    data.mkdir()
    # As on RDS, the master is no superuser, and may give what it has.
    (folder / "init.sql").write_text(
        "CREATE DATABASE IF NOT EXISTS shop_1;\n"
        f"CREATE USER 'quoin_master'@'%' IDENTIFIED BY '{MASTER['password']}' REQUIRE SSL;\n"
        "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, REFERENCES, INDEX, ALTER, SHOW DATABASES,"
        " CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE,"
        " CREATE USER, EVENT, TRIGGER ON *.* TO 'quoin_master'@'%' WITH GRANT OPTION;\n")
    common = ["--no-defaults", f"--datadir={data}", "--user=root"]
    if "mariadb" in program:
        tables = [f"/usr/share/mysql/{file}.sql" for file in ("mysql_system_tables", "mysql_performance_tables", "mysql_system_tables_data")]
        (data / "mysql").mkdir()
        lines = "\n".join(pathlib.Path(file).read_text() for file in tables).splitlines()
        made = "\n".join(["use mysql;", *(line for line in lines if "@current_hostname" not in line)])
        subprocess.run([program, *common, "--bootstrap"], input=made, check=True, capture_output=True, text=True)
    else:
        subprocess.run([program, *common, "--initialize-insecure"], check=True, capture_output=True)
    process = start(folder, [program, *common, f"--port={port}", "--bind-address=127.0.0.1",
                             f"--socket={folder}/socket", f"--pid-file={folder}/pid", f"--ssl-ca={folder}/ca.pem",
                             f"--ssl-cert={folder}/server.pem", f"--ssl-key={folder}/server.key",
                             "--require-secure-transport=ON", f"--init-file={folder}/init.sql", "--secure-file-priv=",
                             "--general-log=1", f"--general-log-file={folder}/general.log",
                             *([] if "mariadb" in program else ["--mysqlx=OFF"])], "ready for connections")
    return Server(folder, "mysql", process, port, logs_statements_as_they_are="mariadb" in program)


def postgres(program, folder):
    data, port = folder / "data", free_port()
    for path in (folder, *folder.iterdir()):
        if os.getuid() == 0:
            os.chown(path, 65534, 65534)
    for parent in folder.parents:  # pytest's folders are closed to others
        if parent.name.startswith("pytest-"):
            parent.chmod(0o755)
    (folder / "server.key").chmod(0o600)
    subprocess.run([*as_nobody(), str(pathlib.Path(program).with_name("initdb")), "-D", str(data), "-U", "owner",
                    "--auth=trust", "--encoding=UTF8", "--no-sync"], check=True, capture_output=True)
    # As on RDS, the master makes roles and owns the database, and is no superuser.
    subprocess.run([*as_nobody(), program, "--single", "-D", str(data), "postgres"], check=True, capture_output=True,
                   input=f"CREATE ROLE quoin_master LOGIN CREATEROLE CREATEDB PASSWORD '{MASTER['password']}';\n"
                         "CREATE DATABASE shop_1 OWNER quoin_master;\n", text=True)
    subprocess.run([*as_nobody(), program, "--single", "-D", str(data), "shop_1"], check=True, capture_output=True,
                   input="ALTER SCHEMA public OWNER TO quoin_master;\n", text=True)
    (data / "pg_hba.conf").write_text("hostssl all all 127.0.0.1/32 scram-sha-256\n")
    process = start(folder, [*as_nobody(), program, "-D", str(data), "-p", str(port), "-k", str(folder), "-c",
                             "listen_addresses=127.0.0.1", "-c", "ssl=on", "-c", f"ssl_cert_file={folder}/server.pem",
                             "-c", f"ssl_key_file={folder}/server.key", "-c", "log_statement=all", "-c", "fsync=off", "-c", "lc_messages=C"],
                    "ready to accept connections")
    return Server(folder, "postgres", process, port)


KINDS = {"mariadbd": mysql, "mysqld": mysql, "postgres": postgres}
