"""The CloudFormation templates of every example and environment, read by tools that are not ours."""

from harness import cfn_lint, checkov
from harness.cloudformation import template_of


def test_cfn_lint_finds_nothing(judged_assemblies):
    by_region = {}
    for assembly in judged_assemblies:
        for stack in assembly.stacks:
            by_region.setdefault(stack.region, []).append(template_of(stack))
    for region, templates in by_region.items():
        cfn_lint.assert_finds_nothing(templates, region)


def test_checkov_finds_nothing(judged_assemblies):
    checkov.assert_finds_nothing(
        [(assembly, [template_of(stack) for stack in assembly.stacks]) for assembly in judged_assemblies]
    )
