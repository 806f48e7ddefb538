"""What the program may do and install: nothing runs data, and nothing is installed whose bytes were not fixed beforehand."""

import ast
import hashlib
import html
import re
import tomllib
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import Command

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for folder in ("timeline", "charts", "docs") for path in (ROOT / folder).rglob("*.py"))
RUNS_DATA = {
    "eval", "exec", "compile", "__import__", "os.system", "os.popen", "pty.spawn",
    "marshal.load", "marshal.loads", "shelve.open", "yaml.load", "yaml.unsafe_load", "ctypes.CDLL",
    "pickle.load", "pickle.loads", "pickle.Unpickler", "cloudpickle.load", "cloudpickle.loads", "joblib.load",
    "pandas.read_pickle", "tempfile.mktemp",
    "subprocess.getoutput", "subprocess.getstatusoutput", "code.interact", "runpy.run_path",
}  # fmt: skip
"""Calls by which data could come to run."""
_FROM_ITS_PARENT = "reads what the process that started it sends, never a file or a network"
ALLOWED = {
    ("timeline/store/child.py", "pickle.load"): _FROM_ITS_PARENT,
    ("timeline/worker.py", "pickle.loads"): _FROM_ITS_PARENT,
}
OWN = "--no-deps --no-index"
"""What was built here is installed from its file."""
SHELL = "subprocess with shell=True"


def calls(source: str) -> Iterator[str]:
    """The names of what a module calls, with the modules that they come from, whatever they were imported as."""
    tree = ast.parse(source)
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            first, dot, rest = ast.unparse(node.func).partition(".")
            yield known.get(first, first) + dot + rest
            if any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in node.keywords):
                yield SHELL


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_runs_data(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    found = {call for call in calls(path.read_text("utf8")) if call in RUNS_DATA or call == SHELL}
    assert {call for call in found if (name, call) not in ALLOWED} == set()


@pytest.mark.parametrize(
    "source",
    ["eval(x)", "exec(x)", "import pickle\npickle.loads(x)", "from pickle import load\nload(x)", "import pickle as p\np.load(x)",
     "import os\nos.system(x)", "import subprocess\nsubprocess.run(x, shell=True)", "from subprocess import run\nrun(x, shell=y)"],
)  # fmt: skip
def test_what_runs_data_is_seen(source: str) -> None:
    assert any(call in RUNS_DATA or call == SHELL for call in calls(source))


@pytest.mark.parametrize(
    "source", ["model.eval()", "re.compile(x)", "import json\njson.load(x)", "import subprocess\nsubprocess.run([x])"]
)
def test_what_runs_no_data_is_let_through(source: str) -> None:
    assert not any(call in RUNS_DATA or call == SHELL for call in calls(source))


RUNS = frozenset({"", "module", "text/javascript", "application/javascript"})


def policy_of(page: str) -> dict[str, list[str]]:
    """The content security policy of a page: directive -> sources."""
    (content,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    return {
        name: sources for name, *sources in (part.split() for part in html.unescape(content).split(";") if part.strip())
    }


@pytest.mark.parametrize(
    "words", [("report", "-o", "x.html"), ("chart", "timeline", "-o", "x.html"), ("chart", "countries", "-o", "x.html")]
)
def test_a_page_runs_its_own_scripts_and_reaches_nowhere(
    words: tuple[str, ...], demo: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command(*words, "--db", demo).code == 0
    page = (tmp_path / "x.html").read_text("utf8")
    policy = policy_of(page)
    assert (
        policy["default-src"] == ["'none'"] and policy["base-uri"] == ["'none'"] and policy["form-action"] == ["'none'"]
    )
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script", page, re.DOTALL)
    run = [text for given, text in scripts if (re.search(r'type="([^"]*)"', given) or ["", ""])[1] in RUNS]
    hashes = {f"'sha256-{b64encode(hashlib.sha256(text.encode('utf8')).digest()).decode()}'" for text in run}
    assert run and set(policy["script-src"]) == hashes
    assert page.index("Content-Security-Policy") < page.index("<script")
    reached = {source for sources in policy.values() for source in sources if re.match(r"https?:|\*|//|wss?:", source)}
    assert not reached and "connect-src" not in policy
    assert not re.search(
        r"<(?:script|img|iframe|link|object|embed)\b[^>]*\b(?:src|href|data)=[\"']?(?:https?:)?//", page
    )
    assert not re.search(r"<[a-z][^<>]*\son[a-z]+=", re.sub(r"(?s)<script\b.*?</script", "", page))


REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)(?: ; [^\\]+)?(?P<hashes>(?: \\\n {4}--hash=sha256:[0-9a-f]{64})+)"
)


def requirements(text: str) -> Iterator[str]:
    """Each requirement of a lock, with its further lines."""
    return (part for part in re.split(r"\n(?=\S)", text.strip()) if not part.startswith("#"))


def test_each_requirement_is_fixed_to_a_version_and_its_hashes() -> None:
    listed = list(requirements((ROOT / "requirements.lock").read_text("utf8")))
    assert len(listed) > 50
    assert [part.splitlines()[0] for part in listed if REQUIREMENT.fullmatch(part) is None] == []


@pytest.mark.parametrize(
    "line",
    [
        "altair>=6",
        "altair==6.3.0",
        "altair==6.3.0 \\\n    --hash=md5:00",
        "altair @ https://example.org/a.whl",
        "-e .",
        "altair",
    ],
)
def test_a_requirement_that_is_not_fixed_is_seen(line: str) -> None:
    assert REQUIREMENT.fullmatch(line) is None


def test_each_dependency_is_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    locked = {_plain(part.partition("==")[0]) for part in requirements((ROOT / "requirements.lock").read_text("utf8"))}
    wanted = {_plain(re.split(r"[<>=\[]", need)[0]) for need in project["dependencies"]}
    assert wanted and wanted <= locked


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


INSTALLS = re.compile(r"\b(?:pip|uv)\b.*\binstall\b|\buv\b.*\bsync\b|\bpipx\b|\bnpm\b|\bcurl\b|\bwget\b|\bconda\b")
FIXED = ("--require-hashes -r requirements.lock", "--no-deps --no-build-isolation --editable .")
"""How an installation may go: what the lock holds, and this tree itself, built by what the lock holds."""
ASKED_FOR = {"lock", "audit", "bench", "fuzz"}
"""Targets that fetch a tool or a peer, by name and into a place of its own, where somebody asks for it; no other target needs them."""


def recipes(makefile: str) -> Iterator[tuple[str, list[str], str]]:
    """(target, what it needs, one line of its recipe)."""
    target, needs = "", list[str]()
    for line in makefile.splitlines():
        if line.startswith("\t"):
            yield target, needs, line.strip()
        elif head := re.match(r"([\w./-]+):(?!=)(.*)", line):
            target, needs = head[1], head[2].split()


def test_nothing_is_installed_that_is_not_fixed() -> None:
    makefile = (ROOT / "Makefile").read_text("utf8")
    loose = {
        target
        for target, _, line in recipes(makefile)
        if INSTALLS.search(line) and not line.endswith(FIXED) and OWN not in line
    }
    assert loose <= ASKED_FOR
    assert not {need for _, needs, _ in recipes(makefile) for need in needs} & ASKED_FOR
    script = (ROOT / ".ci" / "run").read_text("utf8")
    assert not INSTALLS.search(script)
    assert set(re.findall(r"^make (\S+)$", script, re.MULTILINE)) == {"lint", "compiled-test", "test"}
