"""Another environment of an example, deployed with nothing protected: applied, planned again, destroyed."""

from harness.terraform import Terraform


def test_apply_plan_without_changes_and_destroy(terraform_assembly, checks, aws, work):
    outputs, deployed = {}, []
    for stack in terraform_assembly.stacks:
        terraform = Terraform.planned(stack, outputs, checks, aws, work)
        terraform.apply()
        terraform.assert_no_change()
        outputs[stack.name] = terraform.outputs()
        deployed.append(terraform)
    for terraform in reversed(deployed):
        terraform.destroy()
