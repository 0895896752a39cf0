#!/usr/bin/env python3
"""Runs one two-sided compile-fail test: the control compiles, and -DMISUSE fails as the file announces.

    compile_fail.py --compiler g++ --root . tests/rules/QN-RDS-01_public_subnets.cpp -- -Iinclude …
    compile_fail.py --compiler g++ --root . --precompile FOLDER -- -Iinclude …
    compile_fail.py --compiler g++ --root . --controls LIST -- -Iinclude …

The second form precompiles the header that nearly every file begins with; --precompiled FOLDER then uses it where the
file begins with it. Half of a compiler's time goes there; what the compiler says is the same.

The third form compiles the controls of all files that LIST names in one source, each in a namespace of its own, for
--misuse-only leaves them out. An include that only a control lacks goes unseen there; one that the misuse lacks does not.

The file has at least one `#ifdef MISUSE` block. The rules of the game:

* Without MISUSE it compiles without a warning.
* With MISUSE there is exactly one error, and its first line carries the rule's ID (from the file's name,
  QN-RDS-01_….cpp) as "QN-RDS-01: " and the remedy as ". Fix: ".
* The compiler's output names a line of the MISUSE block, so that a user finds the place.
* `// expect: text` in the file: the first error line carries that text, too. A file whose name carries
  no ID needs at least one.
* `// the compiler's own words`: a mistake that the language itself refuses; the first line needs no remedy then.
* `// g++ also: text` (or `// clang++ also: text`): that compiler may add one more error that carries the text.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

ERROR = re.compile(r"(?:^|\s)(?:fatal )?error: ")
ID_IN_NAME = re.compile(r"^(QN-[A-Z0-9]{2,4}-\d\d)_")
MOST_LINES = 40
MOST_LINES_OF_THE_LANGUAGE = 60  # clang lists every constructor


def misuse_lines(source):
    """The numbers of the lines that only the misuse has."""
    lines, inside = set(), False
    for number, line in enumerate(source.splitlines(), 1):
        directive = line.strip()
        if re.match(r"#\s*ifdef\s+MISUSE\b", directive):
            inside = True
        elif re.match(r"#\s*ifndef\s+MISUSE\b", directive):
            inside = False
        elif re.match(r"#\s*else\b", directive):
            inside = not inside
        elif re.match(r"#\s*endif\b", directive):
            inside = False
        elif inside:
            lines.add(number)
    return lines


FIRST_HEADER = "quoin/app.hpp"


def precompiled_flags(source, compiler, folder):
    """The flags that use what --precompile left there, for a file that begins with that header."""
    first = re.search(r'^\s*#\s*include\s*[<"]([^>"]+)', source, re.M)
    if not folder or not first or first.group(1) != FIRST_HEADER:
        return []
    if family(compiler) == "clang++":
        return ["-include-pch", os.path.join(folder, "first.pch")]
    return ["-Winvalid-pch", "-include", os.path.join(folder, "first.hpp")]


def precompile(base, compiler, folder):
    os.makedirs(folder, exist_ok=True)
    header = os.path.join(folder, "first.hpp")
    with open(header, "w", encoding="utf-8") as stream:
        stream.write(f"#include <{FIRST_HEADER}>\n")
    out = os.path.join(folder, "first.pch" if family(compiler) == "clang++" else "first.hpp.gch")
    status, output = run([*base, "-x", "c++-header", header, "-o", out])
    print(output, end="")
    return status


def family(compiler):
    return "clang++" if "clang" in os.path.basename(compiler) else "g++"


def judge(path, source, compiler, control, misuse):
    """All complaints about the two runs, each as (what is wrong, the compiler's output). No control: None."""
    complaints = []
    if control and (control[0] != 0 or control[1].strip()):
        complaints.append(("the control must compile without a word", control[1]))

    status, output = misuse
    block = misuse_lines(source)
    if not block:
        complaints.append(("the file has no `#ifdef MISUSE` block with code in it", ""))
    if status == 0:
        complaints.append(("the misuse compiles", output))
        return complaints

    lines = output.splitlines()
    errors = [line for line in lines if ERROR.search(line)]
    also = re.findall(rf"^\s*//\s*{re.escape(family(compiler))} also:\s*(.+?)\s*$", source, re.M)
    if not errors:
        complaints.append(("the misuse fails without an error line", output))
        return complaints
    extra = errors[1:]
    if also and len(extra) == 1 and any(text in extra[0] for text in also):
        extra = []
    if extra:
        complaints.append((f"the misuse must give one error, it gives {len(errors)}", output))

    rule = ID_IN_NAME.match(os.path.basename(path))
    expected = re.findall(r"^\s*//\s*expect:\s*(.+?)\s*$", source, re.M)
    if rule:
        expected.append(rule.group(1) + ": ")
    elif not expected:
        complaints.append(("a file without a rule's ID in its name needs a line `// expect: text`", ""))
    own_words = re.search(r"^\s*//\s*the compiler's own words\s*$", source, re.M)
    if not own_words:
        expected.append(". Fix: ")
    for text in expected:
        if text not in errors[0]:
            complaints.append((f"the first error line must carry '{text}', it is: {errors[0]}", output))

    place = re.compile(re.escape(os.path.basename(path)) + r":(\d+)")
    named = {int(number) for number in place.findall(output)}
    if block and not named & block:
        complaints.append(("no line of the MISUSE block is named in the output", output))
    most = MOST_LINES_OF_THE_LANGUAGE if own_words else MOST_LINES
    if len(lines) > most:
        complaints.append((f"{len(lines)} lines of output, more than {most}", output))
    return complaints


def stands_alone(source):
    """A control that specialises a template of Quoin cannot stand in a namespace."""
    return re.search(r"^template\s*<>", source, re.M) is not None


def united(sources):
    """One source of all, given as (path, text): what any of them includes stands before their namespaces."""
    includes = {found for _, text in sources for found in re.findall(r"^\s*#\s*include\s*\S+", text, re.M)}
    namespaces = [f'namespace control_{number} {{\n#include "{os.path.abspath(path)}"\n}}'
                  for number, (path, _) in enumerate(sources)]
    return "\n".join([*sorted(line.strip() for line in includes), *namespaces]) + "\n"


def complaints_of_controls(base, paths, folder):
    """All complaints about the files' controls, each as (the file, what is wrong, the compiler's output)."""
    def fails(path):
        status, output = run([*base, "-Werror", path])
        return output if status != 0 or output.strip() else None

    sources = []
    for path in paths:
        with open(path, encoding="utf-8") as stream:
            sources.append((path, stream.read()))
    together = [each for each in sources if not stands_alone(each[1])]
    whole = os.path.join(folder, "controls.cpp")
    with open(whole, "w", encoding="utf-8") as stream:
        stream.write(united(together))
    output = fails(whole)
    one_by_one = sources if output else [each for each in sources if stands_alone(each[1])]
    complaints = [(path, "the control must compile without a word", said)
                  for path, _ in one_by_one if (said := fails(path))]
    if output and not complaints:
        complaints.append((whole, "each control compiles, and all in one source do not", output))
    return complaints


def recorded(line, root):
    """The first error line as the documentation shows it: paths from the root, without line and column."""
    line = line.strip().replace(os.path.join(os.path.abspath(root), ""), "")
    return re.sub(r"^(\S+?):\d+(?::\d+)?: ", r"\1: ", line)


def tell(name, what, output):
    print(f"{name}: {what}")
    if output:
        print("    " + output.rstrip().replace("\n", "\n    "))


def run(command):
    environment = dict(os.environ, LC_ALL="C")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
                          encoding="utf-8", errors="replace", check=False)
    return done.returncode, done.stdout


