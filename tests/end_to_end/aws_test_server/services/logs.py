"""CloudWatch log groups."""

import json

from moto.logs.models import LogGroup
from moto.logs.responses import LogsResponse

from ..patching import adds, store, wraps

_policies = store()  # (region, name of the group) -> what is masked there


# moto forgets a group's class and does not name the default, so the provider replaces groups that state theirs.
@wraps(LogsResponse, "create_log_group")
def _create_log_group(original, self):
    answer = original(self)
    asked = self._get_param("logGroupClass")
    if asked:
        self.logs_backend.groups[self._get_param("logGroupName")].log_group_class = asked
    return answer


@wraps(LogGroup, "to_describe_dict")
def _to_describe_dict(original, self):
    return {**original(self), "logGroupClass": getattr(self, "log_group_class", "STANDARD")}


@adds(LogsResponse, "put_data_protection_policy")
def _put_data_protection_policy(self):
    _policies[_group_of(self)] = self._get_param("policyDocument")
    return _data_protection_policy(self)


@adds(LogsResponse, "get_data_protection_policy")
def _data_protection_policy(self):
    document = _policies.get(_group_of(self))
    return json.dumps({"logGroupIdentifier": self._get_param("logGroupIdentifier"),
                       **({"policyDocument": document} if document else {})})


@adds(LogsResponse, "delete_data_protection_policy")
def _delete_data_protection_policy(self):
    _policies.pop(_group_of(self), None)
    return "{}"


def _group_of(response):
    return response.region, response._get_param("logGroupIdentifier").rsplit(":log-group:", 1)[-1]
