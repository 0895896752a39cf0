"""quoin bindings: find, show, from-schema and add."""

import json
import os
import pathlib
import re
import shutil

from harness import NOBODY, CliTest, main

SOURCE = pathlib.Path(os.environ["QUOIN_SOURCE"])
ACME = SOURCE / "tests/bindings/acme-1.0.json"
ACME_SOURCE = "registry.example.org/acme/acme"
HEADERS = ["quoin/tf/acme/data/widget.hpp", "quoin/tf/acme/ephemeral/secret.hpp", "quoin/tf/acme/export.hpp",
           "quoin/tf/acme/new.hpp", "quoin/tf/acme/plain.hpp", "quoin/tf/acme/provider.hpp",
           "quoin/tf/acme/widget.hpp"]


def schema_of(resources, provider="registry.terraform.io/made/up"):
    return json.dumps({"format_version": "1.0", "provider_schemas": {provider: {"resource_schemas": resources}}})


class Find(CliTest):
    def test_one_word_finds_both_targets(self):
        result = self.quoin("bindings", "find", "sqs_queue")
        self.assertEqual((result.err, result.code), ("", 0))
        lines = result.out.splitlines()
        self.assertEqual(
            [line.split() for line in lines[:3]],
            [["aws_sqs_queue", "resource", "<quoin/tf/aws/sqs_queue.hpp>", "tf::aws::SqsQueue"],
             ["aws_sqs_queue", "data", "source", "<quoin/tf/aws/data/sqs_queue.hpp>", "tf::aws::data::SqsQueue"],
             ["AWS::SQS::Queue", "CloudFormation", "<quoin/cfn/sqs/queue.hpp>", "cfn::sqs::Queue"]])
        self.assertTrue(all("queue" in line.lower() for line in lines), result.out)

    def test_all_words_must_be_there(self):
        result = self.quoin("bindings", "find", "listener", "LB", "Certificate", "--json")
        names = [found["name"] for found in json.loads(result.out)]
        self.assertEqual(names, ["aws_lb_listener_certificate", "aws_alb_listener_certificate"])

    def test_a_resource_of_one_release_only(self):
        result = self.quoin("bindings", "find", "opsworks_stack", "--json")
        found = json.loads(result.out)[0]
        self.assertEqual((found["name"], found["releases"]), ("aws_opsworks_stack", ["5.100.0"]))
        self.assertIn("  only 5.100.0", self.quoin("bindings", "find", "opsworks_stack").out)

    def test_nothing_found(self):
        self.assert_result(self.quoin("bindings", "find", "sqs_queu_"), 0, "",
                           self.quoin("bindings", "find", "sqsqueu").out)
        self.assert_result(self.quoin("bindings", "find", "aws_sqs_qeue"), 2,
                           "error: no resource, data source or type is called 'aws_sqs_qeue'\n"
                           "  fix: did you mean 'aws_sqs_queue'?\n")
        self.assert_result(self.quoin("bindings", "find", "qqqqqqqq"), 2,
                           "error: no resource, data source or type is called 'qqqqqqqq'\n"
                           "  fix: give a part of the name, as in `quoin bindings find queue`\n")


class Releases(CliTest):
    def test_those_that_can_be_chosen_are_those_of_the_schema(self):
        with open(SOURCE / "apps/bindgen/schemas/aws.schema", encoding="utf-8") as schema:
            head = [next(schema) for _ in range(10)]
        releases = [line.split()[1] for line in head if line.startswith("release ")]
        self.assertEqual(len(releases), 2)
        self.assert_result(self.quoin("bindings", "show", "aws_vpc", "--release", "1"), 2,
                           f"error: '--release' takes one of: {', '.join(releases)}, common\n  got: '1'\n")


