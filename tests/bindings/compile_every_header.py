#!/usr/bin/env python3
"""Compiles every generated header, in batches, and wants not a word from the compiler.

    compile_every_header.py --compiler g++ --generated build/generated/include --least 3700 -Iinclude
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

BATCH = 1000
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--generated", required=True, type=pathlib.Path)
    parser.add_argument("--least", required=True, type=int, help="how many headers there must be")
    arguments, flags = parser.parse_known_args()
    if not shutil.which(arguments.compiler):
        sys.exit(f"error: {arguments.compiler} is not installed. Fix: scripts/setup installs it")

    headers = sorted(path.relative_to(arguments.generated) for path in arguments.generated.rglob("*.hpp"))
    if len(headers) < arguments.least:
        sys.exit(f"only {len(headers)} headers are there, {arguments.least} are expected: build the target bindings")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, len(headers), BATCH):
            source = pathlib.Path(folder) / f"batch_{first}.cpp"
            source.write_text("".join(f"#include <{path.as_posix()}>\n" for path in headers[first:first + BATCH]))
            command = [arguments.compiler, "-std=c++20", "-fsyntax-only", *WARNINGS, f"-I{arguments.generated}", *flags, source]
            result = subprocess.run(command, capture_output=True, text=True)
            if result.returncode != 0 or result.stderr:
                failed += 1
                print(f"headers {first} to {first + BATCH}:\n{result.stderr[:4000]}")
    if failed:
        sys.exit(f"{failed} batches failed")
    print(f"{len(headers)} headers compile")


if __name__ == "__main__":
    main()
