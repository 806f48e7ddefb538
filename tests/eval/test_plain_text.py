"""Text in which nothing diplomatic happens, real and by the hundred thousand words: how many events are seen in it all the same."""

import gzip
import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.articles.make import article_from_text
from timeline.coder import code_article

CEILINGS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf8"))["ceiling"]


def texts(path: Path, genres: set[str]) -> Iterator[str]:
    """The documents of these genres in a treebank, whose ids hold them: "email-enronsent28_01", "GUM_academic_art"."""
    genre, sentences = "", list[str]()
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line.startswith("# newdoc id = "):
                if genre in genres:
                    yield " ".join(sentences)
                genre = next(part for part in re.split(r"[-_]", line.split("= ")[1].strip()) if part != "GUM")
                sentences = []
            elif line.startswith("# text = "):
                sentences.append(line.removeprefix("# text = ").strip())
    if genre in genres:
        yield " ".join(sentences)


@pytest.mark.parametrize("ceiling", CEILINGS, ids=lambda ceiling: str(ceiling["name"]))
def test_plain_text_tells_next_to_nothing(ceiling: dict[str, Any], shared: Path) -> None:
    paths = [shared / "data" / name for name in ceiling["files"]]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    assert digest == ceiling["sha256"], "the texts are another edition: measure again, then pin both"
    read = [code_article(article_from_text(text)) for path in paths for text in texts(path, set(ceiling["genres"]))]
    words = sum(len(coded.article.text.split()) for coded in read)
    found = {"events": sum(len(coded.events) for coded in read), "facts": sum(len(coded.facts) for coded in read)}
    assert words >= ceiling["words"]
    above = {name: (found[name], most) for name, most in ceiling["most"].items() if found[name] > most}
    assert not above, f"measured, ceiling: {above}"
