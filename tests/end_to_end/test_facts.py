"""Both targets of an example say the same: their facts are equal."""

import json


def test_facts_of_both_targets_are_equal(terraform_assembly, cloudformation_assembly, checks):
    terraform = terraform_assembly.graph()["facts"]
    cloudformation = cloudformation_assembly.graph()["facts"]
    checks.assert_facts_say_something(terraform)
    assert _lines(terraform) == _lines(cloudformation)


def _lines(facts):
    """Sorted JSON, a line each, so that a difference shows as the lines that differ."""
    return json.dumps(facts, indent=1, sort_keys=True).splitlines()
