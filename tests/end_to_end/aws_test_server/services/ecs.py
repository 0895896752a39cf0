"""ECS services."""

from moto.ecs.responses import EC2ContainerServiceResponse as Response

from ..patching import wraps

# What moto forgets of a service: the argument as it is sent, the attribute it is read back from.
_KEPT = {
    "availabilityZoneRebalancing": "availability_zone_rebalancing",
    "capacityProviderStrategy": "capacity_provider_strategy",
    "deploymentConfiguration": "deployment_configuration",
    "enableECSManagedTags": "enable_ecs_managed_tags",
    "enableExecuteCommand": "enable_execute_command",
    "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
}


def _keep_arguments(original, self):
    answer = original(self)
    service = answer.result["service"]
    for argument, attribute in _KEPT.items():
        value = self._get_param(argument)
        if value is not None:
            setattr(service, attribute, value)
    if self._get_param("capacityProviderStrategy"):
        service.launch_type = None  # AWS answers one or the other
    return answer


wraps(Response, "create_service")(_keep_arguments)
wraps(Response, "update_service")(_keep_arguments)
