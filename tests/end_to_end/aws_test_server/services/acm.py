"""Certificates."""

import json

from moto.acm.models import CertBundle
from moto.acm.responses import AWSCertificateManagerResponse

from ..patching import wraps


# moto answers RSA_2048 whatever key algorithm was asked for, and the provider then replaces the certificate.
@wraps(AWSCertificateManagerResponse, "request_certificate")
def _request_certificate(original, self):
    answer = original(self)
    algorithm = self._get_param("KeyAlgorithm")
    if algorithm:
        arn = json.loads(answer)["CertificateArn"]
        self.acm_backend._certificates[arn].asked_key_algorithm = algorithm
    return answer


@wraps(CertBundle, "describe")
def _describe(original, self):
    answer = original(self)
    algorithm = getattr(self, "asked_key_algorithm", None)
    if algorithm:
        answer["Certificate"]["KeyAlgorithm"] = algorithm
    return answer
