"""The generated headers that a program names: made when it is built, of the release that quoin.yaml chooses."""

import os
import pathlib
import shutil

from harness import CliTest, main
from test_build import PROGRAM as FAKE_PROGRAM

ACME = pathlib.Path(os.environ["QUOIN_SOURCE"]) / "tests/bindings/acme-1.0.json"


class Generated(CliTest):
    """The headers that a program names are generated when it is built."""

    def setUp(self):
        super().setUp()
        self.write("quoin.yaml", "program: {source: [main.cpp, text.cpp]}\n")
        self.write("main.cpp", FAKE_PROGRAM)
        self.write("text.hpp", "const char* text();\n")
        self.names_type("quoin/tf/aws/sqs_queue.hpp", "tf::aws::SqsQueue")

    def names_type(self, header, cpp_type, file="text.cpp"):
        """The program's output says which releases of which provider the type is of."""
        # The semicolon keeps Quoin's headers from being compiled ahead, which takes longer than it saves here.
        self.write(file, f';\n#include <{header}>\n#include <cstring>\n#include <string>\n#include "text.hpp"\n'
                         f"constexpr auto& provider = quoin::{cpp_type}::type.provider;\n"
                         'static const std::string words = std::string{provider.source} + " " + '
                         'std::string{provider.least} + " " + std::string{provider.below};\n'
                         "const char* text() { return words.c_str(); }\n")

    def synthesized(self):
        result = self.quoin("synth", timeout=300)
        self.assertEqual((result.code, result.out), (0, ""), result.err)
        return self.read("quoin.out/terraform/chat/main.tf.json")

    def generated(self):
        return [name for name in self.files(".quoin/bindings") if name.endswith(".hpp")]

    def test_of_the_newest_release_and_no_more_than_is_named(self):
        self.assertEqual(self.synthesized(), "hashicorp/aws 6.47.1 7")
        self.assertEqual(self.generated(), ["aws-6.47.1/quoin/tf/aws/sqs_queue.hpp"])
        self.assertNotIn("compiling", self.quoin("synth").err)

        with self.subTest("a header that is gone comes back"):
            shutil.rmtree(self.folder / ".quoin/bindings")
            self.assertEqual(self.synthesized(), "hashicorp/aws 6.47.1 7")
            self.assertEqual(self.generated(), ["aws-6.47.1/quoin/tf/aws/sqs_queue.hpp"])

        with self.subTest("what another Quoin made is made anew, and compiled where it says something else"):
            self.write(".quoin/bindings/aws-6.47.1/made-by", "another\n")
            self.assertNotIn("compiling", self.quoin("synth").err)
            self.write(".quoin/bindings/aws-6.47.1/made-by", "another\n")
            self.write(".quoin/bindings/aws-6.47.1/quoin/tf/aws/sqs_queue.hpp", "#error old\n")
            self.assertIn("compiling text.cpp\n", self.quoin("synth").err)
            self.assertEqual(self.synthesized(), "hashicorp/aws 6.47.1 7")

        with self.subTest("another release is chosen in quoin.yaml"):
            for release, words in {"5.100.0": "5.100 6", "common": "5.100 7"}.items():
                self.write("quoin.yaml", f"program: {{source: [main.cpp, text.cpp]}}\nbindings: {{aws: {release}}}\n")
                self.assertEqual(self.synthesized(), f"hashicorp/aws {words}")

    def test_named_in_a_header_of_the_projects(self):
        self.write("text.cpp", '#include "inner/all.hpp"\n')
        self.write("inner/all.hpp", '# include "own.hpp"\n')
        self.names_type("quoin/tf/aws/data/vpc.hpp", "tf::aws::data::Vpc", "inner/own.hpp")
        self.write("inner/text.hpp", "const char* text();\n")
        self.assertEqual(self.synthesized(), "hashicorp/aws 6.47.1 7")
        self.assertEqual(self.generated(), ["aws-6.47.1/quoin/tf/aws/data/vpc.hpp"])

    def test_headers_that_from_schema_wrote(self):
        self.assertEqual(self.quoin("bindings", "from-schema", ACME, "--release", "1.0").code, 0)
        self.names_type("quoin/tf/acme/plain.hpp", "tf::acme::Widget")
        self.write("text.cpp", self.read("text.cpp").replace("plain.hpp", "widget.hpp"))
        self.assertEqual(self.synthesized(), "registry.example.org/acme/acme 1.0 2")
        (self.folder / "bindings").rename(self.folder / "other")
        result = self.quoin("synth", timeout=300)
        self.assertEqual(result.code, 3)
        self.assertTrue(result.err.endswith(
            "error: there is no header <quoin/tf/acme/widget.hpp>\n"
            "  got: Quoin comes without a schema of the provider 'acme'\n"
            "  fix: write its headers into the project: quoin bindings add NAMESPACE/acme, or quoin bindings "
            "from-schema acme.json\n"
            "error: the program does not compile\n"
            "  got: text.cpp: the compiler ended with exit code 1\n"
            "  fix: mend what the compiler says above\n"), result.err)
        self.write("quoin.yaml", "program: {source: [main.cpp, text.cpp], include: other}\n")
        self.assertEqual(self.synthesized(), "registry.example.org/acme/acme 1.0 2")
        self.write("quoin.yaml", "program: {source: [main.cpp, text.cpp], include: [other, bindings, gone]}\n")
        self.assert_result(self.quoin("synth"), 3,
                           "error: the folder 'gone' does not exist\n"
                           "  got: 'program.include' in quoin.yaml names it\n"
                           "  fix: make the folder, or mend its name\n")

    def test_a_misspelt_argument(self):
        self.write("text.cpp", ";\n#include <quoin/tf/aws/sqs_queue.hpp>\n"
                               'const quoin::tf::aws::SqsQueueArgs queue{.nam = "x"};\n')
        result = self.quoin("synth", timeout=300)
        self.assertEqual(result.code, 3)
        self.assertTrue(result.err.endswith(
            "error: the program does not compile\n"
            "  got: text.cpp: the compiler ended with exit code 1\n"
            "  fix: mend what the compiler says above; `quoin bindings show tf::aws::SqsQueue` lists the arguments\n"),
            result.err)

    def fails_to_compile(self, header, message):
        self.write("text.cpp", f';\n#include <{header}>\n')
        result = self.quoin("synth", timeout=300)
        self.assertEqual(result.code, 3)
        self.assertIn("\n" + message + "error: the program does not compile\n", result.err)

    def test_headers_that_are_not_there(self):
        self.fails_to_compile("quoin/tf/aws/sqs_queu.hpp",
                              "error: there is no header <quoin/tf/aws/sqs_queu.hpp>\n"
                              "  fix: did you mean <quoin/tf/aws/sqs_queue.hpp>? `quoin bindings find WORD` lists "
                              "others\n")
        self.fails_to_compile("quoin/tf/aws/opsworks_stack.hpp",
                              "error: there is no header <quoin/tf/aws/opsworks_stack.hpp> in release 6.47.1 of "
                              "hashicorp/aws\n  got: release 5.100.0 has it\n"
                              "  fix: choose that one in quoin.yaml: bindings: {aws: 5.100.0}\n")
        self.fails_to_compile("quoin/cfn/sqs/queues.hpp",
                              "error: there is no header <quoin/cfn/sqs/queues.hpp>\n"
                              "  fix: did you mean <quoin/cfn/sqs/queue.hpp>? `quoin bindings find WORD` lists others\n")


if __name__ == "__main__":
    main()
