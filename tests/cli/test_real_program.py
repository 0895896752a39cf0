"""The command with a real program: examples/three-tier, compiled and linked by quoin itself."""

import json
import os
import pathlib
import shutil
import subprocess

from harness import QUOIN, CliTest, main

EXAMPLE = pathlib.Path(os.environ["QUOIN_SOURCE"]) / "examples/three-tier"


class RealProgram(CliTest):
    """One folder for all tests, since compiling takes longest."""

    def setUp(self):
        super().setUp()
        for name in ("main.cpp", "quoin.yaml"):
            shutil.copy(EXAMPLE / name, self.folder)

    def test_from_source_to_templates_and_back_again(self):
        result = self.quoin("synth", timeout=300)
        self.assertEqual((result.out, result.code), ("", 0), result.err)
        lines = result.err.splitlines()
        self.assertEqual((lines[0], lines[-1]),
                         ("compiling main.cpp", "wrote quoin.out: terraform (1 stack), cloudformation (1 stack)"))
        first = self.files("quoin.out")
        self.assertEqual({name for name in first if "/shop" in name},
                         {"terraform/shop/main.tf.json", "cloudformation/shop.template.json"})
        for name in first:
            if name.endswith(".json"):
                json.loads(first[name])

        # A line that means nothing leaves the output alone; so does one in another folder.
        main_cpp = self.read("main.cpp")
        self.write("main.cpp", main_cpp + "// a comment at the end\n")
        result = self.quoin("synth", timeout=300)
        self.assertEqual(result.code, 0, result.err)
        self.assertTrue(result.err.endswith("quoin.out is unchanged: terraform (1 stack), cloudformation (1 stack)\n"),
                        result.err)
        result = self.quoin("synth", "-o", "elsewhere/out", "--no-build")
        self.assertEqual(result.code, 0, result.err)
        self.assertEqual(self.files("elsewhere/out"), first)

        with self.subTest("one changed word is in both templates"):
            self.write("main.cpp", main_cpp.replace("Where the shop answers.", "Where it answers."))
            self.assertEqual(self.quoin("synth", timeout=300).code, 0)
            for name in ("terraform/shop/main.tf.json", "cloudformation/shop.template.json"):
                self.assertIn("Where it answers.", self.read(f"quoin.out/{name}"))

        with self.subTest("list --constructs"):
            listed = self.quoin("list", "--constructs", "--no-build")
            self.assertEqual(listed.code, 0, listed.err)
            line = 1 + main_cpp.splitlines().index(
                "  Vpc vpc{stack, \"Vpc\", {.layout = vpc_layout(\"10.20.0.0/16\"_cidr, zones<2>)}};")
            self.assertRegex(listed.out, rf"(?m)^  Vpc +Vpc +main\.cpp:{line}$")

        with self.subTest("another day, on which every waiver holds, changes nothing"):
            before = self.files("quoin.out")
            result = self.quoin("synth", "--json", "--no-build", "--as-of", "2026-01-01")
            self.assertEqual((result.code, json.loads(result.out)["changed"]), (0, False), result.err)
            self.assertEqual(self.files("quoin.out"), before)

        with self.subTest("a value that nobody asks for is noted"):
            result = self.quoin("synth", "-o", "noted/out", "--no-build", "--context", "unused=1")
            self.assertEqual(result.code, 0, result.err)
            self.assertIn("unused", self.read("noted/out/terraform/report.md"))

        with self.subTest("the disk is full"):
            (self.folder / "small").mkdir()
            script = "mount -t tmpfs -o size=64k tmpfs small && $QUOIN synth --no-build -o small/out; echo $?; ls -A small"
            command = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"]), "sh", "-c", script]
            done = subprocess.run(command, cwd=self.folder, env={**self.environment, "QUOIN": QUOIN},
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)
            self.assertRegex(done.stderr,
                             r"\Aerror: the disk is full\n"
                             r"  got: cannot write '\S+'\n"
                             r"  fix: make room, then run this again\n\Z")
            self.assertEqual(done.stdout, "3\n", "nothing is left behind")

        with self.subTest("a literal misuse does not compile, and the old output stays"):
            before = self.files("quoin.out")
            self.write("main.cpp", main_cpp.replace("vpc.isolated_subnets()", "vpc.public_subnets()"))
            result = self.quoin("synth", timeout=300)
            self.assertEqual(result.code, 3)
            self.assertRegex(result.err, r"error: .*QN-RDS-01: a database stands in isolated subnets only")
            self.assertTrue(result.err.endswith("error: the program does not compile\n"
                                                "  got: main.cpp: the compiler ended with exit code 1\n"
                                                "  fix: mend what the compiler says above\n"), result.err)
            self.assertEqual(self.files("quoin.out"), before)


if __name__ == "__main__":
    main()
