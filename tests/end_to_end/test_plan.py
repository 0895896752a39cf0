"""Another environment of an example: what Terraform makes of it, without an apply."""

from harness.terraform import Terraform


def test_each_stack_is_planned(terraform_assembly, checks, aws, work):
    planned = {}
    for stack in terraform_assembly.stacks:
        aws.region = stack.region
        terraform = Terraform(work / "terraform" / stack.name, aws)
        terraform.take(stack.files)
        terraform.set_variables(stack.arguments({}, checks.inputs(aws, "terraform")))
        terraform.init()
        terraform.plan()
        changes = terraform.show("saved.tfplan")["resource_changes"]
        assert changes and all(each["change"]["actions"] in (["create"], ["read"]) for each in changes)
        for each in changes:
            planned.setdefault(each["type"], []).append(each["change"]["after"])
    for check in getattr(checks, "PLANNED", []):
        check(planned)
