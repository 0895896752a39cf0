#!/usr/bin/env python3
"""Runs two-sided compile-fail tests: the control compiles, and -DMISUSE fails as the file announces.

    compile_fail.py --compiler g++ --root . tests/rules/QN-RDS-01_public_subnets.cpp -- -Iinclude …
    compile_fail.py --compiler g++ --root . --all LIST -- -Iinclude …

The second form runs all files that LIST names, one per line. compile_together.py compiles them in one source, which takes
seconds where one by one takes minutes; whichever does not pass so is compiled alone, and that counts. An include that a
file lacks and another has goes unseen.

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
import shutil
import subprocess
import sys
import tempfile

import compile_together

ERROR = re.compile(r"(?:^|\s)(?:fatal )?error: ")
ID_IN_NAME = re.compile(r"^(QN-[A-Z0-9]{2,4}-\d\d)_")
CONTROL_REFUSED = "the control must compile without a word"
ALL_ERRORS = {"g++": [], "clang++": ["-ferror-limit=0"]}  # clang stops at twenty by itself
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


def family(compiler):
    return "clang++" if "clang" in os.path.basename(compiler) else "g++"


def is_refused(run_of_control):
    """A warning is refused like an error."""
    status, output = run_of_control
    return status != 0 or output.strip() != ""


def judge(path, source, compiler, control, misuse):
    """All complaints about the two runs, each as (what is wrong, the compiler's output). No control: None."""
    complaints = []
    if control and is_refused(control):
        complaints.append((CONTROL_REFUSED, control[1]))

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


def first_error(output):
    return next((line for line in output.splitlines() if ERROR.search(line)), "")


def recorded(output, root):
    """The first error line as the documentation shows it: paths from the root, without line and column."""
    line = first_error(output).strip().replace(os.path.join(os.path.abspath(root), ""), "")
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


def run_together(command, sources, definitions=()):
    """What the command makes of all sources in one."""
    with tempfile.TemporaryDirectory() as folder:
        whole = os.path.join(folder, "together.cpp")
        with open(whole, "w", encoding="utf-8") as stream:
            stream.write(compile_together.united(sources, definitions))
        return run([*command, whole])


def split(sources):
    """Those that can be compiled together, and those that cannot."""
    alone = {path: text for path, text in sources.items() if compile_together.stands_alone(text)}
    return {path: text for path, text in sources.items() if path not in alone}, alone


def complaints_of_controls(base, sources):
    """All complaints about the controls of {path: text}, each as (path, what is wrong, the compiler's output)."""
    command = [*base, "-Werror"]
    together, alone = split(sources)
    whole = run_together(command, together)
    if is_refused(whole):
        alone = sources
    complaints = [(path, CONTROL_REFUSED, control[1]) for path in alone if is_refused(control := run([*command, path]))]
    if is_refused(whole) and not complaints:
        complaints.append((os.path.commonpath(list(sources)), "each control compiles, and all in one source do not", whole[1]))
    return complaints


def outputs_of_misuses(compiler, base, sources):
    """What the compiler says of each misuse of {path: text}, as (status, output).

    Two misuses of the same instance of a template give one error, so who comes off badly is compiled again, without
    those that passed; and alone, once nobody passes any more.
    """
    together, alone = split(sources)
    command = [*base, *ALL_ERRORS[family(compiler)]]
    outputs = {}
    while together:
        status, output = run_together(command, together, ["MISUSE"])
        said = compile_together.by_source(output, together) or {}
        passed = {path: (status, text) for path, text in said.items()
                  if not judge(path, together[path], compiler, None, (status, text))}
        if not passed:
            break
        outputs.update(passed)
        together = {path: text for path, text in together.items() if path not in passed}
    outputs.update({path: run([*base, "-DMISUSE", path]) for path in (*together, *alone)})
    return outputs


def run_all(arguments, base):
    """Tells every complaint, and leaves what the compiler said where --record wants it."""
    sources = {}
    with open(arguments.all, encoding="utf-8") as stream:
        for path in filter(None, stream.read().split("\n")):
            with open(path, encoding="utf-8") as source:
                sources[os.path.abspath(path)] = source.read()
    complaints = complaints_of_controls(base, sources)
    outputs = outputs_of_misuses(arguments.compiler, base, sources)
    for path, misuse in outputs.items():
        complaints += [(path, *complaint) for complaint in judge(path, sources[path], arguments.compiler, None, misuse)]
    for path, what, output in complaints:
        tell(os.path.relpath(path, arguments.root), what, output)
    if arguments.record:
        record(arguments, {path: output for path, (_, output) in outputs.items()})
    print(f"{len(sources)} misuses and their controls, {len({path for path, *_ in complaints})} with complaints")
    return 1 if complaints else 0


def record(arguments, outputs):
    lines = {os.path.splitext(os.path.basename(path))[0]: recorded(output, arguments.root) for path, output in outputs.items()}
    os.makedirs(arguments.record, exist_ok=True)
    with open(os.path.join(arguments.record, f"{family(arguments.compiler)}.json"), "w", encoding="utf-8") as stream:
        json.dump(lines, stream, indent=1, sort_keys=True)


def main():
    parser = argparse.ArgumentParser(description="Runs two-sided compile-fail tests.")
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--root", required=True, help="paths in the output are shown relative to it")
    parser.add_argument("--all", metavar="LIST", help="run the files that stand there")
    parser.add_argument("--record", metavar="FOLDER", help="with --all: leave the first error lines there, for the documentation")
    parser.add_argument("--control-only", action="store_true", help="the file has no misuse: it must compile")
    parser.add_argument("file", nargs="?")
    parser.add_argument("flags", nargs="*", help="after --: include folders and definitions")
    arguments = parser.parse_args()
    if not shutil.which(arguments.compiler):
        sys.exit(f"error: {arguments.compiler} is not installed. Fix: scripts/setup installs it")
    if arguments.all and arguments.file:  # no file: it is the first flag after --
        arguments.flags.insert(0, arguments.file)

    base = [arguments.compiler, "-std=c++20", "-Wall", "-Wextra", "-fno-diagnostics-color", "-fsyntax-only",
            *[flag for flag in arguments.flags if flag not in ("-I", "-D", "")]]
    if arguments.all:
        return run_all(arguments, base)
    control = run([*base, "-Werror", arguments.file])
    if arguments.control_only:
        print(control[1], end="")
        return 1 if control[0] else 0
    with open(arguments.file, encoding="utf-8") as stream:
        source = stream.read()
    misuse = run([*base, "-DMISUSE", arguments.file])
    complaints = judge(arguments.file, source, arguments.compiler, control, misuse)
    for what, output in complaints:
        tell(os.path.relpath(arguments.file, arguments.root), what, output)
    if not complaints:
        print(first_error(misuse[1]))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
