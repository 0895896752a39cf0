#!/usr/bin/env python3
"""Writes docs/compile-errors.md from the compile-fail files and from what the compilers said of them.

    compile_errors_doc.py --records BUILD/compile_errors --tests tests/rules [--check] docs/compile-errors.md

compile_fail.py --record leaves the compilers' first error lines in the records' folder.
"""

import argparse
import glob
import json
import os
import re
import sys

HEAD = """# Compile errors

<!-- Written by cmake/compile_errors_doc.py from tests/rules/. Do not edit; see contributing-rules.md. -->

What the compiler says when an architecture breaks a rule. For each misuse: the code that is refused, the code that is
right, and the first error line of each compiler, without its position. Below that line the compiler names the line of
your program. Every entry is a test, and these lines are compared with what the compilers print.
"""


def blocks(source):
    """The code of the MISUSE block and of its #else, each without comment lines that steer the test."""
    broken, fixed, part = [], [], None
    for line in source.splitlines():
        directive = line.strip()
        if re.match(r"#\s*ifdef\s+MISUSE\b", directive):
            part = broken
        elif re.match(r"#\s*ifndef\s+MISUSE\b", directive):
            part = fixed
        elif re.match(r"#\s*else\b", directive) and part is not None:
            part = fixed if part is broken else broken
        elif re.match(r"#\s*endif\b", directive):
            part = None
        elif part is not None and not re.match(r"//\s*(expect|g\+\+ also|clang\+\+ also):", directive):
            part.append(line)
    return undent(broken), undent(fixed)


def undent(lines):
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines).strip("\n")


def title(source):
    first = source.splitlines()[0] if source else ""
    return first[2:].strip().rstrip(".") if first.startswith("//") else ""


def section(path, records, missing):
    name = os.path.splitext(os.path.basename(path))[0]
    with open(path, encoding="utf-8") as stream:
        source = stream.read()
    broken, fixed = blocks(source)
    lines = [f"### {title(source)}", "", "```cpp", broken, "```", ""]
    if fixed:
        lines += ["Right:", "", "```cpp", fixed, "```", ""]
    for compiler in ("g++", "clang++"):
        record = records.get((name, compiler))
        if record is None:
            missing.append(f"{name} with {compiler}")
            continue
        lines += [f"{compiler}:", "", "```", record, "```", ""]
    return "\n".join(lines)


def page(tests, records):
    """The whole page, and the files and compilers of which nothing is recorded."""
    missing, parts, groups = [], [HEAD], {}
    for path in sorted(glob.glob(os.path.join(tests, "QN-*.cpp")) + glob.glob(os.path.join(tests, "misuse_*.cpp"))):
        name = os.path.basename(path)
        groups.setdefault(name.split("_")[0] if name.startswith("QN-") else "", []).append(path)
    for rule in sorted(group for group in groups if group):
        parts.append(f"## {rule}\n\nThe rule: [{rule}](rules.md#{rule.lower()}).\n")
        parts += [section(path, records, missing) for path in groups[rule]]
    if "" in groups:
        parts.append("## Misuse of the library\n\nThese break no rule of the catalogue; they say how a value is written.\n")
        parts += [section(path, records, missing) for path in groups[""]]
    return "\n".join(parts), missing


def read_records(folder):
    """{(a file's name, compiler): line}"""
    records = {}
    for path in glob.glob(os.path.join(folder, "*.json")):
        compiler = os.path.splitext(os.path.basename(path))[0]
        with open(path, encoding="utf-8") as stream:
            records.update({(name, compiler): line for name, line in json.load(stream).items()})
    return records


def main():
    parser = argparse.ArgumentParser(description="Writes docs/compile-errors.md.")
    parser.add_argument("--records", required=True)
    parser.add_argument("--tests", required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("file")
    arguments = parser.parse_args()
    text, missing = page(arguments.tests, read_records(arguments.records))
    if missing:
        print(f"nothing is recorded of {', '.join(missing)}. Fix: ctest -L compile-fail, with g++ and clang")
        return 1
    if not arguments.check:
        with open(arguments.file, "w", encoding="utf-8") as stream:
            stream.write(text)
        return 0
    old = ""
    if os.path.exists(arguments.file):
        with open(arguments.file, encoding="utf-8") as stream:
            old = stream.read()
    if old == text:
        return 0
    was, now = old.splitlines() + [""], text.splitlines() + [""]
    at = next((i for i, pair in enumerate(zip(was, now)) if pair[0] != pair[1]), min(len(was), len(now)) - 1)
    print(f"{arguments.file}:{at + 1}: is stale. Fix: cmake --build BUILD_FOLDER --target approve_compile_errors")
    print(f"  has:   {was[at]}\n  is now: {now[at]}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
