"""Load balancers and target groups, as templates refer to them."""

from moto.elbv2.models import FakeLoadBalancer, FakeTargetGroup

from ..patching import wraps


def _full_name(arn, kind):
    """The last part of an ARN, as CloudWatch and Application Auto Scaling name the resource."""
    return arn.split(f":{kind}", 1)[1]


# moto gives no attribute of a target group.
_TARGET_GROUP_ATTRIBUTES = {
    "TargetGroupArn": lambda group: group.arn,
    "TargetGroupFullName": lambda group: "targetgroup" + _full_name(group.arn, "targetgroup"),
    "TargetGroupName": lambda group: group.name,
}
FakeTargetGroup.has_cfn_attr = classmethod(lambda cls, attr: attr in _TARGET_GROUP_ATTRIBUTES)
FakeTargetGroup.get_cfn_attribute = lambda self, name: _TARGET_GROUP_ATTRIBUTES[name](self)


# moto lacks these of a load balancer.
@wraps(FakeLoadBalancer, "get_cfn_attribute")
def _load_balancer_attribute(original, self, attribute_name):
    if attribute_name == "LoadBalancerFullName":
        return _full_name(self.arn, "loadbalancer/")
    if attribute_name == "SecurityGroups":
        return self.security_groups
    return original(self, attribute_name)
