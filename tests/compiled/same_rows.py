"""The compiled coder gives the rows that the plain one gives: `make compiled-test`, which sets TIMELINE_COMPILED to where it is installed."""

import hashlib
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.articles.make import article_from_text
from timeline.clauses.parser import load_parser
from timeline.coder import code_article

_ROOT = Path(__file__).resolve().parents[2]
_CODE = "from tests.compiled.same_rows import tell; tell('{parser}')"


def _texts() -> Iterator[str]:
    """Every text of the specs, and the sample articles."""
    for path in sorted((_ROOT / "tests" / "specs").glob("*.jsonl")):
        for line in path.read_text("utf8").splitlines():
            text = json.loads(line).get("text")
            if isinstance(text, str) and text.strip():
                yield text
    for path in sorted((_ROOT / "seeds").glob("*.md")):
        yield path.read_text("utf8")


def digests(parser: str) -> list[str]:
    """The digest of all that is coded of each text; it survives a round through pickle, as it must on its way to another process."""
    reader = load_parser(parser)
    found = []
    for text in _texts():
        coded = code_article(article_from_text(text), reader)
        assert pickle.loads(pickle.dumps(coded)) == coded
        found.append(hashlib.sha256(repr(coded).encode("utf8", "replace")).hexdigest())
    return found


def tell(parser: str) -> None:
    """Print the digests, after the place of the coder that made them."""
    from timeline import coder

    print(json.dumps([coder.__file__, *digests(parser)]))


@pytest.mark.parametrize("parser", ["none", "bundled"])
def test_the_compiled_coder_gives_the_same_rows(parser: str, tmp_path: Path) -> None:
    folder = (_ROOT / os.environ["TIMELINE_COMPILED"]).resolve()
    # the tests as a package of their own: beside them lies the plain coder
    (tmp_path / "tests").symlink_to(_ROOT / "tests")
    (tmp_path / "seeds").symlink_to(_ROOT / "seeds")
    told = subprocess.run(
        [sys.executable, "-c", _CODE.format(parser=parser)], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{tmp_path}", "PYTHONSAFEPATH": "1"},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    place, *compiled = json.loads(told.stdout)
    assert Path(place).is_relative_to(folder)
    assert Path(place).suffix in {".so", ".pyd"}
    plain = digests(parser)
    assert len(plain) > 1000
    assert compiled == plain
