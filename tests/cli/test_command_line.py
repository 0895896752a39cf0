"""Commands and options: what is understood, and what is refused with which words."""

import json
import re

from harness import CliTest, main

COMMANDS = ["synth", "list", "explain", "rules", "doctor", "version", "help"]


class CommandLine(CliTest):
    def refused(self, arguments, err):
        self.assert_result(self.quoin(*arguments), 2, err)

    def test_without_a_command_it_prints_its_help(self):
        result = self.quoin()
        self.assertEqual((result.code, result.err), (0, ""))
        for command in COMMANDS:
            self.assertRegex(result.out, rf"(?m)^  {command} ")
        self.assertIn("Exit codes: 0 done, 1 findings, 2 misuse, 3 the program or the machine failed.", result.out)

    def test_the_help_of_every_command_has_examples_and_lists_json(self):
        for command in COMMANDS:
            with self.subTest(command):
                result = self.quoin(command, "--help")
                self.assertEqual((result.code, result.err), (0, ""))
                self.assertRegex(result.out, rf"(?m)^Usage: quoin {command} ")
                self.assertRegex(result.out, rf"(?m)^Examples:\n  quoin {command}")
                self.assertEqual(result.out, self.quoin("help", command).out)
                self.assertEqual("--json" in result.out, command != "help")

    def test_version(self):
        version = self.quoin("version")
        self.assertEqual((version.code, version.err), (0, ""))
        self.assertRegex(version.out, r"\Aquoin \d+\.\d+\.\d+\n\Z")
        self.assertEqual(self.quoin("--version").out, version.out)
        number = json.loads(self.quoin("version", "--json").out)["version"]
        self.assertEqual(version.out, f"quoin {number}\n")

    def test_unknown_command(self):
        self.refused(["synht"], "error: 'synht' is no command of quoin\n  fix: did you mean 'synth'?\n")
        self.refused(["deploy"], "error: 'deploy' is no command of quoin\n  fix: see `quoin --help`\n")

    def test_unknown_option(self):
        self.refused(["synth", "--otu", "x"],
                     "error: '--otu' is no option of `quoin synth`\n  fix: did you mean '--out'?\n")
        self.refused(["synth", "--otu=x"],
                     "error: '--otu' is no option of `quoin synth`\n  fix: did you mean '--out'?\n")
        self.refused(["list", "--everything"],
                     "error: '--everything' is no option of `quoin list`\n  fix: see `quoin list --help`\n")
        self.refused(["--vresion"], "error: '--vresion' is no option of quoin\n  fix: did you mean '--version'?\n")
        self.refused(["-v", "synth"],
                     "error: '-v' stands before the command\n  fix: options follow the command: quoin synth -v\n")

    def test_misuse_is_told_as_json_under_the_command_that_was_meant(self):
        for arguments in (["synth", "--bogus"], ["synth", "extra"], ["list", "--bogus"], ["explain"], ["synth", "-t"],
                          ["bindings find", "--bogus"]):
            command, *rest = arguments
            with self.subTest(command):
                result = self.quoin(*command.split(), "--json", *rest)
                document = json.loads(result.out)
                self.assertEqual((result.code, document["command"], document["exit_code"]), (2, command, 2))

    def test_names_of_environments(self):
        self.refused(["synth", "-e", "a b/c"],
                     "error: '--env' takes an environment's name, made of letters, digits, '-' and '_'\n"
                     "  got: 'a b/c'\n")

    def test_unknown_word(self):
        self.refused(["synth", "main.cpp"],
                     "error: `quoin synth` does not know what to do with 'main.cpp'\n"
                     "  fix: see `quoin synth --help`\n")
        self.refused(["explain", "QN-RDS-01", "QN-RDS-02"],
                     "error: `quoin explain` does not know what to do with 'QN-RDS-02'\n"
                     "  fix: see `quoin explain --help`\n")

    def test_missing_values(self):
        self.refused(["synth", "--out"], "error: '--out' needs a value\n  fix: see `quoin synth --help`\n")
        self.refused(["synth", "-t"], "error: '--target' needs a value\n  fix: see `quoin synth --help`\n")
        self.refused(["explain"], "error: `quoin explain` needs a rule's ID\n  fix: quoin explain QN-RDS-01\n")

    def test_options_given_twice(self):
        self.refused(["synth", "--out", "a", "--out", "b"],
                     "error: '--out' is given more than once\n  fix: give it once\n")

    def test_all_wrong_values_are_told_at_once(self):
        self.refused(
            ["synth", "-t", "teraform", "--state", "off", "--as-of", "2026-02-29", "-c", "key", "--color", "x"],
            "error: '--target' takes terraform or cloudformation\n"
            "  got: 'teraform'\n"
            "  fix: did you mean 'terraform'?\n"
            "error: '--state' takes running, hibernated, contained or unlocked\n"
            "  got: 'off'\n"
            "error: '--as-of' takes a day, as 2026-12-31\n"
            "  got: '2026-02-29'\n"
            "error: '--context' takes a key and a value, as key=value\n"
            "  got: 'key'\n"
            "error: '--color' takes auto, always or never\n"
            "  got: 'x'\n")

    def test_misuse_is_told_to_machines_too(self):
        result = self.quoin("synth", "--state", "off", "--json")
        self.assertEqual(result.code, 2)
        document = json.loads(result.out)
        self.assertEqual(document["exit_code"], 2)
        self.assertEqual(document["command"], "synth")
        self.assertEqual([each["summary"] for each in document["diagnostics"]],
                         ["'--state' takes running, hibernated, contained or unlocked"])

    def test_colour_where_it_is_asked_for_only(self):
        escape = re.compile("\x1b")
        self.assertNotRegex(self.quoin("synth").err, escape)
        self.assertRegex(self.quoin("synth", "--color", "always").err, escape)
        self.assertNotRegex(self.quoin("synth", "--color", "never").err, escape)

    def test_unknown_help_topic(self):
        self.refused(["help", "quoin.yml"],
                     "error: there is no help on 'quoin.yml'\n  fix: did you mean 'quoin.yaml'?\n")