class Show(CliTest):
    def test_a_resource(self):
        result = self.quoin("bindings", "show", "aws_sqs_queue")
        self.assertEqual((result.err, result.code), ("", 0))
        self.assertTrue(result.out.startswith(
            "aws_sqs_queue, a resource of hashicorp/aws 6.47.1\n\n"
            "  #include <quoin/tf/aws/sqs_queue.hpp>\n"
            "  tf::aws::SqsQueue it{scope, \"Id\", {...}};\n\n"
            "SqsQueueArgs\n"), result.out)
        self.assertRegex(result.out, r"(?m)^  visibility_timeout_seconds +number$")
        self.assertRegex(result.out, r"(?m)^  region +text$")
        self.assertRegex(result.out, r"(?m)^SqsQueueArgs::Timeouts$")
        self.assertRegex(result.out, r"(?m)^  arn +aws::QueueArn$")
        self.assertTrue(result.out.endswith("\nalso: quoin bindings show data.aws_sqs_queue\n"), result.out)

    def test_the_release_is_the_projects(self):
        self.write("quoin.yaml", "program: {source: main.cpp}\nbindings: {aws: 5.100.0}\n")
        result = self.quoin("bindings", "show", "aws_sqs_queue", "--json")
        document = json.loads(result.out)
        self.assertEqual((document["release"], document["cpp_type"]), ("5.100.0", "tf::aws::SqsQueue"))
        names = [argument["name"] for argument in document["structs"][0]["arguments"]]
        self.assertNotIn("region", names)
        self.assertEqual(names, sorted(names))
        newest = json.loads(self.quoin("bindings", "show", "aws_sqs_queue", "--json", "--release", "6.47.1").out)
        self.assertIn("region", [argument["name"] for argument in newest["structs"][0]["arguments"]])

    def test_every_way_to_name_a_type(self):
        for name, header in {"sqs_queue": "quoin/tf/aws/sqs_queue.hpp",
                             "AWS::SQS::Queue": "quoin/cfn/sqs/queue.hpp",
                             "cfn::sqs::Queue": "quoin/cfn/sqs/queue.hpp",
                             "quoin::tf::aws::SqsQueue": "quoin/tf/aws/sqs_queue.hpp",
                             "quoin/tf/aws/sqs_queue.hpp": "quoin/tf/aws/sqs_queue.hpp",
                             "data.aws_vpc": "quoin/tf/aws/data/vpc.hpp",
                             "ephemeral.aws_kms_secrets": "quoin/tf/aws/ephemeral/kms_secrets.hpp"}.items():
            result = self.quoin("bindings", "show", name, "--json")
            self.assertEqual(json.loads(result.out)["header"], header)

    def test_misuse(self):
        self.assert_result(self.quoin("bindings", "show", "aws_sqs_que"), 2,
                           "error: there is no resource, data source or type 'aws_sqs_que'\n"
                           "  fix: did you mean 'aws_sqs_queue'?\n")
        self.assert_result(self.quoin("bindings", "show", "sqs_quee"), 2,
                           "error: there is no resource, data source or type 'sqs_quee'\n"
                           "  fix: did you mean 'aws_sqs_queue'?\n")
        self.assert_result(self.quoin("bindings", "show", "aws_sqs_queue", "--release", "6.0"), 2,
                           "error: '--release' takes one of: 5.100.0, 6.47.1, common\n  got: '6.0'\n")


class CommandLine(CliTest):
    def test_help(self):
        for words in (["bindings"], ["bindings", "--help"], ["help", "bindings"]):
            result = self.quoin(*words)
            self.assertEqual((result.err, result.code), ("", 0))
            for name in ("find", "show", "from-schema", "add"):
                self.assertRegex(result.out, rf"(?m)^  {name} ")
        for name in ("find", "show", "from-schema", "add"):
            result = self.quoin("bindings", name, "--help")
            self.assertIn(f"Usage: quoin bindings {name}", result.out)
            self.assertIn(f"  quoin bindings {name} ", result.out.split("Examples:")[1])
            self.assertEqual(self.quoin("help", "bindings", name).out, result.out)

    def test_misuse(self):
        for words, message in {
            ("seek",): "error: 'seek' is no command of `quoin bindings`\n  fix: see `quoin bindings --help`\n",
            ("fnd",): "error: 'fnd' is no command of `quoin bindings`\n  fix: did you mean 'find'?\n",
            ("find",): "error: `quoin bindings find` needs a part of a name\n  fix: quoin bindings find sqs_queue\n",
            ("add",): "error: `quoin bindings add` needs a provider\n  fix: quoin bindings add hashicorp/random@3.6\n",
            ("add", "a/b", "c/d"): "error: `quoin bindings add` does not know what to do with 'c/d'\n"
                                   "  fix: see `quoin bindings add --help`\n",
            ("from-schema", "x.json", "--relase", "1.0"):
                "error: '--relase' is no option of `quoin bindings from-schema`\n  fix: did you mean '--release'?\n",
            ("from-schema", "x.json", "--release", "newest"):
                "error: '--release' takes a release, as 1.2.3\n  got: 'newest'\n",
            ("from-schema", "x.json", "--out"):
                "error: '--out' needs a value\n  fix: see `quoin bindings from-schema --help`\n",
        }.items():
            with self.subTest(words=words):
                self.assert_result(self.quoin("bindings", *words), 2, message)


