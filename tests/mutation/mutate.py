#!/usr/bin/env python3
"""Spoils what constructs emit, one property at a time, and wants the synthesis to refuse each spoiled system.

    mutate.py build/bin/mutant            compares with expected/<target>.txt
    mutate.py build/bin/mutant --approve  writes these files; read the difference

Every property of every type of resource is taken away once and, where it is a flag, turned over once. The expected
files say what became of each: the rules that refused it, or `-`, for what no rule is about (names, sizes, windows). So
a rule that stops to look at what is emitted shows as a difference here, and so does a new property that nobody judges.
"""

import argparse
import concurrent.futures
import difflib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def synthesize(program, target, out, mutation=None):
    environment = {**os.environ, "NO_COLOR": "1"}
    if mutation:
        environment["QUOIN_MUTATION"] = "\n".join(mutation)
    return subprocess.run(
        [program, "--target", target, "--out", out / "out", "--diagnostics", out / "diagnostics.json"],
        env=environment, capture_output=True, text=True, timeout=60,
    )


def bodies(target, folder):
    """Every resource's arguments, by its id in the template, with the graph's words about it."""
    graph = json.loads((folder / target / "graph.json").read_text())
    if target == "terraform":
        document = json.loads((folder / target / "shop" / "main.tf.json").read_text())
        found = {
            (kind, name): body
            for part in ("resource", "data")
            for kind, named in document[part].items()
            for name, body in named.items()
        }
    else:
        document = json.loads((folder / target / "shop.template.json").read_text())
        found = {(body["Type"], name): body.get("Properties", {}) for name, body in document["Resources"].items()}
    for resource in graph["resources"]:
        if resource["category"] != "ephemeral":
            local = resource["path"].removeprefix(resource["construct"]).removeprefix("/")
            yield resource["construct"], local, resource["type"], found[resource["type"], resource["id"]]


def properties(value, path=(), general=()):
    """A resource's leaves: the path, the path with elements of lists by their names, and the value."""
    if isinstance(value, dict) and not any(key.startswith(("Fn::", "Ref")) for key in value):
        for key, inner in value.items():
            if key in ("condition", "Condition"):  # one condition less is still a condition
                yield (*path, key), ".".join((*general, key)), inner
            else:
                yield from properties(inner, (*path, key), (*general, key))
    elif isinstance(value, list) and value and isinstance(value[0], (dict, list)):
        for position, inner in enumerate(value):
            yield from properties(inner, (*path, str(position)), (*general, name_of(inner)))
    elif path and path[0] not in ("//", "tags", "Tags", "depends_on", "lifecycle"):
        yield path, ".".join(general), value


def name_of(element):
    """What tells an element of a list from the others: a parameter's name, a statement's id; `*` where nothing does."""
    names = (element.get(key) for key in ("name", "Name", "Key", "sid", "Sid", "option_name", "OptionName"))
    return next((name for name in names if isinstance(name, str) and "${" not in name), "*")


def mutations(target, folder):
    """One for each property of each type: what spoils it, and what it is called in the expected file."""
    seen = set()
    for construct, local, kind, body in bodies(target, folder):
        for path, general, value in properties(body):
            changes = [("removed", "null")]
            if isinstance(value, bool):
                changes.append(("turned over", json.dumps(not value)))
            for change, given in changes:
                name = f"{kind} {general} {change}"
                if name not in seen:
                    seen.add(name)
                    yield name, (construct, local, ".".join(path), given)


def verdict(program, target, mutation):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        done = synthesize(program, target, folder, mutation)
        if done.returncode == 0:
            return "-"
        if done.returncode != 1:
            return f"exit code {done.returncode}"
        said = json.loads((folder / "diagnostics.json").read_text())
    rules = {each.get("rule") or each["summary"] for each in said if each["severity"] == "error"}
    return ", ".join(sorted(rules))


def judge(program, target):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        whole = synthesize(program, target, folder)
        if whole.returncode != 0:
            sys.exit(f"the system is refused as it is:\n{whole.stdout}{whole.stderr}")
        cases = list(mutations(target, folder / "out"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        verdicts = list(pool.map(lambda case: verdict(program, target, case[1]), cases))
    return sorted(f"{name}: {said}" for (name, _), said in zip(cases, verdicts))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--approve", action="store_true")
    options = parser.parse_args()
    differs = False
    for target in ("terraform", "cloudformation"):
        lines = judge(options.program, target)
        file = HERE / "expected" / f"{target}.txt"
        text = "".join(line + "\n" for line in lines)
        refused = sum(not line.endswith(": -") for line in lines)
        print(f"{target}: {len(lines)} mutants, {refused} refused")
        if options.approve:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
        elif text != file.read_text():
            differs = True
            sys.stdout.writelines(difflib.unified_diff(file.read_text().splitlines(True), text.splitlines(True),
                                                       "expected", "now", n=0))
    if differs:
        sys.exit("the rules judge otherwise than expected/ says. If that is right: ninja -C build approve_mutation")


if __name__ == "__main__":
    main()
