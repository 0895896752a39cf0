"""The Terraform half of an example, applied by the real Terraform and the real AWS provider."""

from checks import run_all
from checks.secret_values import assert_not_in
from harness.deployment import AfterTerraform
from harness.terraform import Terraform


def test_apply_plan_without_changes_and_destroy(
    terraform_assembly, unlocked_terraform_assembly, checks, aws, work
):
    outputs = {}
    deployed = []
    for stack in terraform_assembly.stacks:
        terraform = Terraform.planned(stack, outputs, checks, aws, work)
        terraform.planned_changes()
        terraform.apply()
        terraform.assert_no_change()
        outputs[stack.name] = terraform.outputs()
        deployed.append((stack, terraform))

    assert_not_in(aws, {stack.name: terraform.state_text() for stack, terraform in deployed},
                  at_least=checks.SECRETS)
    run_all(checks, AfterTerraform(aws))

    unlocked = {stack.name: stack for stack in unlocked_terraform_assembly.stacks}
    assert unlocked.keys() == outputs.keys()
    for stack, terraform in reversed(deployed):
        terraform.take(unlocked[stack.name].files)
        terraform.update(refresh=getattr(checks, "CHANGE_SOMETHING", False))
        terraform.destroy()
