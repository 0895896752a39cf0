"""Another environment of an example: planned as it stands, and deployed where that is asked for."""

import json

from harness import checkov
from harness.terraform import Terraform


def test_each_stack_is_planned(terraform_assembly, checks, aws, work, deploys):
    outputs, planned = {}, {}
    for stack in terraform_assembly.stacks:
        terraform = Terraform.planned(stack, outputs, checks, aws, work)
        plan = terraform.show("saved.tfplan")
        _plan_of(work, stack).write_text(json.dumps(plan))
        changes = plan["resource_changes"]
        assert changes and all(each["change"]["actions"] in (["create"], ["read"]) for each in changes)
        for each in changes:
            planned.setdefault(each["type"], []).append(each["change"]["after"])
        if deploys:
            terraform.apply()
            terraform.assert_no_change()
            outputs[stack.name] = terraform.outputs()
    for check in getattr(checks, "PLANNED", []):
        check(planned)


def test_checkov_finds_nothing_in_the_plans(terraform_assembly, work):
    checkov.assert_finds_nothing([(terraform_assembly, [_plan_of(work, stack) for stack in terraform_assembly.stacks])])


def _plan_of(work, stack):
    return work / "terraform" / f"{stack.name}.plan.json"
