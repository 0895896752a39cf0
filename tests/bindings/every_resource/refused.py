"""The list of what validation beyond the schema refuses, and how it is compared.

    resource aws_batch_job_queue
      Missing Attribute Configuration: Exactly one of these attributes must be configured: ...

Each line below a type is a reason. The list must say exactly what is refused: a new refusal is a regression of the
bindings or of the example values, and one that is gone is no longer known to be true.
"""

import re

LONGEST = 160


def one_line(text):
    text = re.sub(r"\s+", " ", text).strip()
    # The same group of alternatives is reported once for each of them.
    text = re.sub(r'"[^"]+": (only )?one of `([^`]+)`', r"\1one of `\2`", text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def write(path, title, refusals):
    lines = [f"# {line}" for line in title]
    for name in sorted(refusals):
        lines.append(name)
        lines += [f"  {reason}" for reason in sorted(refusals[name])]
    path.write_text("\n".join(lines) + "\n")


def read(path):
    refusals = {}
    for line in path.read_text().splitlines():
        if line.startswith("#"):
            continue
        if not line.startswith("  "):
            reasons = refusals.setdefault(line, set())
        else:
            reasons.add(line[2:])
    return refusals


def differences(expected, found):
    for name in sorted(expected.keys() | found.keys()):
        for reason in sorted(found.get(name, set()) - expected.get(name, set())):
            yield f"{name}: is refused and does not stand in the list: {reason}"
        for reason in sorted(expected.get(name, set()) - found.get(name, set())):
            yield f"{name}: stands in the list and is not refused any more: {reason}"
