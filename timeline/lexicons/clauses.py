"""Closed word classes and inflection: what the reader of clauses knows about English words.

`word_classes` gives the lists of lexicon/clauses/words.toml, `inflect` the forms of a verb by rule and by irregular.csv.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from timeline.errors import LexiconError
from timeline.lexicons.once import Once
from timeline.lexicons.tables import read_csv, read_toml, split_cell

IRREGULAR_COLUMNS: Final = ("lemma", "past", "participle", "ing", "third")
_VOWELS: Final = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one verb; a form may be spelled in several ways."""

    base: str
    third: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    ing: tuple[str, ...]

    def tagged(self) -> tuple[tuple[str, str], ...]:
        """Every (form, tag); tags are base, third, past, participle, ing."""
        pairs = [(self.base, "base")]
        for tag in ("third", "past", "participle", "ing"):
            pairs += [(form, tag) for form in getattr(self, tag)]
        return tuple(pairs)


@dataclass(frozen=True, slots=True)
class WordClasses:
    """The word lists by name, and the governing words: first word -> kinds; of them those that give their object something to do, and with
    those those that judge what it has done."""

    lists: dict[str, frozenset[str]]
    governors: dict[str, frozenset[str]]
    object_control: frozenset[str]
    gerund_control: frozenset[str]

    def has(self, name: str, word: str) -> bool:
        """Whether a lower-case word is in the list `name`."""
        return word in self.lists[name]

    def has_any(self, name: str, words: Iterable[str]) -> bool:
        """Whether one of some lower-case words is in the list `name`."""
        return not self.lists[name].isdisjoint(words)


def word_classes() -> WordClasses:
    """The lists of words.toml; read on first use."""
    return _CLASSES.get()


def _read_classes() -> WordClasses:
    tables = read_toml("clauses/words.toml")
    governed = tables.pop("governors", None)
    if not isinstance(governed, dict):
        raise LexiconError("clauses/words.toml", "there is no [governors] table")
    lists = {name: frozenset(words.split()) for name, words in tables.items()}
    kinds: dict[str, set[str]] = {}
    for kind, words in governed.items():
        for word in words.split():
            kinds.setdefault(word, set()).add(kind)
    controlling = frozenset(word for word, found in kinds.items() if "control_object" in found)
    judging = frozenset(word for word, found in kinds.items() if "judge" in found)
    governors = {word: frozenset(found) for word, found in kinds.items()}
    return WordClasses(lists, governors, controlling, controlling | judging)


_CLASSES: Final = Once(_read_classes)


@cache
def irregular_pasts() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Past forms, participles and bases of irregular verbs; of the past only those that are not their own present ("read", "cut")."""
    verbs = [inflect(lemma) for lemma in _irregular()]
    pasts = frozenset(form for verb in verbs for form in verb.past if form != verb.base)
    participles = frozenset(form for verb in verbs for form in verb.participle)
    return pasts, participles, frozenset(verb.base for verb in verbs)


@cache
def _irregular() -> dict[str, dict[str, str]]:
    return {row["lemma"]: row for _, row in read_csv("clauses/irregular.csv", IRREGULAR_COLUMNS)}


def inflect(lemma: str) -> Forms:
    """The forms of a verb, by the irregular table where it has them and by spelling rules elsewhere."""
    row = _irregular().get(lemma, {"past": "", "participle": "", "ing": "", "third": ""})
    regular_past, regular_ing, regular_third = _regular(lemma)
    past = split_cell(row["past"]) or (regular_past,)
    return Forms(
        base=lemma,
        third=split_cell(row["third"]) or (regular_third,),
        past=past,
        participle=split_cell(row["participle"]) or past,
        ing=split_cell(row["ing"]) or (regular_ing,),
    )


def _regular(lemma: str) -> tuple[str, str, str]:
    if lemma.endswith("e"):
        return lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing", lemma + "s"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ies"
    stem = lemma + lemma[-1] if _doubles(lemma) else lemma
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return stem + "ed", stem + "ing", third


_STRESSED: Final = ("mit", "pel", "cur", "rol")
"""Ends of verbs of several syllables whose last is stressed: "transmit", "dispel", "incur", "patrol"."""


def _doubles(lemma: str) -> bool:
    """Whether a verb doubles its last letter before -ed and -ing: "rub", "transmit"."""
    if len(lemma) < 3 or lemma[-1] in "aeiouwxy" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return False
    one_syllable = sum(letter in "aeiouy" for letter in lemma) == 1
    return one_syllable or lemma.endswith(_STRESSED)


def plural(noun: str) -> str:
    """The plural of a noun (its last word where it is several)."""
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    return noun[:-3] + "men" if noun.endswith("man") else noun + "s"


def is_model(word: str) -> bool:
    """Whether a word is the number of a weapon: "f-16s", "t-72", "su-25"."""
    stem = word[:-1] if word.endswith("s") else word
    return len(stem) < _MODEL_LENGTH and stem[-1:].isdigit() and stem[:1].isalpha() and "-" in stem


_MODEL_LENGTH: Final = 8
"""No weapon's number is as long; other words with a number at their end are: "covid-19"."""
