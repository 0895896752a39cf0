"""Runs clang-tidy over the sources of a build folder, in parallel, and skips those that were clean already.

`scripts/tidy` calls it and sets ROOT, CACHE, TIDY and build. Sources that compile in one batch are looked at in one.
Its key is made of everything that the result depends on: the command, the checks, clang-tidy's version, and each file
that is included, as ninja noted it.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(os.environ["ROOT"])
BUILD = pathlib.Path(os.environ["build"]).resolve()
CLEAN = pathlib.Path(os.environ["CACHE"]) / "tidy"
TIDY = os.environ["TIDY"]


def includes_by_object():
    """Object file -> the files it was made of, from ninja's own notes."""
    notes = subprocess.run(["ninja", "-C", BUILD, "-t", "deps"], check=True, capture_output=True, text=True).stdout
    found = {}
    for block in notes.split("\n\n"):
        lines = block.splitlines()
        if lines and ": #deps" in lines[0]:
            found[lines[0].split(": #deps")[0]] = [(BUILD / line.strip()).resolve() for line in lines[1:]]
    return found


def digest(path, seen={}):
    """What identifies a file: its bytes, or its size and date for the system's headers."""
    if path not in seen:
        if path.is_relative_to("/usr"):
            status = path.stat()
            seen[path] = f"{path} {status.st_size} {status.st_mtime_ns}"
        else:
            seen[path] = hashlib.sha256(path.read_bytes()).hexdigest()
    return seen[path]


def object_of(entry):
    """The object file that a command makes; CMake before 3.27 names it in the command only."""
    words = shlex.split(entry["command"])
    return words[words.index("-o") + 1]


def without_precompiled(entry):
    """The entry without its precompiled header: clang-tidy is another release than the compiler, and a source includes
    what it needs."""
    words = shlex.split(entry["command"])
    for option in ("-include-pch", "-include"):
        if option in words:
            at = words.index(option)
            del words[at - 1 : at + 3]  # -Xclang -include-pch -Xclang FILE
    return {**entry, "command": shlex.join(word for word in words if word != "-Winvalid-pch")}


def key_of(entry, includes, common):
    """The folder does not matter, so another clone of the same state finds the same keys."""
    command = entry["command"].replace(str(BUILD), "BUILD").replace(str(ROOT), "ROOT")
    text = "\n".join([common, command, *(digest(path) for path in includes if not is_batch(path))])
    return hashlib.sha256(text.encode()).hexdigest()


def is_batch(path):
    """Whether the file only includes sources, which is how CMake compiles several at a time."""
    return path.parent.name == "Unity"


def sources_of(entry):
    """The sources that a command compiles."""
    path = pathlib.Path(entry["file"]).resolve()
    if not is_batch(path):
        return [path]
    return [pathlib.Path(name).resolve() for name in re.findall(r'#include "(.*)"', path.read_text())]


def is_ours(path):
    """Whether a source stands in the repository; what the build generates is not looked at."""
    return path.is_relative_to(ROOT) and not path.relative_to(ROOT).parts[0].startswith("build")


def findings(text):
    """clang-tidy's output, cut into findings: a line with a position, and what follows it."""
    return [part.strip() for part in re.split(r"^(?=/[^\n]*: (?:error|warning): )", text, flags=re.M) if part.strip()]


def main():
    only = {pathlib.Path(name) for name in sys.argv[1:]}
    version = subprocess.run([TIDY, "--version"], check=True, capture_output=True, text=True).stdout
    common = version + (ROOT / ".clang-tidy").read_text()
    includes = includes_by_object()
    waiting, clean, seen, commands = [], 0, set(), []
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        sources = [path for path in sources_of(entry) if is_ours(path) and path not in seen]
        if not sources or (only and not only & set(sources)):
            continue
        seen.update(sources)  # some are compiled for several targets
        commands.append(without_precompiled(entry))
        if object_of(entry) not in includes:
            sys.exit(f"error: {sources[0].relative_to(ROOT)} has not been compiled yet: build {BUILD} first")
        key = key_of(entry, includes[object_of(entry)], common)
        if (CLEAN / key).exists():
            clean += 1
        else:
            waiting.append((entry["file"], key, sum(path.stat().st_size for path in sources)))
    if only and not waiting and not clean:
        sys.exit(f"error: {BUILD} compiles none of the named files")
    if not waiting and not clean:
        sys.exit(f"error: {BUILD} compiles no source of this project")

    folder = BUILD / "tidy"
    folder.mkdir(exist_ok=True)
    (folder / "compile_commands.json").write_text(json.dumps(commands, indent=1))

    def look(job):
        path, key, _ = job
        done = subprocess.run([TIDY, "--quiet", "-p", folder, path], capture_output=True, text=True)
        if done.returncode == 0:
            (CLEAN / key).touch()
        return path, done

    bad, said = [], set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, done in pool.map(look, sorted(waiting, key=lambda job: -job[2])):  # the longest first
            if done.returncode != 0:
                bad.append(path)
                for finding in findings(done.stdout) or [done.stderr.strip()]:
                    if finding not in said:  # a header's finding comes with every source that includes it
                        print(finding, flush=True)
                        said.add(finding)
    print(f"clang-tidy: {len(waiting)} looked at, {clean} unchanged since they were clean, {len(bad)} with findings")
    sys.exit(1 if bad else 0)


main()
