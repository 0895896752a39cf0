"""Distributions, and what they are made of: policies, functions, VPC origins."""

import base64
import re
import uuid
from xml.sax.saxutils import escape

import xmltodict
from moto.cloudfront import models, urls
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import EmptyResult

from ..patching import adds, store, wraps

_NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/"
_XML = {"Content-Type": "text/xml"}
_WHEN = "2024-01-01T00:00:00Z"

_documents = store()  # (segment, id) -> (the document as it was sent, its ETag)
_functions = store()  # name -> {"config", "code", "etag", "live"}
_vpc_origins = store()  # id -> (the document of its endpoint, its ETag)


def _serve(pattern, function):
    """Answers a path that moto lacks."""
    path = "{0}/2020-05-31/" + pattern
    if path in urls.url_paths:
        raise TypeError(f"moto now has {path}: remove the patch")
    urls.url_paths[path] = function


def _body(request):
    body = getattr(request, "data", b"") or getattr(request, "body", b"") or b""
    return body.decode() if isinstance(body, bytes) else body


def _inner(document):
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", document)


def _etag():
    return uuid.uuid4().hex[:13].upper()


def _error(code, status=404):
    text = f"<Error><Type>Sender</Type><Code>{code}</Code><Message>{code}</Message></Error>"
    return status, _XML, f'<ErrorResponse xmlns="{_NAMESPACE}">{text}<RequestId>x</RequestId></ErrorResponse>'


# moto lacks policies.
def _policies(segment, root):
    def answer(request, full_url, headers):
        found = re.search(rf"/2020-05-31/{segment}(?:/([^/?]+))?(/config)?", full_url)
        identifier, only_config = found.groups()

        def show(key, status=200):
            document, etag = _documents[(segment, key)]
            inner = _inner(document)
            whole = f"<Id>{key}</Id><LastModifiedTime>{_WHEN}</LastModifiedTime>{inner}"
            text = inner if only_config else f'<{root} xmlns="{_NAMESPACE}">{whole}</{root}>'
            return status, {**_XML, "ETag": etag}, text

        if request.method == "POST":
            identifier = str(uuid.uuid4())
            _documents[(segment, identifier)] = (_body(request), _etag())
            return show(identifier, 201)
        if (segment, identifier) not in _documents:
            return _error(f"NoSuch{root}")
        if request.method == "PUT":
            _documents[(segment, identifier)] = (_body(request), _etag())
        if request.method == "DELETE":
            del _documents[(segment, identifier)]
            return 204, {}, ""
        return show(identifier)

    for ending in ("$", "/(?P<policy_id>[^/]+)$", "/(?P<policy_id>[^/]+)/config$"):
        _serve(segment + ending, answer)


_policies("cache-policy", "CachePolicy")
_policies("response-headers-policy", "ResponseHeadersPolicy")


# moto lacks functions.
def _summary(name, stage):
    function = _functions[name]
    config = "".join(f"<{key}>{escape(value or '')}</{key}>" for key, value in function["config"].items())
    arn = f"arn:aws:cloudfront::123456789012:function/{name}"
    times = f"<CreatedTime>{_WHEN}</CreatedTime><LastModifiedTime>{_WHEN}</LastModifiedTime>"
    metadata = f"<FunctionARN>{arn}</FunctionARN><Stage>{stage}</Stage>{times}"
    return (
        f'<FunctionSummary xmlns="{_NAMESPACE}"><Name>{name}</Name><Status>UNASSOCIATED</Status>'
        f"<FunctionConfig>{config}</FunctionConfig><FunctionMetadata>{metadata}</FunctionMetadata></FunctionSummary>"
    )


def _take_function(name, sent):
    config = {key: sent["FunctionConfig"].get(key) for key in ("Comment", "Runtime")}
    live = _functions.get(name, {}).get("live", False)
    _functions[name] = {"config": config, "code": sent["FunctionCode"], "etag": _etag(), "live": live}


def _function(request, full_url, headers):
    found = re.search(r"/2020-05-31/function(?:/([^/?]+))?(/publish|/describe)?(?:\?.*Stage=(\w+))?", full_url)
    name, action, stage = found.groups()
    if request.method in ("POST", "PUT") and not action:
        (sent,) = xmltodict.parse(_body(request)).values()
        is_new = name is None
        name = name or sent["Name"]
        _take_function(name, sent)
        headers = {**_XML, "ETag": _functions[name]["etag"], "ETtag": _functions[name]["etag"]}
        return 201 if is_new else 200, headers, _summary(name, "DEVELOPMENT")
    if name not in _functions:
        return _error("NoSuchFunctionExists")
    function = _functions[name]
    headers = {**_XML, "ETag": function["etag"]}
    if request.method == "DELETE":
        del _functions[name]
        return 204, {}, ""
    if action == "/publish":
        function["live"] = True
        return 200, headers, _summary(name, "LIVE")
    if stage == "LIVE" and not function["live"]:
        return _error("NoSuchFunctionExists")
    if action == "/describe":
        return 200, headers, _summary(name, stage or "DEVELOPMENT")
    return 200, {**headers, "Content-Type": "application/octet-stream"}, base64.b64decode(function["code"])


