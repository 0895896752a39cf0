"""One module per AWS service that moto needs help with. Importing this package applies all of them."""

from . import acm  # noqa: F401
from . import application_autoscaling  # noqa: F401
from . import awslambda  # noqa: F401
from . import budgets  # noqa: F401
from . import cloudformation  # noqa: F401
from . import cloudfront  # noqa: F401
from . import cloudtrail  # noqa: F401
from . import ec2  # noqa: F401
from . import ecs  # noqa: F401
from . import efs  # noqa: F401
from . import elbv2  # noqa: F401
from . import iam  # noqa: F401
from . import kms  # noqa: F401
from . import logs  # noqa: F401
from . import rds  # noqa: F401
from . import route53  # noqa: F401
from . import s3  # noqa: F401
from . import s3_settings  # noqa: F401
from . import secretsmanager  # noqa: F401
