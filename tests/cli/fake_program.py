"""Stands in for a program that uses Quoin. What it does is said in the variable FAKE; by default it does well."""

import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("--target", action="append", required=True)
parser.add_argument("--out", type=pathlib.Path, required=True)
parser.add_argument("--env", required=True)
parser.add_argument("--env-kind", required=True)
parser.add_argument("--context", action="append", default=[])
parser.add_argument("--state")
parser.add_argument("--no-waivers", action="store_true")
parser.add_argument("--as-of")
parser.add_argument("--diagnostics", type=pathlib.Path, required=True)
parser.add_argument("--color", required=True)
options = parser.parse_args()

FILES = {"terraform": "chat/main.tf.json", "cloudformation": "chat.template.json"}


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def diagnostic(**fields):
    empty = {"severity": "error", "rule": "", "summary": "", "got": "", "note": "", "fix": "", "path": "", "file": "",
             "line": 0, "column": 0}
    return {**empty, **fields}


def manifest(of, **changes):
    name = FILES[of]
    stack = {"name": "chat", "region": "eu-west-1", "files": [name], "depends_on": [], "parameters": [], "outputs": []}
    whole = {"version": 1, "target": of, "quoin": "0.1.0",
             "environment": {"name": options.env, "kind": options.env_kind}, "stacks": [stack],
             "files": [name, "manifest.json"]}
    whole.update(changes)
    return json.dumps({key: value for key, value in whole.items() if value is not None}, indent=2, sort_keys=True)


def good(**changes):
    for target in options.target:
        put(options.out / target / FILES[target], os.environ.get("FAKE_CONTENT", "{}"))
        put(options.out / target / "manifest.json", manifest(target, **changes) + "\n")
    options.diagnostics.write_text("[]\n")


def findings():
    problem = diagnostic(rule="QN-RDS-01", summary="a database stands in isolated subnets only", path="chat/Db")
    options.diagnostics.write_text(json.dumps([problem]))
    sys.stderr.write("error[QN-RDS-01]: a database stands in isolated subnets only\n  at chat/Db\n")
    sys.exit(1)


def warning():
    good()
    options.diagnostics.write_text(json.dumps([diagnostic(severity="warning", summary="a warning")]))
    sys.stderr.write("warning: a warning\n")


def full():
    problem = diagnostic(summary="the disk is full")
    options.diagnostics.write_text(json.dumps([problem]))
    sys.stderr.write("error: the disk is full\n")
    sys.exit(3)


def hang(stubborn=False):
    put(options.out / "terraform/chat/main.tf.json", "half")
    if stubborn:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    # A child of its own, that must not outlive it either.
    child = subprocess.Popen(["sleep", "600"])
    pathlib.Path("child.pid").write_text(f"{os.getpid()} {child.pid}")
    time.sleep(600)


def daemon():
    good()
    child = subprocess.Popen(["sleep", "600"])
    pathlib.Path("child.pid").write_text(f"{child.pid}")


def killed_by(number):
    signal.signal(number, signal.SIG_DFL) if number != signal.SIGKILL else None
    put(options.out / "terraform/chat/main.tf.json", "half")
    os.kill(os.getpid(), number)
    time.sleep(10)


def garbage():
    sys.stdout.buffer.write(b"\x00\xff garbage \x1b]0;title\x07\n")
    sys.stdout.flush()
    sys.stderr.write("more garbage\n")
    (options.out).mkdir(parents=True, exist_ok=True)
    put(options.out / "terraform/manifest.json", "\x00 garbage")


def chatty():
    good()
    sys.stdout.write("said on stdout\n")
    sys.stdout.flush()
    sys.stderr.write("said on stderr\n")


def options_told():
    good()
    told = sys.argv[1:]
    for name in ("--out", "--diagnostics"):
        told[told.index(name) + 1] = "..."
    print("\n".join(told))


GRAPH = {"version": 1, "tree": {"id": "", "path": "", "kind": "App", "file": "main.cpp", "line": 3, "children": [
    {"id": "chat", "path": "chat", "kind": "Stack", "file": "main.cpp", "line": 4, "children": [
        {"id": "Db", "path": "chat/Db", "kind": "RdsMysql", "file": "infra/db.cpp", "line": 12, "children": []},
        {"id": "Vpc", "path": "chat/Vpc", "kind": "Vpc", "file": "main.cpp", "line": 6, "children": []}]}]}}


def with_graph():
    good(files=["chat/main.tf.json", "graph.json", "manifest.json"])
    put(options.out / "terraform/graph.json", json.dumps(GRAPH))


def extra_file():
    good()
    put(options.out / "terraform/chat/stray.txt", "stray")


def stray_target():
    good()
    put(options.out / "pulumi/manifest.json", "{}")


def slow():
    """Writes file after file, slowly enough to be killed in between."""
    names = [f"chat/{i}.tf.json" for i in range(20)]
    for name in names:
        put(options.out / "terraform" / name, os.environ["FAKE_CONTENT"])
        time.sleep(0.002)
    stack = {"name": "chat", "region": "", "files": names, "depends_on": []}
    put(options.out / "terraform/manifest.json",
        manifest("terraform", stacks=[stack], files=sorted(names + ["manifest.json"])))


def diagnostics_garbage():
    good()
    options.diagnostics.write_text("{not json")


BEHAVIOURS = {
    "good": good,
    "warning": warning,
    "findings": findings,
    "full": full,
    "exit-1": lambda: sys.exit(1),
    "exit-2": lambda: sys.exit(2),
    "exit-3": lambda: sys.exit(3),
    "exit-42": lambda: sys.exit(42),
    "abort": lambda: killed_by(signal.SIGABRT),
    "crash": lambda: killed_by(signal.SIGSEGV),
    "killed": lambda: killed_by(signal.SIGKILL),
    "hang": hang,
    "hang-stubbornly": lambda: hang(stubborn=True),
    "daemon": daemon,
    "garbage": garbage,
    "diagnostics-garbage": diagnostics_garbage,
    "chatty": chatty,
    "options": options_told,
    "nothing": lambda: None,
    "empty-manifest": lambda: put(options.out / "terraform/manifest.json", ""),
    "cut-manifest": lambda: put(options.out / "terraform/manifest.json", manifest("terraform")[:40]),
    "list-manifest": lambda: put(options.out / "terraform/manifest.json", "[]"),
    "version-2": lambda: good(version=2),
    "no-version": lambda: good(version=None),
    "wrong-target": lambda: good(target="cloudformation"),
    "no-stacks": lambda: good(stacks=None),
    "nameless-stack": lambda: good(stacks=[{"files": []}]),
    "no-files": lambda: good(files=None),
    "escaping-file": lambda: good(files=["../../etc/passwd"]),
    "absolute-file": lambda: good(files=["/etc/passwd"]),
    "missing-file": lambda: good(files=["chat/main.tf.json", "chat/more.tf.json"]),
    "graph": with_graph,
    "extra-file": extra_file,
    "stray-target": stray_target,
    "slow": slow,
}
BEHAVIOURS[os.environ.get("FAKE", "good")]()