class Rules(CliTest):
    def test_explain_says_what_the_registry_says(self):
        result = self.quoin("explain", "qn-rds-01")
        self.assertEqual((result.code, result.err), (0, ""))
        rule = json.loads(self.quoin("explain", "QN-RDS-01", "--json").out)
        self.assertTrue(result.out.startswith(f"QN-RDS-01: {rule['title']}\n\nwhy "))
        words = " ".join(result.out.split())
        for key in ("why", "fix", "sources"):
            self.assertIn(" ".join(rule[key].split()), words)
        self.assertEqual(rule["level"], "C")
        self.assertLessEqual(max(map(len, result.out.split("\n"))), 110)

    def test_explain_an_unknown_rule(self):
        self.assert_result(self.quoin("explain", "QN-RDS-1"), 2,
                           "error: there is no rule 'QN-RDS-1'\n  fix: did you mean 'QN-RDS-01'?\n")
        self.assert_result(self.quoin("explain", "everything"), 2,
                           "error: there is no rule 'everything'\n  fix: `quoin rules` lists them all\n")

    def test_rules_by_level_and_status(self):
        every = json.loads(self.quoin("rules", "--json").out)
        self.assertGreater(len(every), 100)
        self.assertIn(f"{len(every)} rules; `quoin explain ID` says more.\n", self.quoin("rules").out)
        for level in "CTS":
            of_level = json.loads(self.quoin("rules", "--level", level, "--json").out)
            self.assertEqual(of_level, [rule for rule in every if rule["level"] == level])
            self.assertTrue(of_level)
        enforced = json.loads(self.quoin("rules", "--enforced", "--json").out)
        self.assertEqual(enforced, [rule for rule in every if rule["status"] != "planned"])

    def test_an_unknown_level(self):
        self.assert_result(self.quoin("rules", "--level", "X"), 2,
                           "error: '--level' takes C, T or S\n  got: 'X'\n")


if __name__ == "__main__":
    main()
