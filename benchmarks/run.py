#!/usr/bin/env python3
"""Measures what Quoin costs: whole processes, medians of wall-clock times. No network, no packages; a few minutes.

    cmake --preset release && cmake --build --preset release --target quoin quoin_cli quoin-bindgen
    benchmarks/run.py                                  prints the table
    benchmarks/run.py --only compile --runs 5          one group
    benchmarks/run.py --write docs/benchmarks.md --machine "2 cores of ..., Debian 12, g++ 12.2"

What is measured stands beside each figure. A figure decides nothing: the tests do not run this.
"""

import argparse
import dataclasses
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
MIB = 1 << 20
LIMIT = 600  # seconds; a process that takes longer is ended

RAW_HEADERS = ["sqs_queue", "sns_topic", "dynamodb_table", "lambda_function", "s3_bucket"]
RAW_LINES = [
    'tf::aws::SqsQueue a{stack, "A", {.name = "a"}};',
    'tf::aws::SnsTopic b{stack, "B", {.name = "b"}};',
    'tf::aws::DynamodbTable c{stack, "C", {.hash_key = "id", .name = "c"}};',
    'tf::aws::LambdaFunction d{stack, "D", {.function_name = "d", .role = "arn:aws:iam::111122223333:role/d"}};',
    'tf::aws::S3Bucket e{stack, "E", {.bucket = "e"}};',
]
PROGRAM = """#include <quoin/app.hpp>
{includes}
using namespace quoin;
int main(int argc, char** argv) {{
  App app{{argc, argv, {{.baseline = elsewhere("the organization's trail"), .state = elsewhere("the organization's bucket")}}}};
  Stack stack{{app, "bench", {{.region = eu_west_1}}}};
{body}
  return app.synth();
}}
"""
MANY = """#include <quoin/app.hpp>
#include <quoin/tf/aws/sqs_queue.hpp>
#include <string>
using namespace quoin;
int main(int argc, char** argv) {{
  App app{{argc, argv, {{.baseline = elsewhere("the organization's trail"), .state = elsewhere("the organization's bucket")}}}};
  Stack stack{{app, "bench", {{.region = eu_west_1}}}};
  for (int i = 0; i < {count}; ++i) {{
    const std::string id = "Queue" + std::to_string(i);
    tf::aws::SqsQueue queue{{stack, id, {{.delay_seconds = i % 900, .tags = {{{{"number", id}}}}, .visibility_timeout_seconds = 60}}}};
  }}
  return app.synth();
}}
"""


@dataclasses.dataclass
class Figure:
    group: str
    what: str
    seconds: list = dataclasses.field(default_factory=list)
    processor: list = dataclasses.field(default_factory=list)  # seconds of all cores together
    peak: int = 0  # bytes of the largest process
    size: int = 0  # bytes, for what is no time
    ratio: str = ""

    @property
    def median(self):
        return statistics.median(self.seconds)


class Failed(Exception):
    pass


def run(command, cwd):
    """A step that is not measured."""
    done = subprocess.run([str(word) for word in command], cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=LIMIT)
    check(command, done.returncode, done.stdout)


def check(command, code, said):
    if code != 0:
        raise Failed(f"`{' '.join(str(word) for word in command)}` ended with {code}:\n"
                     + said.decode(errors="replace")[-2000:])


def size_of(path):
    return sum(file.stat().st_size for file in pathlib.Path(path).rglob("*") if file.is_file())


