"""Options and fixtures that the end-to-end tests share."""

import importlib
import pathlib
import shutil

import pytest

from harness.assembly import read_assembly
from harness.aws import running_server


def pytest_addoption(parser):
    parser.addoption("--example", help="the example's name, as in examples/")
    parser.addoption("--assembly", type=pathlib.Path, help="what the example wrote with --state running")
    parser.addoption("--unlocked-assembly", type=pathlib.Path, help="what it wrote with --state unlocked")
    parser.addoption("--deploy", action="store_true", help="apply another environment as well, and plan it again")
    parser.addoption("--judged", type=pathlib.Path, action="append", help="an assembly of any example; several times")
    parser.addoption("--planned", type=pathlib.Path, action="append", nargs=2, metavar=("ASSEMBLY", "WORK"),
                     help="an assembly of any example, and the folder in which it was planned; several times")
    parser.addoption("--work", type=pathlib.Path, help="a folder for copies and logs; emptied first")


def _option(request, name):
    value = request.config.getoption(name)
    assert value, f"{name} is needed; tests/end_to_end/CMakeLists.txt shows how the tests are called"
    return value


@pytest.fixture(scope="session")
def work(request):
    folder = _option(request, "--work").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@pytest.fixture(scope="session")
def deploys(request):
    return request.config.getoption("--deploy")


@pytest.fixture(scope="session")
def terraform_assembly(request):
    return read_assembly(_option(request, "--assembly"), "terraform")


@pytest.fixture(scope="session")
def unlocked_terraform_assembly(request):
    return read_assembly(_option(request, "--unlocked-assembly"), "terraform")


@pytest.fixture(scope="session")
def cloudformation_assembly(request):
    return read_assembly(_option(request, "--assembly"), "cloudformation")


@pytest.fixture(scope="session")
def judged_assemblies(request):
    return [read_assembly(out, "cloudformation") for out in _option(request, "--judged")]


@pytest.fixture(scope="session")
def planned_assemblies(request):
    """Each with the folder in which it was planned."""
    return [(read_assembly(out, "terraform"), work) for out, work in _option(request, "--planned")]


@pytest.fixture(scope="session")
def checks(request):
    """The example's assertions: the module checks/<example>.py."""
    return importlib.import_module("checks." + _option(request, "--example").replace("-", "_"))


@pytest.fixture(scope="session")
def aws(work):
    """A server for this run of pytest. A test sets the region of what it deploys."""
    with running_server(work, "us-east-1") as server:
        yield server
