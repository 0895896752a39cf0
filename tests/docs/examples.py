"""Compiles the examples of the documentation: every block of a page that is marked `cpp`.

  examples.py --compiler COMPILER --page PAGE... -- OPTION...

A block's includes go to the top; structs and functions stay at the top level; statements are put into a function, which
may use what `given.hpp` declares. A block marked `cpp fragment` is a part of a statement and is left out. Lines keep
their numbers, so that a compiler names the page.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

BLOCK = re.compile(r"^```cpp\n(.*?)^```$", re.M | re.S)
# What cannot stand inside a function: a struct with constants of its own, and a function.
TOP_LEVEL = re.compile(r"^(struct \w+ \{\n.*?^\};|[\w:]+ \w+\([^\n;]*\) \{\n.*?^\})$", re.M | re.S)
INCLUDE = re.compile(r"^#include [^\n]*$", re.M)
USING = re.compile(r"^using namespace [\w:]+;$", re.M)


def blank(text):
    """As many lines, and nothing on them."""
    return "\n" * text.count("\n")


def example(page, number, line, text):
    """A block as C++: its includes, and the rest in a namespace of its own."""
    includes = INCLUDE.findall(text)
    body = USING.sub("", INCLUDE.sub("", text))
    outside = "".join(
        f'#line {line + body[: found.start()].count(chr(10))} "{page.name}"\n{found.group()}\n'
        for found in TOP_LEVEL.finditer(body)
    )
    inside = TOP_LEVEL.sub(lambda found: blank(found.group()), body)
    name = f"example_{number}"
    return includes, (
        f"namespace {name} {{\nusing namespace quoin;\nusing namespace quoin::aws;\n{outside}"
        f"inline void statements() {{\nusing namespace given;\n"
        f'#line {line} "{page.name}"\n{inside}\n}}\n}}  // namespace {name}\n'
    )


def source_of(pages):
    """One source with every example of the pages."""
    includes, examples = {'#include "given.hpp"'}, []
    for page in pages:
        text = page.read_text()
        for found in BLOCK.finditer(text):
            line = text[: found.start(1)].count("\n") + 1
            needed, code = example(page, len(examples), line, found.group(1))
            includes.update(needed)
            examples.append(code)
    return "\n".join(sorted(includes)) + "\n\n" + "\n".join(examples), len(examples)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--page", type=pathlib.Path, nargs="+", required=True)
    parser.add_argument("options", nargs="+")
    given = parser.parse_args()

    if not shutil.which(given.compiler):
        sys.exit(f"error: {given.compiler} is not installed. Fix: scripts/setup installs it")
    source, count = source_of(given.page)
    if count == 0:
        sys.exit("error: the pages have no example")
    command = [given.compiler, "-std=c++20", "-fsyntax-only", "-x", "c++", *given.options, "-"]
    done = subprocess.run(command, input=source, capture_output=True, text=True)
    print(done.stderr, end="")
    if done.returncode != 0:
        sys.exit(f"error: an example of the documentation does not compile with {given.compiler}")
    print(f"{count} examples compile")


main()
