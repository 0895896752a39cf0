"""Hosted zones."""

from moto.route53.models import FakeZone

from ..patching import adds


# CloudFormation: moto gives no attribute of a zone.
@adds(FakeZone, "get_cfn_attribute")
def _zone_attribute(self, attribute_name):
    return self.delegation_set.name_servers if attribute_name == "NameServers" else self.resource_id


FakeZone.has_cfn_attr = classmethod(lambda cls, attribute: attribute in ("Id", "NameServers"))
