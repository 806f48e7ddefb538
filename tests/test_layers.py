"""Imports go down only: tests/layers.toml is the order, this holds the code to it."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = tomllib.loads((ROOT / "tests/layers.toml").read_text(encoding="utf8"))
PLACES = {
    module: (floor, group, place)
    for floor, table in enumerate(LAYERS["floor"])
    for group, modules in enumerate(table["groups"])
    for place, module in enumerate(modules)
}
ONLY_IN = {
    "duckdb": ("timeline.store", "timeline.notebook"),  # the notebook names the type of its answers only
    "sqlmodel": ("timeline.store",),
    "altair": ("charts", "timeline.pages"),
    "vl_convert": ("timeline.pages",),
    "typer": ("timeline.cli", "timeline.options", "timeline.clauses.training"),
    "spacy": ("timeline.clauses",),
    "comtradeapicall": ("timeline.comtrade",),
    "distributed": ("timeline.cluster",),
    "trafilatura": ("timeline.articles",),
}
LONGEST_FILE, LONGEST_FUNCTION = 320, 60


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for top in ("timeline", "charts") for path in sorted((ROOT / top).rglob("*.py"))}


def imported(path: Path) -> set[str]:
    """Every module that a file imports, in functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def own(name: str) -> str | None:
    """The module of ours that an imported name is or lies in; None for other people's."""
    if not name.startswith(("timeline", "charts")):
        return None
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name or None


def is_lower(below: str, above: str) -> bool:
    (floor, group, place), (floor2, group2, place2) = PLACES[below], PLACES[above]
    return floor < floor2 or (floor == floor2 and group == group2 and place < place2)


def test_every_module_has_a_place() -> None:
    assert set(MODULES) == set(PLACES), "tests/layers.toml and the modules differ"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_go_down(module: str) -> None:
    targets = {target for name in imported(MODULES[module]) if (target := own(name)) and target != module}
    # `from timeline.dates.find import x` also names the package: importing a package from inside it is no step up
    targets = {t for t in targets if not module.startswith(t + ".")}
    upward = sorted(t for t in targets if not is_lower(t, module))
    assert not upward, f"{module} imports {upward}, which do not stand below it"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_heavy_libraries_have_one_home(module: str) -> None:
    tops = {name.split(".")[0] for name in imported(MODULES[module])}
    stray = [lib for lib, homes in ONLY_IN.items() if lib in tops and not module.startswith(homes)]
    assert not stray, f"{module} imports {stray}; their home is {[ONLY_IN[lib] for lib in stray]}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_charts_know_nothing_of_the_library(module: str) -> None:
    if module.startswith("charts"):
        assert not [name for name in imported(MODULES[module]) if name.startswith("timeline")]


@pytest.mark.parametrize("module", sorted(MODULES))
def test_files_and_functions_can_be_read_at_once(module: str) -> None:
    source = MODULES[module].read_text(encoding="utf8")
    long = [
        f"{node.name} {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long
    assert source.count("\n") <= LONGEST_FILE


CLOCK = {"today", "now", "utcnow", "time", "time_ns", "localtime"}


@pytest.mark.parametrize("module", [m for m in sorted(MODULES) if m.startswith("timeline") and PLACES[m][0] <= 6])
def test_coding_reads_no_clock(module: str) -> None:
    calls = [
        ast.unparse(node)
        for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK
        and isinstance(node.func.value, ast.Name | ast.Attribute)
        and ast.unparse(node.func.value) in {"dt.date", "dt.datetime", "datetime", "date", "datetime.datetime", "time"}
    ]  # fmt: skip
    assert not calls, f"{module} asks the clock: {calls}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_the_compiler_can_read_it(module: str) -> None:
    """mypyc fails on a starred tuple behind "in"; a starred set it can read. Without this only the long build would tell."""
    source = MODULES[module].read_text(encoding="utf8")
    starred = [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Compare)
        for behind in node.comparators
        if isinstance(behind, ast.Tuple | ast.List) and any(isinstance(one, ast.Starred) for one in behind.elts)
    ]
    assert not starred
