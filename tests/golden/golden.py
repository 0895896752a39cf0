#!/usr/bin/env python3
"""Compares what an example writes with its golden files, byte for byte, or approves it as the new ones.

golden.py PROGRAM GOLDEN_FOLDER [--approve] [-- OPTION...]
The program runs twice, from two folders: both runs must write the same bytes.
"""

import difflib
import pathlib
import shutil
import subprocess
import sys
import tempfile

# graph.json follows from the rest and is long; its own tests read it.
SHOWN = ("main.tf.json", ".template.json", "manifest.json", "report.md", "report.json", "inputs.sh", "publish.sh")


def synthesize(program, options, folder):
    folder.mkdir()
    command = [program, "--target", "terraform,cloudformation", "--as-of", "2026-11-01", "--out", "out", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        sys.exit(f"{program} ended with {done.returncode}:\n{done.stderr}")
    return {
        str(path.relative_to(folder / "out")): path.read_bytes()  # the code of functions is no text
        for path in sorted((folder / "out").rglob("*"))
        if path.is_file()
    }


def read(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def difference(name, old, new):
    lines = difflib.unified_diff(
        old.splitlines(), new.splitlines(), f"golden/{name}", f"written/{name}", lineterm="", n=2
    )
    return "\n".join(list(lines)[:60])


def main():
    arguments, options = sys.argv[1:], []
    if "--" in arguments:
        at = arguments.index("--")
        arguments, options = arguments[:at], arguments[at + 1 :]
    approve = "--approve" in arguments
    program, golden = (pathlib.Path(each).resolve() for each in arguments if each != "--approve")
    with tempfile.TemporaryDirectory() as work:
        one = synthesize(program, options, pathlib.Path(work) / "one")
        other = synthesize(program, options, pathlib.Path(work) / "other")
    if one != other:
        sys.exit("two runs wrote different bytes: " + ", ".join(name for name in one if one[name] != other.get(name)))
    written = {name: content.decode() for name, content in one.items() if name.endswith(SHOWN)}
    if approve:
        shutil.rmtree(golden, ignore_errors=True)
        for name, text in written.items():
            (golden / name).parent.mkdir(parents=True, exist_ok=True)
            (golden / name).write_text(text)
        print(f"{len(written)} golden files approved in {golden}")
        return
    expected = read(golden) if golden.is_dir() else {}
    wrong = [name for name in sorted({*written, *expected}) if written.get(name) != expected.get(name)]
    for name in wrong:
        print(difference(name, expected.get(name, ""), written.get(name, "")))
    if wrong:
        sys.exit(f"\n{len(wrong)} files differ from the golden ones. Read the difference; then: scripts/approve")


main()
