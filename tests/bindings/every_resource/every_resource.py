#!/usr/bin/env python3
"""Makes every resource of a release with its required arguments, and has real tools judge what comes out.

    every_resource.py --settings settings.json --judge terraform --release 5.100.0 --refused terraform-5.100.0.txt

The headers are generated, a program is emitted that makes each resource once (its values come from nothing but the
schema), compiled, and run; what it synthesizes is judged by `terraform validate`, by cfn-lint, or by a reader of the
distilled schema. There must be no error of shape: no unknown and no missing argument, no value of the wrong type, no
wrong nesting. What validation beyond the schema refuses must be what the list says. --approve writes the list anew.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import refused

HERE = pathlib.Path(__file__).resolve().parent
FILES = 16  # compiled side by side
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror", "-Wno-deprecated-declarations"]
TITLES = {
    "terraform": ["What the AWS provider {release} refuses of resources that have their required arguments and nothing",
                  "else: choices that were not made, patterns, enumerations, lengths. Its schema does not say these."],
    "cfn-lint": ["What cfn-lint refuses of resources that have their required properties and nothing else: choices",
                 "that were not made, patterns, enumerations, lengths, services that were shut down."],
}
APPROVE = "Written by tests/bindings/every_resource/approve; read the difference."


def run(*command, **more):
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"`{' '.join(map(str, command))[:300]}` ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[:6000]}")
    return done.stdout


class Program:
    def __init__(self, settings, work, schema, release):
        self.settings, self.work, self.schema, self.release = settings, work, schema, release

    def build(self):
        shutil.rmtree(self.work / "source", ignore_errors=True)
        run(self.settings["generator"], "generate", "--schema", self.schema, "--release", self.release,
            "--out", self.work / "include")
        run(self.settings["emit"], self.schema, self.release, self.work / "source", FILES)
        sources = sorted((self.work / "source").glob("*.cpp"))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            objects = list(pool.map(self.compile, sources))
        run(self.settings["compiler"], *objects, self.settings["main"], self.settings["library"],
            *self.settings["link"], "-o", self.work / "program")

    def compile(self, source):
        out = source.with_suffix(".o")
        run(*self.settings["launcher"], self.settings["compiler"], "-std=c++20", "-O0", *WARNINGS,
            f"-I{self.work / 'include'}", *self.settings["flags"], "-c", source, "-o", out)
        return out

    def synthesize(self, target):
        return json.loads(run(self.work / "program", target))

    def expected(self):
        """Every resource that was emitted: its kind and its name in the target."""
        return [line.split(" ", 1)[1] for line in (self.work / "source/places.txt").read_text().splitlines()]


def in_terraform(configuration):
    return [f"{kind} {of}" for kind in ("resource", "data", "ephemeral")
            for of, resources in configuration.get(kind, {}).items() for _ in resources]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--settings", required=True, type=pathlib.Path)
    parser.add_argument("--judge", required=True, choices=["terraform", "schema", "cfn-lint"])
    parser.add_argument("--release", required=True)
    parser.add_argument("--least", required=True, type=int, help="how many resources there must be")
    parser.add_argument("--refused", help="the list, beside this file")
    parser.add_argument("--approve", action="store_true")
    options = parser.parse_args()

    settings = json.loads(options.settings.read_text())
    cloudformation = options.judge == "cfn-lint"
    name = "cloudformation" if cloudformation else f"terraform-{options.release}"
    work = options.settings.parent / name
    work.mkdir(parents=True, exist_ok=True)
    schema = pathlib.Path(settings["schemas"]) / ("cloudformation.schema" if cloudformation else "aws.schema")

    began = time.monotonic()
    program = Program(settings, work, schema, options.release)
    program.build()
    template = program.synthesize("cloudformation" if cloudformation else "terraform")
    (work / "template.json").write_text(json.dumps(template, indent=1))
    print(f"made in {time.monotonic() - began:.0f} s")

    # Nothing may be lost on the way: what was emitted is what stands in the template.
    expected = sorted(program.expected())
    made = sorted(f"resource {each['Type']}" for each in template["Resources"].values()) if cloudformation \
        else sorted(in_terraform(template))
    if made != expected or len(made) < options.least:
        sys.exit(f"{len(made)} resources stand in the template, {len(expected)} were emitted, {options.least} is the least")

    began = time.monotonic()
    problems, found = [], {}
    if options.judge == "schema":
        import schema_judge
        problems = list(schema_judge.Schema(schema, options.release).judge(template))
    elif cloudformation:
        import cfn_lint_judge
        for kind, text, shape in cfn_lint_judge.judge(work / "lint", template):
            problems += [f"{kind}: {text}"] if shape else []
            found.setdefault(kind, set()).add(refused.one_line(text))
    else:
        import schema_judge
        import terraform_judge
        problems = list(schema_judge.Schema(schema, options.release).judge(template))
        for kind, text in terraform_judge.Judge(work / "validate").judge(template):
            problems += [f"{kind}: {text}"] if terraform_judge.is_shape(text) else []
            found.setdefault(kind, set()).add(refused.one_line(text))
    print(f"judged in {time.monotonic() - began:.0f} s")

    if problems:
        print("Errors of shape. A schema that states something wrongly is corrected in apps/bindgen/patches/.")
    elif options.approve and options.refused:
        title = [line.format(release=options.release) for line in TITLES[options.judge]]
        refused.write(HERE / options.refused, [*title, APPROVE], found)
    elif options.refused:
        problems = list(refused.differences(refused.read(HERE / options.refused), found))
        if problems:
            print(f"Not as {options.refused} says. tests/bindings/every_resource/approve writes it anew.")
    if problems:
        sys.exit("\n".join(problems))
    print(f"{len(made)} resources, {sum(map(len, found.values()))} refusals of {len(found)} of them, none of shape")


if __name__ == "__main__":
    main()