class Bench:
    def __init__(self, options):
        self.options = options
        self.build = pathlib.Path(options.build).resolve()
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="quoin-bench-"))
        self.figures = []
        self.quoin, self.bindgen = self.build / "bin/quoin", self.build / "bin/quoin-bindgen"
        for needed in (self.quoin, self.bindgen, self.build / "lib/quoin/toolchain.json"):
            if not needed.exists():
                raise Failed(f"{needed} is missing. Fix: cmake --preset release && cmake --build --preset release "
                             "--target quoin quoin_cli quoin-bindgen")
        self.toolchain = json.loads((self.build / "lib/quoin/toolchain.json").read_text())
        self.cxx = os.environ.get("CXX", "g++").split()
        self.runner = self.work / "measure"
        run([*self.cxx, "-O1", ROOT / "benchmarks/measure.cpp", "-o", self.runner], self.work)

    def runs(self, usual):
        return self.options.runs or usual

    def measure(self, group, what, command, runs, cwd=None, before=None):
        figure = Figure(group, what)
        for i in range(self.runs(runs) + 1):
            if before:
                before(i)
            seconds, processor, peak = self.measured(command, cwd or self.work)
            if i > 0:  # the first one fills the caches
                figure.seconds.append(seconds)
                figure.processor.append(processor)
            figure.peak = max(figure.peak, peak)
        self.figures.append(figure)
        print(f"  {group}: {what}: {figure.median:.4f} s, {figure.peak / MIB:.1f} MiB", file=sys.stderr)
        return figure

    def measured(self, command, cwd):
        """One process from start to end: its wall-clock seconds, its processor seconds, its peak memory in bytes."""
        report, said = self.work / "report", self.work / "said"
        report.write_text("")
        with open(said, "wb") as both:
            # As file 3, whatever number it has here.
            shell = ["sh", "-c", 'exec "$@" 3>"$0"', report, self.runner, *command]
            subprocess.run([str(word) for word in shell], cwd=cwd, stdin=subprocess.DEVNULL, stdout=both, stderr=both,
                           timeout=LIMIT)
        words = report.read_text().split()
        if len(words) != 4:
            raise Failed(said.read_text())
        check(command, int(words[3]), said.read_bytes())
        return float(words[0]), float(words[1]), int(words[2])

    def size(self, group, what, value):
        self.figures.append(Figure(group, what, size=value))
        print(f"  {group}: {what}: {value / MIB:.1f} MiB", file=sys.stderr)

    # ---- what the groups need

    def flags(self):
        folders = [pathlib.Path(self.build / "lib/quoin", folder) for folder in self.toolchain["include_folders"] if folder]
        return [*self.toolchain["compile_flags"], *(f"-I{folder}" for folder in folders), f"-I{self.headers()}"]

    def headers(self):
        """All headers of the newest release of the AWS provider."""
        folder = self.work / "headers"
        if not folder.exists():
            run([self.bindgen, "generate", "--schema", ROOT / "apps/bindgen/schemas/aws.schema", "--out", folder], self.work)
        return folder

    def link(self, source, program):
        library = pathlib.Path(self.build / "lib/quoin", self.toolchain["library"])
        run([*self.cxx, *self.flags(), source, library, *filter(None, self.toolchain["link_flags"]), "-o", program], self.work)

    def write(self, name, text):
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    # ---- the groups

    def synthesis(self):
        """The built program of examples/three-tier, with all rules checked; but for the last row the output stands already."""
        empty = self.write("empty.cpp", "int main() {}\n")
        run([*self.cxx, "-O0", empty, "-o", self.work / "empty"], self.work)
        baseline = self.measure("synthesis", "an empty program (the baseline of this group)", [self.work / "empty"], 51)
        program = self.work / "three-tier"
        self.link(ROOT / "examples/three-tier/main.cpp", program)
        for target in ("terraform", "cloudformation", "terraform,cloudformation"):
            figure = self.measure("synthesis", f"examples/three-tier, {target.replace(',', ' and ')}",
                                  [program, "--target", target, "--out", self.work / "three-tier.out"], 51)
            figure.ratio = f"{figure.median / baseline.median:.1f} x an empty program"
        out, aside = self.work / "new.out", self.work / "aside"
        aside.mkdir()
        # Moved aside, not deleted: ext4 takes a millisecond for each new file while it avoids those just deleted.
        figure = self.measure("synthesis", "examples/three-tier, terraform, into a folder that is not there",
                              [program, "--target", "terraform", "--out", out], 51,
                              before=lambda i: out.exists() and out.rename(aside / str(i)))
        figure.ratio = f"{figure.median / baseline.median:.1f} x an empty program"

    def edit(self):
        """quoin synth after an edit in the three-tier program's text, on a warm .quoin folder."""
        project = self.work / "project"
        project.mkdir()
        for name in ("main.cpp", "quoin.yaml"):
            shutil.copy(ROOT / "examples/three-tier" / name, project)
        text = (project / "main.cpp").read_text()
        marked = text.replace("Where the shop answers.", "Where it answers, @.")
        if marked == text:
            raise Failed("examples/three-tier/main.cpp has no text 'Where the shop answers.' to edit")
        self.measure("edit", "nothing edited: quoin synth", [self.quoin, "synth"], 21, project)

        def one_word(i):
            (project / "main.cpp").write_text(marked.replace("@", f"take {i}"))

        self.measure("edit", "one word edited: compiled, linked, run, both templates swapped in", [self.quoin, "synth"], 11,
                     project, one_word)

    def compile(self):
        """g++ -O0 -c of one file, from nothing."""
        def compiled(what, name, text, **more):
            source = self.write(name, text)
            return self.measure("compile", what, [*self.cxx, *self.flags(), "-c", source, "-o", self.work / "o.o"], 11, **more)

        empty = compiled("an empty main (the baseline of this group)", "empty.cpp", "int main() {}\n")
        none = compiled("a program without raw resources", "none.cpp", PROGRAM.format(includes="", body=""))
        for count in (1, 5):
            includes = "\n".join(f"#include <quoin/tf/aws/{name}.hpp>" for name in RAW_HEADERS[:count])
            figure = compiled(f"the same with {count} raw resource{'s' if count > 1 else ''}", f"raw{count}.cpp",
                              PROGRAM.format(includes=includes, body="\n".join("  " + line for line in RAW_LINES[:count])))
            more = statistics.median(figure.processor) - statistics.median(none.processor)
            figure.ratio = f"{figure.median - none.median:+.3f} s, {more:+.3f} s of processor, against none"
        none.ratio = f"{none.median / empty.median:.1f} x an empty main"
        example = self.measure("compile", "examples/three-tier",
                               [*self.cxx, *self.flags(), "-c", ROOT / "examples/three-tier/main.cpp", "-o", self.work / "o.o"], 5)
        example.ratio = f"{example.median / empty.median:.1f} x an empty main"

    def many(self):
        """Raw queues in one stack, made in a loop: Terraform."""
        medians = {}
        for count in (5_000, 50_000):
            source = self.write("many.cpp", MANY.format(count=count))
            self.link(source, self.work / "many")
            figure = self.measure("many", f"{count:,} raw resources", [self.work / "many", "--out", self.work / "many.out"], 5)
            medians[count] = figure.median
            figure.ratio = f"{figure.median / count * 1e6:.1f} us each"

    def generation(self):
        """quoin-bindgen into an empty folder: the whole AWS provider, one release."""
        out = self.work / "generated"

        def clean(_):
            shutil.rmtree(out, ignore_errors=True)

        schemas = ROOT / "apps/bindgen/schemas"
        newest = self.measure("generation", "all of hashicorp/aws 6.47.1, from the distilled schema",
                              [self.bindgen, "generate", "--schema", schemas / "aws.schema", "--out", out], 5, before=clean)
        newest.ratio = f"{len(list(out.rglob('*.hpp'))):,} headers"
        self.size("sizes", "headers of hashicorp/aws 6.47.1, generated", size_of(out))
        cfn = self.measure("generation", "all of CloudFormation, from the distilled schema",
                           [self.bindgen, "generate", "--schema", schemas / "cloudformation.schema", "--out", out], 5,
                           before=clean)
        cfn.ratio = f"{len(list(out.rglob('*.hpp'))):,} headers"
        if self.options.schema:
            figure = self.measure("generation", "all of hashicorp/aws, from what terraform printed",
                                  [self.bindgen, "from-schema", pathlib.Path(self.options.schema).resolve(), "--provider",
                                   "hashicorp/aws", "--out", out], 3, before=clean)
            figure.ratio = f"{len(list(out.rglob('*.hpp'))):,} headers"

    def sizes(self):
        """cmake --install --strip of the build."""
        prefix = self.work / "prefix"
        run(["cmake", "--install", self.build, "--strip", "--prefix", prefix], self.work)
        self.size("sizes", "installed, all of it", size_of(prefix))
        for what, pattern in {"the library": "lib/*.a", "the command": "bin/quoin", "the generator": "lib/quoin/quoin-bindgen",
                              "schemas of hashicorp/aws (two releases) and CloudFormation": "lib/quoin/schemas/*"}.items():
            self.size("sizes", f"of that {what}", sum(file.stat().st_size for file in prefix.glob(pattern)))

    GROUPS = ("synthesis", "edit", "compile", "many", "generation", "sizes")

    def all(self):
        for name in self.options.only or self.GROUPS:
            print(f"{name}: {getattr(self, name).__doc__}", file=sys.stderr)
            getattr(self, name)()


