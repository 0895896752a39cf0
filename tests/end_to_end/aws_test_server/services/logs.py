"""Log groups."""

from moto.logs.models import LogGroup
from moto.logs.responses import LogsResponse

from ..patching import wraps


# moto forgets the class of a log group, so every plan would replace the groups that state theirs.
@wraps(LogsResponse, "create_log_group")
def _create_log_group(original, self):
    answer = original(self)
    group = self.logs_backend.groups[self._get_param("logGroupName")]
    group.log_group_class = self._get_param("logGroupClass") or "STANDARD"
    return answer


@wraps(LogGroup, "to_describe_dict")
def _to_describe_dict(original, self):
    return {**original(self), "logGroupClass": getattr(self, "log_group_class", "STANDARD")}
