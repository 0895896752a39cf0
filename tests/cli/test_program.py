"""Programs that do well, and programs that do not: one message each, the documented exit code, the old output whole."""

import json
import os
import time

from harness import CliTest, main

MEND = "  fix: end main with `return app.synth();` and write nothing else into the folder of --out\n"


class Program(CliTest):
    def setUp(self):
        super().setUp()
        self.fake_project()

    def assert_old_output_stays(self, fake, code, err, out="", more=()):
        """The message and the exit code, and that neither the output nor anything beside it has changed."""
        self.assertEqual(self.synth(content="old").code, 0)
        before = (self.files(), self.names())
        result = self.synth(*more, fake=fake, content="new")
        self.assert_result(result, code, err, out)
        (self.folder / "child.pid").unlink(missing_ok=True)
        self.assertEqual((self.files(), self.names()), before)

    def test_it_does_well(self):
        self.assert_result(self.synth(), 0, "wrote quoin.out: terraform (1 stack)\n")
        self.assertEqual(sorted(self.files()), ["quoin.out/terraform/chat/main.tf.json",
                                                "quoin.out/terraform/manifest.json"])
        self.assert_result(self.synth(), 0, "quoin.out is unchanged: terraform (1 stack)\n")
        self.assert_result(self.synth(content="other"), 0, "wrote quoin.out: terraform (1 stack)\n")
        self.assertEqual(self.read("quoin.out/terraform/chat/main.tf.json"), "other")

    def test_what_it_prints_passes_through(self):
        self.assert_result(self.synth(fake="chatty"), 0,
                           "said on stderr\nwrote quoin.out: terraform (1 stack)\n", "said on stdout\n")
        result = self.synth("--json", fake="chatty")
        self.assertEqual((result.code, sorted(result.err.splitlines())), (0, ["said on stderr", "said on stdout"]))
        self.assertEqual(json.loads(result.out)["exit_code"], 0)

    def test_json(self):
        result = self.synth("--json", "-t", "terraform", "-t", "cloudformation", fake="warning")
        self.assertEqual((result.code, result.err), (0, "warning: a warning\n"))
        self.assertEqual(json.loads(result.out), {
            "version": 1, "command": "synth", "exit_code": 0, "environment": "production",
            "targets": ["terraform", "cloudformation"], "output": "quoin.out", "changed": True,
            "stacks": [
                {"target": "terraform", "name": "chat", "region": "eu-west-1", "depends_on": [],
                 "files": ["terraform/chat/main.tf.json"]},
                {"target": "cloudformation", "name": "chat", "region": "eu-west-1", "depends_on": [],
                 "files": ["cloudformation/chat.template.json"]}],
            "files": ["cloudformation/chat.template.json", "cloudformation/manifest.json",
                      "terraform/chat/main.tf.json", "terraform/manifest.json"],
            "diagnostics": [{"severity": "warning", "rule": "", "summary": "a warning", "got": "", "note": "",
                             "fix": "", "path": "", "file": "", "line": 0, "column": 0}]})

    def test_findings(self):
        self.assert_old_output_stays("findings", 1,
                                     "error[QN-RDS-01]: a database stands in isolated subnets only\n  at chat/Db\n")
        result = self.synth("--json", fake="findings")
        document = json.loads(result.out)
        self.assertEqual((result.code, document["exit_code"], document["stacks"], document["files"]), (1, 1, [], []))
        self.assertEqual([each["rule"] for each in document["diagnostics"]], ["QN-RDS-01"])

    def test_it_fails_and_says_so_itself(self):
        self.assert_old_output_stays("full", 3, "error: the disk is full\n")

    def test_exit_codes_that_mean_nothing(self):
        self.assert_old_output_stays("exit-1", 3,
                                     "error: the program ended with exit code 1, but named no error\n"
                                     "  fix: end main with `return app.synth();`; what it printed last stands above\n")
        for code in (3, 42):
            self.assert_old_output_stays(
                f"exit-{code}", 3,
                f"error: the program ended with exit code {code}\n"
                "  fix: end main with `return app.synth();`; what it printed last stands above\n")

    def test_it_does_not_take_its_options(self):
        result = self.synth(fake="exit-2")
        self.assertEqual((result.code, result.out), (2, ""))
        self.assertRegex(result.err,
                         r"\Aerror: the program does not take the options that quoin gave it\n"
                         r"  got: \S+ \S+/fake_program.py --target terraform --env production .*\n"
                         r"  fix: make main begin with `App app\{argc, argv\};`, and build it against the Quoin of "
                         r"this command\n\Z")

    def test_it_crashes(self):
        for fake, signal in (("crash", "SIGSEGV (segmentation fault)"), ("abort", "SIGABRT (aborted)"),
                             ("killed", "SIGKILL (killed)")):
            self.assert_old_output_stays(
                fake, 3, f"error: the program was killed by {signal}\n"
                "  fix: run it by hand under a debugger; what it printed last stands above\n")

    def test_it_hangs(self):
        self.fake_project("timeout: 2\n")
        for fake in ("hang", "hang-stubbornly"):
            self.assertEqual(self.synth(content="old").code, 0)
            before = self.files()
            began = time.monotonic()
            self.assert_result(self.synth(fake=fake), 3,
                               "error: the program was still running after 2 s and was killed\n"
                               "  fix: see why it hangs, or raise `timeout:` in quoin.yaml\n")
            self.assertLess(time.monotonic() - began, 20)
            pids = self.read("child.pid").split()
            self.assertEqual(len(pids), 2)
            self.assertEqual([pid for pid in pids if self.is_running(pid)], [], "the whole group is killed")
            os.unlink(self.folder / "child.pid")
            self.assertEqual((self.files(), self.names()), (before, ["quoin.out", "quoin.yaml"]))

    def test_what_it_leaves_running_is_ended(self):
        began = time.monotonic()
        self.assert_result(self.synth(fake="daemon"), 0, "wrote quoin.out: terraform (1 stack)\n")
        self.assertLess(time.monotonic() - began, 20)
        # The kill is sent before quoin ends; the kernel carries it out a moment later.
        deadline = time.monotonic() + 10
        while self.is_running(self.read("child.pid")) and time.monotonic() < deadline:
            time.sleep(0.01)
        self.assertFalse(self.is_running(self.read("child.pid")))

    @staticmethod
    def is_running(pid):
        try:
            with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
                return stat.read().rsplit(")", 1)[1].split()[0] not in "ZX"
        except FileNotFoundError:
            return False

    def test_it_prints_garbage(self):
        self.assert_old_output_stays(
            "garbage", 3,
            "more garbage\n"
            "error: the program wrote a broken output: 'terraform/manifest.json' is not JSON\n"
            "  got: line 1, column 1\n" + MEND,
            "\x00\ufffd garbage \x1b]0;title\x07\n")
        self.assert_old_output_stays("diagnostics-garbage", 3,
                                     "error: the program wrote diagnostics that are not a JSON array\n"
                                     "  got: diagnostics.json\n"
                                     "  fix: leave the file of --diagnostics to `app.synth()`\n")

    def test_it_writes_nothing(self):
        missing = ("error: the program ended well, but wrote no output for {}\n"
                   "  fix: end main with `return app.synth();`\n")
        self.assert_old_output_stays("nothing", 3, missing.format("terraform"))
        self.assert_old_output_stays("nothing", 3, missing.format("terraform") + missing.format("cloudformation"),
                                     more=("-t", "terraform,cloudformation"))

    def test_it_writes_a_broken_manifest(self):
        wrong = "error: the program wrote a broken output: in 'terraform/manifest.json', '{}' must be {}\n  got: {}\n"
        whole = "error: the program wrote a broken output: 'terraform/manifest.json' {}\n  got: {}\n"
        version = "  fix: build the program against the Quoin that this command belongs to\n"
        for fake, err in (
                ("empty-manifest", whole.format("is not JSON", "line 1, column 1") + MEND),
                ("cut-manifest", whole.format("is not JSON", "line 3, column 20") + MEND),
                ("list-manifest", wrong.format("the whole", "an object", "[]") + MEND),
                ("version-2", whole.format("is not of version 1", "2") + version),
                ("no-version", whole.format("is not of version 1", "no version") + version),
                ("wrong-target", wrong.format("target", "'terraform'", '"cloudformation"') + MEND),
                ("no-stacks", wrong.format("stacks", "a list", "nothing") + MEND),
                ("nameless-stack", wrong.format("stacks", "a list of stacks with names", '{"files":[]}') + MEND),
                ("no-files", wrong.format("files", "a list of relative paths", "nothing") + MEND),
                ("escaping-file", wrong.format("files", "a list of relative paths", '["../../etc/passwd"]') + MEND),
                ("absolute-file", wrong.format("files", "a list of relative paths", '["/etc/passwd"]') + MEND),
                ("missing-file", whole.format("names a file that is not there", "chat/more.tf.json") + MEND),
                ("extra-file", whole.format("does not name a file that is there", "chat/stray.txt") + MEND),
                ("stray-target",
                 "error: the program wrote output that was not asked for\n  got: pulumi\n" + MEND)):
            with self.subTest(fake):
                self.assert_old_output_stays(fake, 3, err)

    def test_it_is_not_there(self):
        self.write("quoin.yaml", "program: {run: build/infra --fast}\n")
        self.assert_result(self.synth(), 3,
                           "error: the program 'build/infra' does not exist\n  fix: mend 'program.run' in quoin.yaml\n")
        self.write("infra", "int main() {}\n")
        self.write("quoin.yaml", "program: {run: ./infra}\n")
        self.assert_result(self.synth(), 3,
                           "error: the program './infra' does not start\n"
                           "  got: Permission denied\n"
                           "  fix: see that it can be run by hand\n")
        self.assertEqual(self.names(), ["infra", "quoin.yaml"])

    def test_its_build_command(self):
        run = self.read("quoin.yaml").split("run: ")[1]
        self.write("quoin.yaml", f"program:\n  build: sh -c 'echo built; exit 0'\n  run: {run}")
        self.assert_result(self.synth(), 0, "built\nwrote quoin.out: terraform (1 stack)\n")
        self.assert_result(self.synth("--no-build"), 0, "quoin.out is unchanged: terraform (1 stack)\n")
        before = self.files()
        for command, shown, ending in (("sh -c 'echo broken >&2; exit 7'", "sh -c echo broken >&2; exit 7", "exit code 7"),
                                       ("echo broken >&2 && exit 7", "echo broken >&2 && exit 7", "exit code 7")):
            self.write("quoin.yaml", f"program:\n  build: {command}\n  run: {run}")
            self.assert_result(self.synth(), 3,
                               "broken\n"
                               "error: the program does not build\n"
                               f"  got: `{shown}` ended with {ending}\n"
                               "  fix: mend what it says above, or 'program.build' in quoin.yaml\n")
        self.write("quoin.yaml", f"program:\n  build: no-such-tool --all\n  run: {run}")
        self.assert_result(self.synth(), 3,
                           "error: the program 'no-such-tool' does not exist\n"
                           "  fix: mend 'program.build' in quoin.yaml\n")
        self.assertEqual(self.files(), before)

    def test_list(self):
        result = self.quoin("list", env={"FAKE": "good"})
        self.assert_result(result, 0, "", "STACK  TARGET     REGION     DEPENDS ON\n"
                           "chat   terraform  eu-west-1  -\n")
        document = json.loads(self.quoin("list", "--json", env={"FAKE": "warning"}).out)
        self.assertEqual((document["exit_code"], [stack["name"] for stack in document["stacks"]],
                          [each["summary"] for each in document["diagnostics"]]), (0, ["chat"], ["a warning"]))
        failed = self.quoin("list", "--json", env={"FAKE": "crash"})
        self.assertEqual((failed.code, json.loads(failed.out)["exit_code"]), (3, 3))
        self.assertEqual(self.quoin("list", env={"FAKE": "findings"}).code, 1)
        self.assertEqual(self.names(), ["quoin.yaml"], "list writes nothing")

    def test_list_constructs(self):
        result = self.quoin("list", "--constructs", env={"FAKE": "graph"})
        self.assert_result(result, 0, "",
                           "CONSTRUCT  KIND      LINE\n"
                           "chat       Stack     main.cpp:4\n"
                           "  Db       RdsMysql  infra/db.cpp:12\n"
                           "  Vpc      Vpc       main.cpp:6\n")
        document = json.loads(self.quoin("list", "--constructs", "--json", env={"FAKE": "graph"}).out)
        self.assertEqual(document["constructs"][0]["children"][0]["path"], "chat/Db")
        self.assert_result(self.quoin("list", "--constructs", env={"FAKE": "good"}), 3,
                           "error: the program wrote a broken output: 'terraform/graph.json' has no tree\n" + MEND)


if __name__ == "__main__":
    main()
