"""Lists of words in the lexicon: each is asked for by some module, and none is empty."""

import ast
import csv
from pathlib import Path

import pytest

from timeline.errors import LexiconError
from timeline.lexicons.actors import world
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.dates import date_words
from timeline.lexicons.events import event_lexicon
from timeline.lexicons.once import Once
from timeline.lexicons.trade import trade_words

ROOT = Path(__file__).parents[1] / "timeline"
ASKED = {
    node.value
    for path in ROOT.rglob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}
LISTS = {
    "actors.toml": world().words, "clauses/words.toml": word_classes().lists, "dates/words.toml": date_words().lists,
    "events/outcomes.toml": event_lexicon().words, "trade/words.toml": trade_words().lists,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(LISTS))
def test_each_list_is_asked_for(name: str) -> None:
    assert sorted(set(LISTS[name]) - ASKED) == []


@pytest.mark.parametrize("name", sorted(LISTS))
def test_no_list_is_empty(name: str) -> None:
    assert [key for key, words in LISTS[name].items() if not words] == []


@pytest.mark.parametrize("path", sorted((ROOT / "lexicon").rglob("*.csv")), ids=lambda path: str(path.name))
def test_no_cell_lists_nothing_between_two_bars(path: Path) -> None:
    lines = (line for line in path.read_text(encoding="utf8").splitlines() if not line.startswith("#"))
    cells = (cell for row in csv.reader(lines) for cell in row if "|" in cell)
    assert [cell for cell in cells if not all(part.strip() for part in cell.split("|"))] == []


def test_what_is_kept_is_read_once_and_a_failure_is_not_kept() -> None:
    told: list[str] = []

    def read() -> tuple[str, ...]:
        told.append("asked")
        if len(told) == 1:
            raise LexiconError("words.toml", "is not there")
        return tuple(told)

    kept = Once(read)
    with pytest.raises(LexiconError):
        kept.get()
    assert kept.get() is kept.get()
    assert told == ["asked", "asked"]
