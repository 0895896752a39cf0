#!/usr/bin/env python3
"""The checker of compile-fail tests must refuse what it is there to refuse: usage, folder of compile_fail.py."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, sys.argv.pop())
import compile_fail  # noqa: E402
import compile_together  # noqa: E402

FILE = "QN-NET-01_x.cpp"
GOOD = "#ifdef MISUSE\nbad();\n#else\ngood();\n#endif\n"
ERROR = "x.hpp:1:1: error: static assertion failed: QN-NET-01: it holds. Fix: do it\nQN-NET-01_x.cpp:2:1: required from here\n"

REFUSED = ('template <class T> void f(T) { static_assert(sizeof(T) == 0, "QN-NET-01: it holds. Fix: do it"); }\n'
           "int main() {\n#ifdef MISUSE\n  f(1);\n#endif\n  return 0;\n}\n")


@contextlib.contextmanager
def written(files):
    """These files in a folder of their own, as {path: text}."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as stream:
                stream.write(text)
        yield {os.path.join(folder, name): text for name, text in files.items()}


def complaints(source=GOOD, control=(0, ""), misuse=(1, ERROR), name=FILE, compiler="g++"):
    return [what for what, _ in compile_fail.judge(name, source, compiler, control, misuse)]


class Checker(unittest.TestCase):
    def test_accepts_a_good_test(self):
        self.assertEqual(complaints(), [])

    def test_refuses_a_control_that_fails_or_warns(self):
        self.assertEqual(complaints(control=(1, "x: error: y")), ["the control must compile without a word"])
        self.assertEqual(complaints(control=(0, "x: warning: y")), ["the control must compile without a word"])

    def test_refuses_a_misuse_that_compiles(self):
        self.assertEqual(complaints(misuse=(0, "")), ["the misuse compiles"])

    def test_refuses_a_crash_without_an_error(self):
        self.assertEqual(complaints(misuse=(1, "killed")), ["the misuse fails without an error line"])

    def test_refuses_a_file_without_a_misuse(self):
        self.assertIn("the file has no `#ifdef MISUSE` block with code in it", complaints(source="good();\n"))

    def test_refuses_a_second_error(self):
        twice = ERROR + "x.hpp:9:1: error: no matching function\n"
        self.assertEqual(complaints(misuse=(1, twice)), ["the misuse must give one error, it gives 2"])

    def test_accepts_the_second_error_that_is_announced_for_that_compiler_only(self):
        twice = ERROR + "x.hpp:9:1: error: property 'y' is required\n"
        source = "// g++ also: property 'y' is required\n" + GOOD
        shifted = twice.replace("x.cpp:2", "x.cpp:3")
        self.assertEqual(complaints(source=source, misuse=(1, shifted)), [])
        self.assertEqual(complaints(source=source, misuse=(1, shifted), compiler="/usr/bin/clang++-19"),
                         ["the misuse must give one error, it gives 2"])
        thrice = shifted + "x.hpp:10:1: error: property 'y' is required\n"
        self.assertEqual(complaints(source=source, misuse=(1, thrice)), ["the misuse must give one error, it gives 3"])

    def test_refuses_another_rule_on_the_first_line(self):
        other = ERROR.replace("QN-NET-01: it", "QN-NET-02: it")
        self.assertEqual(len(complaints(misuse=(1, other))), 1)
        self.assertIn("must carry 'QN-NET-01: '", complaints(misuse=(1, other))[0])

    def test_refuses_an_id_that_stands_below_the_first_error_line(self):
        late = "x.hpp:1:1: error: no. Fix: do it\nnote: QN-NET-01: it holds. Fix: do it\nQN-NET-01_x.cpp:2:1: here\n"
        self.assertIn("must carry 'QN-NET-01: '", complaints(misuse=(1, late))[0])

    def test_refuses_an_error_without_a_fix(self):
        self.assertIn("must carry '. Fix: '", complaints(misuse=(1, ERROR.replace(". Fix: do it", "")))[0])

    def test_checks_what_the_file_expects(self):
        shifted = ERROR.replace("x.cpp:2", "x.cpp:3")
        self.assertEqual(complaints(source="// expect: it holds\n" + GOOD, misuse=(1, shifted)), [])
        self.assertIn("must carry 'it does not'", complaints(source="// expect: it does not\n" + GOOD, misuse=(1, shifted))[0])

    def test_a_file_without_an_id_needs_an_expectation(self):
        plain = ERROR.replace("QN-NET-01: ", "").replace("QN-NET-01_x", "misuse_x")
        self.assertEqual(complaints(name="misuse_x.cpp", misuse=(1, plain)),
                         ["a file without a rule's ID in its name needs a line `// expect: text`"])

    def test_refuses_an_error_that_does_not_lead_to_the_misuse(self):
        away = ERROR.replace("x.cpp:2:1", "x.cpp:4:1")
        self.assertEqual(complaints(misuse=(1, away)), ["no line of the MISUSE block is named in the output"])

    def test_refuses_a_page_of_output(self):
        self.assertEqual(complaints(misuse=(1, ERROR + "note\n" * 50)), ["52 lines of output, more than 40"])

    def test_knows_the_lines_of_a_misuse(self):
        source = "a\n#ifdef MISUSE\nb\n#else\nc\n#endif\n#ifndef MISUSE\nd\n#else\ne\n#endif\n"
        self.assertEqual(compile_fail.misuse_lines(source), {3, 10})

    def test_the_whole_way_with_a_real_compiler(self):
        for text, status in ((REFUSED, 0), (REFUSED.replace("f(1);", ";"), 1), (REFUSED.replace("NET-01", "NET-02"), 1),
                             (REFUSED.replace("int main() {", "int main() { int unused;"), 1)):
            with written({FILE: text}) as (path,):
                done = subprocess.run([sys.executable, compile_fail.__file__, "--compiler", "g++", "--root",
                                       os.path.dirname(path), path, "--"], capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, status, done.stdout + done.stderr)

    def test_leaves_a_control_to_those_that_compile_together(self):
        self.assertEqual(complaints(control=None), [])

    def test_says_which_compiler_is_missing(self):
        with written({FILE: REFUSED}) as (path,):
            done = subprocess.run([sys.executable, compile_fail.__file__, "--compiler", "g++-0", "--root", ".", path, "--"],
                                  capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr),
                             (1, "error: g++-0 is not installed. Fix: scripts/setup installs it\n"))

    def all_of(self, files):
        """What --all says of these files, by their names, with a real compiler; and what it records."""
        with written(files) as sources, tempfile.TemporaryDirectory() as folder:
            listed = os.path.join(folder, "list.txt")
            with open(listed, "w", encoding="utf-8") as stream:
                stream.write("\n".join(sources) + "\n")
            done = subprocess.run([sys.executable, compile_fail.__file__, "--compiler", "g++", "--root",
                                   os.path.commonpath(list(sources)), "--record", folder, "--all", listed, "--"],
                                  capture_output=True, text=True, check=False)
            with open(os.path.join(folder, "g++.json"), encoding="utf-8") as stream:
                records = json.load(stream)
            told = [line for line in done.stdout.splitlines() if not line.startswith("    ")]
            self.assertEqual(done.returncode, 1 if told[:-1] else 0, done.stdout + done.stderr)
            return told, records

    def test_runs_all_files_together(self):
        files = {f"QN-NET-0{number}_x.cpp": REFUSED.replace("NET-01", f"NET-0{number}") for number in (1, 2)}
        told, records = self.all_of(files)
        self.assertEqual(told, ["2 misuses and their controls, 0 with complaints"])
        self.assertEqual(records["QN-NET-02_x"],
                         "QN-NET-02_x.cpp: error: static assertion failed: QN-NET-02: it holds. Fix: do it")

    def test_misuses_of_one_instance_of_a_template_are_told_apart(self):
        with written({"shared.hpp": "#pragma once\n" + REFUSED.splitlines()[0] + "\n"}) as (header,):
            body = f'#include "{header}"\nvoid call() {{\n#ifdef MISUSE\n  f(1);\n#endif\n}}\n'
            told, records = self.all_of({"QN-NET-01_a.cpp": body, "QN-NET-01_b.cpp": body})
        self.assertEqual(told, ["2 misuses and their controls, 0 with complaints"])
        self.assertEqual(records["QN-NET-01_a"], records["QN-NET-01_b"])

    def test_names_the_misuse_that_comes_off_badly_among_others(self):
        good = REFUSED.replace("NET-01", "NET-09")
        for wrong, what in ((REFUSED.replace("f(1);", ";"), "the misuse compiles"),
                            (REFUSED.replace("f(1);", "f(1); f('a');"), "the misuse must give one error, it gives 2")):
            told, records = self.all_of({"QN-NET-09_good.cpp": good, FILE: wrong})
            self.assertEqual(told, [f"{FILE}: {what}", "2 misuses and their controls, 1 with complaints"])
            self.assertIn("QN-NET-09_good", records)

    def test_an_error_that_leads_to_no_file_is_nobodys(self):
        place = "/x/a.cpp:3:1: error: no\n"
        self.assertEqual(compile_together.by_source(place, ["/x/a.cpp", "/x/b.cpp"]), {"/x/a.cpp": place, "/x/b.cpp": ""})
        self.assertIsNone(compile_together.by_source(place + "/x/c.hpp:1:1: error: no\n", ["/x/a.cpp"]))
        self.assertIsNone(compile_together.by_source(place + "/x/b.cpp:1:1: note: here\n", ["/x/a.cpp", "/x/b.cpp"]))

    def test_an_error_keeps_what_stands_around_it(self):
        first = ("/x/h.hpp: In instantiation of 'void f()':\n/x/a.cpp:4:4:   required from here\n"
                 "/x/h.hpp:1:1: error: no\n    1 | code\n      | ^\n/x/h.hpp:2:2: note: because\n")
        second = "/x/b.cpp: In function 'g':\n/x/b.cpp:5:5: error: no\n"
        self.assertEqual(compile_together.by_source(first + second, ["/x/a.cpp", "/x/b.cpp"]),
                         {"/x/a.cpp": first, "/x/b.cpp": second})

    def controls(self, files):
        """What is said of the controls of these files, by their names, with a real compiler."""
        with written(files) as sources:
            found = compile_fail.complaints_of_controls(["g++", "-std=c++20", "-Wall", "-Wextra", "-fsyntax-only"], sources)
            return [(os.path.relpath(path, os.path.commonpath(list(sources))), what) for path, what, _ in found]

    def test_compiles_controls_together(self):
        control = "#include <string>\nint main() {\n#ifdef MISUSE\n  f();\n#endif\n  return 0;\n}\n"
        specialises = "#include <functional>\nstruct S {};\ntemplate <> struct std::hash<S> {};\n"
        self.assertEqual(self.controls({"a.cpp": control, "b.cpp": control, "c.cpp": specialises}), [])

    def test_names_the_control_that_fails_among_others(self):
        good = "int main() { return 0; }\n"
        wrong = "the control must compile without a word"
        self.assertEqual(self.controls({"a.cpp": good, "b.cpp": "int main() { return f(); }\n"}), [("b.cpp", wrong)])
        self.assertEqual(self.controls({"a.cpp": good, "b.cpp": "int main() { int unused; return 0; }\n"}), [("b.cpp", wrong)])
        self.assertEqual(self.controls({"a.cpp": good, "b.cpp": "template <> struct Unknown<int> {};\n"}), [("b.cpp", wrong)])

    def test_tells_of_controls_that_do_not_bear_one_another(self):
        clash = {"a.cpp": "#define main other\nint main() { return 0; }\n", "b.cpp": "#ifdef main\n#error\n#endif\n"}
        self.assertEqual(self.controls(clash), [(".", "each control compiles, and all in one source do not")])


if __name__ == "__main__":
    unittest.main()
