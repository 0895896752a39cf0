"""Another environment of an example: planned as it stands, and deployed where that is asked for."""

from harness.terraform import Terraform


def test_each_stack_is_planned(terraform_assembly, checks, aws, work, deploys):
    outputs, planned = {}, {}
    for stack in terraform_assembly.stacks:
        terraform = Terraform.planned(stack, outputs, checks, aws, work)
        changes = terraform.planned_changes()
        assert changes and all(each["change"]["actions"] in (["create"], ["read"]) for each in changes)
        for each in changes:
            planned.setdefault(each["type"], []).append(each["change"]["after"])
        if deploys:
            terraform.apply()
            terraform.assert_no_change()
            outputs[stack.name] = terraform.outputs()
    for check in getattr(checks, "PLANNED", []):
        check(planned)
