"""quoin.yaml: what is read from it, and what is refused at which place."""

import os
import pathlib

from harness import CliTest, main


class QuoinYaml(CliTest):
    def refused(self, text, err, **more):
        self.write("quoin.yaml", text)
        self.assert_result(self.quoin("synth", **more), 2, err)
        self.assertEqual(self.names(), ["quoin.yaml"])

    def test_none_there(self):
        self.assert_result(self.quoin("synth"), 2,
                           "error: there is no quoin.yaml here or in a folder above\n"
                           f"  got: {self.folder}\n"
                           "  fix: write one (`quoin help quoin.yaml` shows how), or name one with --config\n")

    def test_the_named_one_is_not_there_or_a_folder(self):
        self.assert_result(self.quoin("synth", "--config", "other.yaml"), 2,
                           "error: 'other.yaml' cannot be read\n"
                           "  got: No such file or directory\n"
                           "  fix: name a file that can be read with --config\n")
        self.assert_result(self.quoin("synth", "--config", "."), 2,
                           "error: '.' cannot be read\n"
                           "  got: Is a directory\n"
                           "  fix: name a file that can be read with --config\n")

    def test_broken_yaml(self):
        self.refused("program: {source: main.cpp\ntargets: [terraform]\n",
                     "error: this is not YAML\n"
                     "  at quoin.yaml:2:8\n"
                     "  got: end of map flow not found\n"
                     "  fix: mend the line, or the one before it\n")
        self.refused("program:\n\tsource: main.cpp\n",
                     "error: this is not YAML\n"
                     "  at quoin.yaml:2:1\n"
                     "  got: the line is indented with a tab, where YAML takes spaces only\n"
                     "  fix: mend the line, or the one before it\n")
        self.refused("\x01\x02", "error: the file must hold a map of keys and values\n"
                     "  at quoin.yaml:1:1\n"
                     "  got: '\\x01\\x02'\n"
                     "  fix: begin with `program: {source: main.cpp}`\n")
        self.refused("[" * 5000,
                     "error: this is not YAML\n"
                     "  at quoin.yaml:1:1\n"
                     "  got: more levels than anybody can read\n"
                     "  fix: mend the line, or the one before it\n")

    def test_several_documents(self):
        self.refused("program: {source: a.cpp}\n---\nprogram: {source: b.cpp}\n",
                     "error: the file holds several YAML documents\n"
                     "  at quoin.yaml:3\n"
                     "  fix: keep one, without `---` in between\n")

    def test_too_large(self):
        self.refused("# " + "x" * (1 << 20),
                     "error: 'quoin.yaml' is larger than 1 MiB, and so hardly a quoin.yaml\n"
                     "  fix: name the right file with --config\n")

    def test_empty(self):
        for text in ("", "# nothing\n", "---\n"):
            self.refused(text, "error: the key 'program' is missing\n"
                         "  at quoin.yaml:1:1\n"
                         "  fix: add `program: {source: main.cpp}`\n")

    def test_not_a_map(self):
        self.refused("- program\n", "error: the file must hold a map of keys and values\n"
                     "  at quoin.yaml:1:1\n"
                     "  got: a list\n"
                     "  fix: begin with `program: {source: main.cpp}`\n")

    def test_releases_of_the_aws_provider(self):
        self.refused("program: {source: main.cpp}\nbindings: {aws: 6.47}\n",
                     "error: 'bindings.aws' must be one of: 5.100.0, 6.47.1, common\n"
                     "  at quoin.yaml:2:17\n"
                     "  got: '6.47'\n")
        self.refused("program: {source: main.cpp}\nbindings: {aws: comon}\n",
                     "error: 'bindings.aws' must be one of: 5.100.0, 6.47.1, common\n"
                     "  at quoin.yaml:2:17\n"
                     "  got: 'comon'\n"
                     "  fix: did you mean 'common'?\n")
        self.refused("program: {source: main.cpp}\nbindings: {aws: [6.47.1]}\n",
                     "error: 'bindings.aws' must be one of: 5.100.0, 6.47.1, common\n"
                     "  at quoin.yaml:2:17\n"
                     "  got: a list\n"
                     "  fix: write it as in `aws: 5.100.0`\n")
        self.refused("program: {source: main.cpp}\nbindings: {random: 3.6}\n",
                     "error: unknown key 'random' in 'bindings'\n"
                     "  at quoin.yaml:2:12\n"
                     "  fix: one of: aws\n")

    def test_unknown_keys_at_every_depth(self):
        self.refused("program:\n"
                     "  sorce: main.cpp\n"
                     "environments:\n"
                     "  dev:\n"
                     "    knd: test\n"
                     "zones: [a, b]\n",
                     "error: unknown key 'sorce' in 'program'\n"
                     "  at quoin.yaml:2:3\n"
                     "  fix: did you mean 'source'?\n"
                     "error: unknown key 'knd' in 'environments.dev'\n"
                     "  at quoin.yaml:5:5\n"
                     "  fix: did you mean 'kind'?\n"
                     "error: unknown key 'zones'\n"
                     "  at quoin.yaml:6:1\n"
                     "  fix: one of: program, bindings, targets, environments, output, timeout\n")

    def test_a_key_twice(self):
        self.refused("output: a\nprogram: {source: main.cpp}\noutput: b\n",
                     "error: the key 'output' is here a second time\n"
                     "  at quoin.yaml:3:1\n"
                     "  got: the first one is in line 1\n"
                     "  fix: keep one of them\n")

    def test_wrong_types_are_told_all_at_once(self):
        self.refused("program: main.cpp\n"
                     "targets: {terraform: yes}\n"
                     "environments: [dev]\n"
                     "output: [a]\n"
                     "timeout:\n",
                     "error: 'program' must be a map of keys and values\n"
                     "  at quoin.yaml:1:10\n"
                     "  got: 'main.cpp'\n"
                     "error: 'targets' must be a list of targets: terraform, cloudformation\n"
                     "  at quoin.yaml:2:10\n"
                     "  got: a map\n"
                     "  fix: write it as in `targets: [terraform, cloudformation]`\n"
                     "error: 'environments' must be a map of keys and values\n"
                     "  at quoin.yaml:3:15\n"
                     "  got: a list\n"
                     "error: 'output' must be a text\n"
                     "  at quoin.yaml:4:9\n"
                     "  got: a list\n"
                     "  fix: write it as in `output: generated`\n"
                     "error: 'timeout' must be a number of seconds between 0.1 and 86400\n"
                     "  at quoin.yaml:5:1\n"
                     "  got: nothing\n"
                     "  fix: write it as in `timeout: 120`\n")

    def test_wrong_types_inside(self):
        self.refused("program: {source: [main.cpp, [x]]}\n"
                     "environments:\n"
                     "  dev: test\n"
                     "  prod: {kind: [x], context: {domain: [x], empty: }}\n",
                     "error: 'program.source' must be a text or a list of texts\n"
                     "  at quoin.yaml:1:19\n"
                     "  got: a list\n"
                     "  fix: write it as in `source: main.cpp`\n"
                     "error: 'environments.dev' must be a map of keys and values\n"
                     "  at quoin.yaml:3:8\n"
                     "  got: 'test'\n"
                     "error: 'environments.prod.kind' must be one of: production, staging, development, test\n"
                     "  at quoin.yaml:4:16\n"
                     "  got: a list\n"
                     "  fix: write it as in `kind: development`\n"
                     "error: 'environments.prod.context.domain' must be a text, a number, true or false\n"
                     "  at quoin.yaml:4:39\n"
                     "  got: a list\n"
                     "  fix: write it as in `domain: api.example.com`\n"
                     "error: 'environments.prod.context.empty' must be a text, a number, true or false\n"
                     "  at quoin.yaml:4:44\n"
                     "  got: nothing\n"
                     "  fix: write it as in `domain: api.example.com`\n")

    def test_bad_values(self):
        self.refused("program: {source: main.cpp}\n"
                     "targets: [terraform, cloudfromation]\n"
                     "environments: {dev: {kind: developement}, 'a b': {}}\n"
                     "timeout: 0\n",
                     "error: 'targets' must be a list of targets: terraform, cloudformation\n"
                     "  at quoin.yaml:2:22\n"
                     "  got: 'cloudfromation'\n"
                     "  fix: did you mean 'cloudformation'?\n"
                     "error: 'environments.dev.kind' must be one of: production, staging, development, test\n"
                     "  at quoin.yaml:3:28\n"
                     "  got: 'developement'\n"
                     "  fix: did you mean 'development'?\n"
                     "error: 'a name in environments' must be letters, digits, '-', '_' and '.'\n"
                     "  at quoin.yaml:3:43\n"
                     "  got: 'a b'\n"
                     "error: 'timeout' must be a number of seconds between 0.1 and 86400\n"
                     "  at quoin.yaml:4:10\n"
                     "  got: '0'\n")
        for value in ("soon", "1e9", "-1", "nan", "60s", ".inf"):
            self.refused(f"program: {{source: main.cpp}}\ntimeout: {value}\n",
                         "error: 'timeout' must be a number of seconds between 0.1 and 86400\n"
                         "  at quoin.yaml:2:10\n"
                         f"  got: '{value}'\n")

    def test_program_needs_source_or_run(self):
        self.refused("output: x\n", "error: the key 'program' is missing\n"
                     "  at quoin.yaml:1:1\n"
                     "  fix: add `program: {source: main.cpp}`\n")
        self.refused("program: {}\n", "error: the key 'program.source' is missing\n"
                     "  at quoin.yaml:1:10\n"
                     "  fix: add `source: main.cpp`\n")
        self.refused("program: {build: make}\n", "error: the key 'program.run' is missing\n"
                     "  at quoin.yaml:1:10\n"
                     "  fix: add the built program, as in `run: build/infra`\n")
        self.refused("program: {source: main.cpp, run: x}\n",
                     "error: 'program.source' and 'program.run' exclude each other\n"
                     "  at quoin.yaml:1:10\n"
                     "  fix: keep `source` to let Quoin compile the program, or `build` and `run` to do it yourself\n")

    def test_environments(self):
        self.fake_project("environments: {dev: {kind: development, context: {n: 1, flag: yes, text: a b=c}}, staging: }\n")
        self.assert_result(self.synth(), 2,
                           "error: no environment is named, and quoin.yaml has no 'production'\n"
                           "  fix: name one with --env: dev, staging\n")
        self.assert_result(self.synth("-e", "stagin"), 2,
                           "error: quoin.yaml has no environment 'stagin'\n  fix: did you mean 'staging'?\n")
        self.assert_result(self.synth("-e", "production"), 2,
                           "error: quoin.yaml has no environment 'production'\n  fix: one of: dev, staging\n")
        result = self.synth("-e", "dev", "-c", "n=2", "-c", "more=x", "-t", "cloudformation,terraform", "--state",
                            "unlocked", "--as-of", "2024-02-29", "--no-waivers", fake="options")
        self.assertEqual(result.out.split("\n"),
                         ["--target", "cloudformation", "--target", "terraform", "--env", "dev", "--env-kind",
                          "development", "--context", "flag=yes", "--context", "more=x", "--context", "n=2",
                          "--context", "text=a b=c", "--state", "unlocked", "--as-of", "2024-02-29", "--no-waivers",
                          "--out", "...", "--diagnostics", "...", "--color", "never", ""])
        result = self.synth("-e", "staging", fake="options")
        self.assertEqual(result.out.split("\n")[:6],
                         ["--target", "terraform", "--env", "staging", "--env-kind", "production"])

    def test_it_is_found_upwards_and_its_output_lies_beside_it(self):
        self.fake_project("output: generated\ntargets: [terraform, cloudformation]\n")
        (self.folder / "a/b").mkdir(parents=True)
        result = self.quoin("synth", cwd=self.folder / "a/b")
        self.assert_result(result, 0, "wrote ../../generated: terraform (1 stack), cloudformation (1 stack)\n")
        self.assertEqual(self.names(), ["a", "generated", "quoin.yaml"])
        result = self.quoin("synth", "-o", "here", cwd=self.folder / "a/b")
        self.assert_result(result, 0, "wrote here: terraform (1 stack), cloudformation (1 stack)\n")
        self.assertEqual(self.names("a/b"), ["here"])

    def test_errors_name_the_file_as_seen_from_here(self):
        self.write("quoin.yaml", "nonsense: 1\n")
        (self.folder / "a").mkdir()
        self.assertIn("  at ../quoin.yaml:1:1\n", self.quoin("synth", cwd=self.folder / "a").err)

    def test_the_documentation_is_made_of_the_table(self):
        page = pathlib.Path(os.environ["QUOIN_SOURCE"]) / "docs/quoin-yaml.md"
        self.assertEqual(self.quoin("help", "quoin.yaml", "--markdown").out, page.read_text(),
                         "write docs/quoin-yaml.md anew with `quoin help quoin.yaml --markdown`")
        example = page.read_text().split("```yaml\n")[1].split("```")[0]
        self.write("quoin.yaml", example)
        self.assertEqual(self.quoin("synth").err, "error: 'main.cpp' does not exist\n"
                         "  at quoin.yaml:2:11\n"
                         "  got: 'program.source' in quoin.yaml names it\n"
                         "  fix: make the file, or mend its name\n")


if __name__ == "__main__":
    main()
