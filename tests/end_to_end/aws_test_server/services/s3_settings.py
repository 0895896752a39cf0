"""Settings of a bucket that moto forgets in part: what was put is what is got."""

import io
from urllib.parse import parse_qs

from ..patching import store

_put = store()  # (bucket, setting) -> the document as it was sent

# The subresource, and what a document holds that switches the setting on.
_SETTINGS = {"logging": b"LoggingEnabled"}


class BucketSettings:
    """Stands before moto, which still checks and keeps each document."""

    def __init__(self, inner):
        self.inner = inner

    def __call__(self, environ, start_response):
        bucket = environ.get("PATH_INFO", "").strip("/")
        query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        setting = next((name for name in _SETTINGS if name in query), None)
        of_a_bucket = "/s3/aws4_request" in environ.get("HTTP_AUTHORIZATION", "") and "/" not in bucket
        method = environ["REQUEST_METHOD"]
        if not of_a_bucket:
            return self.inner(environ, start_response)
        if setting is None:
            if method == "DELETE" and not query:
                for key in [key for key in _put if key[0] == bucket]:
                    del _put[key]
            return self.inner(environ, start_response)
        if method == "GET" and (bucket, setting) in _put:
            body = _put[(bucket, setting)]
            start_response("200 OK", [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
            return [body]
        if method == "PUT":
            return self._put(environ, start_response, bucket, setting)
        return self.inner(environ, start_response)

    def _put(self, environ, start_response, bucket, setting):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        statuses = []

        def note_status(status, headers, exc_info=None):
            statuses.append(status)
            return start_response(status, headers)

        answer = list(self.inner(environ, note_status))
        if statuses and statuses[0].startswith("2"):
            if _SETTINGS[setting] in body:
                _put[(bucket, setting)] = body
            else:
                _put.pop((bucket, setting), None)
        return answer
