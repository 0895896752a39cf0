"""Reads an assembly: the folder that a Quoin program wrote."""

import dataclasses
import json
import pathlib


@dataclasses.dataclass(frozen=True)
class Stack:
    """One stack of one target, as the manifest describes it."""

    name: str
    region: str
    files: tuple[pathlib.Path, ...]
    parameters: tuple[dict, ...]
    part_of: str | None = None  # the stack that it belongs to, where the target splits one

    def arguments(self, outputs, inputs):
        """A value for each parameter that another stack's output feeds or that has no default.

        `outputs` has each earlier stack's outputs; `inputs` has what a person would state.
        """
        found = {}
        for each in self.parameters:
            if "from" in each:
                found[each["name"]] = outputs[each["from"]["stack"]][each["from"]["output"]]
            elif each.get("required"):
                assert each["name"] in inputs, f"stack {self.name} asks for {each['name']}: state it in inputs()"
                found[each["name"]] = inputs[each["name"]]
        return found


@dataclasses.dataclass(frozen=True)
class Assembly:
    """One target's half of an assembly."""

    folder: pathlib.Path
    target: str
    environment: str  # its kind
    stacks: tuple[Stack, ...]  # in the order in which they are deployed

    def graph(self):
        return json.loads((self.folder / "graph.json").read_text())


def read_assembly(out, target):
    """Reads `out/<target>/manifest.json` and fails where it and the files on disk disagree."""
    folder = pathlib.Path(out) / target
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["target"] == target
    stacks = {}
    for entry in manifest["stacks"]:
        files = tuple(folder / name for name in entry["files"])
        missing = [str(file) for file in files if not file.is_file()]
        assert not missing, f"the manifest names files that are not there: {missing}"
        assert files, f"stack {entry['name']} has no file"
        stacks[entry["name"]] = (
            Stack(entry["name"], entry["region"], files, tuple(entry.get("parameters", [])), entry.get("part_of")),
            set(entry.get("depends_on", [])),
        )
    assert stacks, f"{folder} has no stack"
    return Assembly(folder, target, manifest["environment"]["kind"], tuple(_in_order(stacks)))


def _in_order(stacks):
    done = []
    waiting = dict(stacks)
    while waiting:
        ready = [name for name, (_, needs) in waiting.items() if needs <= {stack.name for stack in done}]
        assert ready, f"the manifest's depends_on has a cycle among {sorted(waiting)}"
        done += [waiting.pop(name)[0] for name in ready]
    return done
