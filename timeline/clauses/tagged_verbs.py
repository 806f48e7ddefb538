"""Verb groups of single words by their Penn tag, where a parser has given one."""

from typing import Final

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.insertions import closes_apposition
from timeline.clauses.neighbours import tells_more
from timeline.clauses.units import Unit, plain

_FORMS: Final = {"VBD": "past", "VBN": "participle", "VBG": "ing", "VBZ": "third", "VBP": "base", "VB": "base"}


_NAMING: Final = frozenset("called named dubbed titled termed labelled labeled".split())
_GIVING: Final = frozenset(
    "given granted offered denied awarded promised shown handed sent paid taught told owed allowed refused assigned left lent asked".split()
)
"""Participles that may have an object behind them: "the loan granted Chad"."""


def _tells(units: tuple[Unit, ...], at: int, left: int, before: VerbGroup | None) -> bool:
    """Whether a word that a parser takes for a bare participle is the past by all that stands around it."""
    prev = units[left] if left >= 0 else None
    if prev is None or at + 1 >= len(units) or units[at + 1].lower == "by":
        return False
    if prev.kind == "comma":  # "Chad, whose troops had left, threatened to"
        return not tells_more(units[at], units[at + 1]) and closes_apposition(units, left)
    if prev.kind == "conj":  # "failed to agree but promised to"
        return (
            before is not None
            and before.finite
            and not (before.passive or before.perfect)
            and units[at + 1].kind == "to"
        )
    return _has_object(units, at, prev)


def _has_object(units: tuple[Unit, ...], at: int, prev: Unit | None) -> bool:
    """Whether a word that a parser takes for a bare participle has an object of its own: "an American drone killed an Iranian general"."""
    if at + 1 >= len(units) or prev is None or prev.kind not in {"word", "actor"} or units[at].lower in _NAMING:
        return False
    return units[at + 1].kind in {"det", "poss", "actor"} and units[at].lower not in _GIVING


def tagged_verb(units: tuple[Unit, ...], at: int, forms: VerbForms, before: VerbGroup | None) -> VerbGroup | None:
    """The verb group of the word at `at`, or None where its tag is no verb's."""
    unit = units[at]
    form = _FORMS.get(unit.tag)
    if form is None or (at + 1 < len(units) and units[at + 1].kind == "hyphen"):
        return None
    pairs = forms.get(unit.lower, ())
    lemmas = tuple(dict.fromkeys(lemma for lemma, tag in pairs if tag == form)) or tuple(
        dict.fromkeys(lemma for lemma, _ in pairs)
    )
    left = at - 1
    while left >= 0 and plain(units[left].kind):
        left -= 1
    prev = units[left] if left >= 0 else None
    negated = any(units[place].kind == "neg" for place in range(left + 1, at))
    if form == "participle" and any(tag == "past" for _, tag in pairs) and _tells(units, at, left, before):
        form = "past"
        lemmas = tuple(dict.fromkeys(lemma for lemma, tag in pairs if tag == form))
    if form == "participle":
        return VerbGroup(at, at + 1, at, lemmas or ("?",), form, False, passive=True, negated=negated)
    if form == "ing":
        preposition = prev.lower if prev is not None and prev.kind in {"prep", "sub", "to"} else ""
        negated = negated or preposition == "without"
        return VerbGroup(at, at + 1, at, lemmas or ("?",), form, False, negated=negated, preposition=preposition)
    if unit.tag == "VB" and before is not None and (before.infinitive or before.modal):
        return VerbGroup(
            at, at + 1, at, lemmas or ("?",), form, before.finite, before.infinitive, False, negated, before.modal
        )
    return VerbGroup(at, at + 1, at, lemmas or ("?",), form, True, negated=negated)