def main():
    parser = argparse.ArgumentParser(description="Runs one two-sided compile-fail test.")
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--root", required=True, help="paths in the output are shown relative to it")
    parser.add_argument("--record", metavar="FOLDER", help="leave the first error line there, for the documentation")
    parser.add_argument("--control-only", action="store_true", help="the file has no misuse: it must compile")
    parser.add_argument("--misuse-only", action="store_true", help="the control is compiled elsewhere: --controls")
    parser.add_argument("--controls", metavar="LIST", help="compile the controls of the files that stand there")
    parser.add_argument("--precompile", metavar="FOLDER", help="leave the first header there, precompiled, and end")
    parser.add_argument("--precompiled", metavar="FOLDER", help="use what --precompile left there")
    parser.add_argument("file", nargs="?")
    parser.add_argument("flags", nargs="*", help="after --: include folders and definitions")
    arguments = parser.parse_args()
    if (arguments.precompile or arguments.controls) and arguments.file:  # no file: it is the first flag after --
        arguments.flags.insert(0, arguments.file)

    base = [arguments.compiler, "-std=c++20", "-Wall", "-Wextra", "-fno-diagnostics-color",
            *[flag for flag in arguments.flags if flag not in ("-I", "-D", "")]]
    if arguments.precompile:
        return precompile(base, arguments.compiler, arguments.precompile)
    if arguments.controls:
        with open(arguments.controls, encoding="utf-8") as stream:
            paths = stream.read().split("\n")
        with tempfile.TemporaryDirectory() as folder:
            found = complaints_of_controls([*base, "-fsyntax-only"], list(filter(None, paths)), folder)
        for path, what, output in found:
            tell(os.path.relpath(path, arguments.root), what, output)
        return 1 if found else 0
    with open(arguments.file, encoding="utf-8") as stream:
        source = stream.read()
    base += ["-fsyntax-only", *precompiled_flags(source, arguments.compiler, arguments.precompiled), arguments.file]
    control = None if arguments.misuse_only else run([*base, "-Werror"])
    if arguments.control_only:
        print(control[1], end="")
        return 1 if control[0] else 0
    misuse = run([*base, "-DMISUSE"])
    complaints = judge(arguments.file, source, arguments.compiler, control, misuse)
    for what, output in complaints:
        tell(os.path.relpath(arguments.file, arguments.root), what, output)
    if complaints:
        return 1
    first = next(line for line in misuse[1].splitlines() if ERROR.search(line))
    print(first)
    if arguments.record:
        os.makedirs(arguments.record, exist_ok=True)
        name = os.path.splitext(os.path.basename(arguments.file))[0]
        record = {"name": name, "compiler": family(arguments.compiler), "line": recorded(first, arguments.root)}
        with open(os.path.join(arguments.record, f"{name}.{record['compiler']}.json"), "w", encoding="utf-8") as stream:
            json.dump(record, stream)
    return 0


if __name__ == "__main__":
    sys.exit(main())
