"""Starts the server and says on which port it listens."""

import argparse
import os
import pathlib
import signal
import sys

# moto reads these while it is imported.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")  # else AWS's managed policies are not found
os.environ.setdefault("MOTO_ACM_VALIDATION_WAIT", "0")  # else a certificate is pending for a minute

from werkzeug.serving import WSGIRequestHandler, make_server  # noqa: E402


class QuietHandler(WSGIRequestHandler):
    """Leaves out the line per request."""

    def log_request(self, code="-", size="-"):
        pass


def main():
    parser = argparse.ArgumentParser(prog="aws_test_server", description="A pretended AWS on loopback.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    parser.add_argument("--port-file", type=pathlib.Path, help="write the port there once the server listens")
    options = parser.parse_args()

    from .server import application

    server = make_server(options.host, options.port, application(), threaded=True, request_handler=QuietHandler)
    os.environ["MOTO_PORT"] = str(server.port)
    if options.port_file:
        written = options.port_file.with_suffix(".tmp")
        written.write_text(f"{server.port}\n")
        written.rename(options.port_file)
    print(f"aws_test_server: http://{options.host}:{server.port}", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


main()
