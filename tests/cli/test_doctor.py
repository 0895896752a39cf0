"""quoin doctor: each check, with tools that are there, too old, or missing."""

import json
import os

from harness import CliTest, main


class Doctor(CliTest):
    def setUp(self):
        super().setUp()
        (self.folder / "tools").mkdir()

    def tool(self, name, first_line):
        path = self.write(f"tools/{name}", f"#!/bin/sh\necho '{first_line}'\n")
        path.chmod(0o755)

    def good_tools(self):
        self.tool("c++", "c++ (Debian 12.2.0-14+deb12u1) 12.2.0")
        self.tool("cmake", "cmake version 3.25.1")
        self.tool("mold", "mold 1.10.1 (compatible with GNU ld)")
        self.tool("terraform", "Terraform v1.11.4")
        self.tool("cfn-lint", "cfn-lint 1.51.0")
        mirror = self.folder / "cache/registry.terraform.io/hashicorp/aws/5.100.0"
        mirror.mkdir(parents=True)

    def doctor(self, *arguments, **env):
        environment = {"PATH": str(self.folder / "tools") + ":/bin", "TF_PLUGIN_CACHE_DIR": str(self.folder / "cache")}
        environment.pop("CXX", None)
        return self.quoin("doctor", *arguments, env={**environment, **env})

    def check(self, name, **env):
        result = self.doctor("--json", **env)
        document = json.loads(result.out)
        self.assertEqual(document["exit_code"], result.code)
        found = {check["check"]: check for check in document["checks"]}[name]
        self.assertEqual(result.code, 1 if any(c["health"] == "fail" for c in document["checks"]) else 0)
        return found["health"], found["detail"], found["fix"]

    def test_all_is_well(self):
        self.environment.pop("CXX", None)
        self.good_tools()
        self.fake_project()
        result = self.doctor()
        self.assertEqual((result.code, result.err), (0, ""))
        lines = result.out.split("\n")
        self.assertEqual(lines[0], "ok    compiler       c++ (Debian 12.2.0-14+deb12u1) 12.2.0")
        self.assertRegex(lines[1], r"^ok    quoin library  /.*libquoin\.a$")
        self.assertRegex(lines[2], r"^ok    bindings       hashicorp/aws 5\.100\.0, 6\.47\.1: \d{4} types; cloudformation "
                                   r"\S+: \d{4} types$")
        self.assertEqual(lines[3:], [
            "ok    mold           mold 1.10.1 (compatible with GNU ld)",
            "ok    cmake          cmake version 3.25.1",
            "ok    terraform      Terraform v1.11.4",
            f"ok    aws provider   5.100.0 in {self.folder}/cache",
            "ok    cfn-lint       cfn-lint 1.51.0",
            "ok    quoin.yaml     quoin.yaml",
            "ok    output         quoin.out can be written",
            ""])
        self.assertEqual(self.names(), ["cache", "quoin.yaml", "tools"], "doctor writes nothing")

    def test_tools_that_are_too_old(self):
        self.environment.pop("CXX", None)
        self.good_tools()
        self.tool("c++", "c++ (GCC) 11.4.0")
        self.assertEqual(self.check("compiler"), ("fail", "c++ (GCC) 11.4.0; tried with g++ 12 and later",
                                                  "apt-get install g++, or name another compiler in the variable CXX"))
        self.tool("c++", "Debian clang version 14.0.6")
        self.assertEqual(self.check("compiler")[:2],
                         ("warn", "Debian clang version 14.0.6; tried with clang 19 and later"))
        self.tool("terraform", "Terraform v1.5.7")
        self.assertEqual(self.check("terraform"), ("fail", "Terraform v1.5.7; 1.11 or later is needed",
                                                   "install Terraform or OpenTofu, 1.11 or later"))
        self.tool("tofu", "OpenTofu v1.11.0")
        self.assertEqual(self.check("terraform"), ("ok", "OpenTofu v1.11.0", ""))
        self.tool("cmake", "cmake version 3.18.4")
        self.assertEqual(self.check("cmake")[0], "fail")

    def test_tools_that_are_missing(self):
        self.environment.pop("CXX", None)
        self.assertEqual(self.check("cfn-lint", PATH=str(self.folder / "tools")),
                         ("warn", "not found; it checks what synth writes for cloudformation", "pip install cfn-lint"))
        self.assertEqual(self.check("terraform", PATH=str(self.folder / "tools"))[0], "warn")
        self.assertEqual(self.check("compiler", PATH=str(self.folder / "tools"))[:2],
                         ("fail", "'c++' not found; it compiles programs"))
        self.fake_project()
        self.assertEqual(self.check("compiler", PATH=str(self.folder / "tools"))[0], "warn",
                         "a program with a build of its own needs none from us")

    def test_a_provider_that_the_templates_do_not_ask_for(self):
        self.good_tools()
        self.write("main.cpp", "#include <quoin/app.hpp>\n")
        self.write("quoin.yaml", "program: {source: main.cpp}\n")
        self.assertEqual(self.check("aws provider"), ("ok", f"5.100.0 in {self.folder}/cache", ""))
        self.write("main.cpp", "#include <quoin/tf/aws/sqs_queue.hpp>\n")
        # Another copy on this machine may fit.
        health, detail, fix = self.check("aws provider")
        if health == "warn":
            self.assertEqual((detail, fix), (
                f"5.100.0 in {self.folder}/cache; the templates ask for >= 6.47.1, < 7, as the program has raw resources "
                "of release 6.47.1",
                "let `terraform init` download one that fits, or choose in quoin.yaml: bindings: {aws: "
                "common}, or another release"))
        else:
            self.assertNotIn(str(self.folder), detail)
        for release in ("5.100.0", "common"):
            self.write("quoin.yaml", f"program: {{source: main.cpp}}\nbindings: {{aws: {release}}}\n")
            self.assertEqual(self.check("aws provider"), ("ok", f"5.100.0 in {self.folder}/cache", ""))

    def test_a_broken_quoin_yaml(self):
        self.assertEqual(self.check("quoin.yaml")[0], "warn")
        self.write("quoin.yaml", "program: {source: main.cpp}\nzones: 3\n")
        self.assertEqual(self.check("quoin.yaml"),
                         ("fail", "quoin.yaml:2:1: unknown key 'zones'",
                          "one of: program, bindings, targets, environments, output, timeout"))
        self.write("quoin.yaml", "program: {source: main.cpp}\n")
        self.assertEqual(self.check("program")[:2],
                         ("fail", "'main.cpp' does not exist ('program.source' in quoin.yaml names it)"))

    def test_an_output_that_cannot_be_written(self):
        self.fake_project("output: file/out\n")
        self.assertEqual(self.check("output")[0], "ok")
        self.assertFalse(os.path.exists(self.folder / "file"), "doctor makes no folder")
        self.write("file", "mine")
        self.assertEqual(self.check("output")[:2],
                         ("fail", f"the output folder 'file/out' cannot be written ({self.folder}/file: a part of the "
                          "path is a file)"))


if __name__ == "__main__":
    main()
