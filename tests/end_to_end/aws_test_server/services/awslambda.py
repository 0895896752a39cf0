"""Functions: moto forgets where they log, so the provider would set it again."""

from moto.awslambda.models import LambdaFunction

from ..patching import wraps


@wraps(LambdaFunction, "__init__")
def _function(original, self, account_id, spec, region, version=1):
    self.logging_config = {"LogFormat": "Text", **(spec.get("LoggingConfig") or {})}
    original(self, account_id, spec, region, version)


@wraps(LambdaFunction, "get_configuration")
def _get_configuration(original, self, on_create=False):
    logging = {"LogGroup": f"/aws/lambda/{self.function_name}", **self.logging_config}
    return {**original(self, on_create), "LoggingConfig": logging}
