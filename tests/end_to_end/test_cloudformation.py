"""The CloudFormation half of an example, created in the test server."""

from checks import run_all
from harness import cloudformation
from harness.deployment import AfterCloudFormation


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
