"""What the real cfn-lint says of a template, sorted into errors of shape and the rest."""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

RESOURCES_AT_ONCE = 400  # a template holds 500 at most
ONE_OF = {"E3017", "E3018"}
MISSING_IN_REGION = "E3006"


def is_shape(each, choices):
    """An unknown or missing property, or a value of the wrong type; not a choice that was not made."""
    rule, text, path = each["Rule"]["Id"], each["Message"], each["Location"]["Path"]
    if rule == "E3003":
        return not any(json.dumps(path[:length]) in choices for length in range(3, len(path) + 1))
    return rule in ("E3001", "E3012") or (rule == "E3002" and "Additional properties" in text)


def lint(file, template, regions):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(template, indent=1))
    program = pathlib.Path(sys.executable).parent / "cfn-lint"
    done = subprocess.run([program, "--regions", regions, "--format", "json", "--template", file],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)
    try:
        return json.loads(done.stdout)
    except ValueError:
        sys.exit(f"cfn-lint does not answer: {done.stdout[:2000]}{done.stderr[:2000]}")


def judge(work, template):
    """The errors as triples: the type, the whole text, and whether it is one of shape."""
    resources = template["Resources"]

    def part(names):
        return {**template, "Resources": {name: resources[name] for name in names}}

    names = list(resources)
    count = -(-len(names) // RESOURCES_AT_ONCE)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [pool.submit(lint, work / f"part_{i}.json", part(names[i::count]), "us-east-1") for i in range(count)]
        said = [each for one in found for each in one.result()]
    # Types that us-east-1 does not have are judged where they are.
    elsewhere = {each["Location"]["Path"][1] for each in said if each["Rule"]["Id"] == MISSING_IN_REGION}
    said = [each for each in said if each["Location"]["Path"][1] not in elsewhere]
    if elsewhere:
        said += lint(work / "elsewhere.json", part(sorted(elsewhere)), "ALL_REGIONS")

    errors = [each for each in said if each["Level"] == "Error" and each["Rule"]["Id"] != MISSING_IN_REGION]
    choices = {json.dumps(each["Location"]["Path"]) for each in errors if each["Rule"]["Id"] in ONE_OF}
    for each in errors:
        path = each["Location"]["Path"]
        if path[0] != "Resources":
            yield "template", each["Message"], True
            continue
        where = ".".join(str(step) for step in path[3:])
        text = f"{each['Rule']['Id']} {where + ': ' if where else ''}{each['Message']}"
        yield resources[path[1]]["Type"], text, is_shape(each, choices)
