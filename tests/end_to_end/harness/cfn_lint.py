"""Runs cfn-lint, the linter of CloudFormation."""

import pathlib
import subprocess
import sys

PROGRAM = pathlib.Path(sys.executable).parent / "cfn-lint"


def assert_finds_nothing(templates, region):
    done = subprocess.run(
        [PROGRAM, "--regions", region, "--template", *templates], capture_output=True, text=True, timeout=1800
    )
    names = ", ".join(str(template) for template in templates)
    assert done.returncode == 0, f"cfn-lint on {names}:\n{done.stdout}{done.stderr}"
