"""Budgets: moto forgets the period that AWS fills in, who is told, and tags."""

import json

from moto.budgets.models import Budget, budgets_backends
from moto.budgets.responses import BudgetsResponse as Response

from ..patching import adds, store, wraps

_tags = store()  # name of the budget -> its tags
_PERIOD = {"Start": 1704067200, "End": 3706473600}  # 2024-01-01 to 2087-06-15, AWS's defaults


# Without a period the provider crashes.
@wraps(Budget, "__init__")
def _budget(original, self, budget, notifications):
    period = budget.get("TimePeriod") or {}
    original(self, {**budget, "TimePeriod": period if period.get("Start") else _PERIOD}, notifications)


@adds(Response, "describe_subscribers_for_notification")
def _describe_subscribers_for_notification(self):
    account = self._get_param("AccountId")
    wanted = self._get_param("Notification")
    budget = budgets_backends[account]["aws"].budgets[account][self._get_param("BudgetName")]
    for each in budget.notifications:
        if all(each.details.get(key) == wanted.get(key)
               for key in ("NotificationType", "ComparisonOperator", "Threshold")):
            return json.dumps({"Subscribers": each.subscribers})
    return json.dumps({"Subscribers": []})


@wraps(Response, "create_budget")
def _create_budget(original, self):
    _tags[self._get_param("Budget")["BudgetName"]] = self._get_param("ResourceTags") or []
    return original(self)


def _tags_of(response):
    return _tags.setdefault(response._get_param("ResourceARN").rsplit("/", 1)[-1], [])


@adds(Response, "list_tags_for_resource")
def _list_tags_for_resource(self):
    return json.dumps({"ResourceTags": _tags_of(self)})


@adds(Response, "tag_resource")
def _tag_resource(self):
    new = self._get_param("ResourceTags")
    keys = {tag["Key"] for tag in new}
    tags = _tags_of(self)
    tags[:] = [tag for tag in tags if tag["Key"] not in keys] + new
    return "{}"


@adds(Response, "untag_resource")
def _untag_resource(self):
    keys = self._get_param("ResourceTagKeys")
    tags = _tags_of(self)
    tags[:] = [tag for tag in tags if tag["Key"] not in keys]
    return "{}"
