"""Runs checkov, a scanner that is not ours, and sets aside what tests/end_to_end/checkov_waivers.txt names."""

import json
import os
import pathlib
import subprocess

WAIVERS = pathlib.Path(__file__).resolve().parent.parent / "checkov_waivers.txt"


def assert_finds_nothing(assembly, files):
    """Fails with each finding in these templates or plans of an assembly that no waiver names."""
    waivers = read_waivers(WAIVERS.read_text(), assembly.environment)
    framework = {"terraform": "terraform_plan", "cloudformation": "cloudformation"}[assembly.target]
    report = scan(files, framework)
    left = not_waived(report["failed"], assembly.target, waivers)
    assert left == [], "\n".join(left)
    assert report["passed"] > 0, f"checkov judged nothing of {', '.join(file.name for file in files)}"


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
    """How many checks of these files passed, and those that failed as (file, check, resource, title)."""
    done = subprocess.run(
        [os.environ["QUOIN_CHECKOV"], "--file", *files, "--framework", framework, "--output", "json", "--compact",
         "--quiet", "--skip-download"],
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, "LOG_LEVEL": "ERROR"},
    )
    names = ", ".join(file.name for file in files)
    assert done.returncode in (0, 1), f"checkov on {names} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    report = json.loads(done.stdout)
    summary = report.get("summary", report)  # of files that hold nothing it knows, the summary is all it prints
    assert summary["parsing_errors"] == 0, f"checkov cannot read one of {names}: {summary}"
    failed = report["results"]["failed_checks"] if "results" in report else []
    return {
        "passed": summary["passed"],
        "failed": [
            (each["file_path"].lstrip("/"), each["check_id"], each["resource"], each["check_name"]) for each in failed
        ],
    }


def not_waived(found, target, waivers):
    """The findings that no waiver names."""
    left = []
    for file, check, resource, title in found:
        kind = resource.rpartition(".")[0]
        if (check, target, resource) not in waivers and (check, target, kind) not in waivers:
            left.append(f"{file}: {check} {resource}: {title}")
    return sorted(left)
