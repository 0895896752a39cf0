"""The WSGI application: bucket settings first, then moto, and 501 for what nobody knows."""

import json
import re
import sys
import threading
import traceback
from xml.sax.saxutils import escape

from moto.moto_api._internal.models import MotoAPIBackend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from . import remembering, services  # noqa: F401  (importing them applies the patches)
from .patching import forget_everything, store, wraps
from .services.s3_settings import BucketSettings

_CREDENTIAL = re.compile(r"/(?P<region>[a-z0-9-]+)/(?P<service>[a-z0-9-]+)/aws4_request")


@wraps(MotoAPIBackend, "reset")
def _reset(original, self, *args, **kwargs):
    forget_everything()
    return original(self, *args, **kwargs)


class OneAtATime:
    """Answers one request after the other.

    moto keeps all resources in dictionaries that no lock guards, and Terraform sends forty requests at once: where one
    deletes what another is listing, moto raises, and the answer would be an error that AWS never gives. The interpreter
    runs one thread at a time anyway, so nothing is lost.
    """

    def __init__(self, inner):
        self.inner = inner
        self.turn = threading.Lock()

    def __call__(self, environ, start_response):
        with self.turn:
            return list(self.inner(environ, start_response))


class AnswersAgain:
    """Answers a request that comes again as it was answered the first time.

    A client that loses an answer, on a machine so busy that a connection breaks, sends its request again. All SDKs of
    AWS give such attempts one id. moto knows nothing of it, would carry the request out twice, and refuse to create
    what it has just created. What failed is tried anew: that is what the attempt is for.
    """

    KEPT = 1000  # answers; a client has some forty requests under way

    def __init__(self, inner):
        self.inner = inner
        self.answers = store()

    def __call__(self, environ, start_response):
        request = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if request in self.answers:
            status, headers, body = self.answers[request]
            print(f"aws_test_server: answered again: {_asked(environ)}", file=sys.stderr, flush=True)
            start_response(status, headers)
            return body
        said = []

        def start(status, headers, *error):
            said[:] = status, headers
            return start_response(status, headers, *error)

        body = list(self.inner(environ, start))
        if request and said and said[0].startswith("2"):
            self.answers[request] = *said, body
            while len(self.answers) > self.KEPT:
                del self.answers[next(iter(self.answers))]
        return body


class UnknownActions:
    """Turns moto's 'not implemented' into 501 and one line on stderr that names the action."""

    def __init__(self, inner):
        self.inner = inner

    def __call__(self, environ, start_response):
        try:
            return list(self.inner(environ, start_response))
        except Exception as error:  # whatever moto raises here would become a 500, and that is retried
            text = f"{_asked(environ)}: {type(error).__name__}: {error}"
            print(f"aws_test_server: not implemented: {text}", file=sys.stderr, flush=True)
            if not isinstance(error, NotImplementedError):
                traceback.print_exc()
            body, kind = _error_body(environ, text)
            start_response("501 Not Implemented", [("Content-Type", kind), ("Content-Length", str(len(body)))])
            return [body]


def _service(environ):
    signed = _CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
    return signed["service"] if signed else "unsigned"


def _asked(environ):
    """What a request asks for, in a few words."""
    action = environ.get("HTTP_X_AMZ_TARGET", "").rsplit(".", 1)[-1] or environ.get("PATH_INFO", "")
    return f"{_service(environ)} {environ['REQUEST_METHOD']} {action}"


def _error_body(environ, text):
    """The error as the service's protocol writes it: XML for form-encoded requests and S3, else JSON."""
    service = _service(environ)
    error = f"<Error><Code>NotImplemented</Code><Message>{escape(text)}</Message></Error>"
    if service == "ec2":
        return f"<Response><Errors>{error}</Errors></Response>".encode(), "text/xml"
    if service == "s3":
        return error.encode(), "text/xml"
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        return f"<ErrorResponse>{error}</ErrorResponse>".encode(), "text/xml"
    return json.dumps({"__type": "NotImplemented", "message": text}).encode(), "application/json"


def application():
    """Returns the whole server as one WSGI application."""
    moto = DomainDispatcherApplication(create_backend_app)
    moto.debug = True  # else Flask answers an exception with its own 500, and UnknownActions never sees it
    return UnknownActions(OneAtATime(AnswersAgain(BucketSettings(moto))))
