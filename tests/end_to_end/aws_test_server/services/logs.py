"""CloudWatch log groups."""

from moto.logs.models import LogGroup
from moto.logs.responses import LogsResponse

from ..patching import wraps


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
