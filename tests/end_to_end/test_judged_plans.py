"""What Terraform plans for every example and environment, read by a scanner that is not ours."""

from harness import checkov
from harness.terraform import folder_of, plan_of


def test_checkov_finds_nothing(planned_assemblies):
    checkov.assert_finds_nothing(
        [(assembly, [plan_of(folder_of(work, stack)) for stack in assembly.stacks])
         for assembly, work in planned_assemblies]
    )
