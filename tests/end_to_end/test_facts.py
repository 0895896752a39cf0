"""Both targets of an example say the same: their facts are equal."""

import difflib
import json

# What only one target needs, with the reason. Everything else must be equal.
ONLY_IN_CLOUDFORMATION = {
    # CloudFormation has no resource that empties a VPC's default security group; a role of Systems Manager does it.
    "grant": lambda fact: fact["holder"].endswith("/default_security_group_role"),
}


def test_facts_of_both_targets_are_equal(terraform_assembly, cloudformation_assembly, checks):
    terraform = terraform_assembly.graph()["facts"]
    cloudformation = cloudformation_assembly.graph()["facts"]
    checks.assert_facts_say_something(terraform)
    for kind, is_excepted in ONLY_IN_CLOUDFORMATION.items():
        assert not any(is_excepted(fact) for fact in terraform[kind])
        cloudformation[kind] = [fact for fact in cloudformation[kind] if not is_excepted(fact)]
    difference = difflib.unified_diff(_lines(terraform), _lines(cloudformation), "terraform", "cloudformation", n=8)
    assert terraform == cloudformation, "\n".join(difference)


def _lines(facts):
    """Sorted JSON, so that a difference shows as the lines that differ."""
    return json.dumps(facts, indent=1, sort_keys=True).splitlines()
