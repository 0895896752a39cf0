"""Collects all resource type schemas out of cfn-lint's package into one JSON list.

us-east-1 first, then the types that only other regions have. Prints the package's release.
"""

import importlib
import json
import pathlib
import pkgutil
import sys

import cfnlint
from cfnlint.data.schemas import providers
from cfnlint.version import __version__


def main(out: str) -> None:
    folder = pathlib.Path(cfnlint.__file__).parent / "data" / "schemas" / "resources"
    regions = sorted(module.name for module in pkgutil.iter_modules(providers.__path__))
    regions.sort(key=lambda region: region != "us_east_1")
    types: dict[str, str] = {}
    for region in regions:
        listed = importlib.import_module(f"{providers.__name__}.{region}").types
        for name, digest in listed.items():
            types.setdefault(name, digest)
    schemas = []
    for name in sorted(types):
        schema = json.loads((folder / f"{types[name]}.json").read_text())
        if "::" in name:  # "Module" is no resource type
            schemas.append(schema)
    pathlib.Path(out).write_text(json.dumps(schemas))
    print(f"cfn-lint-{__version__}")


if __name__ == "__main__":
    main(sys.argv[1])
