"""Whether a configuration has the shape that the distilled schema of a release states, its patches left aside.

It knows the distilled form only (docs/bindings.md); the generator's own reader has no part in it.
"""

import json

FLAGS = {"required", "optional", "computed", "sensitive", "write-only", "deprecated", "create-only"}
BESIDE = {"//", "count", "depends_on", "for_each", "lifecycle", "provider"}


class Schema:
    def __init__(self, path, release):
        self.shapes, self.entities = {}, {}
        members = None
        for line in path.read_text().splitlines()[1:]:
            words = line.split(" ")
            if not line:
                members = None
            elif members is None and words[0] == "shape":
                members = self.shapes[words[1]] = {}
            elif members is None and words[0] in ("provider", "resource", "data", "ephemeral") and "/" not in words[1]:
                members = {}
                if self.holds(words[2:], release):
                    self.entities[words[0], words[1]] = members
            elif members is not None and not words[0].startswith("@") and self.holds(words[1:], release):
                members[words[0]] = self.member(words[1:])

    @staticmethod
    def holds(words, release):
        return all(word == f"only={release}" for word in words if word.startswith("only="))

    @staticmethod
    def member(words):
        block = words[0] == "block"
        numbers = dict(word.split("=", 1) for word in words if word.startswith(("min=", "max=")))
        least = int(numbers.get("min", 0))
        return {"nesting": words[1] if block else "", "type": words[2 if block else 0], "min": least,
                "max": int(numbers.get("max", 0)), "required": least > 0 if block else "required" in words,
                "given": block or "required" in words or "optional" in words}

    def check(self, members, body, where):
        for name, value in body.items():
            if name not in members:
                yield f"{where}: there is no {name}"
            elif not members[name]["given"]:
                yield f"{where}: {name} cannot be set"
            else:
                yield from self.check_member(members[name], value, f"{where}.{name}")
        for name, member in members.items():
            if member["required"] and name not in body:
                yield f"{where}: {name} is missing"

    def check_member(self, member, value, where):
        kind, nesting = member["type"], member["nesting"]
        if nesting in ("list", "set"):
            items = value if isinstance(value, list) else [value]
            if len(items) < member["min"] or (member["max"] and len(items) > member["max"]):
                yield f"{where}: {len(items)} blocks"
            for item in items:
                yield from self.check_type(kind, item, where)
        elif nesting == "map":
            yield from self.check_type(f"map({kind})", value, where)
        else:
            yield from self.check_type(kind, value, where)

    def check_type(self, kind, value, where):
        if value is None or (isinstance(value, str) and value.startswith("${")):
            return
        if kind.startswith("{"):
            if isinstance(value, dict):
                yield from self.check(self.shapes[kind[1:-1]], value, where)
            else:
                yield f"{where}: no block"
        elif "(" in kind:
            outer, inner = kind[:-1].split("(", 1)
            if not isinstance(value, dict if outer == "map" else list):
                yield f"{where}: no {outer}"
                return
            for item in value.values() if outer == "map" else value:
                yield from self.check_type(inner, item, where)
        elif kind != "any":
            wanted = {"string": str, "bool": bool, "number": (int, float), "integer": int}[kind]
            if not isinstance(value, wanted) or (isinstance(value, bool) and kind != "bool"):
                yield f"{where}: {json.dumps(value)} is no {kind}"

    def judge(self, configuration):
        for kind in ("resource", "data", "ephemeral"):
            for of, resources in configuration.get(kind, {}).items():
                for body in resources.values():
                    given = {name: value for name, value in body.items() if name not in BESIDE}
                    yield from self.check(self.entities[kind, of], given, f"{kind} {of}")
