"""`program: source:` – programs that quoin compiles and links itself."""

import json
import os
import shutil

from harness import CliTest, main

# A program that needs no Quoin, and no header that takes long: it writes what App would.
PROGRAM = r"""
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "text.hpp"
static char path[4096];
static const char* in(const char* out, const char* name) { snprintf(path, sizeof path, "%s%s", out, name); return path; }
static void put(const char* out, const char* name, const char* text) {
  FILE* file = fopen(in(out, name), "w");
  fputs(text, file);
  fclose(file);
}
int main(int argc, char** argv) {
  const char* out = "";
  for (int i = 1; i + 1 < argc; ++i) if (!strcmp(argv[i], "--out")) out = argv[i + 1];
  const char* folders[] = {"", "/terraform", "/terraform/chat"};
  for (const char* folder : folders) mkdir(in(out, folder), 0755);
  put(out, "/terraform/chat/main.tf.json", text());
  put(out, "/terraform/manifest.json", R"({"version": 1, "target": "terraform", "quoin": "0.1.0",
    "files": ["chat/main.tf.json"], "stacks": [{"name": "chat", "files": ["chat/main.tf.json"]}]})");
}
"""


class Build(CliTest):
    def setUp(self):
        super().setUp()
        self.write("quoin.yaml", "program: {source: [main.cpp, src/text.cpp]}\n")
        self.write("main.cpp", PROGRAM)
        self.write("text.hpp", "const char* text();\n")
        self.write("src/text.cpp", '#include "../text.hpp"\n#include "word.hpp"\nconst char* text() { return WORD; }\n')
        self.write("src/word.hpp", '#define WORD "one"\n')

    def synth(self, *arguments, **more):
        return self.quoin("synth", *arguments, **more)

    def output(self):
        return self.read("quoin.out/terraform/chat/main.tf.json")

    def test_it_compiles_what_has_changed_only(self):
        wrote = "wrote quoin.out: terraform (1 stack)\n"
        self.assert_result(self.synth(), 0, "compiling main.cpp\ncompiling src/text.cpp\n" + wrote)
        self.assertEqual(self.output(), "one")
        self.assertEqual(self.names(), [".quoin", "main.cpp", "quoin.out", "quoin.yaml", "src", "text.hpp"])
        self.assert_result(self.synth(), 0, "quoin.out is unchanged: terraform (1 stack)\n")

        self.write("src/word.hpp", '#define WORD "two"\n')
        self.assert_result(self.synth(), 0, "compiling src/text.cpp\n" + wrote)
        self.assertEqual(self.output(), "two")

        # An older file that comes back counts as a change, too.
        self.write("src/word.hpp", '#define WORD "old"\n')
        os.utime(self.folder / "src/word.hpp", (1, 1))
        self.assert_result(self.synth(), 0, "compiling src/text.cpp\n" + wrote)
        self.assertEqual(self.output(), "old")

        self.write("text.hpp", "const char* text(); // said otherwise\n")
        self.assertEqual(self.synth().err,
                         "compiling main.cpp\ncompiling src/text.cpp\n"
                         "quoin.out is unchanged: terraform (1 stack)\n")

    def test_a_change_in_the_same_moment_is_seen(self):
        self.assertEqual(self.synth().code, 0)
        for i in range(10):
            self.write("src/word.hpp", f'#define WORD "{i % 10}.."\n')
            self.assertEqual(self.synth().code, 0)
            self.assertEqual(self.output(), f"{i % 10}..")

    def test_another_compiler_builds_anew(self):
        self.assertEqual(self.synth().code, 0)
        result = self.synth(env={"CXX": "g++ -DOTHER"})
        self.assertEqual(result.err, "compiling main.cpp\ncompiling src/text.cpp\n"
                         "quoin.out is unchanged: terraform (1 stack)\n")

    def test_the_build_folder_is_ignored_by_git(self):
        self.assertEqual(self.synth().code, 0)
        self.assertEqual(self.read(".quoin/.gitignore").split("\n")[1], "*")

    def test_names_with_spaces(self):
        self.write("my word.hpp", '#define WORD "spaced"\n')
        self.write("src/text.cpp", '#include "../my word.hpp"\nconst char* text() { return WORD; }\n')
        self.assertEqual(self.synth().code, 0)
        self.write("my word.hpp", '#define WORD "spaces"\n')
        self.assertEqual(self.synth().code, 0)
        self.assertEqual(self.output(), "spaces")

    def test_it_does_not_compile(self):
        self.assertEqual(self.synth().code, 0)
        before = self.files("quoin.out")
        self.write("src/text.cpp", "const char* text() { return 1 + ; }\n")
        result = self.synth()
        self.assertEqual((result.code, result.out), (3, ""))
        self.assertRegex(result.err,
                         r"\Acompiling src/text.cpp\n"
                         r"(?s:src/text\.cpp:.*?error: expected .*?)\n"
                         r"error: the program does not compile\n"
                         r"  got: src/text\.cpp: the compiler ended with exit code 1\n"
                         r"  fix: mend what the compiler says above\n\Z")
        self.assertEqual(self.files("quoin.out"), before)
        self.assertEqual([name for name in self.names() if "quoin-new" in name], [])
        again = self.synth()
        self.assertEqual((again.code, again.err), (3, result.err), "a failure is not remembered as a success")

    def test_json_names_the_rule_and_the_line(self):
        self.write("main.cpp", "template <class T> void refuse(T) {\n"
                               "  static_assert(sizeof(T) == 0, \"QN-RDS-01: a database stands in isolated subnets. Fix: "
                               ".subnets = vpc.isolated_subnets()\");\n"
                               "}\n\n"
                               "int main() {\n"
                               "  refuse(1);\n"
                               "}\n")
        for compiler in ("g++", "clang++-19"):
            if shutil.which(compiler) is None:
                continue
            result = self.synth("--json", env={"CXX": compiler})
            self.assertEqual(result.code, 3)
            refusal, end = json.loads(result.out)["diagnostics"]
            self.assertEqual({key: refusal[key] for key in ("severity", "rule", "summary", "fix", "file", "line")},
                             {"severity": "error", "rule": "QN-RDS-01",
                              "summary": "a database stands in isolated subnets",
                              "fix": ".subnets = vpc.isolated_subnets()", "file": "main.cpp", "line": 6})
            self.assertEqual((end["rule"], end["summary"]), ("", "the program does not compile"))

    def test_it_does_not_link(self):
        self.write("quoin.yaml", "program: {source: main.cpp}\n")
        result = self.synth()
        self.assertEqual((result.code, result.out), (3, ""))
        self.assertRegex(result.err,
                         r"(?s)\Acompiling main.cpp\n.*undefined.*text\(\).*\n"
                         r"error: the program does not link\n"
                         r"  got: the linker ended with exit code 1\n"
                         r"  fix: mend what the linker says above; a file may be missing in 'program.source'\n\Z")

    def test_a_source_is_missing(self):
        (self.folder / "src/text.cpp").unlink()
        self.assert_result(self.synth(), 2,
                           "error: 'src/text.cpp' does not exist\n"
                           "  at quoin.yaml:1:30\n"
                           "  got: 'program.source' in quoin.yaml names it\n"
                           "  fix: make the file, or mend its name\n")

    def test_the_compiler_is_missing(self):
        self.assert_result(self.synth(env={"CXX": "no-such-compiler -x"}), 3,
                           "error: the C++ compiler 'no-such-compiler' is not to be found\n"
                           "  fix: install it, or name another one in the variable CXX\n")

    def test_the_build_folder_cannot_be_made(self):
        self.write(".quoin", "a file")
        self.assert_result(self.synth(), 3,
                           "error: the build folder '.quoin' cannot be written\n"
                           "  got: Not a directory\n"
                           "  fix: make it writable, and see that there is room\n")

    def test_without_building(self):
        self.assert_result(self.synth("--no-build"), 3,
                           "error: the program is not built yet\n"
                           "  got: '.quoin/program' does not exist\n"
                           "  fix: leave out --no-build\n")
        self.assertEqual(self.synth().code, 0)
        self.write("src/word.hpp", '#define WORD "two"\n')
        self.assert_result(self.synth("--no-build"), 0, "quoin.out is unchanged: terraform (1 stack)\n")
        self.assertEqual(self.output(), "one")

    def test_headers_of_quoin_are_compiled_ahead(self):
        own = {"CXX": "g++ -Iinc"}
        self.write("inc/quoin/own.hpp", '#pragma once\n#define OWN "one"\n')
        self.write("inc/quoin/other.hpp", "#pragma once\n")
        includes = "// A comment may come first.\n\n#include <quoin/own.hpp>  // and here\n"
        text = '#include "../text.hpp"\nconst char* text() { return OWN; }\n'
        self.write("src/text.cpp", includes + text)
        self.assertEqual(self.synth(env=own).code, 0)
        self.assertEqual(self.output(), "one")
        ahead = [name for name in self.names(".quoin/ahead") if name.endswith(".gch")]
        self.assertEqual(len(ahead), 1)

        self.write("src/text.cpp", includes + text.replace("OWN", 'OWN "!"'))
        result = self.synth("-v", env=own)
        self.assertEqual((result.code, self.output()), (0, "one!"))
        self.assertRegex(result.err, r"-c src/text\.cpp .* -include \S+/\.quoin/ahead/[0-9a-f]{16}\.hpp\n")
        self.assertNotIn("-xc++-header", result.err)

        self.write("inc/quoin/own.hpp", '#pragma once\n#define OWN "two"\n')
        for _ in range(2):  # compiled anew, with the program; then from what was compiled ahead
            self.assertEqual(self.synth(env=own).code, 0)
            self.assertEqual(self.output(), "two!")
            self.write("src/text.cpp", includes + "\n" + text.replace("OWN", 'OWN "!"'))

        self.write("src/text.cpp", "#include <quoin/other.hpp>\n" + includes + text)
        self.assertEqual(self.synth(env=own).code, 0)
        self.assertEqual(self.output(), "two")
        others = [name for name in self.names(".quoin/ahead") if name.endswith(".gch")]
        self.assertEqual(len(others), 1)
        self.assertNotEqual(others, ahead)

        # What cannot be compiled ahead is told once, by the compilation of the file itself.
        self.write("src/text.cpp", "#include <quoin/none.hpp>\n" + text)
        result = self.synth(env=own)
        self.assertEqual(result.code, 3)
        self.assertEqual(result.err.count("quoin/none.hpp: No such file"), 1)

    def test_a_damaged_header_ahead_does_no_harm(self):
        own = {"CXX": "g++ -Iinc"}
        self.write("inc/quoin/own.hpp", '#pragma once\n#define OWN "one"\n')
        self.write("src/text.cpp", '#include <quoin/own.hpp>\nconst char* text() { return OWN; }\n')
        self.assertEqual(self.synth(env=own).code, 0)
        for name in self.names(".quoin/ahead"):
            if name.endswith(".gch"):
                (self.folder / ".quoin/ahead" / name).write_bytes(b"damaged")
        self.write("src/text.cpp", '#include <quoin/own.hpp>\nconst char* text() { return OWN "!"; }\n')
        result = self.synth(env=own)
        self.assertEqual((result.code, self.output()), (0, "one!"), result.err)

    def test_verbose_shows_the_commands(self):
        result = self.synth("-v")
        self.assertEqual(result.code, 0)
        self.assertRegex(result.err, r"(?m)^\[\d\d:\d\d:\d\d\.\d{3}\] \S+ -std=c\+\+20 -O0 .* -c main\.cpp -o ")
        self.assertRegex(result.err, r"(?m)^\[\d\d:\d\d:\d\d\.\d{3}\] \S+/\.quoin/program --target terraform ")


if __name__ == "__main__":
    main()
