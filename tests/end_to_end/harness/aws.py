"""Starts the test server, and gives Terraform and boto3 the settings that lead to it."""

import contextlib
import os
import pathlib
import subprocess
import sys
import time
import urllib.request

import boto3
import botocore.config

ACCOUNT = "123456789012"
_PARENT_OF_SERVER = pathlib.Path(__file__).resolve().parent.parent
_COMMANDS = pathlib.Path(__file__).resolve().parent / "commands"


class Aws:
    """A running server. Clients of other projects ask it, never our own code."""

    def __init__(self, port, region, log):
        self.url = f"http://127.0.0.1:{port}"
        self.log = log
        self.region = region
        self._clients = {}  # making one takes as long as ten calls

    def client(self, service, region=None):
        key = (service, region or self.region)
        if key not in self._clients:
            self._clients[key] = boto3.client(
                service,
                region_name=key[1],
                endpoint_url=self.url,
                aws_access_key_id="testing",
                aws_secret_access_key="testing",
                # A busy machine takes its time; a second request would meet what the first has made.
                config=botocore.config.Config(read_timeout=600, retries={"total_max_attempts": 1}),
            )
        return self._clients[key]

    def reset(self):
        request = urllib.request.Request(f"{self.url}/moto-api/reset", method="POST")
        with urllib.request.urlopen(request, timeout=60) as answer:
            assert answer.status == 200

    def environment(self):
        """The environment in which Terraform finds this server and nothing else of the machine's AWS set-up."""
        ours = {
            name: value
            for name, value in os.environ.items()
            if not name.upper().startswith(("AWS_", "TF_")) and not name.lower().endswith("_proxy")
        }
        ours.update(
            AWS_ENDPOINT_URL=self.url,
            # S3 Control puts the account id before the host. A made-up host with the server as its proxy resolves.
            AWS_ENDPOINT_URL_S3_CONTROL="http://s3-control.moto.test",
            HTTP_PROXY=self.url,
            NO_PROXY="127.0.0.1",
            AWS_ACCESS_KEY_ID="testing",
            AWS_SECRET_ACCESS_KEY="testing",
            AWS_REGION=self.region,
            AWS_DEFAULT_REGION=self.region,
            AWS_EC2_METADATA_DISABLED="true",
            AWS_CONFIG_FILE=os.devnull,
            AWS_SHARED_CREDENTIALS_FILE=os.devnull,
            TF_CLI_CONFIG_FILE=os.devnull,
            CHECKPOINT_DISABLE="1",
            # Terraform and its provider would spend a sixth of their time on collecting garbage; eight of each run at once.
            GOGC="400",
            GOMEMLIMIT="1GiB",
            TF_IN_AUTOMATION="1",
            # Terraform tells CloudFront by the AWS command what to forget.
            PATH=f"{_COMMANDS}{os.pathsep}{os.environ['PATH']}",
            PYTHONPATH=str(_PARENT_OF_SERVER),
            QUOIN_TEST_PYTHON=sys.executable,
        )
        return ours


@contextlib.contextmanager
def running_server(folder, region):
    """Runs a server of its own for one test; its output goes to `folder`/aws_test_server.log."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    port_file = folder / "port"
    port_file.unlink(missing_ok=True)
    log = folder / "aws_test_server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "aws_test_server", "--port-file", str(port_file)],
            cwd=_PARENT_OF_SERVER,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            give_up = time.monotonic() + 300
            while not port_file.exists():
                assert process.poll() is None, f"the test server ended at its start:\n{log.read_text()}"
                assert time.monotonic() < give_up, f"the test server did not start:\n{log.read_text()}"
                time.sleep(0.1)
            yield Aws(int(port_file.read_text()), region, log)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
