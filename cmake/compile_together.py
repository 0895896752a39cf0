"""Many sources compiled as one, and what the compiler says of it given back to each of them.

Most of a small source's time goes into the headers that all of them include; together they are read once.
"""

import re

DIAGNOSTIC = re.compile(r"^\S[^:]*:\d+:(?:\d+:)? (fatal error|error|warning|note): ")
QUOTED_CODE = re.compile(r"^\s*\d* \|")


def stands_alone(source):
    """A source that specialises a template of Quoin cannot stand in a namespace."""
    return re.search(r"^template\s*<>", source, re.M) is not None


def united(sources, definitions=()):
    """One source of all, given as {path: text}: what any of them includes stands before their namespaces."""
    includes = {found.strip() for text in sources.values() for found in re.findall(r"^\s*#\s*include\s*\S+", text, re.M)}
    namespaces = [f'namespace source_{number} {{\n#include "{path}"\n}}' for number, path in enumerate(sources)]
    return "\n".join([*sorted(includes), *(f"#define {name}" for name in definitions), *namespaces]) + "\n"


def parts(output):
    """The output cut into errors and warnings: each with the lines before it that say how the compiler came there, the
    code that it quotes, and its notes."""
    found, before = [], []
    for line in output.splitlines():
        if diagnostic := DIAGNOSTIC.match(line):
            if diagnostic[1] != "note" or not found:
                found.append([])
            found[-1] += [*before, line]
            before = []
        elif found and not before and QUOTED_CODE.match(line):
            found[-1].append(line)
        else:
            before.append(line)
    return found


def by_source(output, paths):
    """{path: what the compiler says of this one}. None if a part leads to no source, or to several."""
    place = re.compile(r"(?:^|\s)(" + "|".join(re.escape(path) for path in paths) + r"):\d+", re.M)
    said = {path: [] for path in paths}
    for lines in parts(output):
        named = set(place.findall("\n".join(lines)))
        if len(named) != 1:
            return None
        said[named.pop()] += lines
    return {path: "".join(f"{line}\n" for line in lines) for path, lines in said.items()}