for _ending in ("$", "/(?P<name>[^/]+)$", "/(?P<name>[^/]+)/publish$", "/(?P<name>[^/]+)/describe$"):
    _serve("function" + _ending, _function)


# moto lacks VPC origins.
def _vpc_origin_arn(identifier):
    return f"arn:aws:cloudfront::123456789012:vpcorigin/{identifier}"


def _vpc_origin(request, full_url, headers):
    identifier = re.search(r"/2020-05-31/vpc-origin(?:/([^/?]+))?", full_url).group(1)
    if request.method == "POST":
        identifier = "vo_" + uuid.uuid4().hex[:20]
        (sent,) = xmltodict.parse(_body(request)).values()
        _vpc_origins[identifier] = (sent["VpcOriginEndpointConfig"], _etag())
        tags = ((sent.get("Tags") or {}).get("Items") or {}).get("Tag") or []
        backend = models.cloudfront_backends["123456789012"]["aws"]
        backend.tagger.tag_resource(_vpc_origin_arn(identifier), tags if isinstance(tags, list) else [tags])
    elif identifier not in _vpc_origins:
        return _error("EntityNotFound")
    config, etag = _vpc_origins[identifier]
    if request.method == "PUT":
        (sent,) = xmltodict.parse(_body(request)).values()
        config, etag = _vpc_origins[identifier] = (sent, _etag())
    if request.method == "DELETE":
        del _vpc_origins[identifier]
    config = {key: value for key, value in config.items() if not key.startswith("@")}
    described = {
        "VpcOrigin": {
            "@xmlns": _NAMESPACE,
            "Id": identifier,
            "Arn": _vpc_origin_arn(identifier),
            "AccountId": "123456789012",
            "Status": "Deployed",
            "CreatedTime": _WHEN,
            "LastModifiedTime": _WHEN,
            "VpcOriginEndpointConfig": config,
        }
    }
    return 202, {**_XML, "ETag": etag}, xmltodict.unparse(described, full_document=False)


for _ending in ("$", "/(?P<origin_id>[^/]+)$"):
    _serve("vpc-origin" + _ending, _vpc_origin)


# moto forgets the access control of an origin and the VPC origin, and wants an identity of old for a bucket.
@wraps(models.Origin, "__init__")
def _origin(original, self, origin):
    original(self, origin)
    self.origin_access_control_id = origin.get("OriginAccessControlId") or ""
    if "S3OriginConfig" not in origin and self.origin_access_control_id:
        self.s3_origin_config = {"OriginAccessIdentity": ""}
    if origin.get("VpcOriginConfig"):
        self.vpc_origin_config = origin["VpcOriginConfig"]


# moto forgets functions, and adds what goes without a cache policy.
@wraps(models.DefaultCacheBehaviour, "__init__")
def _behaviour(original, self, config):
    original(self, config)
    if config.get("CachePolicyId"):
        self.forwarded_values = None
        self.min_ttl = self.default_ttl = self.max_ttl = None
    functions = (config.get("FunctionAssociations") or {}).get("Items")
    if functions:
        self.function_associations = {"Quantity": len(functions), "Items": functions}
    self.grpc_config = config.get("GrpcConfig") or {"Enabled": False}


# moto says that a distribution with a certificate of its own shows CloudFront's.
@wraps(models.ViewerCertificate, "__init__")
def _viewer_certificate(original, self, config):
    original(self, config)
    if config.get("ACMCertificateArn"):
        self.cloud_front_default_certificate = False


# moto leaves one colon out of a distribution's ARN: it is global, and has no region.
@wraps(models.Distribution, "__init__")
def _distribution(original, self, account_id, region_name, config):
    original(self, account_id, region_name, config)
    self.arn = f"arn:aws:cloudfront::{account_id}:distribution/{self.distribution_id}"


# moto forgets the comments of keys and groups.
@wraps(CloudFrontResponse, "create_public_key")
def _create_public_key(original, self):
    before = set(self.backend.public_keys)
    answer = original(self)
    for key in set(self.backend.public_keys) - before:
        self.backend.public_keys[key].comment = self._get_param("PublicKeyConfig.Comment") or ""
    return answer


@wraps(CloudFrontResponse, "create_key_group")
def _create_key_group(original, self):
    before = set(self.backend.key_groups)
    answer = original(self)
    for group in set(self.backend.key_groups) - before:
        self.backend.key_groups[group].comment = self._get_param("KeyGroupConfig.Comment") or ""
    return answer


_plain_key_group_config = models.KeyGroup.key_group_config.fget
models.KeyGroup.key_group_config = property(
    lambda self: {**_plain_key_group_config(self), "Comment": getattr(self, "comment", "")}
)


# moto lacks the deletion of key groups.
@adds(CloudFrontResponse, "delete_key_group")
def _delete_key_group(self):
    self.backend.key_groups.pop(self._get_param("Id"), None)
    return EmptyResult()