def table(figures, groups):
    lines = []
    for group in groups:
        rows = [figure for figure in figures if figure.group == group]
        if not rows:
            continue
        is_time = bool(rows[0].seconds)
        lines += ["", f"**{group}.** {getattr(Bench, group).__doc__}", ""]
        lines += (["| | median | fastest | processor | runs | peak memory | |", "|---|--:|--:|--:|--:|--:|---|"] if is_time
                  else ["| | MiB |", "|---|--:|"])
        for row in rows:
            if is_time:
                lines.append(f"| {row.what} | {row.median:.4f} s | {min(row.seconds):.4f} s | "
                             f"{statistics.median(row.processor):.4f} s | {len(row.seconds)} | "
                             f"{row.peak / MIB:.1f} MiB | {row.ratio} |")
            else:
                lines.append(f"| {row.what} | {row.size / MIB:.1f} |")
    return "\n".join(lines).strip() + "\n"


def write_page(path, machine, text):
    page = path.read_text()
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise Failed(f"{path} has no lines {BEGIN} and {END} for the table to stand between")
    head, rest = page.split(BEGIN)
    tail = rest.split(END)[1]
    path.write_text(f"{head}{BEGIN}\n\nOn {machine}, {time.strftime('%Y-%m-%d')}:\n\n{text}\n{END}{tail}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=ROOT / "build-release", help="the folder of an optimised build (build-release)")
    parser.add_argument("--only", action="append", choices=Bench.GROUPS, help="one group; repeat it for several")
    parser.add_argument("--runs", type=int, help="how often each process is run, instead of what fits it")
    parser.add_argument("--schema", metavar="FILE", help="what `terraform providers schema -json` printed of hashicorp/aws")
    parser.add_argument("--json", metavar="FILE", help="write all figures there as well")
    parser.add_argument("--write", metavar="PAGE", type=pathlib.Path, help="put the table into this page")
    parser.add_argument("--machine", help="with --write: the machine in words")
    options = parser.parse_args()
    if options.write and not options.machine:
        parser.error("--write needs --machine, the machine in words")
    if options.write and options.only:
        parser.error("--write writes the whole table: leave out --only")
    if options.runs is not None and options.runs < 1:
        parser.error("--runs takes a number from 1 on")
    try:
        bench = Bench(options)
        try:
            bench.all()
        finally:
            shutil.rmtree(bench.work, ignore_errors=True)
        text = table(bench.figures, Bench.GROUPS)
        if options.json:
            pathlib.Path(options.json).write_text(json.dumps(
                [{"group": f.group, "what": f.what, "seconds": f.seconds, "processor": f.processor, "peak": f.peak, "size": f.size} for f in bench.figures],
                indent=2) + "\n")
        if options.write:
            write_page(options.write, options.machine, text)
        else:
            print(text)
    except Failed as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
