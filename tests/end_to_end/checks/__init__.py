"""Assertions on what an example deployed: one module per example, and what they share.

An example's module has
  SECRETS         how many secrets it keeps,
  inputs          what a person states at the deployment, per target,
  BOTH_TARGETS    the checks that hold after Terraform and after CloudFormation,
  TERRAFORM_ONLY  those that only Terraform's run can show, since moto drops the property of a template,
  assert_facts_say_something(facts),
  CHANGE_SOMETHING  where a check does: what it has changed is read again before the protection is lifted,
  PLANNED         where there are any: checks of what another environment plans, type -> its resources' values.
"""

import traceback


def run_all(module, deployed):
    """Runs every check of an example that this target can answer, and reports all that fail at once."""
    failures = []
    for check in module.BOTH_TARGETS + (module.TERRAFORM_ONLY if deployed.target == "terraform" else []):
        try:
            check(deployed)
        except Exception:  # a check that cannot ask has failed as well
            failures.append(f"{check.__name__}:\n{traceback.format_exc(limit=-2)}")
        print(f"  {check.__name__}", flush=True)
    assert not failures, f"{len(failures)} checks failed:\n" + "\n".join(failures)
