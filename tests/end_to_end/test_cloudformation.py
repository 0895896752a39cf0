"""The CloudFormation half of an example: linted, and created in the test server."""

import pathlib
import subprocess
import sys

from checks import run_all
from harness import checkov, cloudformation
from harness.deployment import AfterCloudFormation


def test_cfn_lint_finds_nothing(cloudformation_assembly):
    by_region = {}
    for stack in cloudformation_assembly.stacks:
        by_region.setdefault(stack.region, []).append(_template_of(stack))
    linter = pathlib.Path(sys.executable).parent / "cfn-lint"
    for region, templates in by_region.items():
        done = subprocess.run(
            [linter, "--regions", region, "--template", *templates], capture_output=True, text=True, timeout=300
        )
        names = ", ".join(template.name for template in templates)
        assert done.returncode == 0, f"cfn-lint on {names}:\n{done.stdout}{done.stderr}"


def test_checkov_finds_nothing(cloudformation_assembly):
    checkov.assert_finds_nothing(cloudformation_assembly, [_template_of(stack) for stack in cloudformation_assembly.stacks])


def _template_of(stack):
    (template,) = [file for file in stack.files if file.name.endswith(".template.json")]
    return template


def test_stacks_are_created(cloudformation_assembly, checks, aws):
    created = []
    outputs = {}
    for stack in cloudformation_assembly.stacks:
        aws.region = stack.region
        arguments = stack.arguments(outputs, checks.inputs(aws, "cloudformation"))
        created.append(cloudformation.create(aws, stack, arguments))
        outputs[stack.name] = created[-1].outputs

    (aws.region,) = {stack.region for stack in cloudformation_assembly.stacks if not stack.part_of}
    run_all(checks, AfterCloudFormation(aws, created))
