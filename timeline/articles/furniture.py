"""What surrounds the text of an article: lines that are captions, slugs, bylines or boilerplate, by lexicon/furniture.toml."""

import re
from dataclasses import dataclass
from functools import cache

from timeline.errors import LexiconError
from timeline.lexicons.tables import read_toml
from timeline.terms import Section

CLOSING, ASIDE = "closing", "aside"
_SECTIONS = {CLOSING, ASIDE, "byline", "dateline", "caption", "slug", "boilerplate"}


@dataclass(frozen=True, slots=True)
class LineRule:
    """One kind of line: `pattern` must match the whole of it, it has at most `longest` characters, and one of the strings in `holds` if any."""

    id: str
    section: str
    pattern: re.Pattern[str]
    longest: int
    holds: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def takes(self, line: str) -> bool:
        """Whether a line (without blanks around it) is of this kind."""
        if len(line) > self.longest or (self.holds and not any(part in line for part in self.holds)):
            return False
        return self.pattern.fullmatch(line) is not None


@cache
def line_rules() -> tuple[LineRule, ...]:
    """The rules in the order of the file: the first that takes a line decides."""
    found = []
    for row in read_toml("furniture.toml")["line"]:
        if row["section"] not in _SECTIONS:
            raise LexiconError("furniture.toml", f"{row['id']}: there is no section {row['section']!r}")
        flags = re.DOTALL if row.get("case") else re.IGNORECASE | re.DOTALL
        found.append(
            LineRule(
                row["id"], row["section"], re.compile(row["pattern"], flags), row["longest"], tuple(row.get("holds", ())),
                tuple(row["examples"]), tuple(row["not"]),
            )
        )  # fmt: skip
    return tuple(found)


def line_kind(line: str) -> str | None:
    """The section of a line of furniture ("closing" and "aside" for headings of other things), or None for text."""
    return next((rule.section for rule in _rules_for(min(len(line), _longest() + 1)) if rule.takes(line)), None)


@cache
def _longest() -> int:
    """Characters of the longest line that any rule takes: most paragraphs have more."""
    return max(rule.longest for rule in line_rules())


@cache
def _rules_for(length: int) -> tuple[LineRule, ...]:
    """The rules that may take a line of so many characters."""
    return tuple(rule for rule in line_rules() if length <= rule.longest)


def section_of(kind: str) -> Section:
    """The section in which a line of such a kind is kept."""
    return Section.BOILERPLATE if kind in {CLOSING, ASIDE} else Section(kind)
