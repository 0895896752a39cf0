"""Runs Terraform on one stack, in a copy of its folder."""

import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import time

PROVIDER = "registry.terraform.io/hashicorp/aws/5.100.0"


def folder_of(work, stack):
    """Where a test that works in this folder plans a stack."""
    return work / "terraform" / stack.name


def plan_of(folder):
    """Where the plan of a stack is kept that is planned in this folder."""
    return folder.with_name(f"{folder.name}.plan.json")


def _processor_time():
    """Seconds that commands which have ended took of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Terraform:
    """One stack's working folder. Every command's output goes to a file beside it, and failures show its end."""

    def __init__(self, folder, aws):
        self.folder = pathlib.Path(folder)
        self.aws = aws
        self.environment = aws.environment()
        self.program = os.environ["QUOIN_TERRAFORM"]
        self.mirror = os.environ["QUOIN_TERRAFORM_MIRROR"]
        assert (pathlib.Path(self.mirror) / PROVIDER).is_dir(), f"{self.mirror} does not hold {PROVIDER}"

    @classmethod
    def planned(cls, stack, outputs, checks, aws, work):
        """A stack with what people and earlier stacks state for it, initialized and planned."""
        aws.region = stack.region
        terraform = cls(folder_of(work, stack), aws)
        terraform.take(stack.files)
        terraform.set_variables(stack.arguments(outputs, checks.inputs(aws, "terraform")))
        terraform.init()
        terraform.plan()
        return terraform

    def take(self, files):
        """Puts the stack's files into the working folder, in place of what an earlier assembly left there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("*.tf.json"):
            old.unlink()
        (top,) = [file.parent for file in files if file.name == "main.tf.json"]
        for file in files:
            (self.folder / file.relative_to(top)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, self.folder / file.relative_to(top))

    def set_variables(self, values):
        (self.folder / "inputs.auto.tfvars.json").write_text(json.dumps(values, indent=2, sort_keys=True) + "\n")

    def run(self, *arguments, good=(0,), timeout=1500):
        """Runs one command and returns its exit code."""
        log = self._log(arguments[0])
        started, processor = time.monotonic(), _processor_time()
        with log.open("w") as output:
            code = subprocess.run(
                [self.program, *arguments],
                cwd=self.folder,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                timeout=timeout,
            ).returncode
        took = f"{time.monotonic() - started:.0f} s, {_processor_time() - processor:.0f} s of a processor"
        print(f"terraform {' '.join(arguments)}: {code} after {took}", flush=True)
        if code not in good:
            end, answers = log.read_text()[-4000:], self.aws.log.read_text()[-2000:]
            raise AssertionError(f"terraform {' '.join(arguments)} ended with {code} (all of it: {log}):\n{end}\n"
                                 f"What the test server has said of itself:\n{answers}")
        return code

    def backend(self):
        """Where the template keeps its state in S3; None where the state is a file beside it."""
        return json.loads((self.folder / "main.tf.json").read_text())["terraform"].get("backend", {}).get("s3")

    def init(self):
        if self.backend():
            self._make_bucket(**self.backend())
        self.run("init", "-input=false", "-no-color", f"-plugin-dir={self.mirror}")
        self._forget_hashes()

    def plan(self):
        """Validates as well, all that `validate` does, and with the values that are deployed."""
        self.run("plan", "-input=false", "-no-color", "-parallelism=40", "-out=saved.tfplan")

    def planned_changes(self):
        """What the plan changes; the whole of it is kept for the scanner."""
        plan = self._output("show", "-json", "saved.tfplan")
        plan_of(self.folder).write_text(plan)
        return json.loads(plan)["resource_changes"]

    def apply(self):
        self.run("apply", "-input=false", "-no-color", "-parallelism=40", "saved.tfplan")

    def update(self, refresh=True):
        """Applies what the files say now; that may only change things in place.

        Without `refresh` it takes the state's word for what is there: enough where it has just been compared.
        """
        self.run("apply", "-auto-approve", "-input=false", "-no-color", "-parallelism=40",
                 f"-refresh={str(refresh).lower()}")
        done = re.search(r"Apply complete! Resources: (.*)\.", self._log("apply").read_text())
        assert done and re.fullmatch(r"0 added, \d+ changed, 0 destroyed", done[1]), (
            f"only changes in place were expected: {done and done[1]}")

    def assert_no_change(self):
        """Plans again; any change, or any resource that answered otherwise than it was asked, fails."""
        code = self.run("plan", "-input=false", "-no-color", "-parallelism=40", "-detailed-exitcode",
                        "-out=second.tfplan", good=(0, 2))
        if code == 2:
            changed = [
                f"{change['address']}: {change['change']['actions']}"
                for change in self.show("second.tfplan")["resource_changes"]
                if change["change"]["actions"] != ["no-op"]
            ]
            text = self._log("plan").read_text()[-6000:]
            raise AssertionError("the second plan is not empty:\n" + "\n".join(changed) + "\n" + text)

    def destroy(self):
        """Straight after an apply, so what is in the state is what is there: reading it all again shows nothing new."""
        self.run("destroy", "-auto-approve", "-input=false", "-no-color", "-parallelism=40", "-refresh=false")
        assert self.resources() == [], "destroy left resources in the state"

    def show(self, plan):
        return json.loads(self._output("show", "-json", plan))

    def outputs(self):
        return {name: entry["value"] for name, entry in json.loads(self._output("output", "-json")).items()}

    def state_text(self):
        if place := self.backend():
            s3 = self.aws.client("s3", place["region"])
            return s3.get_object(Bucket=place["bucket"], Key=place["key"])["Body"].read().decode()
        return (self.folder / "terraform.tfstate").read_text()

    def resources(self):
        return json.loads(self.state_text())["resources"]

    def _log(self, command):
        return self.folder.parent / f"{self.folder.name}.{command}.log"

    def _forget_hashes(self):
        """`init` has compared the provider with the lock file. Every later command would read its 700 MB again."""
        lock = self.folder / ".terraform.lock.hcl"
        lock.write_text(re.sub(r"\n *hashes = \[[^\]]*\]", "", lock.read_text()))

    def _make_bucket(self, bucket, region, **_):
        """The bucket of the state, which another program makes."""
        s3 = self.aws.client("s3", region)
        if bucket not in [each["Name"] for each in s3.list_buckets()["Buckets"]]:
            s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})

    def _output(self, *arguments):
        return subprocess.run(
            [self.program, *arguments],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            check=True,
            timeout=300,
        ).stdout
