"""Runs checkov, a scanner that is not ours, and sets aside what tests/end_to_end/checkov_waivers.txt names."""

import json
import os
import pathlib
import subprocess

WAIVERS = pathlib.Path(__file__).resolve().parent.parent / "checkov_waivers.txt"


FRAMEWORKS = {"terraform": "terraform_plan", "cloudformation": "cloudformation"}


def assert_finds_nothing(judged):
    """Fails with each finding that no waiver names; `judged` has assemblies of one target, each with templates or plans."""
    (target,) = {assembly.target for assembly, _ in judged}
    report = scan([file for _, files in judged for file in files], FRAMEWORKS[target])
    left = []
    for assembly, files in judged:
        waivers = read_waivers(WAIVERS.read_text(), assembly.environment)
        for file in files:
            left += [f"{file}: {line}" for line in not_waived(report[file]["failed"], target, waivers)]
        assert any(report[file]["passed"] for file in files), f"checkov judged nothing of {assembly.folder}"
    assert left == [], "\n".join(left)


def read_waivers(text, environment):
    """The waivers that hold in an environment of this kind.

    A line is `CHECK TARGET RESOURCE | reason`, or `CHECK TARGET RESOURCE KIND | reason` for one kind of environment only;
    RESOURCE may be a type or the address of one resource.
    """
    waivers, seen = {}, []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        what, bar, reason = line.partition("|")
        check, target, resource, *kind = what.split()
        assert bar and reason.strip(), f"a waiver needs a reason: {line}"
        assert what.split() not in seen, f"this waiver stands twice: {line}"
        seen.append(what.split())
        if kind in ([], [environment]):
            waivers[check, target, resource] = reason.strip()
    return waivers


def scan(files, framework):
    """Of each file how many checks passed, and those that failed as (check, resource, title)."""
    done = subprocess.run(
        [os.environ["QUOIN_CHECKOV"], "--file", *files, "--framework", framework, "--output", "json", "--compact",
         "--skip-download"],
        capture_output=True,
        text=True,
        timeout=1800,
        env={**os.environ, "LOG_LEVEL": "ERROR"},
    )
    names = ", ".join(str(file) for file in files)
    assert done.returncode in (0, 1), f"checkov on {names} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    report = json.loads(done.stdout)
    summary = report.get("summary", report)  # of files that hold nothing it knows, the summary is all it prints
    assert summary["parsing_errors"] == 0, f"checkov cannot read one of {names}: {summary}"
    said = {file: {"passed": 0, "failed": []} for file in files}
    by_path = {os.path.realpath(file): found for file, found in said.items()}
    results = report.get("results", {})
    for each in results.get("passed_checks", []):
        by_path[os.path.realpath(each["file_abs_path"])]["passed"] += 1
    for each in results.get("failed_checks", []):
        by_path[os.path.realpath(each["file_abs_path"])]["failed"].append(
            (each["check_id"], each["resource"], each["check_name"])
        )
    return said


def not_waived(found, target, waivers):
    """The findings that no waiver names."""
    left = []
    for check, resource, title in found:
        kind = resource.rpartition(".")[0]
        if (check, target, resource) not in waivers and (check, target, kind) not in waivers:
            left.append(f"{check} {resource}: {title}")
    return sorted(left)
