"""Policies, as moto applies them to a caller."""

from moto.iam.access_control import IAMPolicyStatement, PermissionResult

from ..patching import wraps


# moto evaluates some policies without the request they concern, and takes every condition as met: a bucket
# policy that denies plain HTTP then denies all. Without a request a conditional Deny says nothing.
@wraps(IAMPolicyStatement, "is_action_permitted")
def _is_action_permitted(original, self, action, resource="*", principal=None, incoming_condition_values=None):
    conditional_deny = self._statement.get("Effect") == "Deny" and self._statement.get("Condition")
    if conditional_deny and not incoming_condition_values:
        return PermissionResult.NEUTRAL
    return original(self, action, resource, principal, incoming_condition_values)
