"""Creates a stack from a template in the test server, and tells which resource became what."""

import json

from .aws import Aws


class Created:
    """A created stack: its template, the physical id of each logical one, and its outputs."""

    def __init__(self, aws: Aws, name, template):
        self.template = template
        client = aws.client("cloudformation")
        resources = client.describe_stack_resources(StackName=name)["StackResources"]
        self.physical = {entry["LogicalResourceId"]: entry.get("PhysicalResourceId") for entry in resources}
        (described,) = client.describe_stacks(StackName=name)["Stacks"]
        self.outputs = {entry["OutputKey"]: entry["OutputValue"] for entry in described.get("Outputs", [])}

    def of_type(self, type_name):
        """The template's resources of one type, as logical id -> properties."""
        return {
            name: resource.get("Properties", {})
            for name, resource in self.template["Resources"].items()
            if resource["Type"] == type_name
        }

    def resolve(self, value):
        """The physical id that `Ref` or `GetAtt` of a security group stands for."""
        if isinstance(value, dict) and "Ref" in value:
            return self.physical[value["Ref"]]
        if isinstance(value, dict) and "Fn::GetAtt" in value:
            target = value["Fn::GetAtt"]
            return self.physical[target[0] if isinstance(target, list) else target.split(".")[0]]
        return value


def template_of(stack):
    """The file of a stack's template, beside which others may stand."""
    (template,) = [file for file in stack.files if file.name.endswith(".template.json")]
    return template


def create(aws, stack, arguments):
    """Creates `stack` from its template and returns it once it is there."""
    path = template_of(stack)
    template = json.loads(path.read_text())
    client = aws.client("cloudformation")
    client.create_stack(
        StackName=stack.name,
        TemplateBody=path.read_text(),
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in arguments.items()],
    )
    (described,) = client.describe_stacks(StackName=stack.name)["Stacks"]
    assert described["StackStatus"] == "CREATE_COMPLETE", described.get("StackStatusReason", described)
    return Created(aws, stack.name, template)
