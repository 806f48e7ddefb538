"""A parsed statement in neutral terms: words with their tag, head and role, whatever pipeline read them.

Roles are those of Universal Dependencies, cut down to what the reader of clauses asks for. Pipelines with ClearNLP labels (`dobj`, `prep`
and `pobj`, `nsubjpass`) are turned into them, so that nothing above knows which pipeline it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind

_POS: Final = {
    "VB": "VERB",
    "NN": "NOUN",
    "JJ": "ADJ",
    "PR": "PRON",
    "WP": "PRON",
    "EX": "PRON",
    "CD": "NUM",
    "RB": "ADV",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a parse: `unit` is the number of the unit that it stands for, `head` the number of its head (its own for the root),
    `role` its neutral role, `tag` its Penn tag."""

    unit: int
    text: str
    tag: str
    head: int
    role: str

    @property
    def pos(self) -> str:
        """The universal part of speech, as far as clauses ask for it: from the tag, so that pipelines without one will do."""
        if self.role in {"aux", "aux:pass", "cop"} or self.tag == "MD":
            return "AUX"
        return _POS.get(self.tag[:2], "X") if self.tag not in {"NNP", "NNPS"} else "PROPN"


Parse = tuple[Word, ...]


DAYS: Final = ("Monday", "today")
"""The words that stand for every date, behind a preposition or article and elsewhere."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A statement as the parser is given it: its words, whether a blank follows each, and the unit that each stands for."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    units: tuple[int, ...]


def spelled(units: Sequence[Unit], text: str) -> Spelling:
    """The units as words. Names and dates are one word each, a frequent one of their kind: a parser trained on a small treebank has seen
    "China" and "Monday" in every role, and has seen few of the world's names in any. A dateline is left out: it is no part of the sentence."""
    words: list[str] = []
    spaces: list[bool] = []
    owners: list[int] = []
    skipped = dateline(units, several=True)
    for number, unit in enumerate(units):
        if number < skipped:
            continue
        follows = units[number + 1].start if number + 1 < len(units) else unit.end
        parts = _parts(unit, units[number - 1] if number else None, text)
        words += parts
        left_out = unit.start == unit.end  # the verb of a headline, which the text does not have
        spaces += [False] * (len(parts) - 1) + [follows > unit.end or left_out]
        owners += [number] * len(parts)
    return Spelling(tuple(words), tuple(spaces), tuple(owners))


_LONGEST_DATELINE: Final = 10


def dateline(units: Sequence[Unit], *, several: bool = False) -> int:
    """How many units the dateline takes at the head of a statement, its dash or colon included: "GENEVA, Jan 10 (AFP) -"; 0 without one. With
    `several`, two towns may stand in it: "LIMA/QUITO -"."""
    for number, unit in enumerate(units[:_LONGEST_DATELINE]):
        if number and (unit.kind == "dash" or unit.lower == ":"):
            end = number + 1
            while end < len(units) and units[end].kind in {"dash", "hyphen"}:
                end += 1
            inserted = any(later.kind == "dash" for later in units[end:])  # "Iran - Syria's friend - met Chad"
            return end if end < len(units) and units[end].capital and not inserted else 0
        if unit.kind not in {"actor", "time", "comma", "open", "close", "num"} and not (
            (unit.kind == "word" and unit.capital) or (several and unit.lower == "/")
        ):
            return 0
    return 0


_SHORTEST_PLACE: Final = 5


def place_of_report(units: Sequence[Unit]) -> int:
    """As `dateline`, but only of what is a report's place beyond doubt: a town, capitals, a day or an agency in brackets before the dash. Not
    the first of two sides: "China - US talks"."""
    first = units[0].mention if units else None
    if first is None:
        return 0
    end = dateline(units)
    if not end or not any(unit.kind == "dash" for unit in units[:end]):
        return 0
    spelled_large = first.text.isupper() and len(first.text) >= _SHORTEST_PLACE
    return (
        end if first.place or spelled_large or any(unit.kind in {"open", "time", "num"} for unit in units[:end]) else 0
    )


