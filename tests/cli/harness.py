"""What the tests of the quoin command share: a folder to work in, a way to run it, and a fake program."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

QUOIN = os.environ["QUOIN_CLI"]
FAKE = str(pathlib.Path(__file__).resolve().parent / "fake_program.py")
NOBODY = 65534


class Result:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr


class CliTest(unittest.TestCase):
    """Each test has an empty folder, self.folder, in which the command runs."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="quoin-cli-")).resolve()
        self.folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.environment = {
            key: value
            for key, value in os.environ.items()
            if key in ("PATH", "HOME", "TMPDIR", "LANG", "CXX", "ASAN_OPTIONS", "UBSAN_OPTIONS")
        }

    def quoin(self, *arguments, timeout=60, cwd=None, env=None, **more):
        done = subprocess.run(
            [QUOIN, *map(str, arguments)],
            cwd=cwd or self.folder,
            env={**self.environment, **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            **more,
        )
        return Result(done)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def read(self, name):
        return (self.folder / name).read_text()

    def fake_project(self, more=""):
        """A quoin.yaml whose program is the fake one; what it does is said in the variable FAKE."""
        self.write("quoin.yaml", f"program:\n  run: [{sys.executable}, {FAKE}]\n{more}")

    def synth(self, *arguments, fake="good", content="{}", **more):
        """Runs synth with the fake program."""
        return self.quoin("synth", *arguments, env={"FAKE": fake, "FAKE_CONTENT": content}, **more)

    def assert_result(self, result, code, err, out=""):
        """The whole of what the command printed, and its exit code."""
        self.assertEqual((result.err, result.out, result.code), (err, out, code))

    def files(self, root="."):
        """All files below the folder, with their content, apart from quoin.yaml."""
        base = self.folder / root
        found = {}
        for path in sorted(base.rglob("*")):
            name = str(path.relative_to(base))
            if path.is_symlink():
                found[name] = "-> " + os.readlink(path)
            elif path.is_file() and name != "quoin.yaml":
                found[name] = path.read_text(errors="replace")
        return found

    def names(self, root="."):
        """What stands directly in the folder, hidden names too."""
        return sorted(os.listdir(self.folder / root))


def main():
    unittest.main(verbosity=2)