class FromSchema(CliTest):
    def from_schema(self, *arguments, **more):
        return self.quoin("bindings", "from-schema", *arguments, **more)

    def refused(self, arguments, code, message, files=None):
        """Fails with this message, and leaves no file behind but those."""
        before = self.files()
        self.assert_result(self.from_schema(*arguments), code, message)
        self.assertEqual(self.files(), before)

    def test_headers_of_a_provider_and_how_to_use_them(self):
        expected = ("7 headers of registry.example.org/acme/acme 1.0 in bindings: {} written, {} unchanged, 0 removed\n"
                    "\n"
                    "  in C++     #include <quoin/tf/acme/export.hpp>    // tf::acme::Export\n"
                    "{}"
                    "  CMake      target_include_directories(infra PRIVATE bindings)\n"
                    "  Terraform  required_providers {{ acme = {{source = \"registry.example.org/acme/acme\", "
                    "version = \">= 1.0, < 2\"}} }}\n")
        self.assert_result(self.from_schema(ACME, "--release", "1.0"), 0, "", expected.format(7, 0, ""))
        self.assertEqual([name for name in self.files("bindings") if name.endswith(".hpp")], HEADERS)
        self.assert_result(self.from_schema(ACME, "--release", "1.0"), 0, "", expected.format(0, 7, ""))
        for name in HEADERS:
            self.assertEqual(self.read(f"bindings/{name}"), (SOURCE / "tests/bindings/golden" / name).read_text())

    def test_in_a_project_they_go_beside_quoin_yaml(self):
        self.write("quoin.yaml", "program: {source: main.cpp}\n")
        (self.folder / "inner").mkdir()
        result = self.from_schema(ACME, "--release", "1.0", cwd=self.folder / "inner")
        self.assertEqual(result.code, 0, result.err)
        self.assertIn(" in ../bindings: 7 written", result.out)
        self.assertIn("  quoin      finds them there by itself\n", result.out)
        result = self.from_schema(ACME, "--release", "1.0", "--out", "other")
        self.assertIn("  quoin.yaml program: {include: [other]}\n", result.out)

    def test_without_a_release_none_is_asked_for(self):
        result = self.from_schema(ACME)
        self.assertIn("required_providers { acme = {source = \"registry.example.org/acme/acme\"} }\n\n"
                      "No release is asked for: with --release, as in --release 1.2.3, the templates name one.\n",
                      result.out)

    def test_json(self):
        document = json.loads(self.from_schema(ACME, "--release", "1.0", "--json", "--out", "x").out)
        types = document.pop("types")
        self.assertEqual(document, {
            "version": 1, "command": "bindings from-schema", "exit_code": 0, "provider": ACME_SOURCE, "release": "1.0",
            "out": "x", "found_by_quoin": False, "written": 7, "unchanged": 0, "removed": 0, "diagnostics": [],
            "required_providers": {"acme": {"source": ACME_SOURCE, "version": ">= 1.0, < 2"}}})
        self.assertEqual(types[0], {"name": "acme_export", "kind": "resource", "provider": ACME_SOURCE,
                                    "header": "quoin/tf/acme/export.hpp", "cpp_type": "tf::acme::Export",
                                    "releases": ["1.0"], "deprecated": False})
        failed = self.from_schema("missing.json", "--json")
        document = json.loads(failed.out)
        self.assertEqual((document["command"], document["exit_code"], document["diagnostics"][0]["summary"]),
                         ("bindings from-schema", 2, "the schema 'missing.json' cannot be read"))

    def test_a_new_release_removes_what_is_gone_and_leaves_other_files_alone(self):
        self.from_schema(ACME, "--release", "1.0")
        self.write("bindings/mine.hpp", "mine")
        self.write("bindings/quoin/tf/acme/mine.hpp", "mine, too")
        before = set(self.files("bindings"))
        result = self.from_schema(SOURCE / "tests/bindings/acme-2.0.json", "--release", "2.0")
        self.assertEqual(result.code, 0, result.err)
        after = set(self.files("bindings"))
        self.assertTrue({"mine.hpp", "quoin/tf/acme/mine.hpp"} <= after)
        schema = json.loads((SOURCE / "tests/bindings/acme-2.0.json").read_text())
        resources = schema["provider_schemas"][ACME_SOURCE]["resource_schemas"]
        gone = {"export", "new", "plain", "widget"} - {name.removeprefix("acme_") for name in resources}
        self.assertEqual(before - after, {f"quoin/tf/acme/{name}.hpp" for name in gone})

    def test_foreign_files_stay(self):
        self.write("bindings/quoin/tf/acme/widget.hpp", "// my own widget\n")
        self.refused([ACME], 3,
                     "error: 'bindings/quoin/tf/acme/widget.hpp' is there and was not made by Quoin; nothing was "
                     "written\n  fix: move it away, or name another folder with --out\n")

    def test_another_provider_of_the_same_name(self):
        self.from_schema(ACME, "--release", "1.0")
        other = json.loads(ACME.read_text())
        other["provider_schemas"]["registry.terraform.io/other/acme"] = other["provider_schemas"].pop(ACME_SOURCE)
        self.write("other.json", json.dumps(other))
        self.refused(["other.json"], 3,
                     "error: 'bindings/quoin/tf/acme/data' holds the headers of registry.example.org/acme/acme; nothing "
                     "was written\n  got: headers of other/acme have the same names\n"
                     "  fix: name another folder with --out\n")

    def test_files_that_are_no_schema(self):
        fix = "  fix: give the whole of what `terraform providers schema -json` printed, and nothing else\n"
        self.refused(["missing.json"], 2,
                     "error: the schema 'missing.json' cannot be read\n  got: No such file or directory\n"
                     "  fix: name the file that `terraform providers schema -json` was written to\n")
        self.refused(["."], 2,
                     "error: the schema '.' cannot be read\n  got: Is a directory\n"
                     "  fix: name the file that `terraform providers schema -json` was written to\n")
        self.write("list.json", "[1, 2]")
        self.refused(["list.json"], 2,
                     "error: 'list.json' is no schema that Quoin can use; nothing was written\n"
                     "  got: the schema is not an object\n" + fix)
        self.write("other.json", '{"resource": {}}')
        self.refused(["other.json"], 2,
                     "error: 'other.json' is no schema that Quoin can use; nothing was written\n  got: this is not what "
                     "`terraform providers schema -json` prints: it has no \"provider_schemas\"\n" + fix)
        self.write("empty.json", schema_of({}))
        self.refused(["empty.json"], 2,
                     "error: the provider made/up has neither resources nor data sources; nothing was written\n"
                     "  fix: name another one with --provider\n")
        self.write("cut.json", ACME.read_text()[:5000])
        result = self.from_schema("cut.json")
        self.assertEqual(result.code, 2)
        self.assertRegex(result.err, r"\Aerror: 'cut\.json' is no schema that Quoin can use; nothing was written\n"
                                     r"  got: [^\n]+\n" + re.escape(fix) + r"\Z")
        self.assertFalse((self.folder / "bindings").exists())

    def test_several_providers_in_one_file(self):
        both = json.loads(ACME.read_text())
        both["provider_schemas"]["registry.terraform.io/made/up"] = {"resource_schemas": {"up_thing": {"block": {}}}}
        self.write("both.json", json.dumps(both))
        self.refused(["both.json"], 2,
                     "error: 'both.json' is no schema that Quoin can use; nothing was written\n"
                     "  got: the schema holds several providers; say which with --provider, such as hashicorp/aws\n"
                     "  fix: give the whole of what `terraform providers schema -json` printed, and nothing else\n")
        result = self.from_schema("both.json", "--provider", "made/up", "--release", "0.3.1")
        self.assertIn("1 header of made/up 0.3.1 in bindings", result.out)
        self.assertIn("up = {source = \"made/up\", version = \">= 0.3.1, < 0.4\"}", result.out)

    def test_folders_that_cannot_be_written(self):
        self.write("file", "mine")
        self.refused([ACME, "--out", "file"], 3,
                     "error: headers cannot be written to 'file'\n  got: Not a directory\n"
                     "  fix: make it writable, see that there is room, or name another folder with --out\n")
        (self.folder / "locked").mkdir(mode=0o555)
        user = {"user": NOBODY} if os.geteuid() == 0 else {}
        result = self.from_schema(ACME, "--out", "locked/inner", **user)
        self.assert_result(result, 3, "error: headers cannot be written to 'locked/inner'\n  got: Permission denied\n"
                                      "  fix: make it writable, see that there is room, or name another folder with "
                                      "--out\n")
        self.assertEqual(self.names("locked"), [])

    def test_a_broken_quoin_yaml(self):
        self.write("quoin.yaml", "program: {source: main.cpp}\nbindings: {aws: 4}\n")
        self.refused([ACME], 2, "error: 'bindings.aws' must be one of: 5.100.0, 6.47.1, common\n"
                                "  at quoin.yaml:2:17\n  got: '4'\n")