def _parts(unit: Unit, before: Unit | None, text: str) -> list[str]:
    written = text[unit.start : unit.end] or unit.lower
    if unit.kind == "time":
        return [DAYS[0] if before is not None and before.kind in {"prep", "det"} else DAYS[1]]
    if unit.mention is not None:
        named = _stand_in(unit.mention, written)
        return ["government" if named == "China" and before is not None and before.lower == "the" else named]
    if unit.lower.endswith(("n't", "n’t")) and len(written) > 3:
        return [written[:-3], "n't"]
    if unit.kind in {"prep", "adv"} and " " in written:
        return [unit.lower]  # "as well as", "not only"
    return [written]


def _stand_in(mention: ActorMention, written: str) -> str:
    """A frequent word of the mention's kind: a person, a state; or the mention's own last word where that is a common noun."""
    last = written.split()[-1]
    if word_classes().has("pronouns", written.lower()) and (written == "I" or not written.isupper()):  # "we", not "US"
        return written
    if mention.kind is ActorKind.PERSON:
        return "Bush"
    if mention.adjective or last[:1].islower() or last.endswith(("ns", "is", "ese")):
        return last
    return "China"


_SAME: Final = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "dobj": "obj", "dative": "iobj", "auxpass": "aux:pass", "relcl": "acl:relcl",
    "poss": "nmod:poss", "attr": "xcomp", "oprd": "xcomp", "prt": "compound:prt", "nn": "compound", "num": "nummod",
    "possessive": "case", "npadvmod": "obl", "rcmod": "acl:relcl", "partmod": "acl", "infmod": "acl", "obl:agent": "obl",
    "nsubj:outer": "nsubj", "root": "ROOT", "quantmod": "nummod", "acomp": "xcomp", "meta": "dep", "neg": "advmod",
}  # fmt: skip
_PREPOSITIONS: Final = frozenset({"prep", "agent"})
_CLAUSAL: Final = frozenset({"VERB", "AUX"})


def neutral(words: Sequence[Word], labels: str) -> Parse:
    """The words with neutral roles. `labels` is "ud" or "clearnlp", the scheme that the roles are written in now."""
    if labels == "ud":
        return tuple([replace(word, role=_SAME[word.role]) if word.role in _SAME else word for word in words])
    return tuple(_turned(words, number) for number in range(len(words)))


def _turned(words: Sequence[Word], number: int) -> Word:
    """One word of a ClearNLP parse: the object of a preposition hangs on what the preposition hangs on, and the preposition on it."""
    word = words[number]
    head = words[word.head]
    if word.role in {"pobj", "pcomp"} and head.role in _PREPOSITIONS:
        outer = _governor(words, word.head)
        if word.role == "pcomp":
            return replace(word, head=outer, role="advcl")
        return replace(word, head=outer, role="obl" if words[outer].pos in _CLAUSAL else "nmod")
    if word.role in _PREPOSITIONS:
        inner = next(
            (n for n, other in enumerate(words) if other.head == number and other.role in {"pobj", "pcomp"}), None
        )
        if inner is not None:
            return replace(word, head=inner, role="case" if words[inner].role == "pobj" else "mark")
        return replace(word, role="advmod")
    return replace(word, role=_SAME.get(word.role, word.role))


def _governor(words: Sequence[Word], preposition: int) -> int:
    """What a preposition hangs on, past prepositions before it ("from under the table")."""
    at = words[preposition].head
    seen = {preposition}
    while words[at].role in _PREPOSITIONS and at not in seen:
        seen.add(at)
        at = words[at].head
    return at


def scheme(labels: Sequence[str]) -> str:
    """Which scheme a parser's labels are of: "clearnlp" where objects are `dobj`, else "ud"."""
    return "clearnlp" if "dobj" in labels else "ud"
