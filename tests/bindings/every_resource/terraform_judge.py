"""What the real `terraform validate` says of a configuration, sorted into errors of shape and the rest."""

import concurrent.futures
import json
import os
import re
import subprocess

# The provider starts anew for each, and Terraform's time grows with the square of the number of resources.
RESOURCES_AT_ONCE = 360

# What Terraform itself says where a configuration does not have the shape of the schema, and how providers say that a
# block is missing which they require: nothing of this may be left.
SHAPE = [
    r"Unsupported argument",
    r"Unsupported block type",
    r"Unsupported attribute",
    r"Value for unconfigurable attribute",
    r"Extraneous JSON object property",
    r"Missing required argument: The argument ",
    r"Insufficient .* blocks",
    r"Too many .* blocks",
    r"Incorrect attribute value type",
    r"Incorrect JSON value type",
    r"Inappropriate value",
    r"Invalid (resource|data source|ephemeral resource|provider|block) type",
    r"Invalid (resource|data source) name",
    r"Reference to undeclared",
    r"Invalid expression",
    r"Invalid Block: .*marked it as required",
    r"Missing Configuration for Required Attribute",
    r"Missing block",
]
KINDS = ("resource", "data", "ephemeral")


def is_shape(text):
    return any(re.match(pattern, text) for pattern in SHAPE)


def parts(configuration):
    """The configuration as several of at most RESOURCES_AT_ONCE resources."""
    places = [(kind, of, name) for kind in KINDS for of in configuration.get(kind, {}) for name in configuration[kind][of]]
    count = -(-len(places) // RESOURCES_AT_ONCE)
    rest = {key: value for key, value in configuration.items() if key not in KINDS}
    for first in range(count):
        part = dict(rest)
        for kind, of, name in places[first::count]:
            part.setdefault(kind, {}).setdefault(of, {})[name] = configuration[kind][of][name]
        yield part


class Judge:
    def __init__(self, work):
        self.work = work
        self.initialized = set()  # they all ask for the same provider
        (work / "terraformrc").parent.mkdir(parents=True, exist_ok=True)
        (work / "terraformrc").write_text("")
        self.environment = {**os.environ, "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1",
                            "TF_CLI_CONFIG_FILE": str(work / "terraformrc"),
                            # As many run as there are cores; they would spend a fourth of their time on collecting garbage.
                            "GOGC": "400", "GOMEMLIMIT": "1GiB", "GOMAXPROCS": "1"}

    def run(self, folder, *words):
        return subprocess.run([os.environ["QUOIN_TERRAFORM"], f"-chdir={folder}", *words], env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def validate(self, folder, configuration):
        """The errors as pairs: the type ("resource aws_vpc"), and the whole text."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "main.tf.json").write_text(json.dumps(configuration, indent=1))
        if folder not in self.initialized:
            ready = self.run(folder, "init", "-input=false", "-no-color",
                             f"-plugin-dir={os.environ['QUOIN_TERRAFORM_MIRROR']}")
            if ready.returncode != 0:
                return [("terraform init", ready.stdout + ready.stderr)]
            self.initialized.add(folder)
        done = self.run(folder, "validate", "-json")
        try:
            said = json.loads(done.stdout)
        except ValueError:
            return [("terraform validate", done.stdout + done.stderr)]
        errors = []
        for each in said["diagnostics"]:
            if each["severity"] != "error":
                continue
            # Errors of some kinds have no address, but where they stand in the file.
            steps = (each.get("address") or (each.get("snippet") or {}).get("context") or "").split(".")
            steps = steps[1:] if steps[0] == "resource" else steps
            name = " ".join(steps[:2]) if steps[0] in KINDS[1:] else f"resource {steps[0]}"
            errors.append((name, each["summary"] + (": " + each["detail"] if each.get("detail") else "")))
        return errors

    def judge(self, configuration):
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = [pool.submit(self.validate, self.work / f"part_{i}", part)
                     for i, part in enumerate(parts(configuration))]
            return [error for each in found for error in each.result()]
