#!/usr/bin/env python3
"""What the tables of an example's README say of its program stands in the program, and their rules exist.

example_table_test.py EXAMPLE_FOLDER RULES_PAGE
"""

import pathlib
import re
import sys


def plain(text):
    return " ".join(text.split())


def main():
    example, rules_page = (pathlib.Path(each) for each in sys.argv[1:])
    program = plain((example / "main.cpp").read_text())
    headings = set(re.findall(r"^### (QN-[A-Z0-9]+-\d+)$", rules_page.read_text(), re.MULTILINE))
    tables = re.findall(r"^\| It asks for \|.*\n\|[-|]+\n((?:\|.*\n)+)", (example / "README.md").read_text(), re.MULTILINE)
    table = [row.strip("|").split("|") for rows in tables for row in rows.splitlines()]
    wrong = []
    for statement, carried_by, named in table:
        for quoted in re.findall(r"`([^`]+)`", carried_by):
            # Commands stand in the README alone.
            if not quoted.startswith(("quoin ", "aws ")) and plain(quoted) not in program:
                wrong.append(f"{statement.strip()}: the program has no `{quoted}`")
        for rule, anchor in re.findall(r"\[(QN-[A-Z0-9-]+)\]\([^)#]+#([^)]+)\)", named):
            if rule not in headings or anchor != rule.lower():
                wrong.append(f"{statement.strip()}: {rules_page.name} has no {rule} at #{anchor}")
    if len(table) < 20:
        wrong.append(f"only {len(table)} rows were found: is this the table?")
    if wrong:
        sys.exit("\n".join(wrong))


main()