class Add(CliTest):
    """The provider is fetched by terraform; here by a script that stands for it, and by the real one."""

    def terraform(self, script):
        path = self.write("tools/terraform", "#!/bin/sh\n" + script)
        path.chmod(0o755)

    def add(self, *arguments, path=None, **env):
        return self.quoin("bindings", "add", *arguments,
                          env={"PATH": path or f"{self.folder}/tools:/usr/bin:/bin", **env}, timeout=120)

    def test_terraform_is_asked_for_the_provider_in_a_folder_that_is_gone_afterwards(self):
        self.terraform(f'echo "$@" >> {self.folder}/asked\n'
                       f'[ -z "$TF_DATA_DIR" ] || exit 9\n'
                       f'case $1 in\n'
                       f'init) cp main.tf.json {self.folder}/main.tf.json; pwd > {self.folder}/where;;\n'
                       f'providers) cat {ACME};;\n'
                       f'version) echo \'{{"provider_selections": {{"{ACME_SOURCE}": "1.2.3"}}}}\';;\n'
                       f'esac\n')
        result = self.add(ACME_SOURCE + "@1.2", TF_DATA_DIR="/elsewhere")
        self.assertEqual((result.err, result.code), ("", 0))
        self.assertTrue(result.out.startswith(
            "7 headers of registry.example.org/acme/acme 1.2.3 in bindings: 7 written, 0 unchanged, 0 removed\n"))
        self.assertIn("version = \">= 1.2.3, < 2\"", result.out)
        self.assertEqual(self.read("asked"), "init -backend=false -input=false -no-color\nproviders schema -json\n"
                                             "version -json\n")
        self.assertEqual(json.loads(self.read("main.tf.json")),
                         {"terraform": {"required_providers": {"acme": {"source": ACME_SOURCE, "version": "~> 1.2.0"}}}})
        self.assertFalse(os.path.exists(self.read("where").strip()))

    def test_the_releases_that_are_asked_for(self):
        self.terraform(f'cp main.tf.json {self.folder}/main.tf.json; exit 1\n')
        for release, constraint in {"@3": "~> 3.0", "@3.6": "~> 3.6.0", "@3.6.1": "3.6.1", "@3.6.1-rc1": "3.6.1-rc1",
                                    "": None}.items():
            self.assertEqual(self.add("hashicorp/random" + release).code, 3)
            required = json.loads(self.read("main.tf.json"))["terraform"]["required_providers"]["random"]
            self.assertEqual(required, {"source": "hashicorp/random", **({"version": constraint} if constraint else {})})

    def test_a_provider_that_cannot_be_fetched(self):
        self.terraform("printf '\\n\\342\\225\\267\\n\\342\\224\\202 Error: Failed to query available provider packages\\n"
                       "\\342\\224\\202 \\n\\342\\224\\202 Could not connect.\\n\\342\\225\\265\\n' >&2; exit 1\n")
        self.assert_result(self.add("hashicorp/random@3.6"), 3,
                           "error: terraform cannot fetch hashicorp/random ~> 3.6.0\n"
                           "  got: Error: Failed to query available provider packages Could not connect.\n"
                           "  fix: see that the provider, its release and the network are right, or name a mirror with "
                           "--plugin-dir or TF_CLI_CONFIG_FILE; without one, `terraform providers schema -json > FILE` "
                           "where there is a network, and `quoin bindings from-schema FILE` here\n")
        self.assertEqual(self.names(), ["tools"])

    def test_a_schema_that_is_not_printed(self):
        self.terraform("[ $1 = init ] || { echo 'Error: no schema' >&2; exit 1; }\n")
        self.assert_result(self.add("hashicorp/random"), 3,
                           "error: terraform fetched hashicorp/random, but does not print its schema\n"
                           "  got: Error: no schema\n"
                           "  fix: see that `terraform providers schema -json` works by hand\n")

    def test_without_terraform(self):
        (self.folder / "none").mkdir()
        self.assert_result(self.add("hashicorp/random", path=str(self.folder / "none")), 3,
                           "error: neither terraform nor tofu is to be found; one of them fetches the provider\n"
                           "  fix: install Terraform or OpenTofu; or have somebody run `terraform providers schema "
                           "-json > FILE`, and give the file to `quoin bindings from-schema`\n")

    def test_names_that_name_no_provider(self):
        for name, message in {
            "random": "error: 'random' names no provider\n  fix: did you mean 'hashicorp/random'?\n",
            "a/b/c": "error: 'a/b/c' names no provider\n  fix: name it as in `quoin bindings add hashicorp/random@3.6`\n",
            "HashiCorp/Random@3.6": "error: 'HashiCorp/Random@3.6' names no provider\n"
                                    "  fix: did you mean 'hashicorp/random@3.6'?\n",
            "../etc": "error: '../etc' names no provider\n"
                      "  fix: name it as in `quoin bindings add hashicorp/random@3.6`\n",
            "hashicorp/random@": "error: '' is no release\n  fix: numbers with dots between them, as in 3.6 or 3.6.1\n",
            "hashicorp/random@~>3": "error: '~>3' is no release\n"
                                    "  fix: numbers with dots between them, as in 3.6 or 3.6.1\n",
        }.items():
            self.assert_result(self.add(name), 2, message)

    def mirror(self):
        for folder in (os.environ.get("TF_PLUGIN_CACHE_DIR"), "/opt/tf-plugins"):
            if folder and os.path.isdir(f"{folder}/registry.terraform.io/hashicorp/aws") and shutil.which("terraform"):
                return folder
        self.skipTest("no terraform with a copy of hashicorp/aws on this machine")

    def test_the_real_terraform_with_a_mirror(self):
        mirror = self.mirror()
        config = self.write("terraform.rc", f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n'
                                            "  }\n}\n")
        real = os.path.dirname(shutil.which("terraform"))
        path = f"{real}:/usr/bin:/bin"
        result = self.add("hashicorp/aws@5", path=path, TF_CLI_CONFIG_FILE=str(config))
        self.assertEqual((result.err, result.code), ("", 0))
        self.assertRegex(result.out, r"\A\d{4} headers of hashicorp/aws 5\.\d+\.\d+ in bindings: \d{4} written, ")
        self.assertIn("aws = {source = \"hashicorp/aws\", version = \">= 5.100, < 6\"}", result.out)
        self.assertIn("struct SqsQueueArgs {", self.read("bindings/quoin/tf/aws/sqs_queue.hpp"))

        result = self.add("hashicorp/random", path=path, TF_CLI_CONFIG_FILE=str(config))
        self.assertEqual(result.code, 3)
        self.assertRegex(result.err, r"\Aerror: terraform cannot fetch hashicorp/random\n  got: Error: [^\n]*"
                                     r"hashicorp/random[^\n]*\n  fix: see that the provider, ")


if __name__ == "__main__":
    main()
