#!/usr/bin/env python3
"""Runs the generator as people do: its exit codes, its one-line messages, and that bad input writes nothing.

    generator_test.py build/bin/quoin-bindgen tests/bindings
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

GENERATOR, HERE = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


class Generator(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.out = pathlib.Path(self.folder.name) / "out"

    def run_it(self, *words):
        return subprocess.run([GENERATOR, *map(str, words)], capture_output=True, text=True)

    def refused(self, text, message):
        schema = pathlib.Path(self.folder.name) / "schema.json"
        schema.write_text(text)
        result = self.run_it("from-schema", schema, "--out", self.out)
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertEqual(result.stderr.count("\n"), 1, result.stderr)
        self.assertTrue(result.stderr.startswith(f"error: {schema}: "), result.stderr)
        self.assertIn(message, result.stderr)
        self.assertFalse(self.out.exists(), "nothing may be written")

    def test_headers_of_a_provider(self):
        result = self.run_it("from-schema", HERE / "acme-1.0.json", "--release", "1.0", "--out", self.out)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(result.stdout, "7 headers of registry.example.org/acme/acme: 7 written, 0 unchanged, 0 removed\n")
        again = self.run_it("from-schema", HERE / "acme-1.0.json", "--release", "1.0", "--out", self.out)
        self.assertEqual(again.stdout, "7 headers of registry.example.org/acme/acme: 0 written, 7 unchanged, 0 removed\n")
        for golden in (HERE / "golden/quoin/tf").rglob("*.hpp"):
            written = self.out / golden.relative_to(HERE / "golden")
            self.assertEqual(written.read_text(), golden.read_text())

    def test_truncated_schemas(self):
        whole = (HERE / "acme-1.0.json").read_text()
        for length in range(0, len(whole) - 3, 997):
            self.refused(whole[:length], "no JSON that can be read")

    def test_schemas_that_are_none(self):
        self.refused("[1, 2]", "the schema is not an object")
        self.refused('{"provider_schemas": {"a/b/c": {"resource_schemas": {"c_x": 1}}}}', "c_x: its schema is not an object")

    def test_hostile_names(self):
        block = {"block": {"attributes": {"x\n}; evil": {"type": "string", "optional": True}}}}
        schema = {"provider_schemas": {"r.io/a/../../b": {"resource_schemas": {
            "../../../tmp/evil": block, 'quote"\\': block, "\n#error": block}}}}
        path = pathlib.Path(self.folder.name) / "schema.json"
        path.write_text(json.dumps(schema))
        result = self.run_it("from-schema", path, "--out", self.out)
        self.assertEqual(result.returncode, 0, result.stderr)
        inside = sorted(p.relative_to(self.out).as_posix() for p in self.out.rglob("*.hpp"))
        self.assertEqual(inside, ["quoin/tf/b/error.hpp", "quoin/tf/b/quote.hpp", "quoin/tf/b/tmp_evil.hpp"])
        self.assertEqual(sorted(p.name for p in pathlib.Path(self.folder.name).iterdir()), ["out", "schema.json"])
        for header in inside:
            for line in (self.out / header).read_text().splitlines():
                self.assertFalse(line.startswith(("#error", "}; evil")), line)

    def test_names_that_are_too_long(self):
        self.refused(json.dumps({"provider_schemas": {"a/b/c": {"resource_schemas": {"c" * 300: {"block": {}}}}}}),
                     "is longer than 200 characters")

    def test_misuse(self):
        for words in ([], ["dance"], ["generate"], ["from-schema", "--out", "x"], ["from-schema", "x", "--out"],
                      ["generate", "--out", "x", "--colour"]):
            result = self.run_it(*words)
            self.assertEqual(result.returncode, 2, words)
            self.assertTrue(result.stderr.startswith("error: "), result.stderr)
            self.assertIn("quoin-bindgen generate --schema", result.stderr)

    def test_what_the_machine_refuses(self):
        missing = self.run_it("from-schema", "/no/such/file", "--out", self.out)
        self.assertEqual((missing.returncode, missing.stderr),
                         (3, "error: cannot read /no/such/file: No such file or directory\n"))
        self.out.write_text("a file stands where the folder should be")
        result = self.run_it("from-schema", HERE / "acme-1.0.json", "--out", self.out)
        self.assertEqual(result.returncode, 3, result.stderr)
        full = self.run_it("distill-terraform", "1.0=" + str(HERE / "acme-1.0.json"), "--out", "/dev/full/x")
        self.assertEqual(full.returncode, 3, full.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
