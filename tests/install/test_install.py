"""Installs into a folder of its own, and uses what is there: the command, and find_package(quoin)."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BUILD = os.environ["QUOIN_BUILD"]
SOURCE = pathlib.Path(os.environ["QUOIN_SOURCE"])
CMAKE = os.environ["QUOIN_CMAKE"]


def run(*command, cwd=None, code=0):
    done = subprocess.run([str(word) for word in command], cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=500, check=False, env={**os.environ, "CXX": os.environ["QUOIN_CXX"]})
    if done.returncode != code:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Install(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="quoin-install-")).resolve()
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        first = cls.folder / "first"
        run(CMAKE, "--install", BUILD, "--prefix", first)
        # It knows where it is: a folder that is moved afterwards still works.
        cls.prefix = cls.folder / "moved"
        first.rename(cls.prefix)

    def setUp(self):
        self.project = self.folder / self.id()
        shutil.copytree(SOURCE / "examples/three-tier", self.project,
                        ignore=shutil.ignore_patterns("quoin.out", ".quoin"))

    def test_the_command_builds_and_runs_a_program_against_what_is_installed(self):
        done = run(self.prefix / "bin/quoin", "synth", "-v", "-o", "by-command", cwd=self.project)
        self.assertIn(f"-I{self.prefix}/include", done.stderr)
        self.assertNotIn(f"-I{SOURCE}", done.stderr)
        self.assertNotIn(BUILD + "/lib", done.stderr)
        self.assertIn("terraform/shop/main.tf.json", files(self.project / "by-command"))
        # Where the fast linker refuses the library, the slow one takes its place, after it.
        self.assertEqual(done.stderr.count("/program.new"), 1, done.stderr)

    def test_a_program_needs_no_libfmt(self):
        """Of fmt a source may ask for one function, which the library has: see messages/fmt_library.cpp. One that
        includes <fmt/format.h> asks for more. GNU ld passes over it, and mold does not."""
        (library,) = self.prefix.rglob("libquoin.a")
        lines = run("nm", "--format=posix", "--undefined-only", library).stdout.splitlines()
        asked_for = {line.split()[0] for line in lines if "3fmt" in line}
        self.assertEqual(len(asked_for), 1, asked_for)
        self.assertRegex(asked_for.pop(), "7vformat")

    def test_find_package(self):
        consumer = self.folder / "consumer"
        shutil.copytree(SOURCE / "tests/install/consumer", consumer)
        shutil.copy(self.project / "main.cpp", consumer)
        flags = "-fsanitize=address,undefined" if "sanitize" in BUILD else ""
        run(CMAKE, "-S", consumer, "-B", consumer / "build", f"-DCMAKE_PREFIX_PATH={self.prefix}",
            f"-DCMAKE_CXX_FLAGS={flags}")
        run(CMAKE, "--build", consumer / "build")
        run(consumer / "build/infra", "--target", "terraform,cloudformation", "--out", "by-cmake", cwd=self.project)
        run(self.prefix / "bin/quoin", "synth", "-o", "by-command", cwd=self.project)
        self.assertEqual(files(self.project / "by-cmake"), files(self.project / "by-command"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
