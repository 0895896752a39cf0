"""File systems: moto neither changes whether one is backed up nor takes its policy away."""

import json

from moto.efs.models import AccessPoint, FileSystem
from moto.efs.responses import EFSResponse as Response

from ..patching import adds


def _file_system(response):
    return response.efs_backend.file_systems_by_id[response._get_param("FileSystemId")]


@adds(Response, "put_backup_policy")
def _put_backup_policy(self):
    policy = self._get_param("BackupPolicy")
    _file_system(self)._backup_policy = policy
    return json.dumps({"BackupPolicy": policy}), {"Content-Type": "application/json"}


def _backup_policy(self):
    return getattr(self, "_backup_policy", None) or ({"Status": "ENABLED"} if self._backup else None)


FileSystem.backup_policy = property(_backup_policy)


@adds(Response, "delete_file_system_policy")
def _delete_file_system_policy(self):
    _file_system(self).file_system_policy = None
    return "{}", {"Content-Type": "application/json"}


# CloudFormation: moto gives no attribute of either.
FileSystem.has_cfn_attr = classmethod(lambda cls, attr: attr == "Arn")
FileSystem.get_cfn_attribute = lambda self, name: self.file_system_arn
_ACCESS_POINT_ATTRIBUTES = {
    "AccessPointId": lambda point: point.access_point_id,
    "Arn": lambda point: point.access_point_arn,
}
AccessPoint.has_cfn_attr = classmethod(lambda cls, attr: attr in _ACCESS_POINT_ATTRIBUTES)
AccessPoint.get_cfn_attribute = lambda self, name: _ACCESS_POINT_ATTRIBUTES[name](self)
